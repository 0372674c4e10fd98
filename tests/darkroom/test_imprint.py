"""The imprint: the words that travel with a photo, and nothing else."""

from __future__ import annotations

import pytest

from desk.darkroom.imprint import Imprint, iim_block, imprint_of, stamped, xmp_packet
from desk.darkroom.iptc import read_iim
from desk.darkroom.metadata import read_metadata
from desk.darkroom.xmp import read_xmp
from desk.story.photo import Photo
from tests.darkroom.pictures import drawn, filed

FULL = Imprint(
    creators=("A Reporter", "An Editor"),
    credit="A Reporter/The Desk",
    caption="“Déjà vu” & 月球, in two\nlines",
    copyright="© 2024 The Desk",
    licence="CC BY-SA 4.0",
    usage_terms="Editorial use only",
    alt="A person in a white suit",
)


def test_a_stamped_jpeg_says_all_of_it_in_both_languages() -> None:
    data = stamped(filed(drawn()), FULL)
    read = read_metadata(data)
    assert read.creators == FULL.creators
    assert (read.credit, read.caption, read.copyright) == (FULL.credit, FULL.caption, FULL.copyright)
    assert (read.alt, read.licence) == (FULL.alt, FULL.licence)
    assert read.usage_terms == "CC BY-SA 4.0. Editorial use only"
    assert read.licence_url == "https://creativecommons.org/licenses/by-sa/4.0/"
    fields = read_iim(iim_block(FULL))
    assert fields[2, 80] == FULL.creators
    assert (fields[2, 110], fields[2, 116], fields[2, 120]) == ((FULL.credit,), (FULL.copyright,), (FULL.caption,))


def test_iim_is_declared_as_utf_8_and_kept_to_its_lengths() -> None:
    long = Imprint(creators=("é" * 40,), credit="月" * 40, caption="ü" * 3_000, copyright="©" * 200)
    block = iim_block(long)
    assert block.startswith(b"\x1c\x01\x5a\0\x03\x1b%G")
    fields = read_iim(block)
    lengths = {number: len(fields[2, number][0].encode()) for number in (80, 110, 116, 120)}
    assert lengths == {80: 32, 110: 30, 116: 128, 120: 2_000}
    read = read_metadata(stamped(filed(drawn()), long))
    assert read.caption == "ü" * 3_000


def test_nobody_stays_unnamed() -> None:
    only_credit = Imprint(credit="VCG", caption="On the Moon").settled()
    assert (only_credit.creators, only_credit.copyright) == (("VCG",), "VCG")
    only_creator = Imprint(creators=("A Reporter",)).settled()
    assert (only_creator.credit, only_creator.copyright) == ("A Reporter", "A Reporter")
    assert Imprint().settled() == Imprint()


def test_an_empty_imprint_is_still_a_sound_packet() -> None:
    assert read_xmp([xmp_packet(Imprint())]) == ({}, ())


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<!-- x -->", "<?php x ?>", "</rdf:li>", "<HTML>"])
def test_no_word_makes_the_file_pass_for_a_page(text: str) -> None:
    data = stamped(filed(drawn()), Imprint(credit=text, caption=f"a < b {text}"))
    lowered = data.lower()
    assert not any(mark in lowered for mark in (b"<script", b"<!--", b"<?php", b"<html", b"&lt;script"))
    assert read_metadata(data).caption == f"a < b {text.replace('<', '‹')}"


def test_controls_do_not_break_the_packet() -> None:
    found, notes = read_xmp([xmp_packet(Imprint(credit="a\x00b\x0b\ud800c]]>&"))])
    assert (found["photoshop:Credit"].one(), notes) == ("abc]]>&", ())


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org", "\x00https:x"])
def test_only_web_addresses_are_written_as_licences(address: str) -> None:
    assert Imprint(licence_url=address).settled().licence_url == ""


def test_the_longest_imprint_fits_into_a_jpeg_segment() -> None:
    much = "a" + "&" * 50_000
    crowded = Imprint((much,) * 30, much, much, much, much, "https://" + much, much, much)
    read = read_metadata(stamped(filed(drawn()), crowded))
    assert read.notes == ()
    assert len(read.caption) == 6_000


def test_the_same_words_give_the_same_bytes() -> None:
    assert xmp_packet(FULL) == xmp_packet(FULL)
    assert stamped(filed(drawn()), FULL) == stamped(filed(drawn()), FULL)


def test_the_imprint_of_a_storys_photo() -> None:
    photo = Photo("p1", caption="On the Moon", credit="NASA", creator="A Reporter", alt="A person", licence="CC0 1.0")
    assert imprint_of(photo) == Imprint(("A Reporter",), "NASA", "On the Moon", licence="CC0 1.0", alt="A person")
    assert imprint_of(Photo("p2", alt="left over", decorative=True)).alt == ""
