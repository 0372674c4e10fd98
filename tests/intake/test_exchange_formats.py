"""What agencies and mailboxes send: ninjs, NewsML-G2, mails, RTF and OpenDocument."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from odfdo import Document, Frame, Header, List, Paragraph

from desk.intake.reading import read_bytes, read_file
from desk.story.errors import BadFile

LANDED = datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
FIRST = "The lunar module set down on the moon on Sunday, and its commander radioed the news to Houston at once."
SECOND = "The two men will rest for some hours before they open the hatch and climb down to the surface."
BODY = f"<p>HOUSTON — {FIRST}</p><h2>The descent</h2><p>{SECOND}</p><script>alert(1)</script>"


def item(**more: object) -> bytes:
    return json.dumps({"uri": "urn:x", "type": "text", "standard": {"name": "ninjs"}, **more}).encode()


def test_ninjs_3() -> None:
    arrival = read_bytes(
        item(
            firstCreated=LANDED.isoformat(),
            language="en-US",
            headlines=[{"role": "main", "value": "Eagle lands"}],
            descriptions=[{"role": "standfirst", "contentType": "text/plain", "value": "Two men are on the moon"}],
            by="Ada Sample",
            bodies=[{"contentType": "text/html", "value": BODY}],
            subjects=[{"name": "Science", "rel": "section"}, {"name": "moon", "rel": "keyword"}],
            associations=[
                {
                    "type": "picture",
                    "descriptions": [
                        {"role": "caption", "value": "The lander."},
                        {"role": "altText", "value": "A lander"},
                    ],
                    "infoSources": [{"role": "credit", "name": "NASA"}],
                    "renditions": [{"href": "https://x.example.org/moon/photos/wide.jpg", "width": 1200}],
                }
            ],
        ),
        "eagle.ninjs",
    )
    assert (arrival.headline, arrival.standfirst, arrival.bylines) == (
        "Eagle lands",
        "Two men are on the moon",
        ("Ada Sample",),
    )
    assert (arrival.section, arrival.keywords, arrival.language) == (("Science",), ("moon",), "en-US")
    assert arrival.published == LANDED
    assert arrival.dateline is not None
    assert arrival.dateline.places == ("HOUSTON",)
    assert arrival.copy == f"{FIRST}\n\n## The descent\n\n{SECOND}"
    (photo,) = arrival.photos
    assert (photo.caption, photo.credit, photo.alt) == ("The lander.", "NASA", "A lander")
    assert photo.file_name == "photos/wide.jpg"


def test_ninjs_1_keeps_its_pictures_in_a_record() -> None:
    arrival = read_bytes(
        item(
            headline="Eagle lands",
            byline="By the Reporter",
            versioncreated=LANDED.isoformat(),
            body_text=f"{FIRST}\n{SECOND}",
            associations={"main": {"type": "picture", "description_text": "The lander.", "byline": "NASA"}},
        ),
        "eagle.json",
    )
    assert arrival.headline == "Eagle lands"
    assert arrival.copy == f"{FIRST}\n\n{SECOND}"
    assert [(one.caption, one.credit) for one in arrival.photos] == [("The lander.", "NASA")]


@pytest.mark.parametrize("data", [b"{", b"[]", b"{}", b'{"bodies": 3, "associations": "x"}', b"[" * 100_000])
def test_what_is_no_ninjs_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"“x\.ninjs”"):
        read_bytes(data, "x.ninjs")


def message(body: str) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="t" version="1"><itemMeta><versionCreated>{LANDED.isoformat()}</versionCreated></itemMeta>
<contentMeta><language tag="en-GB"/><headline>Eagle lands</headline><by>By the Reporter</by>
<subject type="cpnat:abstract" literal="Science"><name>Science</name></subject><keyword>moon</keyword></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="p" version="1"><contentMeta><headline>x</headline><creditline>NASA</creditline>
<description role="drol:caption">The lander.</description></contentMeta>
<contentSet><remoteContent href="https://x.example.org/photos/wide.jpg" width="1200"/></contentSet></newsItem>
</itemSet></newsMessage>""".encode()


def test_newsml_g2(tmp_path: Path) -> None:
    arrival = read_bytes(message(BODY), "eagle.xml")
    assert (arrival.headline, arrival.section, arrival.keywords) == ("Eagle lands", ("Science",), ("moon",))
    assert arrival.published == LANDED
    assert arrival.copy == f"{FIRST}\n\n## The descent\n\n{SECOND}"
    assert [(one.caption, one.credit) for one in arrival.photos] == [("The lander.", "NASA")]


