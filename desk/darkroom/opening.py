"""Open and decode a picture behind guards: only the formats we know, capped, and every failure a sentence."""

from __future__ import annotations

import importlib
import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PIL import (  # the plug-ins are imported by name: nothing else may ever be tried on a file
    AvifImagePlugin,  # noqa: F401
    GifImagePlugin,  # noqa: F401
    Image,
    ImageFile,
    JpegImagePlugin,  # noqa: F401
    MpoImagePlugin,  # noqa: F401
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,  # noqa: F401
)

from desk.darkroom import exif
from desk.darkroom.sniffing import GIF, HEIC, MOST_PIXELS, TIFF, declared_size, refuse_too_many_pixels, sniff
from desk.story.errors import BadFile

# Set once at import, for all threads: a picture above the cap is an error, never a warning on a console.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
PngImagePlugin.MAX_TEXT_CHUNK = 1024 * 1024
PngImagePlugin.MAX_TEXT_MEMORY = 8 * 1024 * 1024
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module="PIL")  # remarks on broken EXIF: we read it ourselves

_FAILURES = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RuntimeError,
    EOFError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
_COLOUR_MODES = frozenset(
    ("1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "LAB", "HSV", "I")
)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turn what a decoder raises on a hostile or damaged file into a BadFile that names it."""
    try:
        yield
    except BadFile:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadFile(
            f"{name} has more than {MOST_PIXELS / 1e6:.0f} megapixels: save it smaller and take that in."
        ) from error
    except MemoryError as error:
        raise BadFile(f"{name} needs more memory to decode than a photo may take: save it smaller.") from error
    except _FAILURES as error:
        raise BadFile(
            f"{name} is damaged or incomplete and cannot be decoded to its last line: copy or download it again."
        ) from error


@contextmanager
def opened(data: bytes, name: str = "The photo") -> Iterator[ImageFile.ImageFile]:
    """The picture in `data`, its header read and its size checked, pixels still to be decoded. Raises BadFile."""
    kind = sniff(data, name)
    if size := declared_size(data, kind):
        refuse_too_many_pixels(*size, name)
    if kind is HEIC:
        _learn_heic()
    if kind is TIFF:
        _refuse_raw(data, name)
    with told_plainly(name):
        picture = Image.open(io.BytesIO(data), formats=(kind.format,))
    with picture:
        refuse_too_many_pixels(*picture.size, name)
        if picture.mode not in _COLOUR_MODES and not picture.mode.startswith("I;16"):
            raise BadFile(
                f"{name} holds measurements ({picture.mode} values) and no colours:"
                " save it with 8 or 16 bits a channel."
            )
        yield picture


@cache
def _learn_heic() -> None:
    """Teach the picture library HEIC; by name, because the package has no types, and late, because few need it."""
    heic = importlib.import_module("pi_heif")
    heic.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=2)


def _refuse_raw(data: bytes, name: str) -> None:
    """A raw file is a TIFF whose first page is a stamp-sized preview: taken as it is, it would make a bad photo."""
    first = exif.first_directory(data)
    reduced = exif.SUBFILE in first and bool(next(iter(first[exif.SUBFILE].numbers()), 0) & 1)
    if exif.DNG in first or data[8:10] == b"CR" or (reduced and exif.SUB_IFDS in first):
        raise BadFile(
            f"{name} is a camera's raw file, whose colours are still to be developed:"
            " export it as JPEG or TIFF from a raw converter."
        )


def is_jpeg(picture: Image.Image) -> bool:
    """Whether it is a JPEG, also one with a second picture behind it, as telephones write them."""
    return picture.format in ("JPEG", "MPO")


def load(picture: Image.Image, name: str = "The photo") -> None:
    """Decode the pixels to the last line. Raises BadFile."""
    with told_plainly(name):
        picture.load()


def frames(picture: Image.Image, name: str = "The photo") -> int:
    """How many frames, pages or pictures the file holds; previews and masks beside them do not count."""
    if is_jpeg(picture):
        return 1  # a camera's second picture (depth, preview) is beside the photo, not after it
    with told_plainly(name):
        return _counted(picture)


def _counted(picture: Image.Image) -> int:
    count = int(getattr(picture, "n_frames", 1))
    if count == 1 or not isinstance(picture, TiffImagePlugin.TiffImageFile):
        return count
    whole = 0
    for page in range(min(count, 1_000)):
        picture.seek(page)
        whole += not int(picture.tag_v2.get(exif.SUBFILE, 0)) & 0b101
    picture.seek(0)
    return max(whole, 1)


def frame_noun(picture: Image.Image) -> str:
    """What the pictures of this file are called."""
    if picture.format == TIFF.format:
        return "pages"
    return "pictures" if picture.format == "HEIF" else "frames"


def orientation(picture: Image.Image) -> int:
    """The EXIF orientation (1 to 8) still to be applied to the decoded pixels."""
    if picture.format in (TIFF.format, GIF.format, "HEIF"):
        return 1  # the decoders of TIFF and HEIC turn the picture themselves
    block = picture.info.get("exif")
    return exif.read_exif(block).orientation if isinstance(block, bytes) else 1


def upright(picture: Image.Image, turn: int) -> Image.Image:
    """The decoded picture as it was seen, for an EXIF orientation of `turn`."""
    return picture.transpose(_UPRIGHT[turn]) if turn in _UPRIGHT else picture
