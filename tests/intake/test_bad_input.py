"""What is damaged, hostile or none of our kinds gets one clear sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from desk.intake.reading import READERS, read_bytes
from desk.story.errors import BadFile

DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    "<w:document "
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word_file(*paragraphs: str, **members: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{p}</w:t></w:r></w:p>" for p in paragraphs)
    files = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": DOCUMENT.format(body)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {**files, **{k.replace("__", "/"): v for k, v in members.items()}}.items():
            package.writestr(name, text)
    return packed.getvalue()


def replaced(document: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)):
            package.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\t ", "a.html", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "a.txt", "is not a text file"),
        (bytes(range(256)) * 40, "a.txt", "is not a text file"),
        ("これは日本語の文章です。".encode("shift_jis") * 20, "a.txt", "encoding"),
        ("Двое людей ходят по Луне сегодня".encode("cp1251") * 5, "a.txt", "encoding"),
        (b"word " * 4_200_000, "a.txt", "20 MB at most"),
        (b"A line.\n" * 20_001, "a.txt", "paragraphs"),
        (b"x", "a.jpg", "is a picture"),
        (b"%PDF-1.4", "a.pdf", "PDF"),
        (b"x", "a.xyz", "these can"),
        (b"hello", "a.docx", "no whole Word file"),
        (word_file("One")[:200], "a.docx", "no whole Word file"),
        (replaced('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "a.docx", "entities"),
        (replaced("<a>" + " " * 30_000_000 + "</a>"), "a.docx", "not opened"),
        (replaced("<a>" * 2_000 + "</a>" * 2_000), "a.docx", "no proper XML"),
        (replaced("<a>"), "a.docx", "no proper XML"),
        (word_file("One", **{f"x__{n}.txt": "" for n in range(2_001)}), "a.docx", "which no Word file does"),
    ],
)
def test_one_sentence_that_says_what_is_wrong(data: bytes, name: str, says: str) -> None:
    with pytest.raises(BadFile, match=says) as refused:
        read_bytes(data, name)
    assert str(refused.value).rstrip().endswith(".")


def test_a_word_file_comes_in() -> None:
    sentence = "The spacecraft set down on the moon on Sunday afternoon, the space agency said."
    found = read_bytes(word_file("Two men walk on the moon", "By Jane Doe", sentence, sentence + " Again."), "a.docx")
    assert (found.headline, found.bylines) == ("Two men walk on the moon", ("Jane Doe",))
    assert found.copy == f"{sentence}\n\n{sentence} Again."


def test_encodings_that_can_be_told_are_read() -> None:
    words = "Two men walk\n\nThe “Eagle” has landed – the café cheered, they said on Sunday evening."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert "“Eagle” has landed – the café" in read_bytes(words.encode(encoding), "a.txt").copy
    page = (
        f"<html><head><meta charset=iso-8859-1></head><body><p>{words}</p></body></html>".replace("–", "-")
        .replace("“", "'")
        .replace("”", "'")
    )
    assert "café" in read_bytes(page.encode("latin-1"), "a.html").copy


def test_control_characters_and_bidi_overrides_do_not_come_in() -> None:
    found = read_bytes(
        "Two men walk\n\nThe \x07crew \u202erests \ufeff\u200bnow, they said on Sunday.".encode(), "a.md"
    )
    assert found.copy == "The crew rests now, they said on Sunday."


def test_one_line_of_ten_megabytes_is_read_whole() -> None:
    assert len(read_bytes(b"word " * 2_000_000, "a.txt").copy) == 9_999_999


def test_html_without_bottom_is_read() -> None:
    words = b"<p>The crew rests now, they said on Sunday, and will walk later.</p>"
    assert "The crew rests" in read_bytes(b"<div>" * 5_000 + words, "a.html").copy
    assert "The crew rests" in read_bytes(b"<ul><li>" * 5_000 + words, "a.html").copy


def test_every_reader_has_its_own_suffixes() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)
