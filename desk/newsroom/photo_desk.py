"""The photo desk: every picture of the desk with the stories it stands in, and details set on many of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from desk.newsroom import picturing
from desk.newsroom.clock import now
from desk.newsroom.minutes import minute
from desk.newsroom.replacing import why_not
from desk.newsroom.suggesting import straight
from desk.storage import house as houses
from desk.storage import photos, revisions, stories
from desk.storage.desk import Desk
from desk.storage.search import fold
from desk.storage.transaction import Writing
from desk.story.furniture import Furniture
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.photo import AWAITED, Photo, PhotoRole, Usage
from desk.story.revision import RevisionKind
from desk.story.stage import Stage, may_suggest
from desk.story.story import Story

MOVE = "edit photos"
CHANGED_SINCE = "A photo was changed there since, and that stands."
SUGGESTS = "In review, what is written there is a suggestion: make it on the Review page."
LABELS = {
    "credit": "Credit", "creator": "Creator", "agency": "Agency", "copyright": "Copyright", "licence": "Licence",
    "alt": "Alt text", "usage": "Usage", "usage_terms": "Terms of use", "expires": "Expiry", "keywords": "Keywords",
    "decorative": "Decorative",
}  # fmt: skip
LACKS = (AWAITED, "Credit missing", "Alt text missing")
OUT = (Stage.APPROVED, Stage.PUBLISHED)  # what stands in these was looked at by an editor before it went out

Place = tuple[str, str]  # key of a story, key of a photo in it


@dataclass(frozen=True, slots=True)
class Use:
    """A photo as one story uses it. `why` it cannot be changed there now, '' when it can; `guarded` as in PhotoUse."""

    story: str
    title: str
    stage: Stage
    updated: datetime
    photo: Photo
    why: str = ""
    guarded: bool = False

    @property
    def place(self) -> Place:
        return self.story, self.photo.key


@dataclass(frozen=True, slots=True)
class Print:
    """One picture of the desk (or one that is awaited) with its uses, the story changed last first.

    `words` are all that it can be found by, folded.
    """

    key: str
    uses: tuple[Use, ...]
    words: str

    @property
    def photo(self) -> Photo:
        """Its details in the story that was changed last."""
        return self.uses[0].photo

    @property
    def lacks(self) -> tuple[str, ...]:
        """What one of its stories is without; a caption is that story's own affair."""
        each = [one.photo.lacks for one in self.uses if one.stage is not Stage.SPIKED]
        return tuple(told for told in LACKS if any(told in lacks for lacks in each))


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of one photo in one story: as it was, as it was set."""

    place: Place
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Left:
    """A story that was left as it is, and why, as a sentence."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What was done at once: each edit, the stories as they are stored now, and those left alone."""

    edits: tuple[Edit, ...] = ()
    stories: tuple[Story, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def what(self) -> str:
        """`credit and copyright on 5 photos in 3 stories`."""
        fields = list(dict.fromkeys(LABELS[one.field].lower() for one in self.edits))
        named = fields[0] if len(fields) == 1 else f"{', '.join(fields[:-1])} and {fields[-1]}" if fields else ""
        of_place = {(story.key, photo.key): photo.digest for story in self.stories for photo in story.photos}
        pictures = {of_place.get(one.place) or one.place for one in self.edits}
        return f"{named} on {counted(len(pictures), 'photo')} in {counted(len(self.stories), 'story')}"

    @property
    def left_sentence(self) -> str:
        """Which stories were left alone and why; '' when none were."""
        named = " ".join(f"‘{one.title}’: {one.why}" for one in self.left[:3])
        more = f" And {counted(len(self.left) - 3, 'more story')}." if len(self.left) > 3 else ""
        return f"Left alone: {named}{more}" if self.left else ""


def counted(count: int, noun: str) -> str:
    """`1 photo`, `5 photos`, `2 stories`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def shelf(desk: Desk, by: Person) -> tuple[Print, ...]:
    """All pictures that stand in stories of the desk, those of the stories changed last first.

    A picture that was taken out of every story is not shown: whoever took it out may have had to.
    """
    with desk.reading() as tx:
        read = photos.uses(tx)
    found: dict[str, list[Use]] = {}
    for one in read:
        stub = Story(one.key, Furniture(headline=one.title), authors=one.authors, stage=one.stage, holder=one.holder)
        why = why_not(by, stub)
        for photo in one.photos:
            use = Use(one.key, one.title, one.stage, one.updated, photo, why, one.guarded)
            found.setdefault(photo.digest or f"{one.key}/{photo.key}", []).append(use)
    return tuple(Print(key, tuple(uses), _words(uses)) for key, uses in found.items())


def _words(uses: Iterable[Use]) -> str:
    texts = (text for use in uses for text in (use.title, *texts_of(use.photo).values()))
    return fold("\n".join(dict.fromkeys(texts)))


def texts_of(photo: Photo) -> dict[str, str]:
    """All texts by which a photo can be found, by the name of the field."""
    expires = f"{photo.expires.isoformat()} {photo.expires:%B}" if photo.expires else ""
    return {
        "caption": photo.caption, "credit": photo.credit, "alt": photo.alt, "creator": photo.creator,
        "agency": photo.agency, "copyright": photo.copyright, "licence": photo.licence, "usage": photo.usage.value,
        "terms": photo.usage_terms, "place": photo.place, "taken": photo.taken, "keywords": " ".join(photo.keywords),
        "file": photo.file_name, "role": photo.role.value, "expires": expires,
    }  # fmt: skip


def set_details(
    desk: Desk, by: Person, places: Iterable[Place], changes: Mapping[str, object], *, add_keywords: bool = False
) -> Batch:
    """Set those fields of photos in one transaction; stories that `by` may not change now are left alone and named.

    With `add_keywords` the keywords are added to those that are there. Each story changed has a revision of before and
    a line in the log, which names no words.
    """

    def change(_place: Place, photo: Photo) -> Mapping[str, object]:
        if not add_keywords or "keywords" not in changes:
            return changes
        both = (*photo.keywords, *_listed(changes["keywords"]))
        return {**changes, "keywords": tuple(dict.fromkeys(both))}

    with desk.writing() as tx:
        return _apply(tx, by, places, change)


def take_back(desk: Desk, by: Person, batch: Batch) -> Batch:
    """Undo a batch in one transaction; what was changed again since stands. Taking that back does the first again."""
    of_place: dict[Place, list[Edit]] = {}
    for one in batch.edits:
        of_place.setdefault(one.place, []).append(one)
    stands: dict[str, None] = {}

    def change(place: Place, photo: Photo) -> Mapping[str, object]:
        back = {one.field: one.before for one in of_place[place] if getattr(photo, one.field) == one.after}
        if len(back) < len(of_place[place]):
            stands[place[0]] = None
        return back

    with desk.writing() as tx:
        done = _apply(tx, by, of_place, change)
        again = (Left(stories.get(tx, key).title, CHANGED_SINCE) for key in stands)
        return replace(done, left=(*done.left, *again))


def _apply(
    tx: Writing, by: Person, places: Iterable[Place], change: Callable[[Place, Photo], Mapping[str, object]]
) -> Batch:
    of_story: dict[str, list[str]] = {}
    for key, photo_key in places:
        of_story.setdefault(key, []).append(photo_key)
    edits: list[Edit] = []
    kept: list[Story] = []
    left: list[Left] = []
    editors_write = houses.get(tx).editors_write
    for key in sorted(of_story):  # one order for everybody, so that two never wait for each other
        stored = stories.get_for_update(tx, key)
        after = stored
        for photo_key in of_story[key]:
            if (photo := after.photo(photo_key)) is not None:
                after = picturing.change_photo(after, photo_key, change((key, photo_key), photo))
        if not (done := _edits(stored, after)):
            continue
        if why := why_not(by, stored) or _as_suggestion(by, stored, after, editors_write=editors_write):
            left.append(Left(stored.title, why))
            continue
        told = f"{counted(len({one.place for one in done}), 'photo')}, on the photo desk"
        revisions.add(tx, stored, RevisionKind.REPLACED, by.name, now(), f"before {told}")
        kept.append(stories.put(tx, after))
        minute(tx, by, kept[-1], MOVE, told, starts=stored.stage)
        edits += done
    return Batch(tuple(edits), tuple(kept), tuple(left))


def _as_suggestion(by: Person, stored: Story, after: Story, *, editors_write: bool) -> str:
    return SUGGESTS if may_suggest(by, stored) and not editors_write and straight(stored, after) else ""


def _edits(before: Story, after: Story) -> list[Edit]:
    return [
        Edit((before.key, new.key), name, getattr(old, name), getattr(new, name))
        for old, new in zip(before.photos, after.photos, strict=True)
        for name in LABELS
        if getattr(old, name) != getattr(new, name)
    ]


def _listed(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple) else ()


def for_another_story(shown: Print) -> Photo:
    """The picture as a photo for another story, inline until it is placed.

    Words come along that an editor has let out, or from a story that has nobody to protect: a check of the other
    story would not know whom they may name. Else only whose the picture is comes along.
    """
    free = next((one for one in shown.uses if one.stage in OUT or not one.guarded), None)
    photo = free.photo if free is not None else replace(shown.photo, caption="", alt="", keywords=(), place="")
    if free is None:
        photo = replace(photo, usage_terms="", file_name="")
    return replace(photo, key=new_key(), role=PhotoRole.INLINE)


def days_left(photo: Photo, today: date) -> int | None:
    """Days on which it may still be used, today among them; 0 when it has expired, None when nothing says."""
    if photo.usage is Usage.EXPIRED:
        return 0
    return max((photo.expires - today).days + 1, 0) if photo.expires else None
