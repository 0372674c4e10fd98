"""Quotations: published words against the notebook, wherever quoted words stand."""

from __future__ import annotations

from collections.abc import Iterator

from desk.markup.reading import Tied
from desk.preflight.finding import FROM_APPROVAL, Check, Fix, Remark, Subject, Weight
from desk.preflight.fixes import Rewrite
from desk.preflight.folding import keys
from desk.preflight.matching import in_marks, is_in, judged, same_person, tie_to
from desk.preflight.passages import capital, spoken
from desk.preflight.reading import Reading, Written
from desk.quoting.quotation import Quotation, Tier
from desk.story.place import Place
from desk.story.quote import Quote, QuoteStatus
from desk.story.source import Terms

LONG = 300  # words from which a story should have heard more than one source
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "one", "who", "this", "that"})


def _tied(reading: Reading) -> Iterator[tuple[Tied, Quote, Place]]:
    """Each tied quotation with its record and its place."""
    for tied in reading.tied:
        if quote := reading.story.quote(tied.key):
            yield tied, quote, reading.copy.place(tied.start, tied.end)


def _speaker(reading: Reading, quote: Quote) -> str:
    """How the source of a quote may be called in a finding."""
    source = reading.story.source(quote.source)
    return (source.public_name or "the source") if source else "the source"


def record_missing(reading: Reading) -> Iterator[Remark]:
    for tied in reading.tied:
        if not reading.story.quote(tied.key):
            message = f"‘{spoken(tied.words)}’ is tied to a quote that is not in the notebook."
            yield Remark(reading.copy.place(tied.start, tied.end), message)


def record_empty(reading: Reading) -> Iterator[Remark]:
    for tied, quote, place in _tied(reading):
        if not quote.words.strip():
            yield Remark(place, f"The notebook has no recorded words for ‘{spoken(tied.words)}’.")


def words_differ(reading: Reading) -> Iterator[Remark]:
    """The published words are held against the recorded ones, and against the translation where there is one."""
    for tied, quote, place in _tied(reading):
        if not quote.words.strip():
            continue
        found = judged(quote, tied.words)
        if found.red:
            message = f"‘{spoken(tied.words)}’: {found.verdict.value}. {found.reason}"
            better = found.fixes[0] if found.fixes and found.fixes[0].words else None
            fix = Fix(capital(better.label), Rewrite(place, in_marks(place.words, better.words))) if better else None
            yield Remark(place, message, fix)


def meaning_turned(reading: Reading) -> Iterator[Remark]:
    """What was left off may say the opposite; the words themselves are right."""
    said = {
        "negation-outside": "a ‘not’ or ‘never’ beside these words was left out",
        "hedge-outside": "a ‘perhaps’ or ‘I think’ before these words was left out",
        "condition-outside": "an ‘if’ or ‘unless’ beside these words was left out",
    }
    for tied, quote, place in _tied(reading):
        found = judged(quote, tied.words)
        if found.warnings and not found.red:
            why = said.get(found.warnings[0], "something beside these words was left out")
            yield Remark(place, f"‘{spoken(tied.words)}’: {why}; compare with the record.")


def unverified(reading: Reading) -> Iterator[Remark]:
    for key, place in _first_uses(reading).items():
        quote = reading.story.quote(key)
        if quote and not quote.verified:
            name = _speaker(reading, quote)
            yield Remark(place, f"The quote of {name}, ‘{spoken(quote.words, 40)}’, is not verified.")


def _first_uses(reading: Reading) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for tied in reading.tied:
        places.setdefault(tied.key, reading.copy.place(tied.start, tied.end))
    return places


def paraphrased(reading: Reading) -> Iterator[Remark]:
    for tied, quote, place in _tied(reading):
        if quote.status is QuoteStatus.PARAPHRASE:
            message = f"The notebook has ‘{spoken(tied.words)}’ as a paraphrase, not as words that were said."
            yield Remark(place, message)


def source_missing(reading: Reading) -> Iterator[Remark]:
    for key, place in _first_uses(reading).items():
        quote = reading.story.quote(key)
        if quote and not reading.story.source(quote.source):
            yield Remark(place, f"Nobody is noted as the source of ‘{spoken(quote.words)}’.")


def no_record(reading: Reading) -> Iterator[Remark]:
    """Quoted speech in the copy that is tied to nothing; where the notebook has the very words, one click ties them."""
    for quotation in reading.untied_speech:
        place = reading.copy.place(quotation.start, quotation.end)
        record = tie_to(reading.story, place.words)
        if record:
            message = f"‘{spoken(place.words)}’ is in the notebook, but not tied to it."
            yield Remark(place, message, _tie(reading, quotation, record))
        else:
            yield Remark(place, f"The notebook has no record of ‘{spoken(place.words)}’.")


def _tie(reading: Reading, quotation: Quotation, record: Quote) -> Fix | None:
    """Tie the quotation, marks and all, to its record; None where its marks are not there or it holds brackets."""
    start, end = quotation.start - 1, quotation.end + 1
    words = reading.story.copy[max(start, 0) : end]
    if start < 0 or len(words) != end - start or words[0] not in "“\"‘'«„" or set("[]\n") & set(words):
        return None
    return Fix("Tie it to the notebook", Rewrite(reading.copy.place(start, end), f"[{words}](quote:{record.key})"))


