"""Who is at this desk: one of its people, or a new name with a role."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desk.story.person import Person, Role
from desk.ui.dialogs.entries import Entries, Entry
from desk.ui.dialogs.fields import Choice, field, line, row
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import label


class SignIn(Sheet):
    """`answered` brings the Person: the chosen one, or the new one when a name was typed."""

    def __init__(
        self, over: QWidget | None, people: tuple[Person, ...], current: Person | None = None, *, no: str = "Not yet"
    ) -> None:
        super().__init__(
            over,
            "signIn",
            "Who is at this desk?",
            "The name stands by what you write and decide; the role says which moves are yours.",
            width=480,
        )
        self._people = {person.name: person for person in people}
        self.people = Entries("people", "People of this desk", most=5)
        self.people.show_entries(
            tuple(Entry(person.name, person.name, right=person.role.label) for person in people),
            current.name if current else "",
        )
        self.name = line(hint="First and last name")
        self.role = Choice(Role, Role.REPORTER)
        self.column.addWidget(self.people)
        self.people.setVisible(bool(people))
        self.column.addWidget(label("Somebody new" if people else "Your name", "strong"))
        self.column.addLayout(row(field("Name", self.name, "newName"), field("Role", self.role, "newRole")))
        self.primary("Sign in", self._on_verb, no=no)
        self.people.itemDoubleClicked.connect(lambda _item: self._on_verb())
        self.name.textEdited.connect(lambda _text: self.refuse(""))
        (self.people if people else self.name).setFocus()

    def _on_verb(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.answer(Person(name, self.role.chosen))
        elif self.people.chosen:
            self.answer(self._people[self.people.chosen])
        else:
            self.refuse("Give a name to sign in with.", self.name)
