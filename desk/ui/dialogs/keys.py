"""All keys: every command with its menu and key, to be searched."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desk.ui.commands import COMMANDS, MENUS, Command
from desk.ui.dialogs.fields import Search
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import label


class Keys(Sheet):
    """The commands by menu; what is typed into the field narrows them."""

    def __init__(self, over: QWidget | None) -> None:
        super().__init__(
            over, "keys", "Keys", "Everything the window can do. Ctrl+K does any of it by name.", width=560
        )
        self.search = Search("searchKeys", "Search: a word, or a key such as Ctrl+Shift")
        self.tree = QTreeWidget()
        self.tree.setObjectName("commands")
        self.tree.setAccessibleName("Commands and their keys")
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setFixedHeight(360)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.none = label("", "muted")
        self.column.addWidget(self.search)
        self.column.addWidget(self.tree)
        self.column.addWidget(self.none)
        self.primary("Close", self.accept, no="")
        self.search.went_down.connect(self.tree.setFocus)
        self.search.textChanged.connect(self._show)
        self._show("")
        self.search.setFocus()

    def _show(self, typed: str) -> None:
        self.tree.clear()
        wanted = typed.casefold().split()
        shown = [one for one in COMMANDS if all(word in _text(one) for word in wanted)]
        for menu in MENUS:
            rows = [one for one in shown if one.menu == menu]
            if rows:
                self.tree.addTopLevelItem(_branch(menu, rows))
        self.tree.expandAll()
        self.none.setText("" if shown else f"No command has ‘{typed.strip()}’ in it.")
        self.none.setVisible(not shown)
        self.tree.setVisible(bool(shown))


def _branch(menu: str, commands: list[Command]) -> QTreeWidgetItem:
    branch = QTreeWidgetItem([menu])
    strong = branch.font(0)
    strong.setBold(True)
    branch.setFont(0, strong)
    branch.setSizeHint(0, QSize(0, 32))
    for one in commands:
        item = QTreeWidgetItem([one.label.rstrip("…"), one.key])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setSizeHint(0, QSize(0, 26))
        branch.addChild(item)
    return branch


def _text(command: Command) -> str:
    return f"{command.menu} {command.label} {command.key}".casefold()
