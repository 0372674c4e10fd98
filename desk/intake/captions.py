"""Photos among the lines: caption and credit on one line, on two in either order, said twice, or a caption alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desk.intake.arrival import FoundPhoto
from desk.intake.blocks import Block
from desk.intake.credits import credit_start, is_credit_alone, name_parts, strip_widget_words
from desk.intake.datelines import parse_dateline
from desk.intake.wording import bare, fold

_OLD_CREDIT = re.compile(r"^image (?:copyright|source),?\s*[:]?\s*(?=\S)", re.IGNORECASE)
_OLD_CAPTION = re.compile(r"^(?i:(?:image |photo )?caption),?\s*[:]?\s*(?=[A-ZÀ-Ž\"“‘'])")
_FILE_MARK = re.compile(
    r"^(?:FILE\b\s*(?:PHOTO|IMAGE|PIC)?\s*[-–—:.]|File (?:photo|picture|image)\b|Pictured\s*:|Photo shows|In this )"
)
_POINTING = re.compile(
    r"\((?:left|right|centre|center|L|R|C|pictured|file)\)|, (?:second |third )?(?:left|right|center|"
    r"centre|top|bottom|file),|"
    r"\b(?:is|are|was|were) (?:seen|pictured|photographed)\b|\b(?:pictured|seen here|in this (?:file "
    r")?(?:photo|image|picture)|file photo)\b|"
    r"^(?:left|right|above|below|top|from left|clockwise)\b.{0,20}[:,]",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por)\s+[A-ZÀ-Ž]", re.IGNORECASE)
_LONGEST = 2_000  # characters of a caption with its credit, widely meant
_DAY = re.compile(
    r"\b(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|April|May|June|July|Aug(?:ust|\.)?|Sept(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
    r"\s\d{1,2},\s(?:19|20)\d\d|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\s(?:19|20)\d\d"
)
_SAID = re.compile(r"\b(?:said|says|told|according to|announced|added|reported)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"^(?:[\w.'’-]+,?\s){1,9}?(?:(?!is\b|was\b|has\b|its\b|his\b|this\b|news\b)[a-z]{2,}(?<![us])s|are|"
    r"sit|stand|walk|hold|look|speak|take|wait|gather|attend|work|play|shake|leave|arrive|pose)\s"
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A photo among the blocks: its words and the blocks that hold them."""

    photo: FoundPhoto
    blocks: tuple[int, ...]
    sure: bool


def caption_like(text: str) -> bool:
    """Whether a line without a credit reads as a caption: in the present with a full date, or pointing."""
    if len(text.split()) > 75 or text[:1] in '“"‘':
        return False
    if _FILE_MARK.match(text):
        return True
    return not _SAID.search(text) and (bool(_POINTING.search(text)) or dated_caption(text))


def dated_caption(text: str) -> bool:
    """Whether a line is surely a caption: marked as a file picture, or one sentence in the present with a full date."""
    if len(text.split()) > 75 or text[:1] in '“"‘':
        return False
    if _FILE_MARK.match(text):
        return True
    if _SAID.search(text):
        return False
    one_sentence = not re.search(r"[a-z]{3}[.!?]\s+[A-Z]", text)
    return one_sentence and bool(_DAY.search(text)) and bool(_PRESENT.match(text))


def credit_strength(text: str, start: int) -> int:
    """How surely the words from `start` on are a photo's credit: 3 names a photo or a person, 2 an agency, 1 little."""
    credit = text[start:]
    if re.search(r"(?i)\b(?:photos?|photograph|picture|pic|image|foto|bild|courtesy|getty|handout|©)\b|©|/", credit):
        return 3
    people, agencies, _ = name_parts(credit)
    return 3 if people else 2 if agencies else 1


