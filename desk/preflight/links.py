"""Links: whole public addresses, with words to press, and nothing in them that follows readers about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from desk.markup.address import is_public
from desk.markup.reading import Link
from desk.preflight.finding import Check, Fix, Remark, Subject, Weight
from desk.preflight.fixes import Rewrite
from desk.preflight.folding import keys
from desk.preflight.passages import shortened
from desk.preflight.reading import Reading
from desk.story.place import Place
from desk.story.stage import Stage

# Parameters that name a campaign, a click or a reader, and change nothing of the page.
TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
    "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hstc", "__hssc",
    "__hsfp", "hsctatracking", "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "wickedid", "s_cid",
    "cmpid", "ref_src", "ref_url", "at_medium", "at_campaign", "at_custom1", "at_custom2", "at_custom3",
    "at_custom4", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "smid", "smtyp", "xtor",
    "guccounter", "guce_referrer", "guce_referrer_sig", "_openstat", "rb_clickid", "ml_subscriber",
    "ml_subscriber_hash", "spm", "scm", "trk", "trkinfo",
})  # fmt: skip
_TRACKING_STEMS = ("utm_", "pk_", "mtm_", "piwik_", "matomo_", "hsa_")
_EMPTY_WORDS = frozenset({("here",), ("click", "here"), ("read", "more"), ("more",), ("link",), ("this", "link"),
                          ("this",)})  # fmt: skip


def _place(reading: Reading, link: Link) -> Place:
    return reading.copy.place(link.start, link.end)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def absolute(reading: Reading) -> Iterator[Remark]:
    for link in reading.links:
        if is_public(link.url) and (not link.url.lower().startswith("http") or _host(link.url)):
            continue
        shown = shortened(link.url, 50) or "nowhere"
        fix = None
        if re.fullmatch(r"(?:www\.[\w-]+|[\w-]+\.(?:com|org|net|gov|edu|co\.uk))(?:\.[\w-]+)*(?:/\S*)?", link.url):
            fix = _new_address(reading, link, f"https://{link.url}", "Put https:// before it")
        message = f"The link ‘{shortened(link.text, 40)}’ leads to ‘{shown}’, which is no whole web or mail address."
        yield Remark(_place(reading, link), message, fix)


def _new_address(reading: Reading, link: Link, url: str, label: str) -> Fix | None:
    """The fix that gives a link another address; None where the address stands in it not just once."""
    place = _place(reading, link)
    at = place.words.rfind(link.url)
    if at < 0 or not link.url:
        return None
    return Fix(label, Rewrite(place, place.words[:at] + url + place.words[at + len(link.url) :]))


def without_tracking(url: str) -> str:
    """The address without the parameters that track; everything else of it letter for letter.

    >>> without_tracking("https://example.org/a?id=7&utm_source=mail#top")
    'https://example.org/a?id=7#top'
    """
    head, mark, rest = url.partition("?")
    if not mark:
        return url
    query, hash_mark, fragment = rest.partition("#")
    kept = [one for one in query.split("&") if not _tracks(one.partition("=")[0])]
    return head + ("?" + "&".join(kept) if kept else "") + hash_mark + fragment


def _tracks(name: str) -> bool:
    low = name.lower()
    return low in TRACKING or low.startswith(_TRACKING_STEMS)


def tracking(reading: Reading) -> Iterator[Remark]:
    for link in reading.links:
        bare = without_tracking(link.url)
        if bare != link.url:
            message = f"The address of the link ‘{shortened(link.text, 40)}’ carries tracking parameters."
            yield Remark(_place(reading, link), message, _new_address(reading, link, bare, "Take them out"))


def words(reading: Reading) -> Iterator[Remark]:
    for link in reading.links:
        if not link.text.strip():
            yield Remark(_place(reading, link), f"The link to ‘{shortened(link.url, 50)}’ has no words to press.")
        elif keys(link.text) in _EMPTY_WORDS:
            message = f"The words of the link ‘{shortened(link.text, 40)}’ do not say where it leads."
            yield Remark(_place(reading, link), message)


_WARNS = (Subject.LINKS, Weight.WARNING)


def related(reading: Reading) -> Iterator[Remark]:
    """A related story that readers cannot be sent to yet is left out of the page."""
    for one in reading.story.related:
        stage = None if one.address else reading.context.stages(one.key)
        if one.address or stage in (Stage.PUBLISHED, Stage.CORRECTING):
            continue
        why = f"is {stage}" if stage else "is not on this desk any more"
        message = f"The related story ‘{shortened(one.title, 60)}’ {why}: readers do not see it until it is published."
        yield Remark(Place("story", one.key, "related"), message)


CHECKS = (
    Check("link-address", "Links lead to whole public addresses", *_WARNS, absolute),
    Check("link-tracking", "No link carries tracking parameters", *_WARNS, tracking),
    Check("link-words", "The words of links say where they lead", Subject.LINKS, Weight.NOTE, words),
    Check("related", "Related stories are published", Subject.LINKS, Weight.NOTE, related),
)