def test_entities_in_a_news_item_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + message("&a;").split(b"?>", 1)[1]
    with pytest.raises(BadFile, match="document type or entities"):
        read_bytes(bomb, "eagle.newsml")


@pytest.mark.parametrize("data", [b"<x", b"<x/>", b"<newsItem/>"])
def test_what_is_no_newsml_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"“x\.xml”"):
        read_bytes(data, "x.xml")


def mail(html: str | None, picture: bytes = b"") -> bytes:
    made = EmailMessage()
    made["Subject"] = "Fwd: Eagle lands"
    made["From"] = "reporter@example.org"
    made["Date"] = "Sun, 20 Jul 1969 20:17:00 +0000"
    made.set_content(f"{FIRST}\n\n{SECOND}\n\n-- \nReporter\nThe Herald\n")
    if html is not None:
        made.add_alternative(html, subtype="html")
    if picture:
        made.add_attachment(picture, maintype="image", subtype="jpeg", filename="lander.jpg", cid="<one@x>")
    return made.as_bytes()


def test_a_plain_mail() -> None:
    arrival = read_bytes(mail(None), "eagle.eml")
    assert arrival.headline == "Eagle lands"
    assert arrival.copy == f"{FIRST}\n\n{SECOND}"
    assert arrival.published == LANDED
    assert arrival.bylines == ()


def test_a_mail_with_pictures() -> None:
    picture = b"\xff\xd8\xff" + bytes(9000)
    html = '<h1>Eagle lands</h1><figure><img src="cid:one@x" width="640" height="400">'
    html += f"<figcaption>The lander. NASA</figcaption></figure><p>{FIRST}</p><p>{SECOND}</p>"
    shown = read_bytes(mail(html, picture), "eagle.eml")
    assert shown.copy == f"{FIRST}\n\n{SECOND}"
    assert [one.data for one in shown.photos] == [picture]
    attached = read_bytes(mail(None, picture), "eagle.eml")
    assert [(one.file_name, one.data) for one in attached.photos] == [("lander.jpg", picture)]


def test_a_mail_without_words_is_refused() -> None:
    with pytest.raises(BadFile, match="holds no text"):
        read_bytes(b"Subject: x\n\n", "x.eml")


def test_rtf() -> None:
    rtf = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Times;}\f0 {\b Eagle lands on the moon}\par\par "
        + FIRST
        + r"\par\par "
        + SECOND
        + r" It\'92s late.\par }"
    )
    arrival = read_bytes(rtf.encode("latin-1"), "eagle.rtf")
    assert arrival.headline == "Eagle lands on the moon"
    assert arrival.copy == f"{FIRST}\n\n{SECOND} It’s late."
    with pytest.raises(BadFile, match="is no RTF file"):
        read_bytes(b"Eagle lands", "eagle.rtf")


def odt(folder: Path) -> Path:
    made = Document("text")
    made.body.clear()
    for one in (Header(1, "Eagle lands"), Paragraph(FIRST), Header(2, "The descent"), Paragraph(SECOND)):
        made.body.append(one)
    made.body.append(List(["The first *alarm*", "The second alarm"]))
    picture = folder / "lander.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    frame = Frame.image_frame(made.add_file(str(picture)), size=("6cm", "4cm"), anchor_type="paragraph")
    holder = Paragraph("")
    holder.append(frame)
    made.body.append(holder)
    made.body.append(Paragraph("The men will stay for less than a day, and leave a mirror behind them on the plain."))
    made.save(folder / "eagle.odt")
    return folder / "eagle.odt"


def test_opendocument(tmp_path: Path) -> None:
    arrival = read_file(odt(tmp_path))
    assert arrival.headline == "Eagle lands"
    assert arrival.copy.startswith(f"{FIRST}\n\n## The descent\n\n{SECOND}")
    assert "\n- The first \\*alarm\\*\n- The second alarm\n" in arrival.copy
    assert [one.data for one in arrival.photos] == [(tmp_path / "lander.png").read_bytes()]


def test_a_damaged_or_wild_opendocument_is_refused(tmp_path: Path) -> None:
    whole = odt(tmp_path).read_bytes()
    with pytest.raises(BadFile, match="no whole OpenDocument text"):
        read_bytes(whole[: len(whole) // 2], "eagle.odt")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    with pytest.raises(BadFile, match="document type or entities"):
        read_bytes(packed.getvalue(), "eagle.odt")


@pytest.mark.parametrize(
    ("data", "reader"),
    [(item(bodies=[{"contentType": "text/html", "value": BODY}]), "ninjs"), (message(BODY), "newsml")],
)
def test_a_file_without_an_ending_is_known_by_its_opening(data: bytes, reader: str) -> None:
    assert SECOND in read_bytes(data, "eagle").copy
