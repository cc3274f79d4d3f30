"""tasks.yaml and reports.yaml: what is directed to whom, and what is reported to whom."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.plan.conditions import ALWAYS, When
from engine.plan.parts import Clause, Ident, Item, LevelCode, Named, Part


class Pause(Item):
    """A ground on which the plan lets a clock stand still while `when` holds."""

    when: When = ALWAYS


class Task(Item):
    """A task for every party in `to` while the phase is one of `phases` and `when` holds.

    `to` names units, district roles or bodies. `answer_within` names a clock parameter. `after`
    names tasks that the plan wants finished first; the screen says so, nothing is held back.
    `complete_within` names the clock of its completion, where the text or the law behind it asks
    for a time; `pauses` are the grounds on which that clock may stand still.
    """

    to: tuple[Ident, ...] = Field(min_length=1)
    phases: tuple[Ident, ...] = Field(min_length=1)
    when: When = ALWAYS
    order: int = 100
    after: tuple[Ident, ...] = ()
    answer_within: Ident
    complete_within: Ident | None = None
    pauses: tuple[Pause, ...] = ()


class Tasks(Part):
    """The shape of tasks.yaml; `group_answer_within` is the clock for a group's directives."""

    group_answer_within: Ident
    tasks: tuple[Task, ...]


class ContentItem(Named):
    """One thing a report must say; `facts` name figures that fill it in."""

    clause: Clause | None = None
    facts: tuple[Ident, ...] = ()
    fill: Literal["time", "place", "summary", "caller", "level", "measures", "none"] = "none"


class ReportContent(Item):
    """A list of content items that the plan prescribes."""

    items: tuple[ContentItem, ...] = Field(min_length=1)


class OtherWindow(Part):
    """The window that counts while `when` holds."""

    when: When
    window: Ident


class Supplements(Part):
    """A report is owed again when one of `facts` changes, for as long as the parameter `window`.

    The window runs from the beginning of the incident; `instead` is the one of some incidents.
    `within` names the clock of each supplement.
    """

    facts: tuple[Ident, ...] = Field(min_length=1)
    window: Ident
    instead: OtherWindow | None = None
    within: Ident
    clause: Clause


class FollowUps(Part):
    """A report goes on after the first one: follow-ups on a person's decision, and a final one.

    `within` names the clock of each, counted from the decision.
    """

    within: Ident
    clause: Clause


class ReportObligation(Item):
    """A report that `sender` owes to every party in `to`, each with its own clock.

    `within` names a clock parameter, counted from the moment the obligation arises. `pauses` are
    the grounds on which that clock may stand still.
    """

    sender: Ident = Field(alias="from")
    to: tuple[Ident, ...] = Field(min_length=1)
    phases: tuple[Ident, ...] = Field(min_length=1)
    when: When = ALWAYS
    within: Ident
    content: Ident
    wording: Clause | None = None
    supplements: Supplements | None = None
    follow_ups: FollowUps | None = None
    pauses: tuple[Pause, ...] = ()


class ReportChain(Item):
    """The way of a report upward at some levels: obligations from the scene to the top.

    Whoever sends a hop received the one before it, or sits in a body that did.
    """

    levels: tuple[LevelCode, ...] = Field(min_length=1)
    hops: tuple[Ident, ...] = Field(min_length=1)


class Reports(Part):
    """The shape of reports.yaml."""

    contents: tuple[ReportContent, ...]
    reports: tuple[ReportObligation, ...]
    chains: tuple[ReportChain, ...] = ()
