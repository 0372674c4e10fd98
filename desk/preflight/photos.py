"""Photos: credit, caption and alt text that nobody can waive, rights, and how each stands in the copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desk.preflight.finding import ALWAYS, FROM_APPROVAL, Check, Fix, Remark, Subject, Weight
from desk.preflight.folding import keys
from desk.preflight.passages import called, capital, shortened
from desk.preflight.reading import Reading
from desk.story.framing import size
from desk.story.photo import Photo, PhotoRole, Usage
from desk.story.place import Place
from desk.story.story import Story

RECENT = timedelta(days=31)
SMALLEST = {PhotoRole.LEAD: 1200, PhotoRole.WIDE: 1200, PhotoRole.INLINE: 600}  # pixels across, on a dense screen

# A credit left at the end of a caption: ‘Putin Photo:VCG’, ‘(Photo by Jane Doe/AP)’, ‘Credit: NASA’.
_TRAILING_CREDIT = re.compile(
    r"[\s(\[|—–-]*(?<![\w’'])(?P<credit>(?:Photo(?:graph|s)?|Picture|Pic|Image|File photo|Credit)"
    r"(?:[ \u00a0]?[:：/][ \u00a0]?|[ \u00a0](?:credit[:：]?|by|courtesy of)[ \u00a0])[^\n()\[\].;]{2,60})[)\].\s]*\Z"
)
_LED_IN = re.compile(
    r"\A(?:Photo(?:graph|s)?|Picture|Pic|Image|File photo|Credit)[ \u00a0]?(?:credit|by|courtesy of)?[:：/ \u00a0]*"
)
_ALT_LEAD_IN = re.compile(r"\A(?:an? )?(?:photo|photograph|picture|image) (?:of|showing) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Retouch:
    """Change fields of one photo's record, while the record still is as the check saw it."""

    was: Photo
    now: Photo

    def __call__(self, story: Story) -> Story:
        return replace(story, photos=tuple(self.now if photo == self.was else photo for photo in story.photos))


def _each(
    field: str, says: Callable[[Photo, Reading], str], fix: Callable[[Photo], Fix | None] = lambda photo: None
) -> Callable[[Reading], Iterator[Remark]]:
    """A check that runs over the photos one by one; `says` gives the sentence, '' when all is well."""

    def run(reading: Reading) -> Iterator[Remark]:
        for photo in reading.story.photos:
            if message := says(photo, reading):
                yield Remark(Place("photo", photo.key, field), capital(message), fix(photo))

    return run


def _no_credit(photo: Photo, _: Reading) -> str:
    return "" if photo.credit.strip() else f"{called(photo)} has no credit; it cannot leave the desk without one."


def _credit_known(photo: Photo) -> Fix | None:
    known = " / ".join(dict.fromkeys(part.strip() for part in (photo.creator, photo.agency) if part.strip()))
    return Fix(f"Credit {known}", Retouch(photo, replace(photo, credit=known))) if known else None


def _no_caption(photo: Photo, _: Reading) -> str:
    return "" if photo.caption.strip() else f"{called(photo)} has no caption."


def _no_alt(photo: Photo, _: Reading) -> str:
    if photo.decorative or photo.alt.strip():
        return ""
    return f"{called(photo)} has no alt text; say what it shows, or mark it as decorative."


def _no_picture(photo: Photo, _: Reading) -> str:
    return "" if photo.digest else f"The picture of {called(photo)} is still awaited."


def _rights(photo: Photo, _: Reading) -> str:
    return f"Nothing says what may be done with {called(photo)}." if photo.usage is Usage.UNKNOWN else ""


def _forbidden(photo: Photo, reading: Reading) -> str:
    if photo.expires is not None and photo.expires < _today(reading):
        return f"The licence of {called(photo)} expired on {_day(photo.expires)}; an editor must record a new one."
    if photo.usage is Usage.EXPIRED:
        return f"The licence of {called(photo)} has expired; an editor must record a new permission."
    if photo.usage is Usage.RESTRICTED:
        return f"{called(photo)} is restricted; an editor must record the permission to use it."
    return ""


def _runs_out(photo: Photo, reading: Reading) -> str:
    """Readers find a page long after its day."""
    left = photo.expires - _today(reading) if photo.expires is not None else RECENT * 2
    if photo.expires is None or not timedelta(0) <= left <= RECENT:
        return ""
    return f"The licence of {called(photo)} runs out on {_day(photo.expires)}; the page will stand longer."


