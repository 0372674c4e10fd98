"""Published words against recorded words: what is permitted, what is not, and what is offered."""

from __future__ import annotations

import pytest

from desk.quoting.judge import judge
from desk.quoting.judgement import Profile, Ruling, Verdict

STEP = "That's one small step for man, one giant leap for mankind."
CHOOSE = (
    "We choose to go to the Moon in this decade and do the other things, not because they are easy, but because they "
    "are hard."
)
LANDED = "Houston, Tranquility Base here. The Eagle has landed."


@pytest.mark.parametrize(
    ("recorded", "published", "verdict"),
    [
        (STEP, STEP, Verdict.VERBATIM),
        (STEP, "That’s one small step for man, one giant leap for mankind,", Verdict.VERBATIM),
        ("Alpha - beta", "Alpha — beta", Verdict.VERBATIM),
        (LANDED, "The Eagle has landed.", Verdict.TRIMMED),
        (LANDED, "Tranquility Base", Verdict.TRIMMED),
    ],
)
def test_words_as_recorded(recorded: str, published: str, verdict: Verdict) -> None:
    found = judge(recorded, published)
    assert (found.ruling, found.verdict, found.red) == (Ruling.VERBATIM, verdict, False)


@pytest.mark.parametrize(
    ("recorded", "published", "change"),
    [
        (STEP, "one small step for [a] man", "bracket-insert"),
        (STEP, "That's one small step ... for mankind.", "elision"),
        (STEP, "That's one small step … for mankind.", "elision"),
        (STEP, "That's one small step [...] for mankind.", "elision"),
        ("It is safe. It is fine.", "it is safe, it is fine", "punctuation"),
        ("we came in peace", "We came in peace.", "case"),
        ("He landed it himself.", "[Armstrong] landed it himself.", "bracket-replace"),
        ("They was here.", "They was [sic] here.", "sic"),
        ("Our organisation honoured its programme.", "Our organization honored its program.", "spelling"),
        ("We should co-operate.", "We should cooperate.", "spelling"),
        ("It cost two million pounds.", "It cost £2 million.", "number-format"),
        ("It cost two million pounds.", "It cost £2m.", "number-format"),
        ("ten per cent of it", "10% of it", "number-format"),
        ("It was nineteen sixty-nine.", "It was 1969.", "number-format"),
        ("on July twentieth", "on July 20", "number-format"),
        ("I'm gonna land.", "I'm going to land.", "dialect-spelling"),
        ("This is bullshit.", "This is b-------.", "masked"),
        ("He called it fine and left.", "He called it ‘fine’ and left.", "punctuation"),
        ("We landed it.", "[W]e landed it.", "bracket-case"),
        ("His plan held.", "[Armstrong]’s plan held.", "bracket-replace"),
        ("He's ready.", "[Armstrong is] ready.", "bracket-replace"),
        ("I land it.", "I land[ed] it.", "bracket-replace"),
        ("in the nineteen sixties", "in the 1960s", "number-format"),
    ],
)
def test_edits_a_newsroom_permits(recorded: str, published: str, change: str) -> None:
    found = judge(recorded, published)
    assert (found.ruling, found.verdict) == (Ruling.ACCEPTABLE, Verdict.MARKED_EDIT)
    assert change in found.changes
    assert found.reason.endswith(".")


@pytest.mark.parametrize(
    ("recorded", "published", "verdict", "change"),
    [
        (STEP, "That's one small step for a man, one giant leap for mankind.", Verdict.WORDS_DIFFER, "insertion"),
        (STEP, "That's one giant step for man, one giant leap for mankind.", Verdict.WORDS_DIFFER, "substitution"),
        (STEP, "That's one small step, one giant leap for mankind.", Verdict.UNMARKED_OMISSION, "elision-unmarked"),
        (STEP, "One giant leap for mankind, that's one small step for man.", Verdict.SPLICED, "reordered"),
        ("There were 450 people.", "There were 540 people.", Verdict.WORDS_DIFFER, "number"),
        ("It cost £2 million.", "It cost £2 billion.", Verdict.WORDS_DIFFER, "number"),
        ("It cost £2.", "It cost $2.", Verdict.WORDS_DIFFER, "substitution"),
        ("We can't land.", "We can land.", Verdict.WORDS_DIFFER, "negation"),
        ("I think we may land.", "I think we land.", Verdict.UNMARKED_OMISSION, "hedge-dropped"),
        ("We met us officials.", "We met US officials.", Verdict.WORDS_DIFFER, "substitution"),
        ("all together now", "altogether now", Verdict.WORDS_DIFFER, "substitution"),
    ],
)
def test_words_that_were_changed(recorded: str, published: str, verdict: Verdict, change: str) -> None:
    for profile in Profile:
        found = judge(recorded, published, profile)
        assert (found.ruling, found.verdict, found.red) == (Ruling.ALTERED, verdict, True)
        assert change in found.changes


