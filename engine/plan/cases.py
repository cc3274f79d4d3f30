"""cases/*.yaml: situations beside the plan, with what the plan must say about each."""

from __future__ import annotations

from typing import Any, Literal

from engine.plan.parts import Ident, LevelCode, Part


class Duties(Part):
    """The exact sets of ids that are demanded in some phase; None leaves a set unchecked."""

    tasks: tuple[Ident, ...] | None = None
    reports: tuple[Ident, ...] | None = None
    groups: tuple[Ident, ...] | None = None


class Supplemented(Part):
    """How long news must be reported again, a parameter, and the facts that count; None leaves them."""

    window: Ident
    facts: tuple[Ident, ...] | None = None


class Expected(Part):
    """What must follow from a case's facts.

    `because` lists the criteria that give the level; `projected` is the level with every range at
    its upper end, `projections` the level of each named fear. `response` is the id of the response
    the plan orders (`none` for nothing). `at_once` is demanded in first response, `activated` once
    that response is in force, `afterwards` in the aftermath. `route` and `release` are the warning
    route and release rule that are taken (`none` for none), `handovers` those that are likely.
    `supplements` are the reports of any phase that are owed again on news, `ending` the checklist
    under the word `all` or `any`.
    """

    level: LevelCode
    ceiling: LevelCode | None = None
    because: tuple[Ident, ...] | None = None
    projected: LevelCode | None = None
    projections: dict[Ident, LevelCode] | None = None
    response: Ident | None = None
    at_once: Duties | None = None
    activated: Duties | None = None
    afterwards: Duties | None = None
    route: Ident | None = None
    release: Ident | None = None
    handovers: tuple[Ident, ...] | None = None
    supplements: dict[Ident, Supplemented] | None = None
    ending: dict[Literal["all", "any"], tuple[Ident, ...]] | None = None


class PlanCase(Part):
    """One case; its name is a sentence.

    `in_force` names a response that people put in force instead of the one that is ordered.
    `choices` are what the jurisdiction has chosen, where the case is about another choice than its.
    """

    name: str
    facts: dict[Ident, Any]
    in_force: Ident | None = None
    choices: dict[Ident, Ident] = {}
    expect: Expected


class Cases(Part):
    """The shape of a file under cases/."""

    cases: tuple[PlanCase, ...]
