"""Identifiers are declared once, lists name things once, and no name stands for two things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.errors import Fault
from engine.plan.chapters import Book
from engine.plan.conditions import RESERVED
from engine.plan.references import NO_RESPONSE, units
from engine.plan.source import Path, Source, select

_NAMING_KEYS = ("id", "unit", "name")


def _name(item: Any) -> tuple[str, str] | None:
    """Return key and value by which an item of a list is named."""
    if isinstance(item, dict):
        for key in _NAMING_KEYS:
            if isinstance(item.get(key), str):
                return key, item[key]
    return None


def _repeated(source: Source, items: list[Any], path: Path) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        named = ("", item) if isinstance(item, str) else _name(item)
        if named is None:
            continue
        key, name = named
        if name in seen and key:
            wrong = f"{name!r} is declared a second time"
            yield source.fault((*path, index, key), "duplicate-id", wrong, "rename or remove one")
        elif name in seen:
            wrong = f"{name!r} is listed a second time"
            yield source.fault((*path, index), "duplicate-entry", wrong, "remove it")
        seen.add(name)


def _repetitions(source: Source, value: Any, path: Path) -> Iterator[Fault]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _repetitions(source, item, (*path, key))
    elif isinstance(value, list):
        # One trigger may start from many phases, so moves repeat their ids.
        if path != ("moves",):
            yield from _repeated(source, value, path)
        for index, item in enumerate(value):
            yield from _repetitions(source, item, (*path, index))


def repetitions(book: Book) -> Iterator[Fault]:
    """Yield every id declared twice in a list, and every list entry that is there twice."""
    for name in book.chapters:
        yield from _repetitions(book.sources[name], book.sources[name].data, ())


def case_names(book: Book) -> Iterator[Fault]:
    """Yield cases of different files that share a name."""
    named = [
        (name, path, text)
        for name in sorted(book.cases)
        for path, text in select(book.sources[name].data, "cases.*.name")
    ]
    first: dict[str, str] = {}
    for name, path, text in named:
        if first.setdefault(text, name) != name:
            wrong = f"{text!r} is also a case of {first[text]}"
            yield book.sources[name].fault(path, "duplicate-id", wrong, "rename one")


def collisions(book: Book) -> Iterator[Fault]:
    """Yield roles that are also units: a party's name must mean one thing."""
    directory, source = book.directory, book.source("directory.yaml")
    for role in directory.roles:
        if role in directory.units:
            wrong = f"{role!r} is a unit and a district role"
            yield source.fault(("roles", role), "name-collision", wrong, "rename one", key=True)


def body_collisions(book: Book) -> Iterator[Fault]:
    """Yield bodies that bear the name of a unit or role of the directory."""
    for index, body in enumerate(book.organisation.bodies):
        if body.id in units(book):
            wrong = f"{body.id!r} is also a unit or role of the directory"
            source, path = book.source("bodies.yaml"), ("bodies", index, "id")
            yield source.fault(path, "name-collision", wrong, "rename the body")


def reserved_words(book: Book) -> Iterator[Fault]:
    """Yield facts named like a word of conditions, and a response named like none."""
    for fact in book.facts.facts:
        if fact in RESERVED:
            wrong = f"{fact!r} is a word of conditions and cannot name a fact"
            source = book.source("facts.yaml")
            yield source.fault(("facts", fact), "reserved-word", wrong, "rename it", key=True)


def reserved_responses(book: Book) -> Iterator[Fault]:
    """Yield a response whose id means that there is none."""
    for index, response in enumerate(book.lifecycle.responses):
        if response.id == NO_RESPONSE:
            wrong = f"{NO_RESPONSE!r} stands for no response in force"
            source, path = book.source("lifecycle.yaml"), ("responses", index, "id")
            yield source.fault(path, "reserved-word", wrong, "rename it")
