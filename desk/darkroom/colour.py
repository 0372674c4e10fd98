"""Colours as the web shows them: every mode and profile a press photo comes in, to 8-bit sRGB."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_SPACES = {"RGB": b"RGB ", "CMYK": b"CMYK", "L": b"GRAY"}
_HAS_ALPHA = ("LA", "La", "PA", "RGBA", "RGBa")


def profile_of(picture: Image.Image) -> bytes:
    """The ICC profile of an opened picture, b'' if it has none."""
    profile = picture.info.get("icc_profile")
    return profile if isinstance(profile, bytes) else b""


def flattened(picture: Image.Image) -> Image.Image:
    """The picture in 8 bits as RGB, L or CMYK, nothing see-through left: alpha stands on white, as on paper."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in _HAS_ALPHA or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    if picture.mode == "LAB":
        return _converted(picture, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if picture.mode in _SPACES:
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """A flattened picture as sRGB through its profile; one that is damaged or of another space is left aside."""
    known = _opened(profile, picture.mode) if profile else None
    if known is not None:
        picture = _converted(picture, known)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _opened(profile: bytes, mode: str) -> ImageCms.ImageCmsProfile | None:
    if profile[16:20] != _SPACES[mode]:  # read from the header: the library fails on one that is no text
        return None
    try:
        known = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        name = ImageCms.getProfileDescription(known)
    except (OSError, ValueError, ImageCms.PyCMSError):
        return None
    return known if not name.strip().lower().startswith("srgb") else None


def _converted(picture: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    """`picture` from `source` to sRGB: relative colours, black point kept, as picture desks set it."""
    try:
        changed = ImageCms.profileToProfile(
            picture,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError:
        return picture
    return changed if changed is not None else picture
