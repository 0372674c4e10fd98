"""What a photo says about itself: which source wins, and how the fields are made sense of."""

from __future__ import annotations

from typing import Any

import pytest
from PIL.PngImagePlugin import PngInfo

from desk.darkroom.metadata import PhotoMetadata, read_metadata
from desk.story.errors import BadFile
from tests.darkroom.pictures import drawn, exif, filed, iim, photoshop, with_iim, with_segment, xmp


def _photo(
    properties: str = "",
    fields: list[tuple[int, bytes]] | None = None,
    tags: dict[int, Any] | None = None,
    photo: dict[int, Any] | None = None,
) -> PhotoMetadata:
    data = filed(drawn(), xmp=xmp(properties), exif=exif(tags or {}, photo))
    return read_metadata(with_iim(data, iim(fields)) if fields else data)


def _alt(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></{name}>'


def _seq(name: str, *texts: str) -> str:
    return f"<{name}><rdf:Seq>{''.join(f'<rdf:li>{text}</rdf:li>' for text in texts)}</rdf:Seq></{name}>"


def test_xmp_comes_before_iptc_and_iptc_before_exif() -> None:
    tags = {0x010E: "from EXIF", 0x8298: "EXIF notice", 0x013B: "Exif Artist"}
    fields = [(120, b"from IPTC"), (116, b"IPTC notice")]
    assert _photo(_alt("dc:description", "from XMP"), fields, tags).caption == "from XMP"
    silent = _photo(_alt("dc:description", "  "), fields, tags)
    assert (silent.caption, silent.copyright, silent.creator) == ("from IPTC", "IPTC notice", "Exif Artist")
    assert _photo(tags=tags).caption == "from EXIF"


def test_a_cameras_own_words_are_no_caption_wherever_they_stand() -> None:
    fields = [(120, b"OLYMPUS DIGITAL CAMERA"), (80, b"ACME"), (105, b"DSC_0042")]
    read = _photo(_alt("dc:description", "SONY DSC"), fields, {0x010E: "ACME R5   ", 0x010F: "ACME", 0x0110: "R5"})
    assert (read.caption, read.creators, read.headline) == ("", (), "")


def test_every_field_is_read() -> None:
    read = _photo(
        _alt("dc:title", "as11-40-5903")
        + _alt("dc:description", "On the Moon")
        + _alt("dc:rights", "No rights reserved")
        + _alt("xmpRights:UsageTerms", "Public domain")
        + _alt("Iptc4xmpCore:AltTextAccessibility", "A person in a white suit")
        + _seq("dc:creator", "A Reporter", "An Editor")
        + _seq("dc:subject", "moon", "sea", "moon")
        + "<photoshop:Headline>Landing</photoshop:Headline><photoshop:Credit>NASA</photoshop:Credit>"
        "<photoshop:Source>Archive</photoshop:Source><photoshop:Instructions>Hold</photoshop:Instructions>"
        "<photoshop:City>Tranquility Base</photoshop:City><photoshop:State>Mare</photoshop:State>"
        "<photoshop:Country>Moon</photoshop:Country><Iptc4xmpCore:CountryCode>XXX</Iptc4xmpCore:CountryCode>"
        "<Iptc4xmpCore:Location>Ladder</Iptc4xmpCore:Location>"
        "<photoshop:DateCreated>1969-07-21T02:56:15Z</photoshop:DateCreated>"
        "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm"
        "</Iptc4xmpExt:DigitalSourceType>"
    )
    assert read == PhotoMetadata(
        title="as11-40-5903",
        headline="Landing",
        caption="On the Moon",
        alt="A person in a white suit",
        creators=("A Reporter", "An Editor"),
        agencies=("NASA",),
        credit="NASA",
        source="Archive",
        copyright="No rights reserved",
        licence="Public domain",
        usage_terms="Public domain",
        instructions="Hold",
        place="Ladder",
        city="Tranquility Base",
        region="Mare",
        country="Moon",
        country_code="XXX",
        taken="1969-07-21T02:56:15Z",
        keywords=("moon", "sea"),
        digital_source="http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm",
    )
    assert read.creator == "A Reporter, An Editor"
    assert read.where == "Ladder, Tranquility Base, Mare, Moon"


@pytest.mark.parametrize(
    ("byline", "credit", "creators", "agencies", "line"),
    [
        ("Jane Doe", "AP", ("Jane Doe",), ("AP",), "Jane Doe/AP"),
        ("Jane Doe/AFP", "", ("Jane Doe",), ("AFP",), "Jane Doe/AFP"),
        ("Jane Doe", "Jane Doe/AFP", ("Jane Doe",), ("AFP",), "Jane Doe/AFP"),
        ("Jane Doe", "Jane Doe via Getty Images", ("Jane Doe",), ("Getty Images",), "Jane Doe via Getty Images"),
        ("", "REUTERS/Jane Doe", ("Jane Doe",), ("REUTERS",), "REUTERS/Jane Doe"),
        ("Reuters", "Reuters", (), ("Reuters",), "Reuters"),
        ("Jane Doe", "Jane Doe", ("Jane Doe",), (), "Jane Doe"),
        ("", "VCG", (), ("VCG",), "VCG"),
        ("Jane Doe", "", ("Jane Doe",), (), "Jane Doe"),
        ("", "", (), (), ""),
    ],
)
def test_who_is_owed(byline: str, credit: str, creators: tuple[str, ...], agencies: tuple[str, ...], line: str) -> None:
    read = _photo(fields=[(80, byline.encode()), (110, credit.encode())])
    assert (read.creators, read.agencies, read.credit, read.credit_line) == (creators, agencies, credit, line)


def test_a_long_credit_of_many_is_no_agency() -> None:
    credit = "NASA, ESA, the Lunar Science Institute, the Orbit Team and everybody at Mission Control in Houston"
    read = _photo(f"<photoshop:Credit>{credit}</photoshop:Credit>")
    assert (read.credit, read.agencies) == (credit, ())


def test_several_artists_in_one_exif_tag() -> None:
    assert _photo(tags={0x013B: "Jane Doe; Richard Roe"}).creators == ("Jane Doe", "Richard Roe")


@pytest.mark.parametrize(
    ("terms", "address", "licence", "url"),
    [
        ("", "https://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA 4.0", True),
        ("", "http://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", True),
        ("", "https://creativecommons.org/publicdomain/mark/1.0/", "Public domain", True),
        ("Creative Commons Attribution 4.0 International License", "", "CC BY 4.0", False),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 3.0", "", "CC BY-NC-SA 3.0", False),
        ("This is CC-BY-ND 2.0.", "", "CC BY-ND 2.0", False),
        ("Editorial use only", "https://example.org/terms", "", True),
        ("Editorial use only", "www.example.org", "", False),
        ("Editorial use only", "javascript:alert(1)", "", False),
    ],
)
def test_licences(terms: str, address: str, licence: str, url: bool) -> None:
    web = f"<xmpRights:WebStatement>{address}</xmpRights:WebStatement>"
    read = _photo(_alt("xmpRights:UsageTerms", terms) + web)
    assert (read.licence, read.licence_url, read.usage_terms) == (licence, address if url else "", terms)


@pytest.mark.parametrize(
    ("camera", "desk", "taken"),
    [
        ("2024:07:20 10:11:12", "2024-07-21", "2024-07-20T10:11:12"),
        ("2024:07:20 10:11:12", "2024-07-20T10:11:12+02:00", "2024-07-20T10:11:12+02:00"),
        ("0000:00:00 00:00:00", "2024-07-20T10:11Z", "2024-07-20T10:11:00Z"),
        ("", "2024-07", ""),
        ("", "2024:07:20 10:11:12", "2024-07-20T10:11:12"),
    ],
)
def test_when_it_was_taken(camera: str, desk: str, taken: str) -> None:
    date = f"<photoshop:DateCreated>{desk}</photoshop:DateCreated>"
    assert _photo(date, photo={0x9003: camera} if camera else None).taken == taken


def test_the_day_and_the_time_of_iptc() -> None:
    assert _photo(fields=[(55, b"19690720"), (60, b"201740+0000")]).taken == "1969-07-20T20:17:40+00:00"
    assert _photo(fields=[(55, b"19690720")]).taken == "1969-07-20"


def test_where_old_fields_are_empty_the_place_shown_counts() -> None:
    read = _photo(
        '<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li Iptc4xmpExt:City="Houston" Iptc4xmpExt:CountryName="USA"/>'
        "</rdf:Bag></Iptc4xmpExt:LocationShown>"
    )
    assert read.where == "Houston, USA"


def test_what_must_not_leave_the_desk_is_known() -> None:
    data = filed(drawn(), exif=exif({}, {0xA431: "12345"}, {1: "N", 2: (1.0, 0.0, 0.0), 3: "E", 4: (2.0, 0.0, 0.0)}))
    read = read_metadata(data)
    assert (read.gps, read.has_serial) == ((1.0, 2.0), True)


def test_wire_photos_with_a_damaged_xmp_mark_are_read() -> None:
    packet = b"http:\0damaged\0" + xmp("<photoshop:Credit>The Desk</photoshop:Credit>")
    assert read_metadata(with_segment(filed(drawn()), 0xE1, packet)).credit == "The Desk"


def test_an_iptc_block_over_two_segments_is_read() -> None:
    block = photoshop(iim([(120, b"A caption " * 50), (110, b"The Desk")]))
    data = with_segment(filed(drawn()), 0xED, b"Photoshop 3.0\0" + block[200:])
    data = with_segment(data, 0xED, b"Photoshop 3.0\0" + block[:200])
    assert read_metadata(data).credit == "The Desk"


def test_an_xmp_packet_and_its_extension_are_read_as_one() -> None:
    more = xmp("<photoshop:City>Houston</photoshop:City>")
    piece = b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32 + len(more).to_bytes(4, "big") + bytes(4) + more
    data = with_segment(filed(drawn(), xmp=xmp("<photoshop:Credit>The Desk</photoshop:Credit>")), 0xE1, piece)
    read = read_metadata(data)
    assert (read.credit, read.city) == ("The Desk", "Houston")


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "TIFF"])
def test_every_format_carries_xmp_and_exif(kind: str) -> None:
    packet = xmp("<photoshop:Credit>The Desk</photoshop:Credit>")
    options: dict[str, Any] = {"xmp": packet, "exif": exif({0x010E: "On the Moon"})}
    if kind == "PNG":
        words = PngInfo()
        words.add_itxt("XML:com.adobe.xmp", packet.decode())
        options = {"pnginfo": words, "exif": exif({0x010E: "On the Moon"})}
    if kind == "TIFF":
        options = {"tiffinfo": {0x02BC: packet, 0x010E: "On the Moon"}}
    read = read_metadata(filed(drawn(), kind, **options))
    assert (read.credit, read.caption) == ("The Desk", "On the Moon")