def find_photos(blocks: list[Block], skipped: set[int]) -> list[Sighting]:
    """Every photo among the blocks, in their order; words said twice count once."""
    found: list[Sighting] = []
    index = 0
    while index < len(blocks):
        if index in skipped and not blocks[index].picture:
            index += 1
            continue
        sighting, used = _sighting_at(blocks, index, skipped, found)
        if sighting:
            found.append(sighting)
        index += used
    return _with_repeats(blocks, _once(found))


def _with_repeats(blocks: list[Block], found: list[Sighting]) -> list[Sighting]:
    """Lines that say a photo's caption again, without its credit, belong to that photo."""
    keys = [bare(sighting.photo.caption) for sighting in found]
    places = {key[:60]: at for at, key in reversed(list(enumerate(keys))) if len(key) >= 20}
    used = {i for sighting in found for i in sighting.blocks}
    for index, block in enumerate(blocks):
        at = places.get(bare(block.text[:400])[:60]) if index not in used and len(block.text) >= 20 else None
        if at is not None and len(bare(block.text)) < len(keys[at]) + 20:
            found[at] = replace(found[at], blocks=(*found[at].blocks, index))
    return found


def _sighting_at(
    blocks: list[Block], index: int, skipped: set[int], found: list[Sighting]
) -> tuple[Sighting | None, int]:
    block = blocks[index]
    if block.picture:
        return _picture(blocks, index, block.picture, skipped)
    if (
        block.kind in ("heading", "list", "quote", "rule")
        or len(block.text) > _LONGEST
        or _BY.match(block.text)
        or _dateline_alone(block.text)
    ):
        return None, 1
    following = _next(blocks, index, skipped)
    if "caption" in block.hints and block.words <= 80 and credit_start(strip_widget_words(block.text)) is None:
        caption, credit, used = _caption_run(blocks, index, skipped)
        return Sighting(FoundPhoto(caption, credit), used, bool(credit)), used[-1] - index + 1
    if old := _OLD_CREDIT.match(block.text):
        return _old_style(blocks, index, following, block.text[old.end() :])
    text = strip_widget_words(block.text)
    if is_credit_alone(text):
        return _credit_alone(blocks, index, text, skipped, found)
    start = credit_start(text)
    if start:
        return _on_one_line(block, index, text, start)
    if start is None and block.prose and dated_caption(text):
        caption, credit, used = _caption_run(blocks, index, skipped)
        return Sighting(FoundPhoto(caption, credit), used, bool(credit)), used[-1] - index + 1
    return None, 1


def _picture(blocks: list[Block], index: int, photo: FoundPhoto, skipped: set[int]) -> tuple[Sighting | None, int]:
    """A picture with its words; a bare one takes the caption lines right after it, if there are any."""
    following = _next(blocks, index, skipped)
    if photo.caption or photo.credit or following is None or following > index + 2 or blocks[following].picture:
        return Sighting(photo, (index,), True), 1
    words = strip_widget_words(blocks[following].text)
    start = credit_start(words)
    marked = "caption" in blocks[following].hints
    if not (marked or (start is not None and credit_strength(words, start) == 3) or dated_caption(words)):
        return Sighting(photo, (index,), True), 1
    caption, credit, used = _caption_run(blocks, following, skipped)
    return Sighting(replace(photo, caption=caption, credit=credit), (index, *used), True), used[-1] - index + 1


def _caption_run(blocks: list[Block], index: int, skipped: set[int]) -> tuple[str, str, tuple[int, ...]]:
    """Caption and credit from this line on: the same caption may come again, the credit may have its own line."""
    used = [index]
    caption, credit = _cut(strip_widget_words(blocks[index].text))
    following = _next(blocks, index, skipped)
    while following is not None and following - used[-1] <= 3 and not blocks[following].picture:
        again, its_credit = _cut(strip_widget_words(blocks[following].text))
        same = bool(again) and len(again) > 30 and bare(again)[:40] == bare(caption)[:40]
        alone = not again and bool(its_credit) and not credit
        if not same and not alone and not ("credit" in blocks[following].hints and not credit):
            break
        caption = again if same and len(again) > len(caption) else caption
        credit = credit or (its_credit if same or alone else blocks[following].text)
        used.append(following)
        following = _next(blocks, following, skipped)
    return find_opening_caption(caption), credit, tuple(used)


