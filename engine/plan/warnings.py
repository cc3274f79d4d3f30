"""warnings.yaml: what raises a warning (预警), what it says, and who issues, changes and lifts it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.plan.conditions import ALWAYS, When
from engine.plan.lifecycle import Step
from engine.plan.parts import Clause, Ident, Item, LevelCode, Part, Statement
from engine.plan.standing import StandingDuty, StandingReport


class WarningLevel(Part):
    """The colour and word of a warning level; `when` it applies is for people to judge."""

    zh: str
    en: str
    colour: Literal["red", "orange", "yellow", "blue"]


class Trigger(Item):
    """An event that calls for preparation or a warning; `prepare` names who gets ready."""

    prepare: tuple[Ident, ...] = ()


class WarningContent(Item):
    """One thing a warning must say; `fill` names what the engine can write there by itself."""

    fill: Literal["title", "level", "area", "period", "measures", "issuer", "none"] = "none"


class Channel(Item):
    """A way to tell the public; `if_needed` ones are used when others do not reach people."""

    if_needed: bool = False


class Route(Item):
    """One way from proposal to issue. The first route whose `when` holds is taken.

    The last step of `chain` announces; `issuer` is who the warning names as its issuer.
    """

    when: When = ALWAYS
    issuer: Ident
    chain: tuple[Step, ...] = Field(min_length=1)


class Warnings(Part):
    """The plan's chapter on warnings; what it leaves open stays absent, such as how to lift one.

    `answer_within` (who gets ready answers), `change_within` (a change is announced) and
    `remind_before` (notice of the end of a warning's period) name clock parameters.
    """

    clause: Clause
    basis: Statement
    levels: dict[LevelCode, WarningLevel]
    triggers: tuple[Trigger, ...] = ()
    contents: tuple[WarningContent, ...] = ()
    channels: tuple[Channel, ...] = ()
    routes: tuple[Route, ...] = ()
    change: Statement | None = None
    lift: Statement | None = None
    answer_within: Ident | None = None
    change_within: Ident | None = None
    remind_before: Ident | None = None
    duties: tuple[StandingDuty, ...] = ()
    reports: tuple[StandingReport, ...] = ()


class WarningsFile(Part):
    """The shape of warnings.yaml."""

    warnings: Warnings
