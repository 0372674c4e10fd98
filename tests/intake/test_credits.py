"""Caption lines parted into caption and credit; where nothing is owed for sure, no credit is invented."""

from __future__ import annotations

import pytest

from desk.intake.credits import is_credit_alone, parse_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit", "people", "agencies"),
    [
        ("Moon Photo:VCG", "Moon", "Photo:VCG", (), ("VCG",)),
        (
            "The crew waves. (AP Photo/Jane Doe, File)",
            "The crew waves.",
            "(AP Photo/Jane Doe, File)",
            ("Jane Doe",),
            ("AP",),
        ),
        ("The crew waves. REUTERS/Jane Doe", "The crew waves.", "REUTERS/Jane Doe", ("Jane Doe",), ("REUTERS",)),
        ("The crew (AFP)", "The crew", "(AFP)", (), ("AFP",)),
        ("The crew waves. Jane Doe/AP hide caption", "The crew waves.", "Jane Doe/AP", ("Jane Doe",), ("AP",)),
        (
            "Jane Doe | Bloomberg | Getty Images",
            None,
            "Jane Doe | Bloomberg | Getty Images",
            ("Jane Doe",),
            ("Bloomberg", "Getty Images"),
        ),
        ("The crew waves. — Picture by Jane Doe", "The crew waves.", "— Picture by Jane Doe", ("Jane Doe",), ()),
        (
            "The crew waves. (Foto: Pool via REUTERS)",
            "The crew waves.",
            "(Foto: Pool via REUTERS)",
            (),
            ("Pool", "REUTERS"),
        ),
        (
            "The moon. ( NASA/JPL-Caltech/ASU )",
            "The moon.",
            "( NASA/JPL-Caltech/ASU )",
            (),
            ("NASA", "JPL-Caltech", "ASU"),
        ),
        (
            "The crew waves. Photograph: Jane Doe/The Guardian",
            "The crew waves.",
            "Photograph: Jane Doe/The Guardian",
            ("Jane Doe",),
            ("The Guardian",),
        ),
        (
            "The crew waves.Credit...Jane Doe for The New York Times",
            "The crew waves.",
            "Credit...Jane Doe for The New York Times",
            ("Jane Doe",),
            ("The New York Times",),
        ),
        (
            "The crew. (U.S. Army photo by Sgt. Jane Doe)",
            "The crew.",
            "(U.S. Army photo by Sgt. Jane Doe)",
            ("Sgt. Jane Doe",),
            ("U.S. Army",),
        ),
        ("The crew waves. Supplied", "The crew waves.", "Supplied", (), ()),
        (
            "FILE PHOTO: The crew, July 20, 1969. REUTERS/Jane Doe/File Photo",
            "FILE PHOTO: The crew, July 20, 1969.",
            "REUTERS/Jane Doe/File Photo",
            ("Jane Doe",),
            ("REUTERS",),
        ),
        (
            "The Daily Moon\nThe crew waves at the crowd.",
            "The crew waves at the crowd.",
            "The Daily Moon",
            (),
            ("The Daily Moon",),
        ),
    ],
)
def test_a_caption_line_in_its_parts(
    text: str, caption: str | None, credit: str, people: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    found = parse_credit(text)
    assert (found.caption, found.credit, found.photographers, found.agencies) == (caption, credit, people, agencies)


@pytest.mark.parametrize(
    "text",
    [
        "The crew waves at the crowd.",
        "The Stock Exchange (NYSE)",
        "Sen. Jane Doe (R-Texas)",
        "From left: Jane Doe (left) and John Roe (right)",
        "The photo by the river shows a house.",
        "",
    ],
)
def test_no_credit_is_invented(text: str) -> None:
    assert parse_credit(text).credit is None


def test_licences_are_told_apart() -> None:
    assert parse_credit("Foto: Jane | flickr| CC BY 2.0").licence == "CC BY 2.0"
    assert parse_credit("Jane Doe/Flickr, CC BY").licence == "CC BY (version unstated)"
    assert parse_credit("Courtesy of JD Roe /Flickr Creative Commons").licence == "Creative Commons (unspecified)"
    assert parse_credit("(photo credit: Jane Doe, GSA)").licence == "public domain (US government)"


def test_a_line_that_is_all_credit() -> None:
    assert is_credit_alone("Photo: VCG")
    assert is_credit_alone("Jane Doe/AP")
    assert not is_credit_alone("The crew waves at the crowd. Photo: VCG")
