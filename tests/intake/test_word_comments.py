"""Word files as newsrooms send them round: comments with their words, tracked changes, and comments made to harm."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from desk.intake.arrival import Arrival
from desk.intake.reading import read_bytes
from desk.story.errors import BadFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
RELATIONS = (
    f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
    'Target="{}"/></Relationships>'
)
TYPES = f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LONG = "The spacecraft set down on the moon on Sunday afternoon, the space agency said at once."


def run(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def about(number: int, words: str) -> str:
    """Words with a comment on them."""
    start, end = (f'<w:commentRange{end} w:id="{number}"/>' for end in ("Start", "End"))
    return f'{start}{run(words)}{end}<w:r><w:commentReference w:id="{number}"/></w:r>'


def comment(number: int, by: str, text: str, date: str = "") -> str:
    dated = f' w:date="{date}"' if date else ""
    return f'<w:comment w:id="{number}" w:author="{by}"{dated}>{paragraph(run(text))}</w:comment>'


def word_file(*paragraphs: str, comments: str = "") -> bytes:
    document = f"{HEAD}<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    files = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS.format("officeDocument", "word/document.xml")}
    files |= {"word/document.xml": document}
    if comments:
        files["word/comments.xml"] = f"{HEAD}<w:comments {W}>{comments}</w:comments>"
        files["word/_rels/document.xml.rels"] = RELATIONS.format("comments", "comments.xml")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return packed.getvalue()


def read(*paragraphs: str, comments: str = "") -> Arrival:
    return read_bytes(word_file(paragraph(run("Two men walk on the moon")), *paragraphs, comments=comments), "a.docx")


def test_a_comment_comes_with_its_words_its_person_and_its_time() -> None:
    found = read(
        paragraph(run("The crew of "), about(0, "three men"), run(f" was well. {LONG}")),
        comments=comment(0, "Editor", "Two of them walked.", "1969-07-20T21:00:00Z"),
    )
    [one] = found.comments
    assert (one.by, one.text, one.words, one.before) == ("Editor", "Two of them walked.", "three men", "The crew of")
    assert one.at == datetime(1969, 7, 20, 21, 0, tzinfo=UTC)
    assert found.copy == f"The crew of three men was well. {LONG}", "and nothing of it stands in the copy"
    assert [(part.name, part.text) for part in found.parts if part.name == "Comments"] == [
        ("Comments", "1 comment, by Editor")
    ]


def test_a_comment_may_go_over_paragraphs_and_stand_on_no_words() -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    found = read(
        paragraph(start, run(f"{LONG} First.")),
        paragraph(run(f"{LONG} Second."), end),
        paragraph(run(f"{LONG} Third."), '<w:r><w:commentReference w:id="1"/></w:r>'),
        comments=comment(0, "Editor", "Both?") + comment(1, "Editor", "Why?") + comment(2, "", "About all of it."),
    )
    assert [one.words for one in found.comments] == [f"{LONG} First. {LONG} Second.", f"{LONG} Third.", ""]


def test_tracked_insertions_are_kept_and_deletions_gone() -> None:
    inserted = f'<w:ins w:id="1" w:author="Editor">{run("set down safely")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="Editor"><w:r><w:delText>crashed</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3">{run(" gone from here")}</w:moveFrom>'
    here = f'<w:moveTo w:id="4">{run(" came to here")}</w:moveTo>'
    found = read(paragraph(run("The craft "), deleted, inserted, moved, here, run(f" on Sunday. {LONG}")))
    assert found.copy == f"The craft set down safely came to here on Sunday. {LONG}"


def test_a_comment_on_deleted_words_has_none() -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    deleted = '<w:del w:id="2"><w:r><w:delText>crashed</w:delText></w:r></w:del>'
    found = read(paragraph(run(LONG), start, deleted, end), comments=comment(0, "Editor", "Never say so."))
    assert [one.words for one in found.comments] == [""]


def test_what_is_in_a_comment_is_clean() -> None:
    found = read(paragraph(run(LONG)), comments=comment(0, "Edi\u202etor", "&lt;script&gt; \u202eabc\u200b"))
    assert [(one.by, one.text) for one in found.comments] == [("Editor", "<script> abc")]


@pytest.mark.parametrize(
    ("comments", "says"),
    [("&a;", "damaged"), ("<w:comment>" * 2_000, "no proper XML"), ("<w:comment", "no proper XML")],
)
def test_comments_made_to_harm_are_refused_with_the_file(comments: str, says: str) -> None:
    with pytest.raises(BadFile, match=says):
        read_bytes(word_file(paragraph(run(LONG)), comments=comments), "a.docx")


def test_no_more_comments_than_people_write() -> None:
    many = "".join(comment(number, "Editor", "Again.") for number in range(2_000))
    assert len(read(paragraph(run(LONG)), comments=many).comments) == 500
