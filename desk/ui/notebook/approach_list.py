"""Asked for comment, at the end of the sources: whom, when and how, and the answer or that there is none yet."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.newsroom.clock import now
from desk.story.approach import Approach
from desk.story.house import House
from desk.story.key import new_key
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.approach import ApproachSheet
from desk.ui.kit import clear, command_button, label, pill
from desk.ui.notebook import steps
from desk.ui.notebook.card import NoteCard
from desk.ui.quoted_words import breakable


class ApproachList(QWidget):
    """A card for each; Enter edits it (the answer first), Delete removes it. Undo brings it back."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("approaches")
        self.setAccessibleName("Asked for comment")
        self._bench = bench
        self._story: Story | None = None
        self._zone = House().zone
        self._add = bench.commands.action("note.approach")
        self._none = label("Nobody was asked for comment yet.", "small", wrap=True, name="approachesNone")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        self._button = command_button(self._add, "addApproach", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(9)
        column.addWidget(label("ASKED FOR COMMENT", "caps"))
        column.addLayout(self._rows)
        column.addWidget(self._none)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        bench.commands.on("note.approach", lambda: self.edit(None))
        bench.wire.house_changed.connect(self._on_house_changed)
        bench.theme.changed.connect(self._show)

    @property
    def cards(self) -> tuple[NoteCard, ...]:
        """The cards, from the top."""
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        shown = (item.widget() for item in items if item is not None)
        return tuple(card for card in shown if isinstance(card, NoteCard))

    def show_story(self, story: Story | None) -> None:
        """Show whom this story's people asked."""
        before, self._story = self._story, story
        if before is None or story is None or before.key != story.key or before.approaches != story.approaches:
            self._show()
        self._show_writable()

    def edit(self, approach: Approach | None) -> ApproachSheet | None:
        """Open the sheet for that one, or for a new one as of now."""
        if self._story is None:
            return None
        one = approach or Approach(new_key(), at=now(), by=self._bench.work.person.name)
        names = [source.name for source in self._story.sources if source.name and not source.confidential]
        names += [source.organisation for source in self._story.sources if source.organisation]
        sheet = ApproachSheet(self, one, zone=self._zone, names=names, new=approach is None)
        label_of = "Note who was asked" if approach is None else "Edit whom you asked"
        sheet.answered.connect(lambda made: self._ask(steps.with_approach(made), label_of))
        sheet.open()
        return sheet

    def remove(self, approach: Approach) -> None:
        """Take it out of the notebook; Undo brings it back."""
        self._ask(steps.without_approach(approach.key), "Remove whom you asked")

    def focus(self, key: str) -> None:
        """Go to the card of that approach, else to the first that waits for an answer."""
        rows = self._story.approaches if self._story is not None else ()
        wanted = [number for number, one in enumerate(rows) if one.key == key or (not key and one.waits)]
        if wanted and wanted[0] < len(self.cards):
            self.cards[wanted[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, step: steps.Step, told: str) -> None:
        if self._story is not None and steps.ask_for(self._bench.wire, self._story, step, told):
            self._bench.wire.panel_requested.emit("sources")

    def _show(self) -> None:
        clear(self._rows)
        rows = self._story.approaches if self._story is not None else ()
        for one in rows:
            card = self._card(one)
            self._rows.addWidget(card)
            card.show()
        self._none.setVisible(not rows)

    def _show_writable(self) -> None:
        self.setVisible(self._story is not None and (self._add.isEnabled() or bool(self._story.approaches)))
        self._button.setVisible(self._add.isEnabled())

    def _card(self, one: Approach) -> NoteCard:
        card = NoteCard("approachCard", self._bench.theme, "warn" if one.waits else "plain")
        told = "No answer yet" if one.waits else "Answered" if one.answer else "No comment"
        about = self._about(one)
        card.setAccessibleName(f"Asked for comment: {one.who}, {about}. {told}. {one.answer}")
        card.line(pill(told, "warn" if one.waits else "ok", name="approachState"))
        card.column.addWidget(label(breakable(one.who), "strong", wrap=True, name="approachWho"))
        for text, name in ((about, "approachAbout"), (one.answer and f"“{one.answer}”", "approachAnswer")):
            if text:
                card.column.addWidget(label(breakable(text), "small", wrap=True, name=name))
        card.tool("pencil", "Edit", "editApproach", partial(self._on_key, card, one, int(Qt.Key.Key_Return)))
        card.tool("trash-2", "Remove", "removeApproach", partial(self._on_key, card, one, int(Qt.Key.Key_Delete)))
        card.menu_line("Edit…", "editApproachLine", partial(self._on_key, card, one, int(Qt.Key.Key_Return)))
        card.menu_line("Remove", "removeApproachLine", partial(self._on_key, card, one, int(Qt.Key.Key_Delete)))
        card.opened.connect(partial(self._on_key, card, one, int(Qt.Key.Key_Return)))
        card.key_pressed.connect(lambda key: self._on_key(card, one, key))
        return card

    def _about(self, one: Approach) -> str:
        """`Mail · 20 July 1969, 10:00 · by Reporter · answered 21 July 1969, 09:00`."""
        zone = ZoneInfo(self._zone)
        at, answered = (f"{m.day} {m:%B %Y, %H:%M}" if m else "" for m in (
            moment.astimezone(zone) if moment else None for moment in (one.at, one.answered)
        ))  # fmt: skip
        by = f"by {one.by}" if one.by else ""
        how = one.how[:1].upper() + one.how[1:]
        return " · ".join(part for part in (how, at, by, answered and f"answered {answered}") if part)

    def _on_key(self, card: NoteCard, one: Approach, key: int) -> None:
        cards = self.cards
        goals = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -len(cards), Qt.Key.Key_End: len(cards)}
        if (step := goals.get(Qt.Key(key))) is not None:
            cards[min(max(cards.index(card) + step, 0), len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._add.isEnabled():
            self.remove(one) if key == Qt.Key.Key_Delete else self.edit(one)

    def _on_house_changed(self, house: House) -> None:
        self._zone = house.zone
        self._show()
