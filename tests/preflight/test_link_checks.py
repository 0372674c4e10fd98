"""Links: whole public addresses without tracking, and words that say where they lead."""

from __future__ import annotations

import pytest

from desk.preflight.links import without_tracking
from tests.preflight.eagle import mended, pointed, says, telling


@pytest.mark.parametrize(
    "address",
    [
        "/crew",
        "crew.html",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//example.org/a",
        "https://",
        "#top",
        "example",
    ],
)
def test_links_lead_to_whole_public_addresses(address: str) -> None:
    story = telling(f"See [the crew]({address}).")
    (sentence,) = says("link-address", story)
    assert sentence.startswith("The link ‘the crew’ leads to ‘")
    assert pointed("link-address", story) == [f"[the crew]({address})"]


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "http://example.org", "mailto:desk@example.org"])
def test_whole_addresses_are_fine(address: str) -> None:
    assert says("link-address", telling(f"See [the crew]({address}).")) == []


def test_https_is_put_before_a_bare_host() -> None:
    story = telling("See [the crew](www.example.org/crew).")
    assert mended("link-address", story) == telling("See [the crew](https://www.example.org/crew).")


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
        ("https://example.org/a?id=7&fbclid=z#top", "https://example.org/a?id=7#top"),
        ("https://example.org/a?GCLID=z&q=a%20b", "https://example.org/a?q=a%20b"),
        ("https://example.org/a?id=7", "https://example.org/a?id=7"),
        ("https://example.org/utm_source", "https://example.org/utm_source"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
    ],
)
def test_tracking_parameters_go_and_nothing_else(address: str, bare: str) -> None:
    assert without_tracking(address) == bare
    story = telling(f"See [the crew]({address}).")
    assert bool(says("link-tracking", story)) == (address != bare)
    if address != bare:
        assert mended("link-tracking", story) == telling(f"See [the crew]({bare}).")


def test_a_reference_is_a_link_too() -> None:
    story = telling("See [the crew][1].\n\n[1]: https://example.org/a?utm_source=x")
    assert mended("link-tracking", story) == telling("See [the crew][1].\n\n[1]: https://example.org/a")


def test_the_words_say_where_a_link_leads() -> None:
    assert says("link-words", telling("See [here](https://example.org).")) == [
        "The words of the link ‘here’ do not say where it leads."
    ]
    assert says("link-words", telling("See [](https://example.org).")) == [
        "The link to ‘https://example.org’ has no words to press."
    ]
    assert says("link-words", telling("See [the flight plan](https://example.org).")) == []
