"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, over the same words.

Indexed are headlines and slug, standfirst, copy, and of the notebook what may be told: names of sources on the
record, descriptions of the others and aliases of confidential ones, quotes that are neither off the record nor deep
background, names of documents that are not confidential. Never notes, phone or mail. The words are folded here (case,
accents, punctuation), so that both databases find the same stories.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import ColumnElement, Integer, column, func, insert, literal_column, select, table, text, update
from sqlalchemy.exc import DatabaseError

from desk.storage.lines import Line, lines
from desk.storage.tables import FindableRow, StoryRow
from desk.storage.transaction import Transaction, Writing
from desk.story.quote import Quote
from desk.story.record import open_documents
from desk.story.source import Source, Terms
from desk.story.story import Story

# Scripts that put no blanks between words: each sign is a word, and a word there a phrase of them.
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}]{{1,60}}")  # what is longer is no word, and PostgreSQL would refuse it
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_TIED = re.compile(r"\[([^\]]*)\]\(quote:([^)\s]*)\)")
_ASKED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|(\S+)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand together; `prefix` where the last of them is only begun."""

    words: tuple[str, ...]
    prefix: bool = False


def fold(words: str) -> str:
    """The words in small letters without accents and punctuation, one blank between them.

    Line by line, and each line but once: of a long copy only what was changed is folded at the next save.
    """
    return " ".join(filter(None, map(_folded, words.split("\n"))))


@lru_cache(maxsize=16_384)
def _folded(words: str) -> str:
    if not words.isascii():
        decomposed = unicodedata.normalize("NFKD", words)
        words = "".join(one for one in decomposed if unicodedata.category(one) != "Mn")
    return " ".join(_WORD.findall(words.casefold()))


def findable(story: Story) -> dict[str, str]:
    """The columns of a story's findable row: folded words, and no confidential one among them."""
    furniture = story.furniture
    heads = (
        furniture.headline, furniture.headline_web, furniture.headline_social, furniture.headline_breaking,
        furniture.slug,
    )  # fmt: skip
    notebook = [_of_source(source) for source in story.sources]
    notebook += [f"{quote.words} {quote.translation}" for quote in story.quotes if not _hidden(story, quote)]
    notebook += [document.called for document in open_documents(story)]
    return {
        "headline": fold(" ".join(heads)),
        "standfirst": fold(furniture.standfirst),
        "copy": fold(_copy(story)),
        "notebook": fold(" ".join(notebook)),
    }


def _hidden(story: Story, quote: Quote) -> bool:
    return story.terms_of(quote) in (Terms.OFF_RECORD, Terms.DEEP_BACKGROUND)


def _of_source(source: Source) -> str:
    if source.confidential:
        return f"{source.alias} {source.description}"
    if source.terms is Terms.ON_RECORD:
        return f"{source.name} {source.title} {source.organisation} {source.description}"
    return source.description


def _copy(story: Story) -> str:
    """The copy without addresses, and without words tied to a quote that is not to be told."""
    hidden = {quote.key for quote in story.quotes if _hidden(story, quote)}
    copy = story.copy
    if hidden:
        copy = _TIED.sub(lambda tied: "" if tied[2] in hidden else tied[1], copy)
    return _ADDRESS.sub("] ", copy)


_NEW = text(
    "INSERT INTO finder(rowid, headline, standfirst, copy, notebook)"
    " VALUES (:story, :headline, :standfirst, :copy, :notebook)"
)
_GONE = text(
    "INSERT INTO finder(finder, rowid, headline, standfirst, copy, notebook)"
    " VALUES ('delete', :story, :headline, :standfirst, :copy, :notebook)"
)
_SCRUB = text("INSERT INTO finder(finder) VALUES ('optimize')")


def index(tx: Writing, number: int, story: Story) -> None:
    """Keep the words of the story in row `number` findable; words that left are scrubbed from the index's files."""
    now = findable(story)
    asked = select(FindableRow.headline, FindableRow.standfirst, FindableRow.copy, FindableRow.notebook)
    row = tx.session.execute(asked.where(FindableRow.story == number)).mappings().one_or_none()
    before = dict(row) if row else None
    if before == now:
        return
    if before is None:
        tx.session.execute(insert(FindableRow).values(story=number, **now))
    else:
        change = update(FindableRow).where(FindableRow.story == number).values(**now)
        tx.session.execute(change.execution_options(synchronize_session=False))
    if tx.postgres:
        return  # its tsvector is a generated column
    if before:
        tx.session.execute(_GONE, {"story": number, **before})
    tx.session.execute(_NEW, {"story": number, **now})
    if before and set(before["notebook"].split()) - set(now["notebook"].split()):
        # A source may have gone off the record: FTS5 keeps deleted words in its segments until they are merged.
        tx.session.execute(_SCRUB)
        tx.scrubbed = True


def rebuild(tx: Writing) -> None:
    """Make the full-text index anew from the words that are kept for it; PostgreSQL keeps its own in step."""
    if not tx.postgres:
        tx.session.execute(text("INSERT INTO finder(finder) VALUES ('rebuild')"))


def in_step(tx: Writing) -> bool:
    """Whether the full-text index has the words that are kept for it."""
    if not tx.postgres:
        try:
            tx.session.execute(text("INSERT INTO finder(finder, rank) VALUES ('integrity-check', 1)"))
        except DatabaseError:
            return False
    return True


def asked_for(words: str) -> tuple[Phrase, ...]:
    """What a person's words ask for: each word, and what stands in quotation marks as a phrase.

    The last word is taken as begun, unless it is in quotation marks or a blank follows it.
    """
    phrases = []
    for match in _ASKED.finditer(words):
        quoted, word = match.groups()
        folded = tuple(fold(quoted if word is None else word).split())
        if folded:
            phrases.append(Phrase(folded, prefix=word is not None and match.end() == len(words)))
    return tuple(phrases)


def find(tx: Transaction, words: str, limit: int = 200) -> tuple[Line, ...]:
    """The stories in which all that is asked for stands, newest first. Any text is safe to ask with."""
    phrases = asked_for(words)
    if not phrases:
        return ()
    return lines(tx, _found_by_tsvector(phrases) if tx.postgres else _found_by_fts5(phrases), limit=limit)


def _found_by_fts5(phrases: tuple[Phrase, ...]) -> ColumnElement[bool]:
    query = " ".join(f'"{" ".join(one.words)}"{" *" if one.prefix else ""}' for one in phrases)
    finder = table("finder", column("rowid", Integer))
    match = literal_column("finder").op("MATCH")(query)
    return StoryRow.number.in_(select(finder.c.rowid).where(match))


def _found_by_tsvector(phrases: tuple[Phrase, ...]) -> ColumnElement[bool]:
    query = " & ".join(" <-> ".join(one.words) + (":*" if one.prefix else "") for one in phrases)
    match = literal_column("findable.words").op("@@")(func.to_tsquery("simple", query))
    return StoryRow.number.in_(select(FindableRow.story).where(match))
