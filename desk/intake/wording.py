"""Characters at the door: what may not come in, blanks at line ends, and how two texts are compared."""

from __future__ import annotations

import re
import unicodedata

NBSP = "\u00a0"
# Bidi overrides and isolates, invisible joiners that hide words, soft hyphens, byte order marks, object marks.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\ufffc\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DROPPED = dict.fromkeys(
    [n for n in range(32) if n not in (9, 10, 13)] + list(range(0x7F, 0xA0)) + [ord(c) for c in _INVISIBLE]
)
_DROPPED |= {0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n"}
_SURROGATES = re.compile("[\ud800-\udfff]")
_FOLDED = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", NBSP: " ",
    "\u202f": " ", "\u2009": " ",
})  # fmt: skip
_END_MARKS = ".!?…:;"
_CLOSERS = "\"'”’»)]*_"


def clean_text(text: str) -> str:
    """The text without control characters, lone surrogates, bidi overrides and hidden marks; line ends as \\n."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("", text).translate(_DROPPED)


def one_line(text: str) -> str:
    """The text on one line: each run of blanks and line ends that holds an ordinary blank becomes one blank.

    A no-break blank inside the line stays what it is; at the ends it goes.
    """
    return " ".join(part for part in re.split(r"[ \t\r\n]+", text) if part).strip(" " + NBSP)


def fold(text: str) -> str:
    """For comparing: quotation marks straight, dashes short, blanks single, case gone."""
    return " ".join(text.translate(_FOLDED).split()).casefold()


def bare(text: str) -> str:
    """For comparing loosely: letters and digits only, case gone."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def plain_letters(text: str) -> str:
    """Lower case without accents, as the lists of places are written."""
    text = text.replace("’", "'").replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O")
    parts = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("đ", "d").replace("ı", "i"))
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).lower().split())


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does: a full stop or the like, with closing marks after it."""
    core = text.rstrip().rstrip(_CLOSERS).rstrip()
    return bool(core) and (core[-1] in _END_MARKS or (len(core) < len(text.rstrip()) and core[-1] in ",-—"))


def word_count(text: str) -> int:
    """How many words, as blanks part them."""
    return len(text.split())
