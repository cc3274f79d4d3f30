"""What the plans of one jurisdiction share: nothing there is idle, and no name means two units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.errors import Fault
from engine.lint.findings import Manuscript
from engine.lint.mentioned import PARAMETERS, PARTIES, asked_choices, mentioned
from engine.lint.words import words
from engine.plan.chapters import Book
from engine.plan.clauses import cited, spelt
from engine.plan.jurisdiction import DistrictRole, Unit
from engine.plan.source import Path, select
from engine.plan.spelling import meant

_SINCE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def unused_parties(book: Book, plans: Sequence[Manuscript]) -> Iterator[Fault]:
    """Yield units and district roles of the directory that none of its plans names."""
    used = {mention.name for plan in plans for mention in mentioned(plan.book, PARTIES)}
    source = book.source("directory.yaml")
    units = [("unused-unit", ("units", name)) for name in book.directory.units]
    roles = [("unused-role", ("roles", name)) for name in book.directory.roles]
    for code, path in (*units, *roles):
        if path[1] not in used:
            wrong = f"no plan of {book.jurisdiction} names {path[1]}"
            yield source.fault(path, code, wrong, "use it, or remove it", key=True)


def unused_parameters(book: Book, plans: Sequence[Manuscript]) -> Iterator[Fault]:
    """Yield parameters and choices that none of the jurisdiction's plans uses."""
    used = {mention.name for plan in plans for mention in mentioned(plan.book, PARAMETERS)}
    used |= {name for plan in plans for name in asked_choices(plan.plan)}
    source = book.source("parameters.yaml")
    for name in book.parameters.parameters:
        if name not in used:
            wrong, mend = f"no plan of {book.jurisdiction} uses {name}", "use it, or remove it"
            yield source.fault(("parameters", name), "unused-parameter", wrong, mend, key=True)


def _names(path: Path, party: Unit | DistrictRole) -> Iterator[tuple[Path, str]]:
    yield (*path, "title", "zh"), party.title.zh
    yield (*path, "title", "en"), party.title.en
    for index, alias in enumerate(party.aliases):
        yield (*path, "aliases", index), alias


def alias_collisions(book: Book) -> Iterator[Fault]:
    """Yield names and aliases that two parties of the directory share."""
    source, directory = book.source("directory.yaml"), book.directory
    parties: dict[Path, Unit | DistrictRole] = {("units", n): u for n, u in directory.units.items()}
    parties |= {("roles", name): role for name, role in directory.roles.items()}
    owners: dict[str, Path] = {}
    for owner, party in parties.items():
        for path, name in _names(owner, party):
            first = owners.setdefault(name, owner)
            if first != owner:
                wrong = f"{name} is also what {first[1]} is called"
                yield source.fault(path, "alias-collision", wrong, "leave the name to one of them")


def successions(book: Book) -> Iterator[Fault]:
    """Yield successors whose beginning is neither a year nor a date."""
    source = book.source("directory.yaml")
    for name, unit in book.directory.units.items():
        if unit.successor and not _SINCE.fullmatch(unit.successor.since):
            path, wrong = ("units", name, "successor", "since"), "this is no year and no date"
            mend = 'write it as "2019" or "2019-01-10"'
            yield source.fault(path, "wrong-since", wrong, mend)


def _listed(plan: Manuscript, clause: str) -> bool:
    known = (
        {spelt(entry.number) for entry in plan.plan.clauses.entries} if plan.plan.clauses else None
    )
    return known is None or all(spelt(number) in known for number in cited(clause))


def citations_of_resources(
    book: Book, plans: Sequence[Manuscript], *, complete: bool
) -> Iterator[Fault]:
    """Yield resources that cite a clause which their plan does not have, or no plan at all."""
    if "resources.yaml" not in book.chapters or book.resources is None:
        return
    source, by_id = book.source("resources.yaml"), {one.plan.id: one for one in plans}
    for path, clause in select(source.data, "resources.*.cited.*"):
        name = str(path[-1])
        if name in by_id and not _listed(by_id[name], clause):
            wrong = f"{clause!r} is not in clauses.yaml of {name}"
            yield source.fault(path, "unknown-clause", wrong, "cite the clause that names it")
        elif name not in by_id and complete:
            wrong, mend = f"there is no plan {name} beside this one", meant(name, by_id)
            yield source.fault(path, "unknown-plan", wrong, mend, key=True)


def shared(book: Book, plans: Sequence[Manuscript], *, complete: bool) -> Iterator[Fault]:
    """Yield everything wrong with the shared files of a jurisdiction.

    What is unused is told only when `plans` are all of its plans: one that is refused may use it.
    """
    yield from alias_collisions(book)
    yield from successions(book)
    yield from citations_of_resources(book, plans, complete=complete)
    for chapter in ("directory.yaml", "parameters.yaml", "resources.yaml", "ladders.yaml"):
        if chapter in book.chapters:
            yield from (found.fault for found in words(book.source(chapter)))
    if complete:
        yield from unused_parties(book, plans)
        yield from unused_parameters(book, plans)
