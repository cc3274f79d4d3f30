"""Which past incidents would grade differently under another edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import FigureImpossible
from engine.figures import Situation, read_figure
from engine.grading import grade
from engine.incident.codec import to_record
from engine.incident.events import IncidentGraded
from engine.incident.fold import fold
from engine.incident.state import Incident
from engine.journal.entry import Entry
from engine.levels import Level
from engine.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Regraded:
    """One incident under the edition it had and under another.

    `was` and `would` are the highest levels of its whole course, `ended` and `would_end` those of
    its latest figures. `unread` names figures that the other edition has no place for.
    """

    incident: str
    title: str
    was: Level
    would: Level
    ended: Level
    would_end: Level
    unread: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether anything about the grade is different."""
        return (self.was, self.ended) != (self.would, self.would_end)


def _situation(figures: Mapping[str, Any], plan: Plan) -> tuple[Situation, list[str]]:
    """Return what a plan can read of recorded figures, and the facts that it cannot."""
    situation: Situation = {}
    unread: list[str] = []
    for fact, known in figures.items():
        try:
            figure = read_figure(fact, known.value, plan.facts[fact])
        except (KeyError, FigureImpossible):
            unread.append(fact)
            continue
        if figure is not None:
            situation[fact] = figure
    return situation, unread


def regraded(entries: Iterable[Entry], plan: Plan) -> Regraded | None:
    """Return how an incident would grade under `plan`; None when there are no entries."""
    now: Incident | None = None
    was = would = latest = Level.BELOW
    unread: dict[str, None] = {}
    for entry in entries:
        record = to_record(entry)
        now = fold(now, record)
        if isinstance(record.event, IncidentGraded):
            situation, left = _situation(now.figures, plan)
            latest = grade(plan, situation).level
            was, would = max(was, now.level), max(would, latest)
            unread |= dict.fromkeys(left)
    if now is None:
        return None
    return Regraded(now.id, now.title, was, would, now.level, latest, tuple(unread))


def differing(courses: Iterable[Iterable[Entry]], plan: Plan) -> Iterator[Regraded]:
    """Yield the incidents that would grade differently under `plan`."""
    for entries in courses:
        found = regraded(entries, plan)
        if found is not None and found.differs:
            yield found