@pytest.mark.parametrize(
    ("recorded", "published"),
    [
        ("I do not believe this.", "I do … believe this."),
        (CHOOSE, "do the other things … because they are easy"),
        ("We will never land there.", "We will [always] land there."),
        ("We will land there.", "We will [not] land there."),
        ("We never said it.", "We [...] said it."),
        ("They admitted everything.", "They [denied] everything."),
        ("Armstrong landed it.", "[Aldrin] landed it."),
        ("We have nothing to hide.", "We have [something] to hide."),
    ],
)
def test_a_mark_or_bracket_may_not_turn_the_meaning(recorded: str, published: str) -> None:
    for profile in Profile:
        assert judge(recorded, published, profile).ruling is Ruling.ALTERED


@pytest.mark.parametrize(
    ("recorded", "published", "warning"),
    [
        ("We, who never wanted this, will land.", "We … will land.", "negation-elided"),
        ("I landed. I did not sleep. I walked.", "I landed. … I walked.", "negation-elided"),
        ("I am not happy with this plan.", "happy with this plan", "negation-outside"),
        ("We will land only if we must.", "We will land", "condition-outside"),
        ("I think we land today.", "we land today", "hedge-outside"),
    ],
)
def test_what_needs_an_eye_is_a_warning(recorded: str, published: str, warning: str) -> None:
    found = judge(recorded, published)
    assert found.ruling is not Ruling.ALTERED
    assert warning in found.warnings


@pytest.mark.parametrize(
    ("recorded", "published", "change"),
    [
        ("It was, um, you know, a landing.", "It was a landing.", "filler-dropped"),
        ("I, I think we landed.", "I think we landed.", "stutter-dropped"),
        ("We do not know.", "We don't know.", "contraction"),
    ],
)
def test_slips_pass_only_in_the_lenient_profile(recorded: str, published: str, change: str) -> None:
    strict, lenient = judge(recorded, published), judge(recorded, published, Profile.LENIENT)
    assert (strict.ruling, lenient.ruling) == (Ruling.ALTERED, Ruling.ACCEPTABLE)
    assert change in strict.changes


def test_fillers_may_not_be_put_in() -> None:
    assert judge("It was a landing.", "It was, um, a landing.", Profile.LENIENT).ruling is Ruling.ALTERED


def test_fixes_are_offered() -> None:
    found = judge(STEP, "That's one small step for a man, one giant leap for mankind.")
    assert [(fix.label, fix.words) for fix in found.fixes] == [
        ("use the notebook's words", STEP.removesuffix(".")),
        ("insert [a]", "That's one small step for [a] man, one giant leap for mankind."),
    ]
    omitted = judge("Alpha beta gamma delta epsilon.", "Alpha beta delta epsilon.")
    assert ("mark the omission with …", "Alpha beta … delta epsilon") in [(f.label, f.words) for f in omitted.fixes]


def test_a_fix_makes_the_words_fit() -> None:
    found = judge(STEP, "That's one small step for a man, one giant leap for mankind.")
    assert all(not judge(STEP, fix.words).red for fix in found.fixes)


def test_the_word_diff_covers_the_published_words() -> None:
    found = judge("Alpha beta gamma.", "Alpha zeta gamma.")
    assert [(d.kind, d.recorded, d.published, d.excused) for d in found.differences] == [
        ("same", "Alpha", "Alpha", True),
        ("substitution", "beta", "zeta", False),
        ("same", "gamma", "gamma", True),
    ]
    marked = judge(STEP, "one small step … for mankind")
    assert [d.kind for d in marked.differences] == ["same", "elision", "same"]


def test_nothing_recorded_is_no_record_and_nothing_left_is_red() -> None:
    assert judge("", "Alpha").verdict is Verdict.NO_RECORD
    assert judge("Alpha", "…").red


@pytest.mark.parametrize("text", ["\u0000“”[]", "[[[", "…" * 30, "9" * 400, "hundred " * 300, "a[b]c", "***", "🚀"])
def test_any_text_has_an_answer(text: str) -> None:
    assert judge(text, text).reason
    assert judge("Alpha beta", text).reason


def test_the_notebooks_words_are_whole_where_the_last_or_first_word_was_changed() -> None:
    recorded = "Roger, Tranquility. We copy you on the ground. You got a bunch of guys about to turn blue."
    last = judge(recorded, "We copy you on the moon")
    assert last.fixes[0].words == "We copy you on the ground"
    first = judge(recorded, "They copy you on the ground")
    assert first.fixes[0].words == "We copy you on the ground"
