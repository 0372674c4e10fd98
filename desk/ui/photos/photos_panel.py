"""The photos of the open story: cards in the order of the copy, with what is missing, opened to edit the details."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desk.story.framing import Look, look
from desk.story.photo import Frame, Photo
from desk.story.place import Place
from desk.story.story import Story
from desk.story.suggestion import Deed
from desk.ui.bench import Bench
from desk.ui.kit import EmptyState, Scroll, command_button
from desk.ui.photos import steps
from desk.ui.photos.crop_sheet import CropSheet
from desk.ui.photos.details import TEXTS
from desk.ui.photos.entry import COMES_IN, PhotoEntry, PhotoView

BOX = (680, 680)  # pixels of a thumbnail: a card's width on a dense screen
LABELS = {one.name: one.label for one in TEXTS} | {
    "decorative": "Decorative", "usage": "Usage", "role": "Photo’s place", "expires": "Expiry", "focal": "Focal point",
}  # fmt: skip
MARKS = {Deed.ADD: COMES_IN, Deed.REMOVE: "− Would go out", Deed.MOVE: "↕ Would move"}
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
        self._at = ""  # key of the photo that the person is at
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
        bench.wire.photo_chosen.connect(self._on_chosen)
        bench.commands.on("photo.crop", self.crop)
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

    def crop(self, key: str = "") -> CropSheet | None:
        """Open the crop sheet for that photo, else for the one the person is at, else for the first."""
        photos = tuple(card.view.photo for card in self.cards)
        photo = next((one for wanted in (key, self._at) for one in photos if one.key == wanted), None)
        photo = photo or next((one for one in photos if one.digest), None)
        if photo is None or not photo.digest:
            self._bench.wire.refused.emit("There is no picture to crop: bring one in first.")
            return None
        sheet = CropSheet(self, self._bench, photo)
        sheet.answered.connect(partial(self._on_cropped, photo.key))
        sheet.open()
        return sheet

    def take_picture(self, key: str, path: Path) -> None:
        """Give the awaited photo the picture of that file; a refusal is told in a sentence."""
        photo = self._photo(key)
        if photo is not None:
            self._bench.wire.said.emit(f"Taking in {path.name}…")
            self._bench.work.do(steps.take_picture, photo, path).then(partial(self._on_taken, photo))

    def _on_taken(self, asked: Photo, made: Photo) -> None:
        self._bench.wire.edit_requested.emit(steps.with_picture(asked, made), "Choose picture")
        self._bench.wire.said.emit(f"{made.file_name} is in the story.")

    def _on_cropped(self, key: str, photo: Photo) -> None:
        self._bench.wire.edit_requested.emit(steps.with_recipe(key, photo), "Crop photo")

    def _on_chosen(self, key: str) -> None:
        self._at = key

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is not None and before.key != story.key:
            self._drop_all()
        if (
            before is None
            or before.photos != story.photos
            or _placed(before) != _placed(story)
            or _suggested(before) != _suggested(story)
        ):
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
        told = _suggested(story) if story is not None else {}
        for number, photo in enumerate(photos):
            own = story is not None and story.photo(photo.key) is not None
            placed = story is not None and steps.stands_in_copy(story, photo.key)
            self._put(number, PhotoView(photo, placed, writable and own, told.get(photo.key, ())))
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
            card.refused.connect(self._bench.wire.refused)
            card.entered.connect(partial(self._on_chosen, view.photo.key))
        elif card.view != view:
            card.put(view)
        item = self._rows.itemAt(number)
        if item is None or item.widget() is not card:
            self._rows.insertWidget(number, card)
        self._show_picture(card, view.photo)

    def _show_picture(self, card: PhotoEntry, photo: Photo) -> None:
        wanted = _wanted(card)
        if not photo.digest:
            card.show_image(QImage(), "The picture is still awaited.")
            return
        if (image := self._bench.pictures.get(wanted, BOX)) is not None:
            card.show_image(image)
            return
        if card.picture.empty:
            card.show_image(QImage(), "The picture comes…")
        self._bench.pictures.want(self, wanted, BOX, partial(self._on_picture, wanted))

    def _on_picture(self, wanted: Look, image: QImage, why: str) -> None:
        for card in self._cards.values():
            if _wanted(card) == wanted:
                card.show_image(image, "The picture cannot be shown." if why else "")
                card.picture.setToolTip(why or card.picture.toolTip())

    def _on_changed(self, key: str, name: str, value: object) -> None:
        step = steps.with_focal(key, value) if name == "focal" else steps.with_field(key, name, value)  # type: ignore[arg-type]
        self._bench.wire.edit_requested.emit(step, LABELS[name])

    def _on_asked(self, key: str, what: str) -> None:
        looks: dict[str, Callable[[], object]] = {
            "up": lambda: self._go(key, -1),
            "down": lambda: self._go(key, 1),
            "show": lambda: self._bench.wire.place_requested.emit(Place("photo", key)),
            "comment": lambda: self._bench.wire.comment_requested.emit(Place("photo", key)),
            "open": lambda: self._open_only(key),
            "close": lambda: self._open_only(""),
        }
        changes: dict[str, Callable[[], object]] = {
            "choose": lambda: self.choose_picture(key),
            "crop": lambda: self.crop(key),
            "place": lambda: self._bench.wire.edit_requested.emit(steps.placed(key), "Add photo"),
            "remove": lambda: self._take_out(key),
            "moveUp": lambda: self._bench.wire.edit_requested.emit(steps.moved(key, -1), "Move photo"),
            "moveDown": lambda: self._bench.wire.edit_requested.emit(steps.moved(key, 1), "Move photo"),
        }
        if what in looks:
            looks[what]()
        elif self._add.isEnabled() and self._photo(key) is not None:
            changes[what]()

    def _take_out(self, key: str) -> None:
        self._bench.wire.edit_requested.emit(steps.without(key), "Remove photo")
        gone = self._photo(key) is None
        told = "The photo is out of the story. Undo brings it back." if gone else "It is suggested that the photo goes."
        self._bench.wire.said.emit(told)

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
        for card in self._cards.values():
            self._show_picture(card, card.view.photo)

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


def _wanted(card: PhotoEntry) -> Look:
    """What a card shows: the lead's cut, and while its details are open all that the free crop leaves."""
    return look(card.view.photo, Frame.FREE if card.details is not None else Frame.LEAD)


def _placed(story: Story) -> tuple[int, ...]:
    """Where in the copy each photo stands; -1 for one that does not."""
    return tuple(story.copy.find(f"](photo:{photo.key})") for photo in story.photos)


def _in_order(story: Story) -> tuple[Photo, ...]:
    """The photos as they follow one another in the copy; then those that stand nowhere in it, or would come in."""
    places = dict(zip((photo.key for photo in story.photos), _placed(story), strict=True))
    own = tuple(sorted(story.photos, key=lambda photo: (places[photo.key] < 0, places[photo.key])))
    return (*own, *(photo for photo in story.pictured if photo.key not in places))


def _suggested(story: Story) -> dict[str, tuple[str, ...]]:
    """What is suggested about each photo, in a few words with a sign before them."""
    told: dict[str, tuple[str, ...]] = {}
    for one in story.open_suggestions:
        if one.place.part == "photo":
            mark = MARKS.get(one.deed) or (
                f"→ Would be {one.words}" if one.deed is Deed.ROLE else f"✎ {LABELS[one.place.field]} suggested"
            )
            told[one.place.key] = tuple(dict.fromkeys((*told.get(one.place.key, ()), mark)))
    return told
