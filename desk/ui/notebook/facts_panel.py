"""Facts: what in the story can be checked, who has checked it against what, and what is still to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desk.newsroom import checking
from desk.newsroom.clock import now
from desk.story.claim import ClaimKind, ClaimState, Fact
from desk.story.stage import may_check
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.ask_reason import AskReason
from desk.ui.dialogs.fields import Combo
from desk.ui.kit import EmptyState, label
from desk.ui.notebook import fact_card, steps
from desk.ui.notebook.card_list import CardList
from desk.ui.notebook.checkers_copy import CheckersCopy
from desk.ui.notebook.fact_card import FactCard

if TYPE_CHECKING:
    from desk.storage.desk import Desk

OPEN, ALL = "open", ""
_LABELS = {
    ClaimState.CONFIRMED: "Confirm fact",
    ClaimState.CHANGED: "Mark fact as changed",
    ClaimState.CANNOT: "Mark fact as not confirmed",
    ClaimState.WAIVED: "Waive fact",
    ClaimState.UNCHECKED: "Uncheck fact",
}
_BY_KEY = {
    fact_card.CONFIRM: ClaimState.CONFIRMED,
    fact_card.CHANGED: ClaimState.CHANGED,
    fact_card.CANNOT: ClaimState.CANNOT,
    fact_card.WAIVE: ClaimState.WAIVED,
    fact_card.UNDO: ClaimState.UNCHECKED,
}
_REASONS = {
    ClaimState.WAIVED: ("Waive this fact", "‘{}’ will not be checked.", "Waive"),
    ClaimState.CANNOT: ("This cannot be confirmed", "‘{}’ stays in the checks until it is.", "Note it"),
}


@dataclass(frozen=True, slots=True)
class FactView:
    """One card: the fact, what its source is called, whether it may be checked now."""

    fact: Fact
    number: int
    source: str
    writable: bool


class FactsPanel(QWidget):
    """The ledger of the open story as cards. C confirms, E says that the copy was changed, N that it cannot be
    confirmed, W waives, U takes back, S chooses the source, Enter goes to the sentence."""

    counted = Signal(str)  # how many facts are open, '' for none

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("factsPanel")
        self.setAccessibleName("Facts")
        self._bench = bench
        self._story: Story | None = None
        self._asked: object = None
        self._facts: tuple[Fact, ...] = ()
        self._counts: Counter[ClaimState] = Counter()
        self.state, self.kind = Combo(), Combo()
        self._summary = label("", "small", wrap=True, name="factsSummary")
        self.list: CardList[FactView] = CardList("facts", "facts", key=_key, text=_text, build=self._card)
        self._empty = EmptyState(
            "factsEmpty",
            "Nothing to check yet",
            "Names, titles, numbers, dates, places and quotations of the story stand here as soon as they are written.",
        )
        self._done = label("", "small", wrap=True, name="factsDone")
        self.paper = CheckersCopy(bench, self)
        self._lay_out()
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.wire.story_closed.connect(self._on_story_closed)
        bench.theme.changed.connect(self.list.rebuild)
        self._show()

    def decide(self, fact: Fact, state: ClaimState) -> AskReason | None:
        """Give the fact that state; the sheet that asks for the reason, where one is needed."""
        if state not in _REASONS:
            self._step(fact, state)
            return None
        title, why, verb = _REASONS[state]
        sheet = AskReason(self, title, why.format(fact.place.words), verb)
        sheet.answered.connect(lambda reason: self._step(fact, state, str(reason)))
        sheet.open()
        return sheet

    def sources(self, fact: Fact) -> QMenu:
        """The sources of the notebook to choose from, and a reference in words."""
        menu = QMenu(self)
        menu.setObjectName("factSources")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = fact.claim.source if fact.claim else ""
        for source in self._story.sources if self._story else ():
            self._line(menu, source.desk_name, partial(self._set_source, fact, source.key), ticked=source.key == chosen)
        menu.addSeparator()
        self._line(menu, "Something else…", partial(self._ask_reference, fact))
        if fact.claim and (fact.claim.source or fact.claim.reference):
            self._line(menu, "No source", partial(self._set_source, fact, ""))
        return menu

    def _line(self, menu: QMenu, text: str, do: Callable[[], object], *, ticked: bool = False) -> None:
        made = QAction(text.replace("&", "&&"), menu)
        made.setCheckable(ticked)
        made.setChecked(ticked)
        made.triggered.connect(lambda _checked=False: do())
        menu.addAction(made)

    def _lay_out(self) -> None:
        for combo, name, told in ((self.state, "factState", "Which state"), (self.kind, "factKind", "Which kind")):
            combo.setObjectName(f"{name}Filter")
            combo.setAccessibleName(told)
            combo.activated.connect(lambda _index: self._on_filter())
        self.state.addItem("Open", OPEN)
        self.state.addItem("All states", ALL)
        for state in ClaimState:
            self.state.addItem(state.value.capitalize(), state.value)
        self.kind.addItem("All kinds", ALL)
        for kind in ClaimKind:
            self.kind.addItem(f"{kind.value.capitalize()}s", kind.value)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(12, 12, 12, 0)
        top.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.state, 1)
        row.addWidget(self.kind, 1)
        top.addLayout(row)
        top.addWidget(self._summary)
        self.list.foot.addWidget(self._done)
        self.list.foot.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is None or before.key != story.key:
            self._facts = ()
            self.list.to_top()
        asked = (story.key, story.copy, story.furniture, story.photos, story.claims)
        if asked != self._asked:
            self._asked = asked
            self._bench.work.lull.in_pause(self._read)
        elif before is None or before.sources != story.sources or before.stage != story.stage:
            self._show()

    def _read(self) -> None:
        """Have the facts of the story found, which takes the worker a second or two at 100,000 words."""
        if (story := self._story) is not None:
            self._bench.work.ask(facts_counted, story).then(lambda found: self._on_facts(story.key, *found))

    def _on_story_closed(self) -> None:
        self._story, self._asked, self._facts, self._counts = None, None, (), Counter()
        self._show()

    def _on_facts(self, key: str, facts: tuple[Fact, ...], counts: Counter[ClaimState]) -> None:
        if self._story is not None and self._story.key == key:
            self._facts, self._counts = facts, counts
            self._show()

    def _on_filter(self) -> None:
        self.list.to_top()
        self._show()

    def _show(self) -> None:
        facts, counts = self._facts, self._counts
        self.list.show_values(self._views)
        self._summary.setText(_told(facts, counts))
        self._top.setVisible(bool(facts))
        self._empty.setVisible(not facts)
        self.counted.emit(f"{sum(count for state, count in counts.items() if not state.settled) or ''}")

    def _views(self) -> Sequence[FactView]:
        """What the cards show: the facts that are wanted."""
        story, facts = self._story, self._facts
        writable = story is not None and may_check(story)
        shown = [one for one in facts if self._wanted(one)]
        views: list[FactView] = []
        twins: Counter[tuple[str, ...]] = Counter()
        for fact in shown:
            source = fact_card.source_of(story, fact.claim) if story is not None else ""
            alike = (*_words(fact),)
            views.append(FactView(_unplaced(fact), twins[alike], source, writable))
            twins[alike] += 1
        self._places = {_key(view): fact for view, fact in zip(views, shown, strict=True)}
        self._done.setText("Everything here is checked." if not self.state.currentIndex() else "None is like that.")
        self._done.setVisible(bool(facts) and not shown)
        return views

    def _wanted(self, fact: Fact) -> bool:
        state, kind = self.state.currentData(), self.kind.currentData()
        fits = state in (ALL, fact.state.value) or (state == OPEN and not fact.state.settled)
        return fits and kind in (ALL, fact.kind.value)

    def _card(self, view: FactView) -> FactCard:
        assert self._story is not None  # there are no facts without a story
        card = FactCard(self._bench.theme, self._story, view.fact)
        lines: list[tuple[str, str, Callable[[], object]]] = [
            ("Show the sentence", "showFact", partial(self._on_key, card, view, int(Qt.Key.Key_Return))),
        ]
        if view.writable:
            card.tool("check", "Confirm (C)", "confirmFact", partial(self._on_key, card, view, int(fact_card.CONFIRM)))
            choose = partial(self._on_key, card, view, int(fact_card.SOURCE))
            card.tool("book-open", "Choose the source (S)", "sourceFact", choose)
            lines += [
                (text, f"{state.name.lower()}FactLine", partial(self._on_key, card, view, int(key)))
                for key, state, text in (
                    (fact_card.CONFIRM, ClaimState.CONFIRMED, "Confirm\tC"),
                    (fact_card.CHANGED, ClaimState.CHANGED, "The copy was changed\tE"),
                    (fact_card.CANNOT, ClaimState.CANNOT, "Cannot confirm…\tN"),
                    (fact_card.WAIVE, ClaimState.WAIVED, "Waive…\tW"),
                    (fact_card.UNDO, ClaimState.UNCHECKED, "Not checked after all\tU"),
                )
            ]
            lines.append(("Source…\tS", "sourceFactLine", choose))
        card.tool("ellipsis", "More", "moreFact", lambda: card.menu().popup(card.mapToGlobal(QPoint(24, 32))))
        for text, name, do in lines:
            card.menu_line(text, name, do)
        card.opened.connect(partial(self._on_key, card, view, int(Qt.Key.Key_Return)))
        card.key_pressed.connect(lambda key: self._on_key(card, view, key))
        return card

    def _on_key(self, card: FactCard, view: FactView, key: int) -> None:
        fact = self._places.get(_key(view))
        if self.list.go(card, key) or fact is None:
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._bench.wire.place_requested.emit(fact.place)
        elif view.writable and key == fact_card.SOURCE:
            self.sources(fact).popup(card.mapToGlobal(QPoint(24, 32)))
        elif view.writable and (state := _BY_KEY.get(Qt.Key(key))) is not None:
            self.decide(fact, state)

    def _step(self, fact: Fact, state: ClaimState, reason: str = "") -> None:
        by, at = self._bench.work.person, now()
        self._ask(lambda story: checking.decide(story, fact, state, by, at, reason), _LABELS[state])

    def _set_source(self, fact: Fact, key: str) -> None:
        self._ask(lambda story: checking.set_source(story, fact, key), "Source of a fact")

    def _ask_reference(self, fact: Fact) -> None:
        sheet = AskReason(
            self,
            "What is it checked against?",
            f"‘{fact.place.words}’",
            "Keep",
            label="Reference",
            hint="A document and page, an address, a recording with timecode",
            value=fact.claim.reference if fact.claim else "",
            missing="Say what it is checked against.",
        )
        sheet.answered.connect(
            lambda words: self._ask(
                lambda story: checking.set_source(story, fact, "", str(words)),
                "Source of a fact",
            )
        )
        sheet.open()

    def _ask(self, step: steps.Step, told: str) -> None:
        if self._story is not None:
            steps.ask_for(self._bench.wire, self._story, step, told)


def facts_counted(desk: Desk, story: Story) -> tuple[tuple[Fact, ...], Counter[ClaimState]]:
    """The ledger of the story, and how many facts are in each state."""
    facts = checking.facts(desk, story)
    return facts, Counter(fact.state for fact in facts)


def _unplaced(fact: Fact) -> Fact:
    """The fact without where it stands: typing above it leaves its card as it is."""
    place = replace(fact.place, start=-1, end=-1, before="", after="")
    return replace(fact, place=place, sentence_at=0)


def _words(fact: Fact) -> tuple[str, ...]:
    return fact.place.part, fact.place.key, fact.place.field, fact.kind.value, fact.place.words


def _key(view: FactView) -> str:
    return "\0".join((*_words(view.fact), str(view.number)))


def _text(view: FactView) -> str:
    fact = view.fact
    return " ".join((fact.place.words, fact.sentence, fact.kind, fact.state, fact_card.decided(fact), view.source))


def _told(facts: tuple[Fact, ...], counts: Counter[ClaimState]) -> str:
    """`21 facts: 16 unchecked, 1 check again, 4 confirmed`."""
    states = ", ".join(f"{counts[state]} {state.value}" for state in ClaimState if counts[state])
    return f"{len(facts)} {'fact' if len(facts) == 1 else 'facts'}: {states}."
