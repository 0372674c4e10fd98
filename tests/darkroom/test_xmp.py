"""XMP: the shapes RDF takes, the encodings packets come in, and attacks."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.darkroom.xmp import LARGEST, Value, joined_extensions, read_xmp
from desk.story.errors import BadFile
from tests.darkroom.pictures import xmp


def _read(packet: bytes) -> dict[str, Value]:
    found, notes = read_xmp([packet])
    assert notes == ()
    return found


def test_a_property_may_be_an_element_or_an_attribute() -> None:
    packet = xmp("<photoshop:City>Houston</photoshop:City>").replace(
        b'rdf:about=""', b'rdf:about="" photoshop:Credit="The Desk"', 1
    )
    found = _read(packet)
    assert (found["photoshop:City"].one(), found["photoshop:Credit"].one()) == ("Houston", "The Desk")


def test_lists_and_alternatives_by_language() -> None:
    found = _read(
        xmp(
            "<dc:creator><rdf:Seq><rdf:li>Reporter</rdf:li><rdf:li> </rdf:li><rdf:li>Editor</rdf:li></rdf:Seq>"
            "</dc:creator>"
            '<dc:description><rdf:Alt><rdf:li xml:lang="de">Mond</rdf:li><rdf:li xml:lang="x-default">Moon</rdf:li>'
            "</rdf:Alt></dc:description>"
        )
    )
    assert found["dc:creator"].all() == ("Reporter", "Editor")
    assert found["dc:description"].one() == "Moon"


@pytest.mark.parametrize(
    "properties",
    [
        '<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Houston'
        "</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>",
        '<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li Iptc4xmpExt:City="Houston"/></rdf:Bag>'
        "</Iptc4xmpExt:LocationShown>",
        "<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li><rdf:Description><Iptc4xmpExt:City>Houston</Iptc4xmpExt:City>"
        "</rdf:Description></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>",
    ],
)
def test_the_three_ways_to_write_a_structure(properties: str) -> None:
    (shown,) = _read(xmp(properties))["Iptc4xmpExt:LocationShown"].items
    assert shown.parts["Iptc4xmpExt:City"].one() == "Houston"


def test_a_qualified_value_and_a_resource() -> None:
    found = _read(
        xmp(
            '<dc:rights rdf:parseType="Resource"><rdf:value>The Desk</rdf:value><dc:type>x</dc:type></dc:rights>'
            '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
        )
    )
    assert found["dc:rights"].one() == "The Desk"
    assert found["cc:license"].one().endswith("/by/4.0/")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding: str) -> None:
    text = xmp("<photoshop:City>Zürich 月球</photoshop:City>").decode().replace("\ufeff", "")
    assert _read(text.encode(encoding))["photoshop:City"].one() == "Zürich 月球"


def test_latin_bytes_in_a_packet_that_claims_utf_8() -> None:
    packet = xmp("<dc:rights>@ 2024 Caf@</dc:rights>").replace(b"@ 2024", b"\xa9 2024").replace(b"@", b"\xe9")
    assert _read(packet)["dc:rights"].one() == "© 2024 Café"


def test_bare_ampersands_and_controls_are_forgiven() -> None:
    packet = xmp("<dc:rights>Reporter & Editor\x03 &#x0; &nbsp;</dc:rights>")
    assert _read(packet)["dc:rights"].one() == "Reporter & Editor   &nbsp;".replace("   ", "  ")


def test_padding_and_rubbish_around_the_packet_do_not_matter() -> None:
    packet = b"\0\0rubbish<" + xmp("<photoshop:City>Houston</photoshop:City>") + b"\0" * 100 + b"<"
    assert _read(packet)["photoshop:City"].one() == "Houston"


def test_the_first_packet_that_says_something_wins() -> None:
    packets = [xmp("<photoshop:City> </photoshop:City>"), xmp("<photoshop:City>Houston</photoshop:City>")]
    assert read_xmp(packets)[0]["photoshop:City"].one() == "Houston"


def test_a_damaged_packet_is_noted_and_passed_over() -> None:
    found, notes = read_xmp([b"<x:xmpmeta><rdf:RDF>", xmp("<photoshop:City>Houston</photoshop:City>")])
    assert found["photoshop:City"].one() == "Houston"
    assert notes == ("The XMP block is damaged and was not read; the other metadata was.",)


def test_a_packet_beyond_the_cap_is_noted_and_not_parsed() -> None:
    _, notes = read_xmp([b" " * (LARGEST + 1)])
    assert "4 MB" in notes[0]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "https://example.org/x.dtd">',
        "<!doctype x>",
    ],
)
def test_entities_and_document_types_are_refused(head: str) -> None:
    with pytest.raises(BadFile, match="entities"):
        read_xmp([head.encode() + xmp("<dc:title>&a;</dc:title>")])
    with pytest.raises(BadFile, match="entities"):
        read_xmp([(head + "<x:xmpmeta/>").encode("utf-16")])


@pytest.mark.parametrize("depth", [101, 200_000])
def test_nesting_beyond_reason_is_refused_at_once(depth: int) -> None:
    packet = xmp("<dc:d>" * depth + "deep" + "</dc:d>" * depth)
    with pytest.raises(BadFile, match="nested"):
        read_xmp([packet])


def test_an_extended_packet_is_put_together_in_order() -> None:
    whole = xmp("<photoshop:City>Houston</photoshop:City>")
    guid, half = b"A" * 32, len(whole) // 2

    def piece(start: int, end: int) -> bytes:
        return guid + len(whole).to_bytes(4, "big") + start.to_bytes(4, "big") + whole[start:end]

    assert joined_extensions([piece(half, len(whole)), piece(0, half)]) == whole


@given(st.text(max_size=200))
def test_any_text_is_read_noted_or_refused(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    with suppress(BadFile):
        read_xmp([raw, xmp("") + raw])
