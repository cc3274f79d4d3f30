"""Finding something in the plans: a clause by its number, a unit by any of its names, words of titles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.plan.citations import citations
from engine.plan.plan import Plan
from engine.text import Text
from web.rooms.plan_clauses import clauses_of, told_kind, told_title
from web.rooms.plan_numbers import Steps, counts, names_under, number_asked
from web.rooms.plan_people import acting
from web.rooms.plan_places import Place, place_of

LONGEST = 80
SHOWN = 60
_CLAUSE = Text(zh="条款", en="clause")
_UNIT = Text(zh="单位", en="unit")
_BODY = Text(zh="指挥机构", en="command body")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what it is, its title, where it stands, its clause, and other names of it."""

    kind: Text
    title: Text
    place: Place
    clause: str = ""
    also: tuple[str, ...] = ()
    party: str = ""
    """The party, where one was found: its duties are a page of their own."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one plan holds of what was asked; `more` were found than are shown."""

    plan: Plan
    hits: tuple[Hit, ...]
    more: int


def search(plan: Plan, query: str) -> Found:
    """Find in one plan: clauses of that number and what cites them, then whatever has these words."""
    asked = query.strip()[:LONGEST]
    words = [(word, number_asked(word)) for word in plain(asked).split()]
    if not words:
        return Found(plan, (), 0)
    known = (*_parties(plan), *_clauses(plan), *_items(plan))
    hits = [*_numbered(known, number_asked(asked)), *(hit for hit in known if _says(hit, words))]
    first: dict[tuple[Place, str], Hit] = {}
    for hit in hits:
        first.setdefault((hit.place, hit.title.zh), hit)
    only = tuple(first.values())
    return Found(plan, only[:SHOWN], max(0, len(only) - SHOWN))


def plain(words: str) -> str:
    """Return words without accidents of typing: width, case."""
    return unicodedata.normalize("NFKC", words).casefold()


def _says(hit: Hit, words: Iterable[tuple[str, Steps]]) -> bool:
    """Tell whether each word stands in what is told of it, or is the number of its clause."""
    said = plain("\n".join((hit.title.zh, hit.title.en, *hit.also)))
    return all(word in said or names_under(hit.clause, number) for word, number in words)


def _numbered(known: Iterable[Hit], number: Steps) -> list[Hit]:
    """Return the clause of a number, then the clauses under it, then what cites any of them."""
    under = [hit for hit in known if names_under(hit.clause, number)]
    return sorted(under, key=lambda hit: (hit.kind != _CLAUSE, counts(hit.clause) != number))


def _clauses(plan: Plan) -> Iterator[Hit]:
    for one in clauses_of(plan):
        title = one.title or Text(zh=one.number, en=one.number)
        yield Hit(_CLAUSE, title, Place(one.path, ""), one.number)


def _parties(plan: Plan) -> Iterator[Hit]:
    for body in plan.organisation.bodies:
        place = Place("organisation", f"body-{body.id}")
        yield Hit(_BODY, body.title, place, body.clause, party=body.id)
    for name in acting(plan):
        place = Place("organisation", f"unit-{name}")
        yield Hit(_UNIT, plan.party_title(name), place, also=_names(plan, name), party=name)


def _names(plan: Plan, name: str) -> tuple[str, ...]:
    """Return the other names of a unit: aliases and its successor, or who fills a role where."""
    unit = plan.directory.units.get(name)
    if unit is not None:
        heir = unit.successor
        return (*unit.aliases, *((heir.zh, heir.en) if heir else ()))
    local = (plan.party_title(f"{name}:{district}") for district in plan.directory.districts)
    said = [text for title in local for text in (title.zh, title.en)]
    return (*plan.directory.roles[name].aliases, *said)


def _items(plan: Plan) -> Iterator[Hit]:
    for one in citations(plan):
        if not one.whole_chapter:
            kind, title = told_kind(one), told_title(plan, one)
            yield Hit(kind, title, place_of(plan, one), one.clause)
