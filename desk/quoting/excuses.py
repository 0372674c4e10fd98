"""Which edits of quoted words a newsroom permits, and the words nobody may lose in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desk.quoting.lists import listed
from desk.quoting.spelling import apart
from desk.quoting.spoken import Piece, fold, key_of, pieces_of

NEGATIONS = listed(
    "not no never none nobody nothing neither nor nowhere without cannot hardly scarcely barely noone ain't "
    "unable fail failed fails refuse refused refuses deny denied denies"
)
HEDGES = listed(
    "may might could perhaps maybe possibly probably likely allegedly reportedly apparently seemingly think believe "
    "guess suppose suspect hope would should almost nearly about roughly"
)
CONDITIONS = listed("if unless until except only provided when but")
PRONOUNS = listed(
    "he she it they him her them his hers its their theirs this that these those we us our ours i me my mine you "
    "your yours there here one who which himself herself itself themselves then"
)
DETERMINERS = listed("the a an this that these those my our your his her its their")
POINTERS = listed("this that these those my our your his her its their")
FORMS_OF_BE = listed("am is are was were be been being")
FORMS = (
    FORMS_OF_BE,
    listed("have has had having"),
    listed("do does did doing done"),
    listed("will would"),
    listed("can could"),
    listed("go goes going gone went"),
    listed("say says said saying"),
)
PROFANE = re.compile(
    r"^(?:mother)?(?:fuck|shit|cunt|bitch|bastard|piss|damn|goddamn|crap|bullshit|horseshit|nigger|faggot|slut|whore"
    r"|prick|twat|wank|bollock|bugger|arse|ass|hell|tit|dick|cock|pussy)"
    r"(?:s|es|ed|ing|er|ers|y|ty|ting|in|hole|holes|head|heads)?$"
)
_ENDINGS = re.compile(r"(?:ing|ed|es|s|d|e)$")


@dataclass(frozen=True, slots=True)
class Remark:
    """One edit: its name, whether a newsroom permits it, a warning if it needs an eye, and why, as a clause."""

    name: str
    excused: bool = True
    warning: str = ""
    why: str = ""


def negates(key: str) -> bool:
    """Whether a word turns a sentence round."""
    return key in NEGATIONS or key.endswith("n't")


def elided(missing: Sequence[Piece], before: str, after: str) -> Remark:
    """The verdict on the words a mark of omission stands for.

    `before` and `after` are the recorded characters next to them: an aside between commas, or whole sentences,
    may go with a warning even if they hold a negation; a negation that governs the words around it may not.
    """
    keys = [piece.key for piece in missing]
    if any(negates(key) for key in keys):
        if _stands_apart(before, after):
            return Remark("elision", warning="negation-elided", why="a negation lies in the omitted words")
        return Remark("negation", excused=False, why="the omission takes out a negation")
    if any(key in CONDITIONS for key in keys):
        return Remark("elision", warning="condition-elided", why="a condition lies in the omitted words")
    if any(key in HEDGES for key in keys):
        return Remark("elision", warning="hedge-elided", why="a reservation lies in the omitted words")
    return Remark("elision")


def _stands_apart(before: str, after: str) -> bool:
    opens, closes = before.strip(" \"'"), after.strip(" \"'")
    sentences = opens[-1:] in tuple(".!?") and closes[:1] in tuple(".!?")
    return sentences or (opens[-1:] in (",", "-", "(") and closes[:1] in (",", "-", ")"))


def bracketed(
    bracket: str, replaced: Sequence[Piece], *, sentence_start: bool = False, in_record: bool = False
) -> Remark:
    """The verdict on words in brackets that stand for recorded words (none: they were put in).

    `in_record` says that the record has the same bracket, as a note of a note has.
    """
    inner = fold(bracket).removesuffix("'s").strip("[]() ")
    keys = [piece.key for piece in pieces_of(inner, bracketed=False)]
    was = [piece.key for piece in replaced]
    if keys == was:
        return Remark("" if in_record else "punctuation")
    if keys == ["sic"]:
        return Remark("sic") if not was else Remark("elision-unmarked", excused=False, why="words are missing")
    if not was:
        return _inserted(keys)
    if [negates(key) for key in keys].count(True) != [negates(key) for key in was].count(True):
        return Remark("negation", excused=False, why="the bracket changes a negation")
    if keys[:1] == ["expletive"] and all(profane(key) for key in was):
        return Remark("masked")
    if _stands_for(keys, inner, replaced, sentence_start):
        return Remark("bracket-replace")
    return Remark("bracket-replace", excused=False, why="the bracket replaces words that are not a pronoun or a name")


def _inserted(keys: list[str]) -> Remark:
    if any(negates(key) for key in keys):
        return Remark("negation", excused=False, why="the bracket puts in a negation")
    if any(key in HEDGES - {"about"} or key in ("always", "often", "all", "every") for key in keys) or (
        len(keys) == 1 and keys[0].endswith("ly") and len(keys[0]) > 4
    ):
        return Remark("bracket-insert", excused=False, why="the bracket says how, which the speaker did not")
    return Remark("bracket-insert", warning="long-bracket" if len(keys) > 6 else "")


def _stands_for(keys: list[str], inner: str, replaced: Sequence[Piece], sentence_start: bool) -> bool:
    was = [piece.key for piece in replaced]
    if len(was) == len(keys) == 1 and same_verb(was[0], keys[0]):
        return True
    names_something = inner[:1].isupper() or inner[:1].isdigit() or (keys[:1] and keys[0] in DETERMINERS | PRONOUNS)
    if len(was) == 1 and len(apart(was[0])) == 2 and apart(was[0])[0] in PRONOUNS:
        return bool(names_something)  # [Armstrong is] for he's
    if len(was) <= 2 and was[0] in PRONOUNS and (len(was) == 1 or was[1] in ("one", "ones", "own")):
        return bool(names_something) or not any(key in PRONOUNS for key in keys)
    if set(was) <= set(keys):  # the name in full: [Neil Armstrong] for Armstrong
        return True
    if was[0] in POINTERS and len(was) <= 3 and bool(names_something):
        return True
    if was[0] == "the" and len(was) <= 4 and any(word[:1].isupper() for word in inner.split()):
        return True
    return _is_name(replaced, sentence_start) and bool(set(was) & set(keys))


def _is_name(replaced: Sequence[Piece], sentence_start: bool) -> bool:
    return all(piece.text[:1].isupper() for piece in replaced) and not (sentence_start and len(replaced) == 1)


def same_verb(one: str, other: str) -> bool:
    """Whether two words are forms of one verb or noun (walk, walked; is, was)."""
    if any(one in forms and other in forms for forms in FORMS):
        return True
    stems, others = _stems(one), _stems(other)
    return bool(stems & others)


def _stems(word: str) -> set[str]:
    """What a word may be a form of: planned -> planned, plann, plan."""
    stem = _ENDINGS.sub("", word)
    found = {word, stem}
    if len(stem) > 3 and stem[-1] == stem[-2]:
        found.add(stem[:-1])
    return {known for known in found if len(known) >= 3}


def profane(word: str) -> bool:
    """Whether a word may be masked by house rule."""
    return PROFANE.match(word) is not None


def unmasked(text: str, candidates: Sequence[str]) -> str:
    """The one of some profane words that a masked one (s---, f***ing) stands for, or ''."""
    found = re.match(r"^([^\W\d_]+)[*_-]+([^\W\d_]*)$", fold(text))
    if not found:
        return ""
    opens, closes = found[1].casefold(), found[2].casefold()
    fits = (word for word in candidates if word.startswith(opens) and word.endswith(closes))
    return next(fits, "")


def acronym_trap(recorded: str, published: str) -> bool:
    """Whether capitals make another word of it: us and US, it and IT, who and WHO, aids and AIDS."""
    if key_of(recorded) not in ("us", "it", "who", "aids"):
        return False
    return (recorded.isupper() and len(recorded) > 1) != (published.isupper() and len(published) > 1)
