"""What follows from a situation, for reading: by stage and unit, each duty once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.figures import read_situation
from engine.incident.rehearsal import Rehearsal, Stage, rehearse
from engine.levels import Level
from engine.plan.lengths import parameter_words
from engine.plan.plan import Plan
from engine.text import Language, Text
from web.grading_words import GradeAnswer, grade_answer
from web.rooms.plan_situation import Typed
from web.typed import read_typed

StageName = Literal["at_once", "activated", "afterwards"]
STAGES: tuple[StageName, ...] = ("at_once", "activated", "afterwards")
Kind = Literal["task", "group", "report"]


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that a party owes; a report also names its recipient. `stage` is its first."""

    kind: Kind
    item: str
    party: str
    to: str
    clause: str
    within: str
    stage: StageName

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same duty in another situation."""
        return (self.kind, self.item, self.party, self.to)


@dataclass(frozen=True, slots=True)
class Line:
    """A duty in words; for a report with all its recipients and its clock."""

    kind: Kind
    title: Text
    to: tuple[Text, ...]
    clause: str
    clock: str
    stage: StageName


@dataclass(frozen=True, slots=True)
class UnitDuties:
    """Everything that one party owes."""

    party: Text
    lines: tuple[Line, ...]

    def of(self, kind: Kind) -> list[Line]:
        """Return the duties of one kind."""
        return [line for line in self.lines if line.kind == kind]


@dataclass(frozen=True, slots=True)
class StageDuties:
    """What comes newly in one stage."""

    name: StageName
    units: tuple[UnitDuties, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A situation played through; `unread` facts could not be read and count as unknown."""

    typed: Typed
    answer: GradeAnswer
    rehearsal: Rehearsal
    duties: tuple[Duty, ...]

    @property
    def level(self) -> Level:
        """The level that the known figures establish."""
        return self.rehearsal.grading.level

    @property
    def texts(self) -> dict[str, str]:
        """What was typed and understood, by fact."""
        unread = self.answer.unread
        return {fact: text for fact, text in self.typed.texts.items() if fact not in unread}


def play(plan: Plan, typed: Typed, language: Language) -> Outcome:
    """Play a typed situation through; what cannot be read is told and counts as unknown."""
    facts, faults = read_typed(typed.texts, plan)
    unread = {fact: wrong.said(language) for fact, wrong in faults.items()}
    situation = read_situation(facts, plan.facts)
    answer = grade_answer(plan, situation, language, unread)
    rehearsal = rehearse(plan, facts, typed.district, in_force=typed.response or None)
    return Outcome(typed, answer, rehearsal, tuple(_duties(rehearsal)))


def _duties(rehearsal: Rehearsal) -> Iterator[Duty]:
    """Yield every duty once, at the stage in which it first stands."""
    known: set[tuple[str, str, str, str]] = set()
    stages = (rehearsal.at_once, rehearsal.activated, rehearsal.afterwards)
    for name, stage in zip(STAGES, stages, strict=True):
        for duty in _of_stage(stage, name):
            if duty.key not in known:
                known.add(duty.key)
                yield duty


def _of_stage(stage: Stage, name: StageName) -> Iterator[Duty]:
    for one in stage.demand.directives:
        kind: Kind = "group" if one.origin == "group" else "task"
        yield Duty(kind, one.item, one.party, "", one.clause, one.within, name)
    for owed in stage.demand.reports:
        yield Duty(
            "report", owed.obligation, owed.sender, owed.party, owed.clause, owed.within, name
        )


def by_stage(plan: Plan, outcome: Outcome, language: Language) -> list[StageDuties]:
    """Return what comes newly in each stage, by unit."""
    staged = [(name, [duty for duty in outcome.duties if duty.stage == name]) for name in STAGES]
    return [
        StageDuties(name, by_unit(plan, duties, language), len(_merged(duties)))
        for name, duties in staged
    ]


def by_unit(plan: Plan, duties: Iterable[Duty], language: Language) -> tuple[UnitDuties, ...]:
    """Return duties by who owes them, in the order of the plan."""
    units: dict[str, list[Duty]] = {}
    for duty in duties:
        units.setdefault(duty.party, []).append(duty)
    return tuple(
        UnitDuties(
            plan.party_title(party),
            tuple(_line(plan, together, language) for together in _merged(owed)),
        )
        for party, owed in units.items()
    )


def _merged(duties: Iterable[Duty]) -> list[list[Duty]]:
    """Return the duties with those of one report to several recipients together."""
    merged: dict[tuple[str, str, str, str], list[Duty]] = {}
    for duty in duties:
        merged.setdefault((duty.kind, duty.item, duty.party, duty.stage), []).append(duty)
    return list(merged.values())


def _line(plan: Plan, duties: list[Duty], language: Language) -> Line:
    first = duties[0]
    clock = (
        parameter_words(plan.parameters[first.within], language) if first.kind == "report" else ""
    )
    to = tuple(plan.party_title(duty.to) for duty in duties if duty.to)
    return Line(
        first.kind, title_of(plan, first.kind, first.item), to, first.clause, clock, first.stage
    )


def title_of(plan: Plan, kind: str, item: str) -> Text:
    """Return the title of a task, group or report."""
    return plan.report[item].title if kind == "report" else plan.item_title(kind, item)
