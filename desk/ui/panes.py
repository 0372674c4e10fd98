"""From pane to pane by a key: the desk's list, the page (or both of two), what lies beside it, the side panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desk.ui.main_window import MainWindow


class Pages(Protocol):
    """Whatever shows story pages, one or two."""

    def isVisible(self) -> bool: ...  # noqa: N802 - Qt’s name
    def stops(self) -> Sequence[QWidget]:
        """Where the keyboard goes in each page that is shown, from left to right."""
        ...


class Panes(QObject):
    """Answers `view.next-pane` and `view.previous-pane`, round and round through what is shown."""

    def __init__(self, window: MainWindow, pages: Pages) -> None:
        super().__init__(window)
        self._window, self._pages = window, pages
        window.bench.commands.on("view.next-pane", lambda: self._go(1))
        window.bench.commands.on("view.previous-pane", lambda: self._go(-1))

    def _go(self, step: int) -> None:
        stops = self._stops()
        focused = QApplication.focusWidget()
        here = next((at for at, (pane, _stop) in enumerate(stops) if _holds(pane, focused)), -1 if step > 0 else 0)
        if stops:
            stops[(here + step) % len(stops)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _stops(self) -> list[tuple[QWidget, QWidget]]:
        """The panes that are shown, each with the widget in it that takes the keyboard."""
        window = self._window
        found: list[tuple[QWidget, QWidget]] = []
        if window.rail is not None:
            found.append((window.rail, _first(window.rail)))
        if self._pages.isVisible():
            found += [(stop.parentWidget() or stop, stop) for stop in self._pages.stops()]
        else:
            found.append((window.pages, _first(window.pages)))
        if window.beside is not None:
            found.append((window.beside, _first(window.beside)))
        found.append((window.side, window.side.tabBar()))
        return [(pane, stop) for pane, stop in found if stop.isVisible()]


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def _first(pane: QWidget) -> QWidget:
    """The first widget of the pane that takes the keyboard; the pane itself when none does."""
    for one in pane.findChildren(QWidget):
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return one
    return pane
