"""The plan as the engine uses it: one frozen object with look-ups by id."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict

from engine.levels import Level
from engine.plan.clauses import ClauseIndex
from engine.plan.command import Command
from engine.plan.criteria import Grading
from engine.plan.document import Document
from engine.plan.duties import ReportContent, ReportObligation, Reports, Task, Tasks
from engine.plan.ending import Ending
from engine.plan.evidence import Evidence
from engine.plan.facts import FactDefinition
from engine.plan.jurisdiction import Directory, Parameter
from engine.plan.ladders import ClockKind, Ladder
from engine.plan.lifecycle import Lifecycle, Phase, Response
from engine.plan.organisation import Body, Organisation, ResponseGroup
from engine.plan.release import Release
from engine.plan.resources import Catalogue, Resource
from engine.plan.standing import Prevention, Safeguards
from engine.plan.upkeep import Upkeep
from engine.plan.warnings import Warnings
from engine.text import Text


class Plan(BaseModel):
    """A loaded plan edition; `edition` is the content hash of every file it was read from."""

    model_config = ConfigDict(frozen=True, ignored_types=(cached_property,))

    edition: str
    document: Document
    facts: dict[str, FactDefinition]
    grading: Grading
    organisation: Organisation
    lifecycle: Lifecycle
    tasks: Tasks
    reports: Reports
    ending: Ending
    directory: Directory
    parameters: dict[str, Parameter]
    resources: Catalogue | None = None
    warnings: Warnings | None = None
    prevention: Prevention | None = None
    safeguards: Safeguards | None = None
    upkeep: Upkeep | None = None
    release: Release | None = None
    evidence: Evidence | None = None
    clauses: ClauseIndex | None = None
    ladders: tuple[Ladder, ...] = ()

    @property
    def id(self) -> str:
        """The plan's identifier, such as special_equipment."""
        return self.document.id

    def revised(self, **parts: Any) -> Plan:
        """Return the plan with other parts in place of some; its look-ups are made anew."""
        kept = {name: getattr(self, name) for name in Plan.model_fields}
        return Plan.model_construct(**{**kept, **parts})

    @cached_property
    def phases(self) -> dict[str, Phase]:
        """Phases by id."""
        return {phase.id: phase for phase in self.lifecycle.phases}

    @cached_property
    def responses(self) -> dict[str, Response]:
        """Responses by id."""
        return {response.id: response for response in self.lifecycle.responses}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Command bodies by id."""
        return {body.id: body for body in self.organisation.bodies}

    @cached_property
    def groups(self) -> dict[str, ResponseGroup]:
        """Response groups by id."""
        return {group.id: group for group in self.organisation.groups}

    @cached_property
    def task(self) -> dict[str, Task]:
        """Tasks by id."""
        return {task.id: task for task in self.tasks.tasks}

    @cached_property
    def report(self) -> dict[str, ReportObligation]:
        """Report obligations by id."""
        return {report.id: report for report in self.reports.reports}

    @cached_property
    def contents(self) -> dict[str, ReportContent]:
        """Prescribed report contents by id."""
        return {content.id: content for content in self.reports.contents}

    @property
    def command(self) -> Command:
        """Who commands on scene; without the chapter nobody is given a power."""
        return self.organisation.command or Command()

    def names(self, party: str) -> bool:
        """Return whether a party, as `party` returns it, is a unit, body or role of this plan."""
        role, district = self.role_of(party), party.partition(":")[2]
        if district:
            return role in self.directory.roles and district in self.directory.districts
        return party in self.directory.units or (
            party == f"{self.id}.{role}" and role in self.bodies
        )

    @cached_property
    def ladder(self) -> dict[ClockKind, Ladder]:
        """Ladders by the clock that they stand at."""
        return {ladder.clock: ladder for ladder in self.ladders}

    def response_for(self, level: Level) -> Response | None:
        """Return the response that the plan orders at a level, if any."""
        ordered = (r for r in self.lifecycle.responses if not r.discretionary)
        return next((r for r in ordered if level in r.levels), None)

    def level_name(self, level: Level) -> Text:
        """Return the plan's word for a level, or for an event below its scale."""
        if level is Level.BELOW:
            return Text(zh=self.document.below.zh, en=self.document.below.en)
        name = self.document.levels[level]
        return Text(zh=name.zh, en=name.en)

    def party(self, role: str, district: str) -> str:
        """Return who is meant by a unit, body or district role in one district.

        A district role becomes `role:district`, a body `plan.body` (bodies of the same name in two
        plans are different bodies); a unit of the directory stands for itself.
        """
        if role in self.directory.roles:
            return f"{role}:{district}"
        return f"{self.id}.{role}" if role in self.bodies else role

    def role_of(self, party: str) -> str:
        """Return the unit, body or district role that `party` was made from."""
        return party.partition(":")[0].removeprefix(f"{self.id}.")

    def party_title(self, party: str) -> Text:
        """Return the name of a party as `party` returned it."""
        role, district = self.role_of(party), party.partition(":")[2]
        if district:
            place = self.directory.districts[district]
            pattern = self.directory.roles[role].default
            return place.units.get(role) or Text(
                zh=pattern.zh.replace("{zh}", place.title.zh),
                en=pattern.en.replace("{en}", place.title.en),
            )
        if role in self.bodies:
            return self.bodies[role].title
        if role in self.directory.roles:
            return self.directory.roles[role].title
        return self.directory.units[role].title

    def item_title(self, origin: str, item: str) -> Text:
        """Return the title of what a directive came from: a task, or a response group."""
        return self.groups[item].title if origin == "group" else self.task[item].title

    @property
    def catalogue(self) -> dict[str, Resource]:
        """Resources of the jurisdiction by id; empty where it has no catalogue."""
        return self.resources.resources if self.resources else {}

    @property
    def callout_within(self) -> str:
        """The clock of a call-out: the catalogue's, or that of a group's members without one."""
        own = self.resources.answer_within if self.resources else None
        return own or self.tasks.group_answer_within

    def owner(self, resource: Resource, district: str) -> str:
        """Return the party that answers for a resource in an incident of a district."""
        return self.party(resource.owner, resource.district or district)

    def minutes(self, parameter: str) -> int:
        """Return the length of a clock parameter in minutes."""
        return self.parameters[parameter].minutes