def _cut(words: str) -> tuple[str, str]:
    start = credit_start(words)
    cut = len(words) if start is None else start
    return words[:cut].rstrip(" |—–"), words[cut:].strip()


def _dateline_alone(text: str) -> bool:
    found = parse_dateline(text) if len(text) < 80 else None
    return found is not None and found.rest_start >= len(text)


def _next(blocks: list[Block], index: int, skipped: set[int]) -> int | None:
    after = index + 1
    while after < len(blocks) and after in skipped:
        after += 1
    return after if after < len(blocks) else None


def _old_style(blocks: list[Block], index: int, following: int | None, credit: str) -> tuple[Sighting | None, int]:
    """'Image copyright EPA', then 'Image caption …': the credit stands before the caption."""
    after = index + 1
    if after + 1 < len(blocks) and re.match(r"image caption\s*[,:]?$", blocks[after].text, re.IGNORECASE):
        return Sighting(FoundPhoto(blocks[after + 1].text, credit), (index, after, after + 1), True), 3
    if following is not None and (opening := _OLD_CAPTION.match(blocks[following].text)):
        caption = blocks[following].text[opening.end() :]
        return Sighting(FoundPhoto(caption, credit), (index, following), True), following - index + 1
    return Sighting(FoundPhoto("", credit), (index,), False), 1


def _credit_alone(
    blocks: list[Block], index: int, credit: str, skipped: set[int], found: list[Sighting]
) -> tuple[Sighting | None, int]:
    """A line that is all credit: it belongs to the caption before it, repeats a photo's, or stands for itself."""
    if credit_strength(credit, 0) < 2:
        return None, 1
    for earlier in reversed(found[-2:]):
        if bare(earlier.photo.credit) == bare(credit) and index - earlier.blocks[-1] <= 4:
            return Sighting(earlier.photo, (index,), True), 1
    before = index - 1
    used = {i for sighting in found[-4:] for i in sighting.blocks}
    while before >= 0 and before in skipped:
        before -= 1
    if before >= 0 and before not in used and index - before <= 3:
        candidate = blocks[before]
        caption = strip_widget_words(candidate.text)
        if candidate.kind in ("line", "paragraph") and (
            "caption" in candidate.hints or caption_like(caption) or _just_above(candidate, blocks[index], caption)
        ):
            first = [before, *_other_tellings(blocks, before, caption)]
            return Sighting(FoundPhoto(_fullest(blocks, first), credit), (*sorted(first), index), True), 1
    if _agency_byline(credit):
        return None, 1
    return Sighting(FoundPhoto("", credit), (index,), credit_strength(credit, 0) == 3), 1


def _just_above(candidate: Block, credit: Block, caption: str) -> bool:
    """A sentence on the very line before the credit, with no blank line between: 'The crew.' over 'Jane Doe | AP'."""
    touching = 0 <= candidate.last_line == credit.first_line - 1 and not credit.alone and not candidate.alone
    short = len(caption.split()) <= 30 and candidate.prose and not _SAID.search(caption)
    return touching and short and credit_strength(credit.text, 0) == 3


def _agency_byline(credit: str) -> bool:
    """'Associated Press', 'Reuters' alone: a byline or an affiliation as well as a credit."""
    people, agencies, _ = name_parts(credit)
    return not people and len(agencies) == 1 and credit_strength(credit, 0) < 3


def _other_tellings(blocks: list[Block], index: int, caption: str) -> list[int]:
    """Blocks just before that hold the same caption, cut short or whole."""
    key = bare(caption)[:50]
    return [
        i for i in range(max(0, index - 3), index) if key and bare(strip_widget_words(blocks[i].text)).startswith(key)
    ]


