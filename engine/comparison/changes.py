"""What is new, gone or changed between two editions, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.comparison.fields import known_party
from engine.comparison.kinds import KINDS, Kind
from engine.plan.parts import Part
from engine.plan.plan import Plan

Sort = Literal["added", "removed", "changed"]
_UNSAID = {"id"}


@dataclass(frozen=True, slots=True)
class Change:
    """One item that differs.

    `before` and `after` are the item in each edition (None where it is not), `fields` the names of
    what differs, `parties` whom it concerns in either edition; nobody in particular is everybody.
    """

    kind: Kind
    item: str
    sort: Sort
    before: Part | None
    after: Part | None
    fields: tuple[str, ...]
    parties: tuple[str, ...]


def _fields(kind: Kind, before: Part, after: Part) -> tuple[str, ...]:
    asked = kind.fields or frozenset(type(after).model_fields)
    names = [n for n in type(after).model_fields if n in asked - kind.without - _UNSAID]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _item(kind: Kind, name: str, old: Plan, new: Plan) -> Change | None:
    before, after = kind.items(old).get(name), kind.items(new).get(name)
    concerned = [kind.parties(plan, item) for plan, item in ((old, before), (new, after)) if item]
    parties = tuple(dict.fromkeys(party for found in concerned for party in found))
    if before is None or after is None:
        sort: Sort = "added" if before is None else "removed"
        return Change(kind, name, sort, before, after, (), parties)
    fields = _fields(kind, before, after)
    return Change(kind, name, "changed", before, after, fields, parties) if fields else None


def changes(old: Plan, new: Plan) -> Iterator[Change]:
    """Yield every item that differs, in the order of the plan's chapters."""
    for kind in KINDS:
        for name in dict.fromkeys((*kind.items(new), *kind.items(old))):
            change = _item(kind, name, old, new)
            if change is not None:
                yield change


@dataclass(frozen=True, slots=True)
class Renaming:
    """A party that both editions know under different names."""

    party: str


def renamings(old: Plan, new: Plan) -> Iterator[Renaming]:
    """Yield the units that bear another name in the newer edition."""
    for name in new.directory.units:
        if known_party(old, name) and old.party_title(name) != new.party_title(name):
            yield Renaming(name)
