"""One row of steps, whatever they change."""

from __future__ import annotations

from desk.ui.story_page.timeline import Part, Timeline


class Row:
    """Words that are put down and taken back."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.timeline = Timeline()

    def put(self, word: str, group: str = "", value: str = "") -> None:
        self.words.append(word)
        self.timeline.add(f"Put {word}", Part(self.words.pop, lambda: self.words.append(word), value), group)

    def put_two(self) -> None:
        self.put("a")
        self.put("b")


def test_the_last_thing_is_taken_back_first_and_done_again() -> None:
    row = Row()
    row.put("a")
    row.put("b")
    assert row.timeline.undo() == "Put b"
    assert row.words == ["a"]
    assert row.timeline.redo() == "Put b"
    assert row.words == ["a", "b"]
    assert row.timeline.redo() == ""


def test_something_new_forgets_what_was_taken_back() -> None:
    row = Row()
    row.put("a")
    row.timeline.undo()
    row.put("b")
    assert row.timeline.redo() == ""
    assert row.words == ["b"]


def test_parts_done_together_and_groups_are_one_step() -> None:
    row = Row()
    row.timeline.together("Both", row.put_two)
    row.put("c", group="typing")
    row.put("d", group="typing")
    assert row.timeline.undo() == "Put c"
    assert row.words == ["a", "b"]
    assert row.timeline.undo() == "Both"
    assert row.words == []
    row.timeline.redo()
    row.timeline.redo()
    assert row.words == ["a", "b", "c", "d"]


def test_a_group_ends_when_it_is_closed() -> None:
    row = Row()
    row.put("a", group="typing")
    row.timeline.close_group()
    row.put("b", group="typing")
    row.timeline.undo()
    assert row.words == ["a"]


def _set(state: list[int], value: int) -> Part:
    """Set the count, and the part that says how."""
    before, state[0] = state[0], value
    return Part(lambda: state.__setitem__(0, before), lambda: state.__setitem__(0, value), "count")


def test_values_of_one_field_keep_the_first_and_the_last() -> None:
    state = [0]
    timeline = Timeline()
    for value in (1, 2, 3):
        timeline.add("Count", _set(state, value), "count")
    timeline.undo()
    assert state == [0]
    timeline.redo()
    assert state == [3]
