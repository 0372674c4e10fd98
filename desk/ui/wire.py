"""The wire: facts and wishes that panels tell each other without knowing each other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Wire(QObject):
    """Signals only. Facts end in `_changed` or `_closed`, wishes in `_requested`; `said` is a sentence to show."""

    story_changed = Signal(object)  # Story: the open story as it now stands (typed, stored or moved)
    story_closed = Signal()
    selection_changed = Signal(str)  # the words selected in the copy
    findings_changed = Signal(object)  # tuple[Finding, ...] of the open story
    desk_changed = Signal()  # something stored has changed: lists and counts read again
    person_changed = Signal(object)  # Person who now works here
    house_changed = Signal(object)  # House
    saved_changed = Signal(str)  # 'saved', 'saving', 'unsaved' or a sentence why not

    sealed = Signal(object)  # Story as the desk has it, a person in it sealed just now: what stood before must go

    open_requested = Signal(str)  # key of a story
    edit_requested = Signal(object, str)  # Callable[[Story], Story], and what it is called in Undo
    insert_requested = Signal(object)  # a Quote or a Photo into the copy at the cursor
    place_requested = Signal(object)  # Place to show
    place_chosen = Signal(object)  # Place of the words chosen on the Review page; None when none are
    comment_requested = Signal(object)  # Place to comment on
    photo_chosen = Signal(str)  # key of the photo of the open story that the person is at
    move_requested = Signal(str)  # name of a move for the open story
    listen_requested = Signal(str, float)  # key of a recording or transcript of the story, and the second to begin at
    panel_requested = Signal(str)  # name of a side panel to show

    said = Signal(str)  # a sentence for the person
    refused = Signal(str)  # a sentence that something was not done, and what to do
