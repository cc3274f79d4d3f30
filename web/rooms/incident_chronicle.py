"""The timeline as it is read: what people did in full, what followed from it in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from weakref import WeakKeyDictionary

from engine.desk import Desk
from engine.incident.state import Incident
from engine.incident.story import Line, story
from engine.plan.plan import Plan

BELATED = timedelta(minutes=1)
"""An entry that was recorded this much after it happened was added later."""

FOLLOWING = (
    "DirectiveIssued",
    "DirectiveWithdrawn",
    "ReportOwed",
    "ReportLifted",
    "GroupFormed",
    "GroupStoodDown",
)
"""Kinds that are told as a count beside what set them off."""

_HUSHED = frozenset({*FOLLOWING, "DirectiveReceived", "ApprovalGranted"})
_RUNS = ("DirectiveUnanswered", "ReportOverdue", "RungReached")
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the timeline and what is to be said about it.

    `followed` counts what the system did in consequence; `corrected` is the sequence of the entry
    that corrects it; `belated` says that it was recorded later than it happened.
    """

    line: Line
    followed: Mapping[str, int]
    corrected: int | None
    belated: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """One line, or several of the same kind in a row, which are told as a count."""

    lines: tuple[Shown, ...]

    @property
    def first(self) -> Shown:
        """The line, or the first of the run."""
        return self.lines[0]

    @property
    def last(self) -> Shown:
        """The line, or the last of the run."""
        return self.lines[-1]


@dataclass(slots=True)
class _Told:
    lines: list[Line] = field(default_factory=list)
    after: Incident | None = None


_told: WeakKeyDictionary[Desk, dict[str, _Told]] = WeakKeyDictionary()


def lines_of(desk: Desk, plan: Plan, incident: Incident) -> Sequence[Line]:
    """Return every line up to the state given; what was told before is not told again."""
    stories = _told.setdefault(desk, {})
    told = stories.pop(incident.id, None) or _Told()
    stories[incident.id] = told
    if len(stories) > _KEPT:
        del stories[next(iter(stories))]
    after = told.after.version if told.after else 0
    if after < incident.version:
        entries = desk.journal.read(incident.id, after, incident.version)
        told.lines += story(plan, entries, told.after)
        told.after = incident
    return told.lines[: incident.version]


def hushed(lines: Iterable[Line]) -> frozenset[int]:
    """Return the sequences of lines that only follow from others, or repeat the last grading."""
    found, grades = set(), None
    for line in lines:
        payload = line.entry.payload
        if line.entry.kind in _HUSHED:
            found.add(line.entry.seq)
        elif line.entry.kind == "IncidentGraded":
            if (payload["level"], payload["ceiling"]) == grades:
                found.add(line.entry.seq)
            grades = (payload["level"], payload["ceiling"])
    return frozenset(found)


def told(lines: Sequence[Line], *, everything: bool) -> list[Stretch]:
    """Return the timeline, oldest first; without `everything`, consequences are only counted."""
    hidden = frozenset() if everything else hushed(lines)
    shown = _with_consequences(lines, hidden)
    if everything:
        return [Stretch((one,)) for one in shown]
    return [*_in_runs(shown)]


def _with_consequences(lines: Sequence[Line], hidden: frozenset[int]) -> list[Shown]:
    corrected = {
        line.entry.payload["corrects"]: line.entry.seq
        for line in lines
        if line.entry.kind == "NoteAdded" and line.entry.payload["corrects"]
    }
    shown: list[Shown] = []
    counts: list[Counter[str]] = []
    for line in lines:
        seq = line.entry.seq
        if seq not in hidden:
            counts.append(Counter())
            shown.append(Shown(line, counts[-1], corrected.get(seq), _belated(line)))
        elif counts and line.entry.kind in FOLLOWING:
            counts[-1][line.entry.kind] += 1
    return shown


def _belated(line: Line) -> bool:
    return not line.system and line.entry.recorded_at - line.entry.occurred_at >= BELATED


def _in_runs(shown: Iterable[Shown]) -> Iterator[Stretch]:
    for kind, run in groupby(shown, key=lambda one: one.line.entry.kind):
        lines = tuple(run)
        if kind in _RUNS and len(lines) > 2:
            yield Stretch(lines)
        else:
            yield from (Stretch((one,)) for one in lines)