def _fullest(blocks: list[Block], indices: list[int]) -> str:
    return max((strip_widget_words(blocks[i].text) for i in indices), key=len)


def _on_one_line(block: Block, index: int, text: str, start: int) -> tuple[Sighting | None, int]:
    caption, credit = _cut(text)
    strength = credit_strength(text, start)
    if opening := _OLD_CAPTION.match(caption):
        caption = caption[opening.end() :]
    sentences = len(re.findall(r"[a-z)\d]{2}[.!?][\"”’']?\s+[A-Z“\"]", caption))
    if strength < 3 and (sentences > 1 or _SAID.search(caption) or len(caption.split()) > 60):
        return None, 1
    if strength == 3 and sentences > 5:
        return None, 1
    return Sighting(FoundPhoto(caption, credit), (index,), strength == 3 or caption_like(caption)), 1


def _once(found: list[Sighting]) -> list[Sighting]:
    """Each photo once: the same caption (or its beginning) with the same credit, or one of them without."""
    kept: list[Sighting] = []
    blocks: list[list[int]] = []
    told: dict[str, list[int]] = {}
    for sighting in found:
        key = bare(sighting.photo.caption)[:40] or bare(sighting.photo.credit)
        near = [at for at in range(max(0, len(kept) - 2), len(kept)) if _near(kept[at], sighting)]
        at = next((at for at in (*told.get(key, ())[-3:], *near) if _same_photo(kept[at], sighting)), None)
        if at is None:
            told.setdefault(key, []).append(len(kept))
            kept.append(sighting)
            blocks.append(list(sighting.blocks))
            continue
        blocks[at] += sighting.blocks
        kept[at] = replace(kept[at], photo=_merged(kept[at].photo, sighting.photo), blocks=sighting.blocks)
    return [replace(s, blocks=tuple(sorted(set(own)))) for s, own in zip(kept, blocks, strict=True)]


def _near(one: Sighting, other: Sighting) -> bool:
    return other.blocks[0] - one.blocks[-1] <= 3


def _same_photo(one: Sighting, other: Sighting) -> bool:
    return _same(one.photo, other.photo) or (_near(one, other) and _said_apart(one.photo, other.photo))


def _said_apart(one: FoundPhoto, other: FoundPhoto) -> bool:
    """One tells only the credit, the other caption and the same credit; or one of them is the bare picture."""
    if bool(one.caption) == bool(other.caption):
        return False
    return bool(one.credit) and bare(one.credit) == bare(other.credit)


def _same(one: FoundPhoto, other: FoundPhoto) -> bool:
    if (
        one.file_name
        and other.file_name
        and one.file_name == other.file_name
        and fold(one.caption) == fold(other.caption)
    ):
        return True
    credits_agree = bare(one.credit) == bare(other.credit) or not one.credit or not other.credit
    first, second = bare(one.caption), bare(other.caption)
    if not first or not second:
        return bool(one.credit) and credits_agree and first == second and bool(other.credit)
    return credits_agree and (first == second or (min(len(first), len(second)) > 40 and first[:40] == second[:40]))


def _merged(one: FoundPhoto, other: FoundPhoto) -> FoundPhoto:
    return replace(
        one,
        caption=one.caption if len(one.caption) >= len(other.caption) else other.caption,
        credit=one.credit or other.credit,
        alt=one.alt or other.alt,
        file_name=one.file_name or other.file_name,
        data=one.data or other.data,
    )


def find_opening_caption(caption: str) -> str:
    """The caption without the label 'Image caption' that some pages put before it."""
    opening = _OLD_CAPTION.match(caption)
    return caption[opening.end() :] if opening else caption


def find_opening_credit(credit: str) -> str:
    """The credit without the words 'Image copyright' or 'Image source' before it."""
    opening = _OLD_CREDIT.match(credit)
    return credit[opening.end() :] if opening else credit
