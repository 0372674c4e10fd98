"""The desk's own rules of wording: a list, and under it the marked rule with what it does to its examples."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk.preflight.own_rules import found, refusal
from desk.story.house import OwnRule
from desk.ui.dialogs.fields import field, line, row
from desk.ui.kit import button, label, restyle

HELP = "What a rule finds is marked in the copy with its reason. Words between quotation marks are left alone."
TALL, ROW = 112, 28  # pixels
# The fields of a rule: name, label, what to type.
FIELDS = (
    ("pattern", "Finds (a regular expression)", r"\bmoon walk\b"),
    ("replacement", "Write instead", "moonwalk"),
    ("why", "Why", "one word here."),
    ("match", "Must find something in", "They began their moon walk."),
    ("leave", "Must leave alone", "They took a moonwalk."),
)


class OwnRules(QWidget):
    """`rules` is what stands there, from the top; lines that nobody has filled in are left out."""

    def __init__(self, rules: tuple[OwnRule, ...], *, writable: bool) -> None:
        super().__init__()
        self._rules = list(rules)
        self._writable = writable
        self.list = QListWidget()
        self.list.setObjectName("house_rules")
        self.list.setAccessibleName("The desk’s own rules of wording")
        self.list.setFixedHeight(TALL)
        self._edits = {name: line("", hint) for name, _label, hint in FIELDS}
        self.verdict = label("", "small", name="rule_verdict", wrap=True)
        self._add = button("Add a rule", "add_rule", self._on_add, "small")
        self._remove = button("Take out", "remove_rule", self._on_remove, "small")
        self._lay_out()
        for rule in rules:
            self._line(rule)
        self.list.currentRowChanged.connect(self._on_marked)
        for edit in self._edits.values():
            edit.textEdited.connect(self._on_edited)
        self.list.setCurrentRow(0)
        self._on_marked(self.list.currentRow())

    @property
    def rules(self) -> tuple[OwnRule, ...]:
        """The rules as they stand, refused ones too."""
        return tuple(rule for rule in self._rules if rule != OwnRule("", ""))

    def edit(self, name: str) -> QLineEdit:
        """The field of that name."""
        return self._edits[name]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(HELP, "small", wrap=True))
        column.addWidget(self.list)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for one in (self._add, self._remove):
            one.setAutoDefault(False)
            verbs.addWidget(one)
        verbs.addStretch(1)
        column.addLayout(verbs)
        shown = {name: field(told, self._edits[name], f"rule_{name}") for name, told, _hint in FIELDS}
        column.addLayout(row(shown["pattern"], shown["replacement"]))
        column.addWidget(shown["why"])
        column.addLayout(row(shown["match"], shown["leave"]))
        column.addWidget(self.verdict)
        column.addStretch(1)

    def _line(self, rule: OwnRule) -> None:
        made = QListWidgetItem(_told(rule))
        made.setSizeHint(QSize(0, ROW))
        self.list.addItem(made)

    def _on_add(self) -> None:
        self._rules.append(OwnRule("", ""))
        self._line(self._rules[-1])
        self.list.setCurrentRow(self.list.count() - 1)
        self._edits["pattern"].setFocus()

    def _on_remove(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            del self._rules[at]
            self.list.takeItem(at)
            self._on_marked(self.list.currentRow())

    def _on_marked(self, at: int) -> None:
        there = 0 <= at < len(self._rules)
        rule = self._rules[at] if there else OwnRule("", "")
        for name, edit in self._edits.items():
            edit.setText(getattr(rule, name))
            edit.setEnabled(there)
            edit.setReadOnly(not self._writable)
        self._add.setEnabled(self._writable)
        self._remove.setEnabled(self._writable and there)
        self._judge(rule if there else None)

    def _on_edited(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self._rules):
            return
        self._rules[at] = replace(self._rules[at], **{name: edit.text() for name, edit in self._edits.items()})
        item = self.list.item(at)
        if item is not None:
            item.setText(_told(self._rules[at]))
        self._judge(self._rules[at])

    def _judge(self, rule: OwnRule | None) -> None:
        """Say at once what the rule does to its example, or why it cannot be taken."""
        if rule is None:
            self.verdict.setText("The desk has no rules of its own yet." if not self._rules else "")
            return
        why = refusal(rule)
        hits = () if why else found(rule, rule.match)
        done = why or "It can be taken; give an example to see what it does."
        if hits:
            words = rule.match[hits[0].start : hits[0].end]
            done = f"‘{words}’ becomes ‘{hits[0].better}’." if hits[0].better else f"Marks ‘{words}’."
        self.verdict.setText(done)
        self.verdict.setProperty("look", "bad" if why else "small")
        restyle(self.verdict)


def _told(rule: OwnRule) -> str:
    if not rule.pattern:
        return "A new rule"
    return f"{rule.pattern}  →  {rule.replacement}" if rule.replacement else rule.pattern