def nobody_named(reading: Reading) -> Iterator[Remark]:
    """Speech for which the copy names no speaker, near it or before."""
    for quotation in reading.untied_speech:
        if not quotation.speaker:
            place = reading.copy.place(quotation.start, quotation.end)
            yield Remark(place, f"The copy does not say who said ‘{spoken(place.words)}’.")


def one_source(reading: Reading) -> Iterator[Remark]:
    """A whole story from one mouth; a short item may have no other."""
    used = {quote.source for _, quote, _ in _tied(reading) if quote.source}
    if len(used) == 1 and reading.words >= LONG:
        yield Remark(Place("story"), "Every quotation that is tied to the notebook comes from one source.")


def headline_quotations(reading: Reading) -> Iterator[Remark]:
    """Quoted words of headlines, standfirst and captions stand in the copy; what is in the notebook is judged there."""
    copy = keys(reading.plain)
    for one, words, place in _furniture_quotations(reading):
        if copy and not is_in(keys(words), copy):
            label = one.passage.label
            yield Remark(place, f"{capital(label)} quotes ‘{spoken(words)}’, which does not stand in the copy.")


def _furniture_quotations(reading: Reading) -> Iterator[tuple[Written, str, Place]]:
    for one in reading.written:
        for stretch in one.quoted.stretches if one.passage.part != "copy" else ():
            words = one.passage.text[stretch.start : stretch.end]
            if len(keys(words)) > 1:
                yield one, words, one.passage.place(stretch.start, stretch.end)


def wrong_speaker(reading: Reading) -> Iterator[Remark]:
    """The text gives the words to one person, the notebook to another."""
    for quotation, tied in reading.tied_speech:
        quote = reading.story.quote(tied.key)
        source = reading.story.source(quote.source) if quote else None
        if not source or not source.name.strip() or not _says_who(reading, quotation):
            continue
        if not same_person(quotation.speaker, source):
            name = source.public_name or "somebody else"
            message = f"The copy gives ‘{spoken(tied.words)}’ to {quotation.speaker}; the notebook has it from {name}."
            yield Remark(reading.copy.place(tied.start, tied.end), message)


def _says_who(reading: Reading, quotation: Quotation) -> bool:
    """Whether the copy itself puts a name to the words, for certain: ‘he’ and ‘the commander’ may be anybody."""
    mention = reading.prose[quotation.speaker_start : quotation.speaker_end]
    named = mention[:1].isupper() and mention.casefold() not in _PRONOUNS
    return named and bool(quotation.speaker) and quotation.tier is Tier.SURE


def named_on_background(reading: Reading) -> Iterator[Remark]:
    """Words on background are given to the agreed description, also when their source is elsewhere on the record."""
    for quotation, tied in reading.tied_speech:
        quote = reading.story.quote(tied.key)
        source = reading.story.source(quote.source) if quote else None
        if not quote or not source or source.terms is not Terms.ON_RECORD or quote.terms is Terms.ON_RECORD:
            continue
        if _says_who(reading, quotation) and same_person(quotation.speaker, source):
            message = f"‘{spoken(tied.words)}’ was said {quote.terms}, but the copy names {quotation.speaker}."
            yield Remark(reading.copy.place(tied.start, tied.end), message)


_Q = Subject.QUOTATIONS

CHECKS = (
    Check("quote-missing", "Every tied quotation has its record", _Q, Weight.BLOCKER, record_missing, FROM_APPROVAL),
    Check("quote-empty", "Every record has recorded words", _Q, Weight.BLOCKER, record_empty, FROM_APPROVAL),
    Check("words-differ", "Published words match the notebook", _Q, Weight.BLOCKER, words_differ, FROM_APPROVAL),
    Check("wrong-speaker", "Quotations are given to who said them", _Q, Weight.BLOCKER, wrong_speaker, FROM_APPROVAL),
    Check("background-named", "Nobody is named with words on background", _Q, Weight.BLOCKER, named_on_background,
          FROM_APPROVAL),
    Check("quote-meaning", "What was left off does not turn the meaning", _Q, Weight.WARNING, meaning_turned),
    Check("quote-unverified", "Every quote used is verified", _Q, Weight.WARNING, unverified),
    Check("quote-paraphrase", "No paraphrase stands in quotation marks", _Q, Weight.WARNING, paraphrased),
    Check("quote-source", "Every quote used has its source", _Q, Weight.WARNING, source_missing),
    Check("quote-record", "Every quotation has its record", _Q, Weight.WARNING, no_record),
    Check("quote-speaker", "The copy says who said what", _Q, Weight.NOTE, nobody_named),
    Check("one-source", "The story has more than one source", _Q, Weight.NOTE, one_source),
    Check("headline-quotation", "Quotations above and beside the copy stand in it", _Q, Weight.WARNING,
          headline_quotations),
)  # fmt: skip
