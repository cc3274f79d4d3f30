"""Scenarios as data: objectives, opening call, injects, responders, what is expected."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from engine.plan.parts import Ident, Item, Named, Part
from engine.text import Text

Minutes = Annotated[float, Field(ge=0, le=60 * 24 * 30)]


class Span(Part):
    """A duration in minutes, drawn evenly between `low` and `high`."""

    low: Minutes
    high: Minutes

    @field_validator("high")
    @classmethod
    def _runs_forward(cls, high: float, info: Any) -> float:
        if "low" in info.data and high < info.data["low"]:
            raise ValueError("`high` must not lie below `low`")
        return high


class Behaviour(Part):
    """How a party answers its directives; every span counts from the step before.

    `answers: never` stays silent; `declines` gives a reason instead of acknowledging.
    """

    answers: Literal["always", "never"] = "always"
    receive: Span
    acknowledge: Span
    start: Span
    complete: Span
    declines: Text | None = None
    source: Text


class Responders(Part):
    """Simulated people: a default behaviour, exceptions by party, decisions and reports."""

    default: Behaviour
    parties: dict[str, Behaviour] = {}
    decide: Span
    report: Span
    confirm: Span
    silent_reports: tuple[Ident, ...] = ()


class Call(Part):
    """The call that opens the drill. `happened_before` is minutes before the call."""

    title: str
    place: str
    district: Ident
    summary: str
    caller: dict[str, str]
    channel: Ident
    happened_before: Minutes
    facts: dict[Ident, Any] = {}


class Inject(Named):
    """Something the controllers bring in `at` minutes after the call: figures, words, or both."""

    at: Minutes
    sender: Ident = Field(alias="from")
    channel: Ident
    content: Text
    facts: dict[Ident, Any] = {}
    objective: Ident


class ExpectedAction(Item):
    """What must be seen on the timeline within so many minutes of the call.

    Exactly one of level, response, phase, report (its obligation) or task is named.
    """

    objective: Ident
    within: Minutes
    level: Literal["IV", "III", "II", "I"] | None = None
    response: Ident | None = None
    phase: Ident | None = None
    report: Ident | None = None
    task: Ident | None = None


class EndingScript(Part):
    """When the simulated commanders find the plan's conditions fulfilled, in minutes."""

    at: Minutes
    words: Text


class Scenario(Part):
    """The shape of a scenario file."""

    id: Ident
    title: Text
    plan: Ident
    objectives: tuple[Named, ...] = Field(min_length=1)
    weather: Text
    call: Call
    injects: tuple[Inject, ...] = ()
    responders: Responders
    expected: tuple[ExpectedAction, ...] = Field(min_length=1)
    ending: EndingScript


class ScenarioFile(Part):
    """The top of a scenario file."""

    scenario: Scenario
