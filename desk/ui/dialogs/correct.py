"""Correct a published story: pick the wrong words on its page, write the right ones, and say what was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.newsroom import correcting
from desk.newsroom.correcting import Wrong
from desk.preflight.passages import shortened
from desk.story.claim import Fact
from desk.story.errors import DeskError
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Words, field, line
from desk.ui.dialogs.published_page import Picked, PublishedPage
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import button, clear, label

PAGE = 250  # pixels of the page


@dataclass(frozen=True, slots=True)
class Correcting:
    """What was answered: why, and the words that were righted."""

    reason: str
    wrong: tuple[Wrong, ...]


class CorrectSheet(Sheet):
    """`answered` brings a Correcting. Enter in the field of the right words takes them down."""

    def __init__(self, over: QWidget | None, bench: Bench, story: Story) -> None:
        super().__init__(
            over,
            "correctSheet",
            "Correct the published story",
            "Select what is wrong on the page and write what is right. The notice to readers is drafted from it.",
            width=680,
        )
        self._bench, self._story = bench, story
        self._picked: Picked | None = None
        self._wrong: tuple[Wrong, ...] = ()
        self._links: dict[Wrong, tuple[Fact, ...]] = {}
        self.page = PublishedPage(story)
        self.page.setFixedHeight(PAGE)
        self._chosen = label("Nothing is selected yet.", "small", wrap=True, name="chosenWords")
        self.right = line("", "What is right; nothing, to take the words out")
        self.right.setObjectName("rightWords")
        self.right.setAccessibleName("What is right")
        self._take = button("Right it", "takeDown", self._on_take, "small")
        self._take.setAutoDefault(False)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.reason = Words("", "How it was found, and how we know what is right", lines=2)
        self.column.addWidget(self.page)
        self.column.addWidget(self._chosen)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.right, 1)
        row.addWidget(self._take)
        self.column.addLayout(row)
        self.column.addLayout(self._rows)
        self.column.addWidget(field("What was wrong", self.reason, "reason"))
        self.primary("Begin correction", self._on_verb)
        self.page.picked.connect(self._on_picked)
        self.right.textEdited.connect(lambda _text: self.refuse(""))
        self._show_pick()
        self.reason.setFocus()

    def _on_picked(self, picked: Picked | None) -> None:
        if picked is not None and picked.words:  # a click into the field takes the selection's colour, not the words
            self._picked = picked
            self.right.setText(picked.words)
        self._show_pick()

    def _show_pick(self) -> None:
        picked = self._picked
        told = f"Wrong: “{shortened(picked.words, 120)}”" if picked is not None else "Nothing is selected yet."
        self._chosen.setText(told)
        for one in (self.right, self._take):
            one.setEnabled(picked is not None)

    def _on_take(self) -> None:
        picked = self._picked
        if picked is None:
            return
        try:
            place = correcting.picked(self._story, picked.text, picked.start, picked.end)
        except DeskError as error:
            self.refuse(str(error))
            return
        right = self.right.text().strip()
        if right == picked.words:
            self.refuse("That is what stands there now: write what is right.", self.right)
            return
        made = Wrong(place, right)
        self._wrong = (*self._wrong, made)
        self._picked = None
        self.page.leave()
        self.right.clear()
        self._show_pick()
        self._show_wrong()
        errand = self._bench.work.ask(correcting.linked_facts, self._story, place)
        errand.then(self.while_open(partial(self._on_linked, made)))

    def _on_linked(self, made: Wrong, facts: tuple[Fact, ...]) -> None:
        self._links[made] = facts
        self._show_wrong()

    def _on_remove(self, made: Wrong) -> None:
        self._wrong = tuple(one for one in self._wrong if one is not made)
        self._show_wrong()

    def _show_wrong(self) -> None:
        clear(self._rows)
        for made in self._wrong:
            row = QHBoxLayout()
            told = QVBoxLayout()
            told.setSpacing(1)
            told.addWidget(label(made.told, "strong", wrap=True, name="righted"))
            for fact in self._links.get(made, ()):
                known = f"{fact.state.value} by {fact.claim.checker}" if fact.claim and fact.claim.checker else ""
                text = f"Ledger: {fact.kind.value} ‘{shortened(fact.place.words, 50)}’"
                told.addWidget(label(f"{text} {known}→ changed".replace("  ", " "), "small", wrap=True, name="linked"))
            row.addLayout(told, 1)
            away = button("Not this", "notThis", partial(self._on_remove, made), "small")
            away.setAutoDefault(False)
            row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addLayout(row)
        self.fit()

    def _on_verb(self) -> None:
        if self.right.hasFocus() and self._picked is not None:
            self._on_take()
            return
        reason = self.reason.words or "; ".join(one.told for one in self._wrong)
        if reason:
            self.answer(Correcting(reason, self._wrong))
        else:
            self.refuse("Select the wrong words, or say in a sentence what was wrong.", self.reason)
