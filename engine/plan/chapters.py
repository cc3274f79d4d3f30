"""Which file holds which chapter of a plan, and the chapters of one plan side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.plan.acceptance import Acceptances
from engine.plan.cases import Cases
from engine.plan.clauses import ClauseFile, ClauseIndex
from engine.plan.criteria import Grading, GradingFile
from engine.plan.document import Document
from engine.plan.duties import Reports, Tasks
from engine.plan.ending import Ending, EndingFile
from engine.plan.evidence import Evidence, EvidenceFile
from engine.plan.facts import Facts
from engine.plan.jurisdiction import Directory, Parameters
from engine.plan.ladders import Ladders
from engine.plan.lifecycle import Lifecycle
from engine.plan.organisation import Organisation
from engine.plan.overlay import OverlayFile, supplied
from engine.plan.parts import Part
from engine.plan.release import Release, ReleaseFile
from engine.plan.resources import Catalogue
from engine.plan.source import Source
from engine.plan.standing import Prevention, PreventionFile, Safeguards, SafeguardsFile
from engine.plan.upkeep import Upkeep, UpkeepFile
from engine.plan.warnings import Warnings, WarningsFile


class PlanFile(Part):
    """The shape of plan.yaml."""

    plan: Document


CHAPTERS: Mapping[str, type[Part]] = {
    "plan.yaml": PlanFile,
    "facts.yaml": Facts,
    "grading.yaml": GradingFile,
    "bodies.yaml": Organisation,
    "lifecycle.yaml": Lifecycle,
    "tasks.yaml": Tasks,
    "reports.yaml": Reports,
    "ending.yaml": EndingFile,
}
OPTIONAL: Mapping[str, type[Part]] = {
    "warnings.yaml": WarningsFile,
    "prevention.yaml": PreventionFile,
    "safeguards.yaml": SafeguardsFile,
    "release.yaml": ReleaseFile,
    "evidence.yaml": EvidenceFile,
    "upkeep.yaml": UpkeepFile,
    "clauses.yaml": ClauseFile,
    "accepted.yaml": Acceptances,
}
"""Chapters that a plan may do without: its document may be silent, or its edition older than they."""

SHARED: Mapping[str, type[Part]] = {"directory.yaml": Directory, "parameters.yaml": Parameters}
OPTIONAL_SHARED: Mapping[str, type[Part]] = {
    "resources.yaml": Catalogue,
    "ladders.yaml": Ladders,
}
"""What plans of one jurisdiction may share beside that."""

Chapter = TypeVar("Chapter", bound=Part)


class ChapterRefused(Exception):
    """A chapter has faults of its own, so nothing that leans on it can be checked yet."""


@dataclass(frozen=True, slots=True)
class Book:
    """What could be read of a plan: `sources` and valid `chapters` by file name.

    Whatever asks for a chapter that is missing or refused is told so by `ChapterRefused`. `cases` are keyed by
    their path below the plan's folder. An optional chapter that is not there is None.
    """

    plan_id: str
    jurisdiction: str | None
    sources: Mapping[str, Source]
    chapters: Mapping[str, Part]

    def _chapter(self, name: str, kind: type[Chapter]) -> Chapter:
        chapter = self.chapters.get(name)
        if not isinstance(chapter, kind):
            raise ChapterRefused(name)
        return chapter

    def source(self, name: str) -> Source:
        """Return what a valid chapter was read from."""
        if name not in self.chapters:
            raise ChapterRefused(name)
        return self.sources[name]

    @property
    def document(self) -> Document:
        """The title page."""
        return self._chapter("plan.yaml", PlanFile).plan

    @property
    def facts(self) -> Facts:
        """The facts."""
        return self._chapter("facts.yaml", Facts)

    @property
    def grading(self) -> Grading:
        """The criteria and projections."""
        return self._chapter("grading.yaml", GradingFile).grading

    @property
    def organisation(self) -> Organisation:
        """The bodies, duties and groups."""
        return self._chapter("bodies.yaml", Organisation)

    @property
    def lifecycle(self) -> Lifecycle:
        """The phases, moves and responses."""
        return self._chapter("lifecycle.yaml", Lifecycle)

    @property
    def tasks(self) -> Tasks:
        """The tasks."""
        return self._chapter("tasks.yaml", Tasks)

    @property
    def reports(self) -> Reports:
        """The report obligations and their contents."""
        return self._chapter("reports.yaml", Reports)

    @property
    def ending(self) -> Ending:
        """The checklist and chains of ending."""
        return self._chapter("ending.yaml", EndingFile).ending

    @property
    def directory(self) -> Directory:
        """The jurisdiction's units, roles and districts."""
        return self._chapter("directory.yaml", Directory)

    @property
    def parameters(self) -> Parameters:
        """The jurisdiction's parameters."""
        return self._chapter("parameters.yaml", Parameters)

    @property
    def ladders(self) -> Ladders:
        """The jurisdiction's ladders of reminders and escalation; none where it has none."""
        return self._optional("ladders.yaml", Ladders) or Ladders(ladders=())

    @property
    def cases(self) -> dict[str, Cases]:
        """The valid case files."""
        return {name: part for name, part in self.chapters.items() if isinstance(part, Cases)}

    def _optional(self, name: str, kind: type[Chapter]) -> Chapter | None:
        return self._chapter(name, kind) if name in self.sources else None

    @property
    def warnings(self) -> Warnings | None:
        """The chapter on warnings, if the plan has one."""
        chapter = self._optional("warnings.yaml", WarningsFile)
        return chapter.warnings if chapter else None

    @property
    def prevention(self) -> Prevention | None:
        """The chapter on prevention, if the plan has one."""
        chapter = self._optional("prevention.yaml", PreventionFile)
        return chapter.prevention if chapter else None

    @property
    def safeguards(self) -> Safeguards | None:
        """The chapter on safeguards, if the plan has one."""
        chapter = self._optional("safeguards.yaml", SafeguardsFile)
        return chapter.safeguards if chapter else None

    @property
    def release(self) -> Release | None:
        """The chapter on public information, if the plan has one."""
        chapter = self._optional("release.yaml", ReleaseFile)
        return chapter.release if chapter else None

    @property
    def evidence(self) -> Evidence | None:
        """The checklist of evidence, if the plan has one."""
        chapter = self._optional("evidence.yaml", EvidenceFile)
        return chapter.evidence if chapter else None

    @property
    def upkeep(self) -> Upkeep | None:
        """The calendar of the plan itself, if it has one."""
        chapter = self._optional("upkeep.yaml", UpkeepFile)
        return chapter.upkeep if chapter else None

    @property
    def resources(self) -> Catalogue | None:
        """The catalogue of forces and goods, with those of an overlay; None where neither is."""
        catalogue = self._optional("resources.yaml", Catalogue)
        laid = self.chapters.get("overlay.yaml")
        return supplied(catalogue, laid.overlay) if isinstance(laid, OverlayFile) else catalogue

    @property
    def clauses(self) -> ClauseIndex | None:
        """The index of clauses, if the plan has one."""
        chapter = self._optional("clauses.yaml", ClauseFile)
        return chapter.clauses if chapter else None

    @property
    def acceptances(self) -> Acceptances:
        """The findings that the authors keep."""
        return self._optional("accepted.yaml", Acceptances) or Acceptances()
