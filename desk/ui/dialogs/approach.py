"""Who was asked for comment: when, how, and what they answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desk.story.approach import Approach
from desk.story.errors import WrongUse
from desk.ui.dialogs.fields import When, Words, complete, field, line, row
from desk.ui.dialogs.sheet import Sheet

WAYS = ("phone call", "mail", "text message", "letter", "in person", "through the press office")


class ApproachSheet(Sheet):
    """`answered` brings the Approach as it should stand in the notebook. `names` are offered while one types."""

    def __init__(self, over: QWidget | None, approach: Approach, *, zone: str, names: Iterable[str], new: bool) -> None:
        super().__init__(
            over,
            "approachSheet",
            "Asked for comment" if new else "Edit whom you asked",
            "Everybody whom the story says something against has had a chance to answer, and this shows it.",
        )
        self._approach = approach
        self.who = line(approach.who, "A person, or an organisation")
        complete(self.who, names, "approachNames")
        self.at = When(approach.at, zone)
        self.how = line(approach.how, "mail to the press office")
        complete(self.how, WAYS, "approachWays")
        self.reply = Words(approach.answer, "Nothing yet", lines=3)
        self.replied = When(approach.answered, zone)
        self.column.addWidget(field("Who", self.who, "who"))
        self.column.addLayout(row(field("When", self.at, "askedAt"), field("How", self.how, "askedHow")))
        self.column.addWidget(field("Answer", self.reply, "reply"))
        self.column.addWidget(field("Answered when", self.replied, "repliedAt"))
        self.primary("Note it" if new else "Save", self._on_verb)
        (self.who if new else self.reply).setFocus()

    def _on_verb(self) -> None:
        who = self.who.text().strip()
        if not who:
            self.refuse("Say who was asked for comment.", self.who)
            return
        moments = []
        for edit in (self.at, self.replied):
            try:
                moments.append(edit.moment)
            except WrongUse as error:
                self.refuse(str(error), edit)
                return
        at, answered = moments
        if at is not None and answered is not None and answered < at:
            self.refuse("The answer cannot have come before they were asked: look at the two times.", self.replied)
            return
        how, answer = self.how.text().strip(), self.reply.words
        self.answer(replace(self._approach, who=who, at=at, how=how, answer=answer, answered=answered))
