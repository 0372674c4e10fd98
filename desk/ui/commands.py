"""COMMANDS: every action of the window as one record; menus, keys, palette and help are made from the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from desk.ui.icons import icon
from desk.ui.theme import Theme

MENUS = ("Story", "Edit", "Format", "Insert", "Notebook", "Review", "View", "Help")


@dataclass(frozen=True, slots=True)
class Command:
    """A thing to do: unique name, label as a verb, menu, key in Qt's words, icon; `needs` says when it is possible.

    `needs` is 'desk' (always), 'story' (one is open), 'writable' (its words may be changed now) or 'move' (the move
    of that name is open to the person).
    """

    name: str
    label: str
    menu: str
    key: str = ""
    icon: str = ""
    needs: str = "desk"
    checkable: bool = False
    checked: bool = False  # at the start


COMMANDS = (
    Command("story.new", "New story", "Story", "Ctrl+N", "file-plus"),
    Command("story.search", "Search the desk", "Story", "Ctrl+Shift+F", "search"),
    Command("story.import", "Import an article…", "Story", "Ctrl+Shift+O", "upload"),
    Command("story.import-folder", "Import a folder…", "Story", "", "folder-open"),
    Command("story.close", "Close the story", "Story", "Ctrl+W", "square-x", "story"),
    Command("story.save", "Save now", "Story", "Ctrl+S", "save", "story"),
    Command("story.export", "Export…", "Story", "Ctrl+E", "download", "story"),
    Command("story.proof", "Export a proof…", "Story", "Ctrl+Shift+E", "scroll-text", "story"),
    Command("desk.site", "Export the site…", "Story", "", "globe"),
    Command("story.related", "Related stories…", "Story", "", "newspaper", "writable"),
    Command("story.hand-over", "Hand over…", "Story", "", "package", "story"),
    Command("story.take-in", "Take in…", "Story", "", "package-open"),
    Command("story.legal", "Legal flag", "Story", "", "gavel", "writable", checkable=True),
    Command("story.sensitive", "Sensitive", "Story", "", "shield-alert", "writable", checkable=True),
    Command("story.not-for-publication", "Not for publication", "Story", "", "eye-off", "writable", checkable=True),
    Command("desk.photos", "Photos of the desk…", "Story", "Ctrl+Shift+M", "images"),
    Command("desk.inbox", "Watch an inbox folder…", "Story", "", "inbox"),
    Command("desk.keys", "Signing keys…", "Story", "", "key-round"),
    Command("desk.backup", "Back up the desk…", "Story", "", "copy"),
    Command("desk.sign-in", "Change person…", "Story", "Ctrl+Shift+L", "users"),
    Command("desk.settings", "House settings…", "Story", "", "settings"),
    Command("desk.quit", "Quit", "Story", "Ctrl+Q", "log-out"),
    Command("edit.undo", "Undo", "Edit", "Ctrl+Z", "undo-2", "story"),
    Command("edit.redo", "Redo", "Edit", "Ctrl+Shift+Z", "redo-2", "story"),
    Command("edit.paste-plain", "Paste as plain text", "Edit", "Ctrl+Shift+V", "clipboard-paste", "writable"),
    Command("edit.paste-quote", "Paste as quote…", "Edit", "", "quote", "writable"),
    Command("edit.paste-wire", "Paste as wire copy", "Edit", "", "radio-tower", "writable"),
    Command("edit.find", "Find in the story", "Edit", "Ctrl+F", "search", "story"),
    Command("edit.find-next", "Find next", "Edit", "F3", "search", "story"),
    Command("edit.find-previous", "Find previous", "Edit", "Shift+F3", "search", "story"),
    Command("edit.replace", "Replace in the story…", "Edit", "Ctrl+H", "pencil", "writable"),
    Command("desk.replace", "Find and replace across the desk…", "Edit", "Ctrl+Shift+H", "replace-all"),
    Command("edit.next-misspelling", "Next misspelt word", "Edit", "Shift+F7", "spell-check", "story"),
    Command("edit.fix", "Fix the marked words", "Edit", "Ctrl+.", "wand-sparkles", "writable"),
    Command("edit.smart", "Smart quotation marks and dashes", "Edit", "", "quote", checkable=True),
    Command("format.bold", "Bold", "Format", "Ctrl+B", "bold", "writable"),
    Command("format.italic", "Italic", "Format", "Ctrl+I", "italic", "writable"),
    Command("format.link", "Link…", "Format", "Ctrl+L", "link", "writable"),
    Command("format.heading", "Heading", "Format", "Ctrl+2", "heading-2", "writable"),
    Command("format.subheading", "Subheading", "Format", "Ctrl+3", "heading-3", "writable"),
    Command("format.list", "List", "Format", "Ctrl+Shift+8", "list", "writable"),
    Command("format.numbers", "Numbered list", "Format", "Ctrl+Shift+7", "list-ordered", "writable"),
    Command("format.block-quote", "Pull quote", "Format", "Ctrl+Shift+9", "text-quote", "writable"),
    Command("insert.photo", "Photo…", "Insert", "Ctrl+Shift+I", "image-plus", "writable"),
    Command("photo.crop", "Crop the photo…", "Insert", "Ctrl+Shift+X", "crop", "writable"),
    Command("insert.quote", "Quote from the notebook…", "Insert", "Ctrl+Shift+K", "quote", "writable"),
    Command("insert.table", "Table", "Insert", "Ctrl+Alt+T", "table", "writable"),
    Command("insert.footnote", "Footnote", "Insert", "Ctrl+Alt+F", "superscript", "writable"),
    Command("note.source", "Add a source", "Notebook", "Ctrl+Shift+S", "user", "writable"),
    Command("note.quote", "Log a quote", "Notebook", "Ctrl+Shift+Q", "quote", "writable"),
    Command("quote.confirm", "Confirm the quotation here", "Notebook", "Ctrl+Shift+Return", "stamp", "writable"),
    Command(
        "quote.change", "Change the quotation here…", "Notebook", "Ctrl+Alt+Return", "message-square-quote", "writable"
    ),
    Command("note.document", "Add a document…", "Notebook", "Ctrl+Shift+D", "file-plus", "writable"),
    Command("note.sealed", "Add a confidential document…", "Notebook", "Ctrl+Alt+Shift+D", "file-lock", "writable"),
    Command("note.approach", "Note who was asked for comment…", "Notebook", "Ctrl+Alt+Q", "megaphone", "writable"),
    Command("sound.play", "Play or pause the recording", "Notebook", "F4", "play", "story"),
    Command("sound.back", "Five seconds back", "Notebook", "Shift+F4", "rewind", "story"),
    Command("sound.forward", "Five seconds forward", "Notebook", "Ctrl+Shift+F4", "fast-forward", "story"),
    Command("note.contacts", "Contact book…", "Notebook", "", "book-open"),
    Command("note.confide", "Add a confidential source…", "Notebook", "Ctrl+Alt+C", "user", "writable"),
    Command("note.protect", "Make a source confidential…", "Notebook", "", "shield-check", "writable"),
    Command("note.reveal", "Show who a confidential source is…", "Notebook", "", "eye", "story"),
    Command("note.release", "Make a source confidential no longer…", "Notebook", "", "shield-off", "writable"),
    Command("note.still-named", "Where a confidential source still stands…", "Notebook", "", "search", "story"),
    Command("vault.unlock", "Unlock confidential sources…", "Notebook", "Ctrl+Alt+U", "lock-open"),
    Command("vault.lock", "Lock confidential sources", "Notebook", "Ctrl+Alt+L", "lock"),
    Command("vault.take-key", "Take in a key file…", "Notebook", "", "file-key"),
    Command("vault.forget-key", "Take the sources key out of the keyring", "Notebook", "", "key-round"),
    Command("note.checkers-copy", "Checker’s copy…", "Notebook", "", "clipboard-check", "story"),
    Command("move.submit", "Submit", "Review", "Ctrl+Return", "send", "move"),
    Command("move.recall", "Recall", "Review", "", "corner-up-left", "move"),
    Command("move.take", "Take", "Review", "Ctrl+T", "hand", "move"),
    Command("move.send-back", "Request changes…", "Review", "", "corner-up-left", "move"),
    Command("move.approve", "Approve…", "Review", "Ctrl+Shift+A", "badge-check", "move"),
    Command("review.clearance", "Legal clearance…", "Review", "", "shield-check", "writable"),
    Command("move.reopen", "Reopen", "Review", "", "lock-open", "move"),
    Command("move.publish", "Publish", "Review", "Ctrl+Shift+P", "newspaper", "move"),
    Command("move.correct", "Correct…", "Review", "", "pencil", "move"),
    Command("move.approve-correction", "Publish the correction…", "Review", "", "badge-check", "move"),
    Command("move.withdraw", "Withdraw…", "Review", "", "circle-x", "move"),
    Command("move.spike", "Spike", "Review", "", "archive", "move"),
    Command("move.unspike", "Unspike", "Review", "", "archive-restore", "move"),
    Command("review.comment", "Comment", "Review", "Ctrl+Alt+M", "message-square-plus", "story"),
    Command("review.next-suggestion", "Next suggestion", "Review", "Alt+N", "message-square", "story"),
    Command("review.previous-suggestion", "Previous suggestion", "Review", "Alt+Shift+N", "message-square", "story"),
    Command("review.accept", "Accept the suggestion", "Review", "Ctrl+Alt+A", "check", "writable"),
    Command("review.reject", "Reject the suggestion", "Review", "Ctrl+Alt+R", "x", "writable"),
    Command("review.accept-all", "Accept all suggestions", "Review", "", "check", "writable"),
    Command("review.take-back", "Take the change back", "Review", "Ctrl+Alt+Z", "undo-dot", "writable"),
    Command("review.checks", "Show the checks", "Review", "F7", "circle-alert", "story"),
    Command("review.name-revision", "Name this revision…", "Review", "", "history", "story"),
    Command("view.palette", "Do anything…", "View", "Ctrl+K", "command"),
    Command("view.go-to", "Go to…", "View", "Ctrl+P", "map-pin"),
    Command("view.write", "Write", "View", "Ctrl+Alt+1", "pen-line", "story"),
    Command("view.review", "Review", "View", "Ctrl+Alt+2", "columns-3", "story"),
    Command("view.preview", "Preview", "View", "Ctrl+Alt+3", "eye", "story"),
    Command("view.beside", "Preview beside the page", "View", "Ctrl+Alt+4", "columns-2", "story", checkable=True),
    Command("view.exact-page", "Exact page…", "View", "Ctrl+Alt+5", "monitor-smartphone", "story"),
    Command("view.in-browser", "Page in the browser…", "View", "", "globe", "story"),
    Command("view.budget", "Budget", "View", "Ctrl+Alt+0", "layout-dashboard"),
    Command("view.next-story", "Next story", "View", "Ctrl+Tab", "arrow-right", "story"),
    Command("view.previous-story", "Previous story", "View", "Ctrl+Shift+Tab", "arrow-left", "story"),
    Command("view.split", "Two stories side by side", "View", "Ctrl+\\", "square-split-horizontal", "story", True),
    Command("view.next-pane", "Next pane", "View", "F6", "arrow-right-left"),
    Command("view.previous-pane", "Previous pane", "View", "Shift+F6", "arrow-right-left"),
    Command("view.other-end", "From footnote to words and back", "View", "Ctrl+Alt+J", "superscript", "story"),
    Command("view.outline", "Outline", "View", "Ctrl+Alt+O", "list-tree", checkable=True),
    Command("view.page", "The page: letters, width, lines…", "View", "", "a-large-small"),
    Command("view.zoom-in", "Larger", "View", "Ctrl++", "zoom-in"),
    Command("view.zoom-out", "Smaller", "View", "Ctrl+-", "zoom-out"),
    Command("view.zoom-normal", "Normal size", "View", "Ctrl+0", "search"),
    Command("view.typewriter", "Typewriter: hold the line", "View", "Ctrl+Alt+Y", "keyboard", checkable=True),
    Command("view.counts", "Counts", "View", "Ctrl+Alt+W", "gauge", "story"),
    Command("view.focus-sentence", "Focus on the sentence", "View", "Ctrl+Alt+S", "focus", "story", checkable=True),
    Command("view.focus-paragraph", "Focus on the paragraph", "View", "Ctrl+Alt+G", "pilcrow", "story", checkable=True),
    Command("view.rail", "Desk list", "View", "F8", "panel-left", checkable=True),
    Command("view.notebook", "Notebook", "View", "F9", "panel-right", checkable=True),
    Command("view.notices", "Notices", "View", "Ctrl+Alt+N", "bell"),
    Command("view.notifications", "Desktop notifications", "View", "", "bell", checkable=True),
    Command("view.spelling", "Mark spelling and style", "View", "", "spell-check", checkable=True, checked=True),
    Command("view.full-screen", "Full screen", "View", "F11", "maximize", checkable=True),
    Command("view.light", "Light", "View", "", "sun"),
    Command("view.dark", "Dark", "View", "", "moon"),
    Command("view.contrast", "High contrast", "View", "", "eye"),
    Command("view.system", "Colours of the system", "View", "", "monitor"),
    Command("help.keys", "Keys", "Help", "F1", "keyboard"),
    Command("help.first-story", "The first story in five steps", "Help", "", "circle-help"),
    Command("help.about", "About Desk", "Help", "", "info"),
)


class Commands(QObject):
    """The records as QActions: panels say what each does with `on`, the window says which are possible."""

    def __init__(
        self, theme: Theme, parent: QObject | None = None, *, actions: Mapping[str, QAction] | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._active: Callable[[], bool] = lambda: True
        self._actions = actions if actions is not None else {one.name: self._made(one) for one in COMMANDS}
        if actions is None:
            theme.changed.connect(self._on_theme_changed)

    def only_while(self, active: Callable[[], bool]) -> Commands:
        """The same commands, for one of several that answer them: it does so only while it is the `active` one."""
        made = Commands(self._theme, self, actions=self._actions)
        made._active = active
        return made

    def action(self, name: str) -> QAction:
        """The QAction of that command; KeyError when there is none."""
        return self._actions[name]

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Have `do` called when the command is triggered from a key, menu, button or the palette."""
        self._actions[name].triggered.connect(lambda _checked=False: do() if self._active() else None)

    def all(self) -> tuple[tuple[Command, QAction], ...]:
        return tuple((command, self._actions[command.name]) for command in COMMANDS)

    def allow(self, *, story: bool, writable: bool, moves: Iterable[str]) -> None:
        """Enable what is possible now: with a story open, with its words free, with these moves open."""
        possible = {"desk": True, "story": story, "writable": writable}
        open_moves = {f"move.{name}" for name in moves}
        for command, action in self.all():
            action.setEnabled(possible.get(command.needs, command.name in open_moves))

    def _made(self, command: Command) -> QAction:
        action = QAction(command.label, self)
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        action.setChecked(command.checked)
        if command.key:
            action.setShortcut(QKeySequence(command.key))
            action.setToolTip(f"{command.label} ({command.key})")
        if command.icon:
            action.setIcon(icon(command.icon, self._theme.tokens.ink))
        return action

    def _on_theme_changed(self) -> None:
        for command, action in self.all():
            if command.icon:
                action.setIcon(icon(command.icon, self._theme.tokens.ink))
