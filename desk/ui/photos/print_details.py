"""Beside the grid: the chosen prints, where they stand, a form for what is known and owed, and the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from textwrap import shorten

from PySide6.QtCore import QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.newsroom.photo_desk import Print, Use, counted
from desk.story.errors import WrongUse
from desk.story.framing import Look, look
from desk.story.photo import Frame
from desk.ui.bench import Bench
from desk.ui.kit import STAGE_STATE, Elided, EmptyState, Scroll, button, clear, label, pill
from desk.ui.photos.details import facts
from desk.ui.photos.plate import fitted
from desk.ui.photos.print_form import PrintForm
from desk.ui.theme import Face, font

SHARP = (760, 480)  # pixels
TALL = 216
LONGEST = 46  # characters of a title
MOST = 40  # stories named; the search finds the rest


class Shown(QWidget):
    """The picture of the one print that is chosen."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._image = QImage()
        self._told = ""
        self._look: Look | None = None
        self.setObjectName("printShown")
        self.setFixedHeight(TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_print(self, one: Print) -> None:
        """Show it when its picture comes."""
        self.setAccessibleName(f"Picture: {one.photo.alt or one.photo.caption or one.photo.file_name}")
        wanted = look(one.photo, Frame.FREE)
        if wanted == self._look:
            return
        self._look, self._image = wanted, QImage()
        self._told = "" if wanted.digest else "The picture is still awaited."
        self.update()
        if wanted.digest:
            self._bench.pictures.want(self, wanted, SHARP, partial(self._on_picture, wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_height()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        tokens, room = self._bench.theme.tokens, QRectF(self.rect())
        if self._image.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(room, 7, 7)
            painter.setPen(QColor(tokens.ink))
            painter.setFont(font(Face(False, 12)))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._told)
        else:
            painter.drawImage(fitted(room, self._image.width(), self._image.height()), self._image)

    def _on_picture(self, wanted: Look, image: QImage, why: str) -> None:
        if wanted == self._look:
            self._image, self._told = image, why
            self._take_height()
            self.update()

    def _take_height(self) -> None:
        """As tall as the picture is at this width."""
        wide, high = self._image.width(), self._image.height()
        self.setFixedHeight(min(max(self.width() * high // wide, 60), TALL) if wide else TALL)


class PrintDetails(QWidget):
    """Shows the prints that are chosen.

    `set_asked` brings the prints, the fields to set and whether keywords are added; `open_asked` the key of a story;
    `put_asked` the print for the open story.
    """

    set_asked = Signal(object, object, bool)
    open_asked = Signal(str)
    put_asked = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._prints: tuple[Print, ...] = ()
        self._open_title = ""
        self.setObjectName("printDetails")
        self.setAccessibleName("Details of the chosen photos")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shown = Shown(bench)
        self.form = PrintForm()
        self._title = label("", "strong", wrap=True, name="printTitle")
        self._facts = label("", "small", wrap=True, name="printFacts")
        self._touches = label("", "small", wrap=True, name="printTouches")
        self._used_title = label("USED IN", "caps", name="printUsedTitle")
        self._used = QVBoxLayout()
        self._empty = EmptyState(
            "printsEmpty",
            "No photo chosen",
            "Choose one to see whose it is and where it stands. Ctrl or Shift with a click chooses several, "
            "to set their credit, alt text or rights at once.",
        )
        self.set = button("Set", "setDetails", self._on_set, "primary")
        self.put = button("Put into the story", "putIntoStory", self._on_put)
        self._inside = QWidget()
        self._lay_out()
        self.form.typed_in.connect(self._show_verbs)
        self.show_prints(())

    @property
    def prints(self) -> tuple[Print, ...]:
        return self._prints

    def show_prints(self, prints: tuple[Print, ...]) -> None:
        """Show these; a form in which somebody types stays as it is while they are the same pictures."""
        same = [one.key for one in prints] == [one.key for one in self._prints]
        self._prints = prints
        self._empty.setVisible(not prints)
        self._inside.setVisible(bool(prints))
        self.set.setVisible(bool(prints))
        self.put.setVisible(len(prints) == 1)
        if not prints:
            return
        uses = _uses(prints)
        self.shown.setVisible(len(prints) == 1)
        if len(prints) == 1:
            self.shown.show_print(prints[0])
        self._title.setText(_heading(prints))
        self._facts.setText(facts(prints[0].photo) if len(prints) == 1 else "")
        self._facts.setVisible(bool(self._facts.text()))
        if not (same and self.form.begun):
            self.form.show_photos([use.photo for use in uses])
        self.form.set_writable(writable=any(not use.why for use in uses))
        self._touches.setText(touches(uses))
        self._show_used(uses)
        self._show_verbs()

    def show_open(self, title: str) -> None:
        """Which story is open, into which a photo can be put; '' for none."""
        self._open_title = title
        self._show_verbs()

    def _lay_out(self) -> None:
        scroll = Scroll("printScroll", QMargins(16, 14, 16, 14))
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for one in (self.shown, self._title, self._facts, self.form, self._touches):
            inside.addWidget(one)
        inside.addSpacing(6)
        inside.addWidget(self._used_title)
        self._used.setSpacing(4)
        inside.addLayout(self._used)
        scroll.column.addWidget(self._empty)
        scroll.column.addWidget(self._inside)
        scroll.column.addStretch(1)
        verbs = QHBoxLayout()
        verbs.setContentsMargins(16, 10, 16, 12)
        verbs.addWidget(self.put)
        verbs.addStretch(1)
        verbs.addWidget(self.set)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(verbs)

    def _show_verbs(self) -> None:
        free = [use for use in _uses(self._prints) if not use.why]
        count = len({use.photo.digest or use.place for use in free})
        self.set.setText(f"Set on {counted(count, 'photo')}" if count else "Set")
        self.set.setAccessibleName(self.set.text())
        self.set.setEnabled(bool(free) and self.form.begun)
        self.put.setEnabled(bool(self._open_title))
        self.put.setToolTip(f"Put it into ‘{self._open_title}’" if self._open_title else "No story is open")

    def _show_used(self, uses: Sequence[Use]) -> None:
        clear(self._used)
        of_story = {use.story: use for use in uses}
        captions = len({use.photo.caption for use in uses}) if len(self._prints) == 1 else 1
        for use in list(of_story.values())[:MOST]:
            line = QHBoxLayout()
            line.setSpacing(8)
            made = button(
                shorten(use.title, LONGEST, placeholder="…"),
                f"used_{use.story}",
                partial(self.open_asked.emit, use.story),
                "link",
            )
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            made.setToolTip(f"Open ‘{use.title}’")
            made.setAccessibleName(f"Open {use.title}, {use.stage.label}")
            line.addWidget(made, 1)
            line.addWidget(pill(use.stage.label, STAGE_STATE[use.stage]))
            self._used.addLayout(line)
            if captions > 1:
                self._used.addWidget(Elided(use.photo.caption or "No caption", "small"))
        if len(of_story) > MOST:
            self._used.addWidget(label(f"And {counted(len(of_story) - MOST, 'more story')}.", "small"))

    def _on_set(self) -> None:
        try:
            changes = self.form.changes()
        except WrongUse as error:
            self._bench.wire.refused.emit(str(error))
            self.form.expires.setFocus()
            return
        if changes:
            self.set_asked.emit(self._prints, changes, self.form.add.isChecked())

    def _on_put(self) -> None:
        self.put_asked.emit(self._prints[0])


def _uses(prints: Sequence[Print]) -> list[Use]:
    return [use for one in prints for use in one.uses]


def _heading(prints: Sequence[Print]) -> str:
    if len(prints) > 1:
        return f"{counted(len(prints), 'photo')} chosen"
    return " ".join(prints[0].photo.caption.split()) or "No caption yet"


def touches(uses: Sequence[Use]) -> str:
    """Which stories a change reaches and which it does not, as sentences."""
    free = {use.story for use in uses if not use.why}
    left = {use.story: use for use in uses if use.why}
    told = f"A change reaches {counted(len(free), 'story')}." if free else "None of its stories can be changed now."
    if left:
        named = " ".join(f"‘{use.title}’: {use.why}" for use in list(left.values())[:3])
        told += f" Not reached: {named}"
        if len(left) > 3:
            told += f" And {counted(len(left) - 3, 'more story')}."
    return told