def test_the_iptc_block_of_a_tiff() -> None:
    block = iim([(110, b"The Desk")])
    assert read_metadata(filed(drawn(), "TIFF", tiffinfo={0x8649: photoshop(block)})).credit == "The Desk"
    whole = block + b"\0" * (-len(block) % 4)
    assert read_metadata(filed(drawn(), "TIFF", tiffinfo={0x83BB: whole})).credit == "The Desk"
    turned = b"".join(whole[place : place + 4][::-1] for place in range(0, len(whole), 4))
    assert read_metadata(filed(drawn(), "TIFF", tiffinfo={0x83BB: turned})).credit == "The Desk"


def test_the_plain_words_and_the_profiles_of_a_png() -> None:
    words = PngInfo()
    words.add_text("Description", "On the Moon")
    words.add_text("Author", "Jane Doe")
    block = iim([(110, b"The Desk")])
    words.add_text("Raw profile type iptc", f"\niptc\n{len(block):8}\n{block.hex()}\n", zip=True)
    read = read_metadata(filed(drawn(), "PNG", pnginfo=words))
    assert (read.caption, read.creators, read.credit) == ("On the Moon", ("Jane Doe",), "The Desk")


def test_a_damaged_packet_leaves_the_other_sources_and_a_note() -> None:
    data = with_iim(filed(drawn(), xmp=b"<x:xmpmeta><rdf:RDF>"), iim([(110, b"The Desk")]))
    read = read_metadata(data)
    assert read.credit == "The Desk"
    assert read.notes == ("The XMP block is damaged and was not read; the other metadata was.",)


def test_no_photo_no_metadata() -> None:
    with pytest.raises(BadFile, match="a text file"):
        read_metadata(b"words")
