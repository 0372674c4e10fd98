"""How a light page looks: the head of the article, its photos, and the HTML of `markup.page` as Qt can draw it."""

from __future__ import annotations

from html import escape
from zoneinfo import ZoneInfo

from desk.story.dateline import dateline_style, render_parts
from desk.story.framing import look
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.story import Story
from desk.ui.theme import SANS, SERIF
from desk.ui.tokens import Tokens

# Qt draws no bar beside a quotation and knows no figure: a narrow cell is the bar.
_BAR = '<table class="bar" cellspacing="0" cellpadding="0"><tr><td class="{0}" width="{1}"></td><td class="said">'
_FOR_QT = (
    ('<figure class="pull">\n<blockquote>\n', _BAR.format("pull", 4)),
    ('</blockquote>\n<figcaption>', '<p class="speaker">'),
    ("</figcaption>\n</figure>\n", "</p></td></tr></table>\n"),
    ("<blockquote>\n", _BAR.format("line", 1)),
    ("</blockquote>\n", "</td></tr></table>\n"),
    ('<div class="table"><table>', '<table class="grid" width="100%" border="1" cellspacing="0" cellpadding="6">'),
    ("</table></div>", "</table>"),
)  # fmt: skip


def for_qt(html: str) -> str:
    """The HTML of a piece, quotations and tables written so that Qt draws them."""
    for written, drawn in _FOR_QT:
        html = html.replace(written, drawn)
    return html


def head(story: Story, house: House) -> str:
    """What stands above the copy, every text escaped."""
    furniture = story.furniture
    parts = [f'<p class="section">{escape(" / ".join(furniture.section).upper())}</p>'] if furniture.section else []
    parts.append(f"<h1>{escape(story.title)}</h1>")
    if furniture.standfirst:
        parts.append(f'<p class="standfirst">{escape(furniture.standfirst)}</p>')
    meta = f"By {_listed(furniture.byline)}" if furniture.byline else ""
    if story.published:
        when = story.published.astimezone(ZoneInfo(house.zone))
        meta += f"{' · ' if meta else ''}Published {when:%B} {when.day}, {when:%Y, %H:%M %Z}"
    if meta:
        parts.append(f'<p class="meta">{escape(meta)}</p>')
    parts += [f'<p class="notice">{escape(f"{one.kind.capitalize()}: {one.text}")}</p>' for one in story.corrections]
    return "".join(parts)


def dateline(story: Story, house: House) -> str:
    """The dateline as it runs into the first paragraph; '' without one."""
    if not story.furniture.dateline:
        return ""
    style = dateline_style(house.dateline_style)
    place, rest = render_parts(story.furniture.dateline, style)
    return f"<b>{escape(place)}{escape(rest)}</b>{escape(style.dash)} "


def figure(photo: Photo | None, width: int) -> str:
    """A photo `width` pixels wide, with caption and credit; '' for one that is not there."""
    if photo is None:
        return ""
    name = escape(look(photo).name)
    picture = f'<img src="photo:{name}" width="{width}">' if photo.digest else "<i>Picture to come</i>"
    words = f'{escape(photo.caption)} <span class="credit">{escape(photo.credit)}</span>'
    return f'<p class="photo">{picture}</p><p class="caption">{words}</p>'


def sheet(tokens: Tokens, size: int) -> str:
    """The style sheet in those colours; `size` is that of the words, in pixels."""
    serif = ", ".join(f"'{name}'" for name in SERIF)
    sans = ", ".join(f"'{name}'" for name in SANS)
    small = f"font-family: {sans}; font-size: {max(round(size * 0.76), 12)}px;"
    return (
        f"p, li {{ color: {tokens.ink}; margin: 0 0 14px 0; line-height: 112%; font-family: {serif}; }}"
        f"li {{ margin: 0 0 4px 0; }} ul, ol {{ margin: 0 0 14px 0; color: {tokens.ink}; }}"
        f"h1 {{ color: {tokens.ink}; font-size: {round(size * 1.8)}px; font-weight: 700; margin: 0 0 6px 0; "
        "line-height: 88%; }"
        f"h2, h3, h4, h5, h6 {{ color: {tokens.ink}; font-size: {round(size * 1.2)}px; margin: 14px 0 8px 0; "
        "line-height: 95%; }"
        f".section {{ color: {tokens.accent}; {small} font-weight: 600; margin: 0 0 4px 0; }}"
        f".standfirst {{ color: {tokens.muted}; font-size: {size + 1}px; margin: 0 0 10px 0; line-height: 100%; }}"
        f".meta, .caption, .speaker, .credit {{ color: {tokens.muted}; {small} }}"
        ".photo { margin: 4px 0 6px 0; line-height: 100%; }"
        f".caption {{ margin: 0 0 18px 0; color: {tokens.ink}; }}"
        f".notice {{ background: {tokens.warn_soft}; color: {tokens.warn}; }}"
        f"a {{ color: {tokens.accent}; text-decoration: none; }}"
        f".pull {{ background: {tokens.accent}; }} .line {{ background: {tokens.field_line}; }}"
        ".bar { margin: 6px 0 6px 0; } .said { padding-left: 16px; } .said p { margin: 0 0 4px 0; }"
        f".grid {{ border-collapse: collapse; border-color: {tokens.field_line}; margin: 4px 0 4px 0; }}"
        f".grid th, .grid td {{ color: {tokens.ink}; {small} }}"
        ".left { text-align: left; } .center { text-align: center; } .right { text-align: right; }"
        f".notes {{ font-size: {round(size * 0.84)}px; color: {tokens.ink}; margin: 0 0 8px 0; }}"
        f"pre {{ background: {tokens.hover}; color: {tokens.ink}; margin: 0 0 14px 0; }}"
    )


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
