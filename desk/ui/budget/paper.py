"""The budget on paper: the list as a table of one page or several."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desk.newsroom.budgeting import Budget, Checked, title_of
from desk.storage.lines import Line
from desk.ui.budget.marks import due, length, marks

MARGIN = 14.0  # millimetres
MOST = 2_000  # stories that are printed: the paper says how many more there are
STYLE = (
    "body { font-family: sans-serif; font-size: 9pt; color: #000; }"
    "h1 { font-size: 15pt; margin: 0 0 2pt 0; } p { color: #444; margin: 0 0 8pt 0; }"
    "th { text-align: left; font-size: 8pt; color: #444; border-bottom: 1px solid #888; }"
    "td { border-bottom: 1px solid #ccc; }"
)
HEADS = ("Due", "Story", "Stage", "Section", "Length", "Who has it", "Missing")


def page(found: Budget, checked: Callable[[Line], Checked | None]) -> str:
    """The list as HTML, every text escaped."""
    zone = ZoneInfo(found.house.zone)
    now = datetime.now(zone)
    rows = "".join(_row(line, now, checked) for line in found.lines[:MOST])
    heads = "".join(f"<th>{name}</th>" for name in HEADS)
    count = len(found.lines)
    more = f", the first {MOST:,} of them here" if count > MOST else ""
    told = f"{count:,} stor{'y' if count == 1 else 'ies'}{more} · {escape(found.house.name)} · {now:%d %B %Y, %H:%M}"
    return (
        f"<html><head><style>{STYLE}</style></head><body><h1>{escape(title_of(found.wanted, now))}</h1>"
        f'<p>{told}</p><table width="100%" cellspacing="0" cellpadding="4"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></body></html>"
    )


def print_on(printer: QPrinter, html: str) -> None:
    """Print the page on A4 lying on its side, or on what the printer has."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(QSizeF(printer.pageRect(QPrinter.Unit.DevicePixel).size()))
    document.print_(printer)


def ask_and_print(over: QWidget, title: str, html: str) -> bool:
    """Ask on which printer, and print; False where the person thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, over)
    dialog.setWindowTitle(f"Print {title}")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_on(printer, html)
    return True


def _row(line: Line, now: datetime, checked: Callable[[Line], Checked | None]) -> str:
    wants = ", ".join(text for text, _state in marks(line, now, checked(line)))
    story = f"<b>{escape(line.title)}</b> {escape(line.slug)}"
    cells = (escape(due(line, now).removeprefix("Due ")), story, escape(line.stage.label), escape(line.section),
             escape(length(line)), escape(line.has_it), escape(wants))  # fmt: skip
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
