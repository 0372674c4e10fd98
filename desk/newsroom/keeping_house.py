"""Keeping house: who works here, and what the house has decided."""

from __future__ import annotations

from dataclasses import replace

from desk.export.theme import theme_named, theme_names
from desk.newsroom.publishing import themes_beside
from desk.preflight import own_rules
from desk.storage import house as houses
from desk.storage import people
from desk.storage.desk import Desk
from desk.story.errors import NotFound, RuleError
from desk.story.house import House
from desk.story.person import Person, Role


def sign_in(desk: Desk, person: Person) -> Person:
    """Let the person work on the desk; a new name becomes one of its people."""
    name = " ".join(person.name.split())
    if not name:
        raise RuleError("Give a name to sign in with.")
    person = replace(person, name=name)
    with desk.reading() as tx:
        if person in people.listed(tx):
            return person
    with desk.writing() as tx:
        return people.put(tx, person)


def house_and_themes(desk: Desk) -> tuple[House, tuple[str, ...]]:
    """The house's settings, and the themes that it can choose from: those shipped and those beside the desk."""
    with desk.reading() as tx:
        return houses.get(tx), theme_names(themes_beside(desk))


def save_house(desk: Desk, by: Person, house: House) -> House:
    """Change the house's settings; an editor's right."""
    if by.role is not Role.EDITOR:
        raise RuleError(f"{by.name} cannot change the house settings: only an editor can.")
    if not house.url.startswith("https://"):
        raise RuleError("The site address must begin with https://.")
    theme_named(house.theme, themes_beside(desk))
    for rule in house.rules:
        if why := own_rules.refusal(rule):
            raise RuleError(why)
    with desk.writing() as tx:
        houses.put(tx, house)
    return house


def person(desk: Desk, name: str) -> Person:
    """The person of that name. 'Reporter' and 'Editor' are people of every desk; raises NotFound for a stranger."""
    with desk.reading() as tx:
        known = {one.name: one for one in people.listed(tx)}
    if name in known:
        return known[name]
    role = next((role for role in Role if role.value == name.casefold()), None)
    if role is not None:
        return sign_in(desk, Person(name, role))
    raise NotFound(f"There is nobody called ‘{name}’ on this desk: add them with ‘people add’, or sign in once.")
