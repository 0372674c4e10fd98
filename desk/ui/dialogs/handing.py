"""A package at the door: from whom, signed by whom, what it would change, and each clash side by side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QWidget

from desk.newsroom.handing_over import Clash, Coming
from desk.story.signer import Signer
from desk.ui.dialogs.entries import Entries, Entry
from desk.ui.dialogs.fields import Tick, field, line
from desk.ui.dialogs.sheet import Sheet
from desk.ui.dialogs.signing import shown_fingerprint
from desk.ui.kit import Card, label

MOST_SHOWN = 600  # characters of one side of a clash


class HandOver(Sheet):
    """`answered` brings the note that goes with the package; where it is to lie is asked next."""

    def __init__(self, over: QWidget | None, title: str) -> None:
        super().__init__(
            over,
            "handOver",
            f"Hand over ‘{title}’?",
            "One file with the story, its photos, history, comments and decisions, signed by you. Who confidential "
            "sources are stays here.",
        )
        self.note = line("", "For tonight; the caption is still open")
        self.column.addWidget(field("A line to whoever takes it in", self.note, "handOverNote"))
        self.primary("Choose where…", lambda: self.answer(self.note.text().strip()))
        self.note.setFocus()


class StrangerSheet(Sheet):
    """`answered` (True) when the person has compared the fingerprint and wants the key taken in."""

    def __init__(self, over: QWidget | None, signer: Signer) -> None:
        super().__init__(
            over,
            "stranger",
            "Signed by a stranger",
            f"The package says to be from ‘{signer.person}’, but no key of theirs is on this desk. Nothing was taken "
            "in. Ask them, by voice, for the fingerprint of their key; take it in only if it is this one:",
            width=520,
        )
        self.column.addWidget(shown_fingerprint(signer))
        self.verb("It is the same: trust the key", "trustKey", lambda: self.answer(True))
        self.primary("Leave it", self.reject, no="").setFocus()


class TakeIn(Sheet):
    """`answered` brings the places (frozenset of str) where what came is to stand instead of what is here."""

    def __init__(self, over: QWidget | None, coming: Coming) -> None:
        package = coming.package
        joined, new = coming.joined, coming.here is None
        moment = package.at.astimezone()
        title = f"Take in ‘{package.story.title}’?" if new else f"Join ‘{package.story.title}’ with what came?"
        said = f"From {package.signer.person}, whose key this desk knows. Packed {moment:%d %B, %H:%M}."
        super().__init__(over, "takeIn", title, said, width=760)
        self._groups: dict[str, QButtonGroup] = {}
        if package.note:
            self.column.addWidget(label(f"“{package.note}”", wrap=True, name="packageNote"))
        self.column.addWidget(shown_fingerprint(package.signer))
        self.column.addWidget(label(_told(coming), wrap=True, name="whatChanges"))
        if joined.clashes:
            count = len(joined.clashes)
            places = "One place was" if count == 1 else f"{count} places were"
            told = f"{places} changed on both sides: choose. The other goes to the history."
            self.column.addWidget(label(told, "strong", wrap=True))
        for number, clash in enumerate(joined.clashes):
            self.column.addWidget(self._clash_card(number, clash))
        self.primary("Take in" if new else "Join", self._on_verb).setFocus()

    def _clash_card(self, number: int, clash: Clash) -> Card:
        card = Card(f"clash{number}")
        card.column.addWidget(label(clash.label, "strong", name="clashPlace"))
        sides = QGridLayout()
        sides.setHorizontalSpacing(16)
        group = QButtonGroup(card)
        for column, (text, words, name) in enumerate(
            (("Keep what is here", clash.here, "here"), ("Take what came", clash.came, "came"))
        ):
            choice = Tick(text, f"{name}{number}")
            choice.setAccessibleName(f"{clash.label}: {text}")
            choice.setAccessibleDescription(words)
            choice.setChecked(name == "here")
            group.addButton(choice, column)
            sides.addWidget(choice, 0, column)
            sides.addWidget(_side(words), 1, column)
            sides.setColumnStretch(column, 1)
        card.column.addLayout(sides)
        self._groups[clash.place] = group
        return card

    def _on_verb(self) -> None:
        self.answer(frozenset(place for place, group in self._groups.items() if group.checkedId() == 1))


class Inbox(Sheet):
    """What lies in the watched folder; `answered` brings the Path that was chosen, or None for another file."""

    def __init__(self, over: QWidget | None, files: tuple[Path, ...]) -> None:
        super().__init__(over, "inbox", "Take in a story", "These packages lie in your inbox folder.", width=520)
        self.files = Entries("inboxFiles", "Packages in the inbox", most=6)
        self.files.show_entries(tuple(Entry(str(file), file.name) for file in files), str(files[0]))
        self.column.addWidget(self.files)
        self.verb("Another file…", "anotherFile", lambda: self.answer(None))
        self.primary("Look at it", lambda: self.answer(Path(self.files.chosen)))
        self.files.setFocus()


def _told(coming: Coming) -> str:
    if coming.here is None:
        return f"It is new on this desk, and will stand among the stories that are {coming.joined.story.stage}."
    if not coming.joined.changes and not coming.joined.clashes:
        return "All that is in it is here already: nothing will change."
    changes = ", ".join(coming.joined.changes)
    return f"Here will change: {changes}." if changes else "Nothing will change here but what you choose below."


def _side(words: str) -> QLabel:
    shown = words if len(words) <= MOST_SHOWN else words[:MOST_SHOWN].rstrip() + " …"
    made = label(shown or "(empty)", "" if words else "muted", wrap=True, name="clashSide")
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    made.setToolTip("" if shown == words else "The whole is in the history afterwards.")
    return made