def _today(reading: Reading) -> date:
    return reading.local(reading.context.now).date()


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _terms(photo: Photo, _: Reading) -> str:
    if photo.usage is Usage.CONDITIONAL and not photo.usage_terms.strip():
        return f"{called(photo)} may be used under conditions, but they are not written down."
    return ""


def _small(photo: Photo, _: Reading) -> str:
    least, (width, _height) = SMALLEST[photo.role], size(photo)
    if 0 < width < least:
        cut = " as it is cut" if width < photo.width else ""
        return f"{called(photo)} is {width} pixels wide{cut}; as {photo.role} it needs {least} to look sharp."
    return ""


def _file_photo(photo: Photo, reading: Reading) -> str:
    """A picture taken more than a month ago says so, with ‘file’ or with its date."""
    try:
        taken = date.fromisoformat(photo.taken[:10])
    except ValueError:
        return ""
    told = re.search(r"\b(?:file|archive|\d{4})\b", photo.caption, re.IGNORECASE)
    day = reading.local(reading.story.published or reading.context.now).date()
    if told or day - taken <= RECENT:
        return ""
    return f"{called(photo)} was taken on {_day(taken)}; the caption of an old picture says how old it is."


def _credit_agrees(photo: Photo, _: Reading) -> str:
    """A credit names the creator or the agency that the file names."""
    owed = [part for part in (photo.creator, photo.agency) if keys(part)]
    paid = set(keys(photo.credit))
    if not owed or not paid or any(set(keys(part)) <= paid or keys(part)[-1] in paid for part in owed):
        return ""
    return f"The credit of {called(photo)} does not name {' or '.join(owed)}, as the file does."


def _no_stop(photo: Photo, _: Reading) -> str:
    caption = photo.caption.strip()
    sentence = len(caption.split()) > 3 and caption[-1].isalnum()
    return f"The caption of {called(photo)} is a sentence without a full stop." if sentence else ""


def _with_stop(photo: Photo) -> Fix:
    return Fix("Put it in", Retouch(photo, replace(photo, caption=photo.caption.rstrip() + ".")))


def _alt_repeats(photo: Photo, _: Reading) -> str:
    same = photo.alt.strip() and not photo.decorative and keys(photo.alt) == keys(photo.caption)
    return f"The alt text of {called(photo)} repeats the caption; say what the picture shows." if same else ""


def _alt_lead_in(photo: Photo, _: Reading) -> str:
    found = _ALT_LEAD_IN.match(photo.alt)
    return f"The alt text of {called(photo)} need not begin ‘{found[0].strip()}’." if found else ""


def _without_lead_in(photo: Photo) -> Fix:
    return Fix("Take it out", Retouch(photo, replace(photo, alt=capital(_ALT_LEAD_IN.sub("", photo.alt)))))


def trailing_credit(reading: Reading) -> Iterator[Remark]:
    """A credit that stands at the end of a caption belongs into the credit."""
    for photo in reading.story.photos:
        caption = photo.caption.rstrip()
        found = _TRAILING_CREDIT.search(caption[-120:])
        start = len(caption) - len(caption[-120:]) + found.start("credit") if found else -1
        words = found["credit"].strip() if found else ""
        if not found and photo.credit.strip() and len(keys(caption)) > len(keys(photo.credit)):
            match = re.search(re.escape(photo.credit.strip()) + r"[)\].\s]*\Z", caption)
            start, words = (match.start(), photo.credit.strip()) if match and len(words) != 1 else (-1, "")
        if start >= 0:
            place = Place("photo", photo.key, "caption", words, start, start + len(words))
            message = f"The caption of {called(photo)} ends with the credit ‘{shortened(words)}’."
            yield Remark(place, message, _credit_moved(photo, caption, start, words))


def _credit_moved(photo: Photo, caption: str, start: int, words: str) -> Fix | None:
    """The credit taken out of the caption, and into the credit when that is empty; unsure when the two disagree."""
    bare = caption[:start].rstrip(" \u00a0([|—–-")
    if bare and bare[-1].isalnum() and caption.endswith("."):
        bare += "."
    if not photo.credit.strip():
        return Fix("Move it to the credit", Retouch(photo, replace(photo, caption=bare, credit=words)))
    named = keys(_LED_IN.sub("", words))
    if named == keys(_LED_IN.sub("", photo.credit)):
        return Fix("Take it out of the caption", Retouch(photo, replace(photo, caption=bare)))
    return None


