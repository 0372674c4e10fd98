"""Mails as they are saved (.eml): subject, text and pictures; who wrote to whom stays outside the story."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from desk.intake.arrival import Arrival, FoundPhoto
from desk.intake.blocks import Signals
from desk.intake.encoding import check_size
from desk.intake.html import arrival_of_html
from desk.intake.reader import Reader
from desk.intake.text import arrival_of_text
from desk.intake.wording import clean_text, one_line
from desk.story.errors import BadFile

_REPLIED = re.compile(r"^\s*(?:(?:re|fwd?|wg|aw|tr|rv)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
_LEAST_PICTURE = 6_000  # bytes: below are logos and counting pixels


def read_mail(data: bytes, name: str) -> Arrival:
    """A mail as an arrival, its attached pictures as photos. Raises BadFile for what is damaged or holds no text."""
    check_size(data, name)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        return _arrival(message, name)
    except (MessageError, LookupError, ValueError, RecursionError) as fault:
        raise BadFile(f"“{name}” is damaged: it is no whole mail; save it again, or paste its text.") from fault


def _arrival(message: EmailMessage, name: str) -> Arrival:
    subject = one_line(clean_text(_REPLIED.sub("", str(message["subject"] or ""))))
    known = Signals(titles=(subject,) if subject else (), published=_sent(message))
    body = message.get_body(("html", "plain"))
    words = str(body.get_content()) if body is not None else ""
    if body is None or not words.strip():
        raise BadFile(f"“{name}” holds no text, so nothing was taken in; save its attachment and import that.")
    pictures = _pictures(message)
    if body.get_content_subtype() == "plain":
        arrival = arrival_of_text(_SIGNATURE.sub("", words), known)
    else:
        for cid, picture in pictures.items():
            words = words.replace(f"cid:{cid}", picture.file_name)
        arrival = arrival_of_html(words, known)
    return replace(arrival, photos=_with_pictures(arrival.photos, pictures))


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["date"])) if message["date"] else None
    except ValueError:
        return None  # no date is better than a wrong one


def _pictures(message: EmailMessage) -> dict[str, FoundPhoto]:
    """Its pictures by content id, or by number where they have none."""
    found: dict[str, FoundPhoto] = {}
    for number, part in enumerate(message.walk()):
        data = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if not isinstance(data, bytes) or len(data) < _LEAST_PICTURE:
            continue
        kind = part.get_content_subtype().partition("+")[0]
        label = one_line(part.get_filename() or "") or f"picture{number}.{kind}"
        found[str(part["content-id"] or number).strip("<> ")] = FoundPhoto(file_name=label, data=data)
    return found


def _with_pictures(photos: tuple[FoundPhoto, ...], pictures: dict[str, FoundPhoto]) -> tuple[FoundPhoto, ...]:
    """The photos of the text with their bytes, and behind them the attached ones that the text does not show."""
    named = {one.file_name: one for one in pictures.values()}
    shown = tuple(replace(one, data=named[one.file_name].data) if one.file_name in named else one for one in photos)
    there = {one.file_name for one in photos}
    return (*shown, *(one for one in named.values() if one.file_name not in there))


READER = Reader("mail", "Mail", (".eml",), ("message/rfc822",), read_mail)
