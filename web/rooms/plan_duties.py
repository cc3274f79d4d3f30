"""Who does what, narrowed to what somebody asks: a level, a phase, a unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from engine.levels import Level
from engine.plan.plan import Plan
from web.people import Person
from web.rooms.plan_matrix import Duty, Row, Rows, matrix
from web.rooms.plan_shelf import OpenedPlan
from web.rooms.plan_words import SCALE
from web.visit import Visit

_SHORT = 30
"""Duties that are shown at once, without a unit to be opened first."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the matrix is narrowed to; nothing named is nothing left out."""

    phase: str = ""
    unit: str = ""
    level: Level | None = None

    def query(self, **other: str) -> dict[str, str]:
        """Return the query of the page that differs from this one in what is given."""
        code = self.level.code if self.level is not None else ""
        return {"phase": self.phase, "unit": self.unit, "level": code, **other}

    @property
    def scale(self) -> tuple[Level, ...]:
        """The levels that are shown."""
        return SCALE if self.level is None else (self.level,)


def duties_page(visit: Visit, opened: OpenedPlan) -> dict[str, object]:
    """Return what the page of duties shows."""
    everyone = matrix(opened.plan)
    asked = narrowing(visit.query, opened.plan, everyone)
    rows = narrowed(matrix(opened.plan, asked.phase) if asked.phase else everyone, asked)
    page = {
        "asked_for": asked,
        "everyone": everyone,
        "own": own_rows(opened.plan, visit.person, everyone),
        "rows": rows,
    }
    short = sum(len(row.duties) for group in rows for row in group.rows) <= _SHORT
    return {**page, "unfold": True} if asked.unit or short else page


def narrowing(query: Mapping[str, str], plan: Plan, everyone: Iterable[Rows]) -> Narrowing:
    """Return what a query asks; what the plan does not know asks nothing."""
    phase, unit = query.get("phase", ""), query.get("unit", "")
    known = {row.party for rows in everyone for row in rows.rows}
    return Narrowing(
        phase if phase in plan.phases else "",
        unit if unit in known else "",
        next((level for level in SCALE if level.code == query.get("level")), None),
    )


def narrowed(everyone: Iterable[Rows], asked: Narrowing) -> tuple[Rows, ...]:
    """Return what is left: parties with a duty there, and of each only those duties."""
    left = []
    for rows in everyone:
        wanted = (row for row in rows.rows if asked.unit in ("", row.party))
        kept = tuple(one for row in wanted if (one := _at(row, asked.level)).duties)
        left.append(Rows(rows.title, kept))
    return tuple(rows for rows in left if rows.rows)


def own_rows(plan: Plan, person: Person, everyone: Iterable[Rows]) -> tuple[str, ...]:
    """Return the rows of whom a person answers for."""
    roles = {plan.role_of(party) for party in person.parties if _within(plan, party)}
    return tuple(row.party for rows in everyone for row in rows.rows if row.party in roles)


def _within(plan: Plan, party: str) -> bool:
    """Tell whether a party is this plan's: bodies of another plan may bear the same name."""
    return "." not in party or party.startswith(f"{plan.id}.")


def _at(row: Row, level: Level | None) -> Row:
    if level is None:
        return row
    return Row(row.party, tuple(_only(one, level) for one in row.duties if level in one.standing))


def _only(duty: Duty, level: Level) -> Duty:
    return replace(duty, standing={level: duty.standing[level]})
