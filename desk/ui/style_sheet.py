"""The one style sheet, made from the tokens. Widgets say what they are by object name or by the property `look`."""

from __future__ import annotations

from string import Template

from desk.ui.tokens import Tokens

SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, #ground { background: $ground; }
#panel, #topBar, #statusBar, #rail, QMenuBar { background: $panel; }
#topBar { border-bottom: 1px solid $line; }
#statusBar { border-top: 1px solid $line; }
#side, #side QStackedWidget { background: $panel; }
#side QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px; font-size: 12px; font-weight: 600; }
QHeaderView::section:hover { color: $ink; }
QHeaderView::down-arrow, QHeaderView::up-arrow { width: 8px; height: 8px; subcontrol-position: center right; }
QTableView:focus { border: none; }
QTabBar { background: $panel; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
#import_parts, #import_parts > QWidget > QWidget { background: $paper; }
QSplitter::handle { background: $line; }
QLabel { background: transparent; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: 12px; }
QLabel[look="caps"] { color: $muted; font-size: 11px; font-weight: 600; }
QLabel[look="bad"] { color: $bad; }
QLabel[look="title"] { font-size: 17px; font-weight: 700; }
QLabel#brand { font-size: 16px; font-weight: 700; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[pill="plain"] { background: $hover; color: $ink; }
QLabel[pill="accent"] { background: $accent_soft; color: $accent; }
QLabel[pill="ok"] { background: $ok_soft; color: $ok; }
QLabel[pill="warn"] { background: $warn_soft; color: $warn; }
QLabel[pill="bad"] { background: $bad_soft; color: $bad; }
QLabel[pill] { border-radius: 10px; padding: 3px 10px; font-size: 12px; font-weight: 600; }
QLabel#disc { background: $accent_soft; color: $accent; border-radius: 16px; font-weight: 700; font-size: 12px; }
QFrame[look="card"] { background: $paper; border: 1px solid $line; border-radius: 8px; }
QFrame[look="card"][state="bad"] { border: 1px solid $bad; }
QFrame[look="card"][state="warn"] { border: 1px solid $warn; }
QFrame[look="card"][state="accent"] { border: 1px solid $accent; }
QFrame[look="card"]:focus { border: 2px solid $accent; }
QFrame[look="dashed"] { background: transparent; border: 1px dashed $field_line; border-radius: 8px; }
QFrame[look="rule"] { background: $line; max-height: 1px; min-height: 1px; border: none; }
#paper { background: $paper; border: 1px solid $line; border-radius: 10px; }
QPushButton { background: $paper; color: $ink; border: 1px solid $field_line; border-radius: 7px;
  padding: 6px 13px; font-weight: 600; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $muted; background: transparent; border-color: $line; }
QPushButton:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 12px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="primary"]:disabled { background: $hover; color: $muted; border-color: $line; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="small"] { padding: 2px 9px; font-size: 12px; min-height: 16px; border-radius: 6px; }
QPushButton[look="small"]:focus { padding: 1px 8px; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; font-weight: 500; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 1px 2px;
  font-weight: 500; text-align: left; min-height: 14px; }
QPushButton[look="link"]:focus { border: 1px solid $accent; }
QPushButton[pill] { border-radius: 10px; padding: 3px 10px; min-height: 15px; font-size: 12px;
  border: 1px solid transparent; }
QPushButton[pill="ok"] { background: $ok_soft; color: $ok; }
QPushButton[pill="warn"] { background: $warn_soft; color: $warn; }
QPushButton[pill="bad"] { background: $bad_soft; color: $bad; }
QPushButton[pill]:focus { border: 1px solid $accent; }
QPushButton[look="view"] { background: transparent; border: 1px solid transparent; border-radius: 7px; padding: 0; }
QPushButton[look="view"]:hover { background: $hover; }
QPushButton[look="view"]:checked { background: $hover; }
QPushButton[look="view"]:focus { border: 1px solid $accent; }
#desk_search { padding: 7px 10px; }
#modes { background: $paper; border: 1px solid $field_line; border-radius: 7px; }
#modes QPushButton { background: transparent; border: none; border-radius: 5px; color: $muted; font-weight: 500;
  padding: 5px 15px; }
#modes QPushButton:checked { background: $hover; color: $ink; font-weight: 600; }
#modes QPushButton:focus { border: 2px solid $accent; padding: 3px 13px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:checked { background: $hover; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QDateTimeEdit { background: $paper; color: $ink;
  border: 1px solid $field_line; border-radius: 7px; padding: 5px 8px; selection-background-color: $selection;
  selection-color: $ink; placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus,
QDateTimeEdit:focus { border: 1px solid $accent; }
QLineEdit[look="bare"], QPlainTextEdit[look="bare"], QTextEdit[look="bare"] { background: transparent; border: none;
  border-radius: 3px; padding: 0; }
QLineEdit[look="bare"]:focus, QPlainTextEdit[look="bare"]:focus { background: $hover; }
QLineEdit:disabled, QLineEdit:read-only { color: $ink; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $line; selection-background-color: $hover;
  selection-color: $ink; outline: none; }
QListView, QTreeView, QTableView { background: transparent; border: none; outline: none; }
QListView::item { border-radius: 7px; padding: 6px 8px; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $hover; color: $ink; }
QListView::item:selected:focus { border: 1px solid $accent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px; font-size: 12px; font-weight: 600; }
QHeaderView::section:hover { color: $ink; }
QHeaderView::down-arrow, QHeaderView::up-arrow { width: 8px; height: 8px; subcontrol-position: center right; }
QTableView:focus { border: none; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $muted; padding: 11px 3px 9px 3px; border: none;
  border-bottom: 2px solid transparent; font-weight: 500; }
#side QTabBar::tab { padding: 11px 2px 9px 2px; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $field_line; border-radius: 4px; min-height: 32px; margin: 1px 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; }
QScrollBar::handle:horizontal { background: $field_line; border-radius: 4px; min-width: 32px; margin: 2px 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenuBar { border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 5px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $paper; border: 1px solid $line; border-radius: 7px; padding: 5px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 5px; }
QMenu::icon { padding-left: 6px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QToolTip { background: $ink; color: $paper; border: none; padding: 5px 8px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QSlider::groove:horizontal { background: $field_line; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; border: 2px solid $paper; width: 14px; height: 14px; margin: -7px 0;
  border-radius: 9px; }
QSlider::handle:horizontal:focus { border: 2px solid $ink; }
QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The style sheet in those colours."""
    return SHEET.substitute({name: getattr(tokens, name) for name in Tokens.__dataclass_fields__})
