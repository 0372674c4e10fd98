"""The photos of the open story: cards in the order of the copy, with what is missing, opened to edit the details."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desk.newsroom import reading
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import EmptyState, Scroll, command_button
from desk.ui.photos import steps
from desk.ui.photos.details import TEXTS
from desk.ui.photos.entry import PhotoEntry, PhotoView

BOX = (680, 680)  # pixels of a thumbnail: a card's width on a dense screen
LABELS = {one.name: one.label for one in TEXTS} | {
    "decorative": "Decorative", "usage": "Usage", "role": "Photo’s place", "focal": "Focal point",
}  # fmt: skip
PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.heif *.avif);;All files (*)"


class PhotosPanel(QWidget):
    """Cards of the open story's photos. Enter or a click shows one in the copy, F2 its details, Delete removes it."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photosPanel")
        self.setAccessibleName("Photos")
        self._bench = bench
        self._story: Story | None = None
        self._cards: dict[str, PhotoEntry] = {}
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self._add = bench.commands.action("insert.photo")
        self._sheet = Scroll("photos")
        self._sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        self._empty = EmptyState(
            "photosEmpty",
            "No photos yet",
            "Drop a picture on the page, paste it, or choose its file; its credit and caption come with it.",
            command_button(self._add, "addFirstPhoto", "small"),
        )
        self._foot = command_button(self._add, "addPhoto", "small")
        self._foot.setText("Add a photo…")
        self._sheet.column.addLayout(self._rows)
        self._sheet.column.addWidget(self._empty)
        self._sheet.column.addWidget(self._foot, 0, Qt.AlignmentFlag.AlignLeft)
        self._sheet.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sheet)
        self.setFocusProxy(self._foot)
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.wire.story_closed.connect(self._on_story_closed)
        self._add.enabledChanged.connect(lambda _enabled: self._show())
        self._show()

    def card(self, key: str) -> PhotoEntry | None:
        """The card of that photo."""
        return self._cards.get(key)

    @property
    def cards(self) -> tuple[PhotoEntry, ...]:
        """The cards, from the top."""
        return tuple(self._cards.values())

    def choose_picture(self, key: str) -> None:
        """Ask for the file of an awaited picture, and take it in."""
        folder = self._bench.settings.last_folder
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), "Choose the picture", folder, PICTURES)
        if chosen:
            self._bench.settings.last_folder = str(Path(chosen).parent)
            self.take_picture(key, Path(chosen))

    def take_picture(self, key: str, path: Path) -> None:
        """Give the awaited photo the picture of that file; a refusal is told in a sentence."""
        photo = self._photo(key)
        if photo is not None:
            self._bench.wire.said.emit(f"Taking in {path.name}…")
            self._bench.work.do(steps.take_picture, photo, path).then(partial(self._on_taken, photo))

    def _on_taken(self, asked: Photo, made: Photo) -> None:
        self._bench.wire.edit_requested.emit(steps.with_picture(asked, made), "Choose picture")
        self._bench.wire.said.emit(f"{made.file_name} is in the story.")

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is not None and before.key != story.key:
            self._drop_all()
        if before is None or before.photos != story.photos or _placed(before) != _placed(story):
            self._show()

    def _on_story_closed(self) -> None:
        self._story = None
        self._drop_all()
        self._show()

    def _show(self) -> None:
        story, writable = self._story, self._add.isEnabled()
        photos = _in_order(story) if story is not None else ()
        for key in [key for key in self._cards if key not in {photo.key for photo in photos}]:
            self._drop(key)
        for number, photo in enumerate(photos):
            placed = story is not None and steps.stands_in_copy(story, photo.key)
            self._put(number, PhotoView(photo, placed, writable))
        self._cards = {photo.key: self._cards[photo.key] for photo in photos}
        self._empty.setVisible(not photos)
        self._foot.setVisible(bool(photos) and writable)
        first = next(iter(self._cards.values()), None)
        self.setFocusProxy(first if first is not None else self._empty)

    def _put(self, number: int, view: PhotoView) -> None:
        card = self._cards.get(view.photo.key)
        if card is None:
            card = self._cards[view.photo.key] = PhotoEntry(self._bench.theme, view)
            card.asked.connect(partial(self._on_asked, view.photo.key))
            card.changed.connect(partial(self._on_changed, view.photo.key))
        elif card.view != view:
            card.put(view)
        item = self._rows.itemAt(number)
        if item is None or item.widget() is not card:
            self._rows.insertWidget(number, card)
        self._show_picture(card, view.photo)

    def _show_picture(self, card: PhotoEntry, photo: Photo) -> None:
        digest = photo.digest
        if not digest:
            card.show_image(QImage(), "The picture is still awaited.")
        elif digest in self._images:
            card.show_image(self._images[digest])
        elif digest not in self._asked:
            self._asked.add(digest)
            card.show_image(QImage(), "The picture comes…")
            errand = self._bench.work.ask(reading.thumbnail, digest, BOX)
            errand.then(partial(self._on_picture, digest)).otherwise(lambda error: self._on_none(digest, str(error)))

    def _on_picture(self, digest: str, data: bytes) -> None:
        self._asked.discard(digest)
        self._images[digest] = image = QImage.fromData(QByteArray(data))
        for card in self._cards.values():
            if card.view.photo.digest == digest:
                card.show_image(image)

    def _on_none(self, digest: str, why: str) -> None:
        for card in self._cards.values():
            if card.view.photo.digest == digest:
                card.show_image(QImage(), "The picture cannot be shown.")
                card.picture.setToolTip(why)

    def _on_changed(self, key: str, name: str, value: object) -> None:
        self._bench.wire.edit_requested.emit(steps.with_field(key, name, value), LABELS[name])

    def _on_asked(self, key: str, what: str) -> None:
        wire = self._bench.wire
        if what in ("up", "down"):
            self._go(key, -1 if what == "up" else 1)
        elif what in ("show", "comment"):
            (wire.place_requested if what == "show" else wire.comment_requested).emit(Place("photo", key))
        elif what in ("open", "close"):
            self._open_only(key if what == "open" else "")
        elif not self._add.isEnabled():
            return
        elif what == "choose":
            self.choose_picture(key)
        elif what == "place":
            wire.edit_requested.emit(steps.placed(key), "Add photo")
        elif what == "remove":
            wire.edit_requested.emit(steps.without(key), "Remove photo")
            wire.said.emit("The photo is out of the story. Undo brings it back.")

    def _go(self, key: str, step: int) -> None:
        cards = self.cards
        at = min(max(list(self._cards).index(key) + step, 0), len(cards) - 1)
        cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._sheet.ensureWidgetVisible(cards[at])

    def _open_only(self, key: str) -> None:
        """Open the details of one photo, those of the others close."""
        for one, card in list(self._cards.items()):
            if one != key:
                card.close_details()
        if key in self._cards and self._add.isEnabled():
            self._cards[key].open_details()

    def _photo(self, key: str) -> Photo | None:
        return self._story.photo(key) if self._story is not None else None

    def _drop_all(self) -> None:
        for key in list(self._cards):
            self._drop(key)

    def _drop(self, key: str) -> None:
        card = self._cards.pop(key)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()


def _placed(story: Story) -> tuple[int, ...]:
    """Where in the copy each photo stands; -1 for one that does not."""
    return tuple(story.copy.find(f"](photo:{photo.key})") for photo in story.photos)


def _in_order(story: Story) -> tuple[Photo, ...]:
    """The photos as they follow one another in the copy; then those that stand nowhere in it."""
    places = dict(zip((photo.key for photo in story.photos), _placed(story), strict=True))
    return tuple(sorted(story.photos, key=lambda photo: (places[photo.key] < 0, places[photo.key])))
