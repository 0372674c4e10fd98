"""The lettering on a photo: bytes of any age into clean text, and texts that only a camera wrote."""

from __future__ import annotations

import codecs
import re

LONGEST = 32_000  # characters kept of one field

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_MOJIBAKE = re.compile("[\u00c2\u00c3][\u0080-\u00bf\u0152-\u0192\u2013-\u2122]|\u00e2\u20ac")
_LOST_SIGN = re.compile(r"^\s*(?:\ufffd|\?)\s*(?=(?:19|20)\d\d\b)|\ufffd(?=\s*(?:19|20)\d\d\b)")
_SIGN_ENTITY = re.compile(r"&(?:copy|#169|#x0*a9);", re.IGNORECASE)
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}

_CAMERA_PHRASES = re.compile(
    r"""(?: (?:olympus|minolta|konica\ minolta|pentax|kodak|casio|ricoh|vivitar)?\ *digital\ (?:still\ )?camera
        | exif[ _]jpeg[ _]picture | jpeg\ picture | sony\ dsc | samsung | maginon | dcim | dcf
        | (?:img|dsc[fn]?|dscn|pict|image|photo|screenshot|mvc|p)?[-_ ]?\d{3,}[-_\d]*(?:\.jpe?g)?
        | (?:cof|r?hdr|sdr|dav|oznor\w*|mde|ptr|edf|fbt|btf|ozedf|vtr|nor|hdrpl|burst|smart|bty)(?:_\w+)?
        | default | untitled | caption | (?:image\ )?description | picture | image | photo | comment
        | none | n/?a | null | unknown | ascii | copyright | photographer | your\ name
        | processed\ with\ (?:vsco|snapseed|lightroom).* | created\ (?:by|with)\ .{1,40}
        | file\ written\ by\ adobe.* | lead\ technologies.* | screenshot | screen\ capture | picasa
        | (?:camera\ )?owner(?:'s)?(?:\ name)? )""",
    re.IGNORECASE | re.VERBOSE,
)


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    """Decode what is no UTF-8 as Windows Latin; a letter cut in two at the very end is dropped."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.reason == "unexpected end of data":
        return "", len(error.object)
    odd = error.object[error.start : error.end]
    return "".join(_C1.get(byte) or chr(byte) for byte in odd), error.end


def _as_byte(error: UnicodeError) -> tuple[bytes, int]:
    """Encode the controls that Windows Latin leaves unused as the bytes they came from."""
    if not isinstance(error, UnicodeEncodeError) or not "\x80" <= error.object[error.start] <= "\x9f":
        raise error
    return error.object[error.start].encode("latin-1"), error.start + 1


codecs.register_error("darkroom-latin", _as_latin)
codecs.register_error("darkroom-raw", _as_byte)


def decoded(raw: bytes, charset: str | None = None) -> str:
    """The text in `raw`: in `charset` when the file names one, else UTF-8, and Windows Latin where it is none."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return clean(raw.decode("utf-16", "replace"))
    if charset and charset != "utf-8":
        return clean(raw.decode(charset, "replace"))
    return clean(raw.decode("utf-8", "darkroom-latin"))


def clean(text: str) -> str:
    """Text as a person would type it: no controls or hidden direction marks, UTF-8 read as Latin mended."""
    text = text[:LONGEST].translate(_C1) if _MOJIBAKE.search(text) is None else _mended(text[:LONGEST])
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNSEEN.sub("", text).strip(" \t\n\u00a0")


def clean_notice(text: str) -> str:
    """A copyright notice, its sign put back where an old program left '?', a box or `&copy;` in its place."""
    return _LOST_SIGN.sub("\N{COPYRIGHT SIGN} ", _SIGN_ENTITY.sub("\N{COPYRIGHT SIGN}", clean(text))).strip()


def _mended(text: str) -> str:
    try:
        return text.encode("cp1252", "darkroom-raw").decode("utf-8")
    except UnicodeError:
        pass
    # Only the sign itself was broken: the rest of the text is sound and stays.
    return text.replace("\u00c2\u00a9", "\N{COPYRIGHT SIGN}")


def is_camera_default(text: str, make: str = "", model: str = "") -> bool:
    """Whether nobody wrote this: blank, marks only, a camera's stock phrase, or its own make and model."""
    bare = " ".join(text.split()).strip(" .-_*?#:;()[]<>\"'")
    if not any(letter.isalnum() for letter in bare):
        return True
    own = {name.casefold() for name in (make.strip(), model.strip(), f"{make.strip()} {model.strip()}") if name.strip()}
    return bare.casefold() in own or _CAMERA_PHRASES.fullmatch(bare) is not None
