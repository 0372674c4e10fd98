"""Dictionaries as files: the pairs of .aff and .dic that come with the program or were dropped into a folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.paths import RESOURCES

SHIPPED = RESOURCES / "dictionaries"
_CODE = re.compile(r"([a-z]{2,3})(?:[_-]([A-Za-z]{4}))?(?:[_-]([A-Z]{2}))?(?![A-Za-z0-9])")
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "is": "Icelandic", "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian",
    "nl": "Dutch", "nn": "Nynorsk", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese",
}  # fmt: skip
_COUNTRIES = {"GB": "UK"}


@dataclass(frozen=True, slots=True)
class Dictionary:
    """One language as Hunspell has it: the code (`en-GB`) and the rules; the words lie beside them as .dic."""

    language: str
    aff: Path

    @property
    def dic(self) -> Path:
        return self.aff.with_suffix(".dic")

    @property
    def label(self) -> str:
        """`English (UK)`, or the code of a language that has no name here."""
        primary, _, rest = self.language.partition("-")
        name = NAMES.get(primary)
        if name is None:
            return self.language
        return f"{name} ({_COUNTRIES.get(rest, rest)})" if rest else name


def found(folders: Iterable[Path] = ()) -> tuple[Dictionary, ...]:
    """The dictionaries in those folders and the ones below, then the shipped; the first of a language counts.

    A folder that is not there has none. Codes are read from the names: `de_DE_frami.aff`, or `nl/index.aff`.
    """
    kept: dict[str, Dictionary] = {}
    for folder in (*folders, SHIPPED):
        for one in _in_folder(folder):
            kept.setdefault(one.language, one)
    return tuple(sorted(kept.values(), key=lambda one: one.label))


def chosen(language: str, dictionaries: Sequence[Dictionary]) -> Dictionary | None:
    """The dictionary for a story in that language, else one of the same tongue; None when there is neither."""
    wanted = language.replace("_", "-").casefold()
    tongue = wanted.partition("-")[0]
    alike = [one for one in dictionaries if one.language.partition("-")[0] == tongue]
    exact = [one for one in alike if one.language.casefold() == wanted]
    return next(iter((*exact, *alike)), None) if tongue else None


def _in_folder(folder: Path) -> Iterator[Dictionary]:
    for pattern in ("*.aff", "*/*.aff", "*/*/*.aff"):
        for aff in sorted(folder.glob(pattern)):
            language = _language(aff.stem) or _language(aff.parent.name)
            if language and aff.with_suffix(".dic").is_file():
                yield Dictionary(language, aff)


def _language(name: str) -> str:
    code = _CODE.match(name.removeprefix("dictionary-"))
    if code is None:
        return ""
    return "-".join(part for part in (code[1], code[3]) if part)
