"""Develop a photo for the page: cut around its focal point, in the widths it needs, with its imprint only."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import PIL
from PIL import Image, ImageFile, ImageFilter, PngImagePlugin

from desk.darkroom.colour import flattened, profile_of, to_srgb
from desk.darkroom.imprint import Imprint, stamped, xmp_packet
from desk.darkroom.opening import is_jpeg, load, opened, orientation, upright
from desk.story.cropping import Box, Fractions, Point, frame_box, straight_size

Format = Literal["jpeg", "webp", "avif", "png"]

WIDTHS = (320, 640, 960, 1280, 1920)  # pixels, as far as the original reaches
LEAD_WIDTH = 1200  # what search engines and cards ask of a story's picture, at least

_EDITION = 1  # raised when the same recipe gives other bytes, so that caches let go of the old ones
_WORTH_IT = 1.1  # the original's own width is made too when it is that much wider than the next below
_NO_IMPRINT = Imprint()
_SHARPEN = ImageFilter.Kernel((3, 3), (0, -1, 0, -1, 20, -1, 0, -1, 0))  # lightly: three times as fast as a mask


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a photo is developed; the same recipe and the same original give the same bytes.

    `turn` (quarter turns clockwise) and `straighten` (degrees clockwise) come first. `crop` is (left, top, right,
    bottom) and `focal` (x, y), as fractions of the picture so turned. `ratio` (width / height) cuts further, around
    the focal point. Of the `widths` those are made that the cut original reaches, and its own width where it lies
    between two of them. An original narrower than `at_least` is enlarged to exactly that.
    """

    widths: tuple[int, ...] = WIDTHS
    crop: Fractions | None = None
    focal: Point = (0.5, 0.5)
    ratio: float | None = None
    formats: tuple[Format, ...] = ("jpeg",)
    imprint: Imprint = _NO_IMPRINT
    at_least: int = 0
    turn: int = 0
    straighten: float = 0.0

    def key(self, digest: str) -> str:
        """A name (64 hex digits) for what this recipe makes of the original `digest`: good for a cache."""
        ingredients = f"{_EDITION}\n{PIL.__version__}\n{digest}\n{self!r}"
        return hashlib.sha256(ingredients.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Rendition:
    """One developed picture: `ratio` is like '16x9' or '', sizes are pixels, `data` the whole file."""

    ratio: str
    width: int
    height: int
    media_type: str
    suffix: str
    data: bytes
    enlarged: bool = False

    @property
    def name_part(self) -> str:
        """What tells its file from the others of the photo: '16x9-1200' or '1280'."""
        return f"{self.ratio}-{self.width}" if self.ratio else str(self.width)


@dataclass(frozen=True, slots=True)
class _Print:
    """One size to be made."""

    width: int
    height: int
    enlarged: bool


def develop(data: bytes, recipe: Recipe) -> tuple[Rendition, ...]:
    """The renditions of one recipe, by width and then by format. Raises BadFile if the original is no sound photo."""
    return develop_all(data, (recipe,))[0]


def develop_all(data: bytes, recipes: Sequence[Recipe]) -> tuple[tuple[Rendition, ...], ...]:
    """The renditions of several recipes in their order, the original decoded only once and no finer than needed."""
    with opened(data) as picture:
        declared = picture.size
        if is_jpeg(picture):
            _draft(picture, _turned_size(declared, orientation(picture)), recipes)
        load(picture)
        turn = orientation(picture)  # a PNG may tell only after its pixels
        full = _turned_size(declared if is_jpeg(picture) else picture.size, turn)
        profile = profile_of(picture)
        plate = upright(flattened(picture), turn)
    return tuple(_printed(plate, full, profile, recipe) for recipe in recipes)


def _turned_size(size: tuple[int, int], turn: int) -> tuple[int, int]:
    return (size[1], size[0]) if turn >= 5 else size


def _draft(picture: ImageFile.ImageFile, full: tuple[int, int], recipes: Iterable[Recipe]) -> None:
    """Let the JPEG decoder halve the picture as often as the widest print allows: most of its time is saved."""
    finest = 0.0
    for recipe in recipes:
        box = _box(_recipe_size(full, recipe), recipe)
        finest = max(finest, *(each.width / (box[2] - box[0]) for each in _prints(box, recipe)))
    for scale in (8, 4, 2):
        if finest * scale <= 1 and min(picture.size) >= 8 * scale:
            picture.draft(None, (picture.width // scale, picture.height // scale))
            return


def _recipe_size(full: tuple[int, int], recipe: Recipe) -> tuple[int, int]:
    """The size of the picture after the recipe's own turning, where its fractions count."""
    turned = (full[1], full[0]) if recipe.turn % 2 else full
    return straight_size(*turned, recipe.straighten)


def _box(size: tuple[int, int], recipe: Recipe) -> Box:
    return frame_box(*size, recipe.crop, recipe.ratio, recipe.focal)


def _prints(box: Box, recipe: Recipe) -> tuple[_Print, ...]:
    """The sizes to be made of a box, the widest first."""
    wide, high = box[2] - box[0], box[3] - box[1]
    reached = sorted({width for width in recipe.widths if 0 < width <= wide}, reverse=True)
    widest = reached[0] if reached else 0
    if wide < recipe.at_least:
        reached.insert(0, recipe.at_least)
    elif not reached or (wide > widest * _WORTH_IT and any(width > wide for width in recipe.widths)):
        reached.insert(0, wide)
    shape = recipe.ratio or wide / high
    return tuple(_Print(width, max(1, round(width / shape)), width > wide) for width in reached)


def _printed(plate: Image.Image, full: tuple[int, int], profile: bytes, recipe: Recipe) -> tuple[Rendition, ...]:
    """The prints of one recipe: the widest from the plate, each next one from the one before it."""
    plate = straight(plate, recipe.turn, recipe.straighten)
    size = _recipe_size(full, recipe)
    box = _box(size, recipe)
    across, down = plate.width / size[0], plate.height / size[1]
    cut = (
        box[0] * across,
        box[1] * down,
        min(box[2] * across, float(plate.width)),
        min(box[3] * down, float(plate.height)),
    )
    made: list[Rendition] = []
    last: Image.Image | None = None
    for each in _prints(box, recipe):
        if last is None:
            last = plate.resize((each.width, each.height), Image.Resampling.LANCZOS, box=cut, reducing_gap=3.0)
            last = to_srgb(last, profile)
        else:
            last = last.resize((each.width, each.height), Image.Resampling.LANCZOS)
        last.info = {}
        made.extend(_encoded(last, each, recipe))
    return tuple(sorted(made, key=lambda one: one.width))


def straight(plate: Image.Image, turn: int, degrees: float) -> Image.Image:
    """The picture turned by quarters and straightened by degrees, both clockwise, without empty corners."""
    if quarter := {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}.get(
        turn % 4
    ):
        plate = plate.transpose(quarter)
    if degrees == 0:
        return plate
    wide, high = straight_size(*plate.size, degrees)
    left, top = (plate.width - wide) // 2, (plate.height - high) // 2
    return plate.rotate(-degrees, Image.Resampling.BICUBIC).crop((left, top, left + wide, top + high))


def _encoded(picture: Image.Image, size: _Print, recipe: Recipe) -> list[Rendition]:
    sharp = picture.filter(_SHARPEN)
    made: list[Rendition] = []
    for name in recipe.formats:
        media_type, suffix, encode = _ENCODERS[name]
        data = encode(sharp, recipe.imprint)
        made.append(
            Rendition(ratio_name(recipe.ratio), size.width, size.height, media_type, suffix, data, size.enlarged)
        )
    return made


def ratio_name(ratio: float | None) -> str:
    """A ratio for a file name: '16x9', '1x1', '1.91x1'; '' for the picture's own."""
    if ratio is None:
        return ""
    parts = Fraction(ratio).limit_denominator(16)
    near = abs(float(parts) - ratio) < 1e-6
    return f"{parts.numerator}x{parts.denominator}" if near else f"{ratio:.3g}x1"


def _jpeg(picture: Image.Image, imprint: Imprint) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82, progressive=True, optimize=True)
    return stamped(out.getvalue(), imprint)


def _webp(picture: Image.Image, imprint: Imprint) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=80, method=2, xmp=xmp_packet(imprint))
    return out.getvalue()


def _avif(picture: Image.Image, imprint: Imprint) -> bytes:
    out = io.BytesIO()
    picture.save(out, "AVIF", quality=62, speed=9, max_threads=1, xmp=xmp_packet(imprint))
    return out.getvalue()


def _png(picture: Image.Image, imprint: Imprint) -> bytes:
    out, words = io.BytesIO(), PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", xmp_packet(imprint).decode())
    picture.save(out, "PNG", pnginfo=words)
    return out.getvalue()


_ENCODERS: Mapping[Format, tuple[str, str, Callable[[Image.Image, Imprint], bytes]]] = {
    "jpeg": ("image/jpeg", ".jpg", _jpeg),
    "webp": ("image/webp", ".webp", _webp),
    "avif": ("image/avif", ".avif", _avif),
    "png": ("image/png", ".png", _png),
}
