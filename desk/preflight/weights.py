"""How heavily a desk takes a check: its word for the section, for the section above, for all, else the default."""

from __future__ import annotations

from desk.preflight.finding import Check, Weight
from desk.story.house import House

OFF = "off"
_KNOWN = {OFF, *(weight.value for weight in Weight)}


def weight_of(check: Check, house: House, section: tuple[str, ...]) -> Weight | None:
    """The weight of the check in that section; None when the desk has switched it off.

    A word for `World / Asia` goes before one for `World`, that before one for all sections; of two equal ones the
    later stands. Checks that are not overridable keep their weight; a word that is no weight does not count.
    """
    if not check.overridable:
        return check.weight
    fitting = [
        one
        for one in house.weights
        if one.check == check.name and section[: len(one.section)] == one.section and one.weight in _KNOWN
    ]
    if not fitting:
        return check.weight
    nearest = max(enumerate(fitting), key=lambda one: (len(one[1].section), one[0]))[1]
    return None if nearest.weight == OFF else Weight(nearest.weight)
