"""What a warning's page shows: content, the steps of its route, who gets ready, what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.plan.lifecycle import Step
from engine.plan.plan import Plan
from engine.plan.warnings import Route
from engine.text import Text
from engine.warning.codec import KINDS as WARNING_KINDS
from engine.warning.content import Line, lines, missing
from engine.warning.desk import WarningDesk
from engine.warning.reconcile import trigger_of
from engine.warning.routes import FEARED, announces, asked, next_step, party, route_of, steps_of
from engine.warning.routes import situation_of as known_facts
from engine.warning.state import Content, Preparation, Round, StepDone, Warned
from engine.warning.story import question_words, story
from web.realm import Realm
from web.rooms.warning_reach import OpenedWarning, opened_of
from web.visit import Visit

KINDS = " ".join(WARNING_KINDS)
"""The kinds of entries by which a region with warnings is out of date."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the route; `mine` says that the visitor may take it, now."""

    step: Step
    party: str
    title: Text
    done: StepDone | None
    current: bool
    mine: bool
    announces: bool


@dataclass(frozen=True, slots=True)
class PreparationLine:
    """Who gets ready; `mine` says that the visitor answers for them."""

    preparation: Preparation
    title: Text
    mine: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What the route hangs on, in the words that are asked. `fact` is empty for the level feared."""

    id: str
    words: Text
    fact: str


@dataclass(frozen=True)
class Picture:
    """Everything that a warning's page shows."""

    route: Route | None
    steps: tuple[StepLine, ...]
    round: Round | None
    earlier: tuple[Round, ...]
    preparations: tuple[PreparationLine, ...]
    questions: tuple[Question, ...]
    asked: tuple[str, ...]
    asks_level: bool
    trigger: Text | None
    trigger_clause: str
    lines: tuple[Line, ...]
    missing: tuple[Line, ...]
    waiting_change: Content | None
    may_lift: bool
    first: Step | None
    may_propose: bool


def picture(visit: Visit, opened: OpenedWarning) -> Picture:
    """Return what a warning's page shows to a visitor."""
    plan, warned = opened.plan, opened.warned
    trigger = trigger_of(plan, warned)
    rounds = tuple(warned.rounds.values())
    first = next_step(plan, warned, None)
    content = warned.latest if not warned.in_force else warned.content
    return Picture(
        route=route_of(plan, warned),
        steps=tuple(_steps(visit, plan, warned)),
        round=warned.round,
        earlier=tuple(one for one in reversed(rounds) if not one.running),
        preparations=tuple(_preparations(visit, plan, warned)),
        questions=tuple(_question(plan, one) for one in warned.questions),
        asked=tuple(one for one in asked(plan) if one != FEARED),
        asks_level=FEARED in asked(plan),
        trigger=trigger.title if trigger else None,
        trigger_clause=trigger.clause if trigger else "",
        lines=lines(plan, warned, content),
        missing=missing(plan, warned, content),
        waiting_change=_waiting_change(warned),
        may_lift=warned.standing and visit.may("warning.issue", warned.issuer),
        first=first,
        may_propose=_may_propose(visit, plan, warned, first),
    )


def _waiting_change(warned: Warned) -> Content | None:
    """Return words that were written after those in force."""
    newer = warned.in_force and warned.latest.version > warned.in_force
    return warned.latest if newer and not warned.over else None


def _may_propose(visit: Visit, plan: Plan, warned: Warned, first: Step | None) -> bool:
    ready = warned.state in ("noticed", "refused") or (
        warned.state == "issued" and _waiting_change(warned) is not None
    )
    if not ready or first is None:
        return False
    if first.act != "propose":
        return visit.may("warning.draft", party(plan, warned, first.by))
    return party(plan, warned, first.by) in visit.person.parties


def _steps(visit: Visit, plan: Plan, warned: Warned) -> Iterator[StepLine]:
    running = warned.round
    shown = running or next(reversed(tuple(warned.rounds.values())), None)
    done = {one.step: one for one in shown.steps} if shown else {}
    current = next_step(plan, warned, running) if running else None
    for step in steps_of(plan, warned):
        who = party(plan, warned, step.by)
        now = current is not None and step.id == current.id
        mine = now and who in visit.person.parties and visit.may("warning.issue", who)
        last = announces(plan, warned, step)
        yield StepLine(step, who, plan.party_title(who), done.get(step.id), now, mine, last)


def _preparations(visit: Visit, plan: Plan, warned: Warned) -> Iterator[PreparationLine]:
    for one in warned.preparations.values():
        mine = one.party in visit.person.parties and visit.may("warning.prepare", one.party)
        yield PreparationLine(one, plan.party_title(one.party), mine and not warned.over)


def _question(plan: Plan, question: str) -> Question:
    fact = "" if question == FEARED else question
    return Question(question, question_words(plan, question), fact)


def course(desk: WarningDesk, opened: OpenedWarning) -> list[object]:
    """Return the course of a warning in words, the latest first."""
    return list(reversed(list(story(opened.plan, desk.journal.read(opened.warned.id)))))


def typed_facts(opened: OpenedWarning) -> dict[str, str]:
    """Return known facts as the form shows them."""
    known = known_facts(opened.plan, opened.warned)
    shown = {fact: figure.plain() for fact, figure in known.items()}
    words = {True: "yes", False: "no"}
    return {
        fact: words[value] if isinstance(value, bool) else _typed(value)
        for fact, value in shown.items()
    }


def _typed(value: object) -> str:
    if isinstance(value, list):
        low, high = value
        return f"{low}+" if high is None else f"{low}-{high}"
    return str(value)


def in_force(realm: Realm) -> list[OpenedWarning]:
    """Return the warnings that stand, the gravest colour first, then the latest."""
    desk = realm.warnings
    found = [opened_of(desk, one) for one in desk.warnings(only_open=True) if one.standing]
    ranks = {"": 0, "IV": 1, "III": 2, "II": 3, "I": 4}
    return sorted(found, key=lambda one: (-ranks[one.content.level], -one.number))


@dataclass(frozen=True)
class Errand:
    """What a party has to do about a warning: get ready, or take a step of its route."""

    opened: OpenedWarning
    preparation: PreparationLine | None = None
    step: StepLine | None = None


def errands(visit: Visit, parties: frozenset[str]) -> list[Errand]:
    """Return what some parties have to do about warnings, steps first."""
    desk = visit.realm.warnings
    steps, ready = [], []
    for warned in reversed(desk.warnings(only_open=True)):
        opened = opened_of(desk, warned)
        steps += [
            Errand(opened, step=line)
            for line in _steps(visit, opened.plan, warned)
            if line.current and line.party in parties
        ]
        for one in _preparations(visit, opened.plan, warned):
            unsettled = one.preparation.state in ("asked", "acknowledged")
            if unsettled and one.preparation.party in parties:
                ready.append(Errand(opened, preparation=one))
    return steps + ready
