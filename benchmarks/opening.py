"""Opening: from one story to another one, until its words are on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks import desks, wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.window import Page, bare_editor, story_page, until_painted
from desk.newsroom import reading
from desk.story.story import Story


def run(size: Size) -> Iterator[Series]:
    """Each length given to a bare editor, to the page, and read from the desk for the page."""
    folder = desks.full(size, size.stories[0])
    stories = {words: wording.story(words, seed=words) for words in size.words}
    before = wording.story(size.words[0] // 2, seed=7)
    desks.put(folder, before, *stories.values())
    with story_page(folder) as page:
        for words, story in stories.items():
            case = f"{words:,} words"
            bare = f"{case}: bare editor"
            times = max(size.few * 3 * size.words[0] // words, size.few // 2, 1)
            yield Series(bare, _barely(before.copy, story.copy, times))
            yield Series(case, _given(page, before, story, times), bare)
            yield Series(f"{case}, read from the desk", _asked(page, before, story, times), bare)


def _barely(before: str, copy: str, times: int) -> tuple[float, ...]:
    samples = []
    with bare_editor() as editor:
        for _ in range(times + 1):
            until_painted(editor.viewport(), lambda: editor.setPlainText(before))
            samples.append(until_painted(editor.viewport(), lambda: editor.setPlainText(copy)))
    return tuple(samples[1:])


def _given(page: Page, before: Story, story: Story, times: int) -> tuple[float, ...]:
    """The story as a value, shown."""
    return _opened(page, before, lambda: page.page.show_story(story), times)


def _asked(page: Page, before: Story, story: Story, times: int) -> tuple[float, ...]:
    """The story asked of the worker by its key, as a click in the list does, and shown."""
    return _opened(
        page, before, lambda: page.bench.work.ask(reading.story, story.key).then(page.page.show_story), times
    )


def _opened(page: Page, before: Story, act: Callable[[], object], times: int) -> tuple[float, ...]:
    samples = []
    for _ in range(times + 1):
        page.page.show_story(before)
        page.settle()
        samples.append(until_painted(page.page.copy.viewport(), act))
        page.settle()
    return tuple(samples[1:])


BENCH = Bench("opening", "from another story until its words are painted", "ms", run)
