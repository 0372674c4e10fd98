"""Pictures: originals as they are to be seen, small, made and decoded on the worker, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from shiboken6 import isValid

from desk.story.errors import DeskError
from desk.story.framing import Look
from desk.ui.work import Work

if TYPE_CHECKING:
    from desk.storage.desk import Desk

Box = tuple[int, int]
Receive = Callable[[QImage, str], object]
ROOM = 192 * 1024 * 1024  # bytes of pixels that are kept; in memory only, and gone with the window


def picture(desk: Desk, look: Look, box: Box) -> QImage:
    """The picture that fits into the box (pixels), decoded."""
    from desk.newsroom import reading

    return QImage.fromData(reading.thumbnail(desk, look, box)).convertToFormat(QImage.Format.Format_RGB32)


class Pictures(QObject):
    """Asks the worker once for each picture, whoever wants it, and gives those it still has at once."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._work = work
        self._kept: OrderedDict[tuple[Look, Box], QImage] = OrderedDict()
        self._taken = 0
        self._waiting: dict[tuple[Look, Box], list[tuple[QObject, Receive]]] = {}

    def get(self, look: Look, box: Box) -> QImage | None:
        """The picture if it is here."""
        if (found := self._kept.get((look, box))) is not None:
            self._kept.move_to_end((look, box))
        return found

    def want(self, owner: QObject, look: Look, box: Box, receive: Receive) -> None:
        """Call `receive` with the picture: at once if it is here, else when the worker has made it.

        Where it cannot be made the picture is null, and beside it stands a sentence why. Once the `owner` is gone
        nothing is called any more.
        """
        if (found := self.get(look, box)) is not None:
            receive(found, "")
            return
        waiting = self._waiting.setdefault((look, box), [])
        waiting.append((owner, receive))
        if len(waiting) == 1:
            errand = self._work.ask(picture, look, box)
            errand.then(lambda made: self._on_made((look, box), made))
            errand.otherwise(lambda error: self._on_refused((look, box), error))

    def _on_made(self, key: tuple[Look, Box], made: QImage) -> None:
        self._kept[key] = made
        self._taken += made.sizeInBytes()
        while self._taken > ROOM and len(self._kept) > 1:
            _key, gone = self._kept.popitem(last=False)
            self._taken -= gone.sizeInBytes()
        self._give(key, made, "")

    def _on_refused(self, key: tuple[Look, Box], error: DeskError) -> None:
        self._give(key, QImage(), str(error))

    def _give(self, key: tuple[Look, Box], image: QImage, why: str) -> None:
        for owner, receive in self._waiting.pop(key):
            if isValid(owner):
                receive(image, why)