def not_placed(reading: Reading) -> Iterator[Remark]:
    """The lead stands above the copy by itself; every other photo has its paragraph."""
    placed = {key for key, _, _ in reading.photos}
    for photo in reading.story.photos:
        if photo.key not in placed and photo != reading.story.lead:
            message = f"{capital(called(photo))} does not stand in the copy, so readers will not see it."
            yield Remark(Place("photo", photo.key), message)


def not_known(reading: Reading) -> Iterator[Remark]:
    for key, start, end in reading.photos:
        if not reading.story.photo(key):
            message = f"A photo ‘{shortened(key, 40)}’ stands in the copy, but the story has no such photo."
            yield Remark(reading.copy.place(start, end), message)


def placed_twice(reading: Reading) -> Iterator[Remark]:
    seen: set[str] = set()
    for key, start, end in reading.photos:
        photo = reading.story.photo(key)
        if photo and key in seen:
            yield Remark(reading.copy.place(start, end), f"{capital(called(photo))} stands in the copy a second time.")
        seen.add(key)


def leads(reading: Reading) -> Iterator[Remark]:
    found = [photo for photo in reading.story.photos if photo.role is PhotoRole.LEAD]
    for photo in found[1:]:
        message = f"{capital(called(photo))} is a lead photo too; only one photo leads a story."
        fix = Fix("Make it an inline photo", Retouch(photo, replace(photo, role=PhotoRole.INLINE)))
        yield Remark(Place("photo", photo.key, "role"), message, fix)


_PHOTOS = Subject.PHOTOS
_BLOCKS, _WARNS, _NOTES = (_PHOTOS, Weight.BLOCKER), (_PHOTOS, Weight.WARNING), (_PHOTOS, Weight.NOTE)

CHECKS = (
    Check("photo-credit", "Every photo has its credit", *_BLOCKS, _each("credit", _no_credit, _credit_known),
          ALWAYS, overridable=False),
    Check("photo-caption", "Every photo has its caption", *_BLOCKS, _each("caption", _no_caption),
          ALWAYS, overridable=False),
    Check("photo-alt", "Every photo has its alt text", *_BLOCKS, _each("alt", _no_alt), ALWAYS, overridable=False),
    Check("photo-picture", "No picture is still awaited", *_BLOCKS, _each("digest", _no_picture), FROM_APPROVAL),
    Check("photo-unknown", "The story has every photo that stands in the copy", *_BLOCKS, not_known, ALWAYS),
    Check("photo-forbidden", "No photo is restricted or expired", *_BLOCKS, _each("usage", _forbidden)),
    Check("photo-expires", "No licence runs out within a month", *_NOTES, _each("expires", _runs_out)),
    Check("photo-rights", "Every photo says what may be done with it", *_WARNS, _each("usage", _rights)),
    Check("photo-terms", "Conditions of use are written down", *_WARNS, _each("usage_terms", _terms)),
    Check("photo-placed", "Every photo stands in the copy", *_WARNS, not_placed),
    Check("photo-twice", "No photo stands in the copy twice", *_NOTES, placed_twice),
    Check("photo-lead", "One photo leads at most", *_WARNS, leads),
    Check("caption-credit", "No caption ends with the credit", *_WARNS, trailing_credit),
    Check("photo-age", "Old pictures say how old they are", *_NOTES, _each("caption", _file_photo)),
    Check("credit-agrees", "The credit names whom the file names", *_NOTES, _each("credit", _credit_agrees)),
    Check("caption-stop", "Captions end with a full stop", *_NOTES, _each("caption", _no_stop, _with_stop)),
    Check("alt-repeats", "The alt text says more than the caption", *_NOTES, _each("alt", _alt_repeats)),
    Check("alt-lead-in", "No alt text begins ‘photo of’", *_NOTES, _each("alt", _alt_lead_in, _without_lead_in)),
    Check("photo-small", "Photos are large enough to look sharp", *_NOTES, _each("digest", _small)),
)  # fmt: skip
