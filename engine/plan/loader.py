"""A plan folder to a `Plan`, or to every fault in it.

Works on a mapping of path (relative to the folder of all plans) to bytes, so that a stored edition
loads as the folder did.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import Fault, FileRefused
from engine.plan.cases import Cases, PlanCase
from engine.plan.chapters import CHAPTERS, OPTIONAL, OPTIONAL_SHARED, SHARED, Book
from engine.plan.files import YAML, PlanFiles, edition_of, is_case, jurisdiction_of
from engine.plan.jurisdiction import Directory, Parameters
from engine.plan.overlay import OverlayFile, named, numbered
from engine.plan.parts import Part
from engine.plan.plan import Plan
from engine.plan.review import review
from engine.plan.settling import settled
from engine.plan.shape import read_shape
from engine.plan.source import Source
from engine.plan.spelling import meant
from engine.plan.yaml_source import read_yaml


def _shapes(
    files: PlanFiles, plan_id: str, jurisdiction: str | None
) -> dict[str, tuple[str, type[Part]]]:
    """Return chapter name and shape of every file that a plan has or may have, by path."""
    shapes = {f"{plan_id}/{n}": (n, shape) for n, shape in {**CHAPTERS, **OPTIONAL}.items()}
    if jurisdiction:
        shared = {**SHARED, **OPTIONAL_SHARED}
        shapes |= {f"{jurisdiction}/{name}": (name, shape) for name, shape in shared.items()}
    overlays = [path for path in files if path.endswith("/overlay.yaml")]
    return shapes | dict.fromkeys(overlays, ("overlay.yaml", OverlayFile))


class _Reading:
    """What is read of one plan so far, and the faults met on the way."""

    def __init__(self, files: PlanFiles, plan_id: str) -> None:
        self.plan_id = plan_id
        self.files = files
        self.jurisdiction = jurisdiction_of(files, plan_id)
        self.shapes = _shapes(files, plan_id, self.jurisdiction)
        self.sources: dict[str, Source] = {}
        self.chapters: dict[str, Part] = {}
        self.faults: list[Fault] = []

    def chapter(self, path: str, name: str, shape: type[Part]) -> None:
        source = self.sources[name] = read_yaml(path, self.files[path])
        self.faults += source.faults
        if source.readable:
            chapter, faults = read_shape(source, shape)
            self.faults += source.unspoilt(faults)
            if chapter is not None:
                self.chapters[name] = chapter

    def missing(self) -> Iterator[Fault]:
        for path in self.shapes.keys() - self.files.keys():
            if self.shapes[path][0] in {**OPTIONAL, **OPTIONAL_SHARED}:
                continue
            shared = self.shapes[path][0] in SHARED
            mend = "write it" + (", or mend jurisdiction: in plan.yaml" if shared else "")
            yield Fault(path, 1, 1, "missing-file", "the file is missing", mend)

    def unknown(self) -> Iterator[Fault]:
        for path in self.files.keys() - self.shapes.keys():
            # Without a jurisdiction nobody can tell what belongs to it.
            ours = self.jurisdiction is not None or path.startswith(f"{self.plan_id}/")
            if ours and path.endswith(YAML) and not is_case(path, self.plan_id):
                wrong = "no file of that name belongs to a plan"
                yield Fault(path, 1, 1, "unknown-file", wrong, meant(path, self.shapes))

    def lay_over(self) -> None:
        laid = self.chapters.get("overlay.yaml")
        directory = self.chapters.get("directory.yaml")
        parameters = self.chapters.get("parameters.yaml")
        if isinstance(laid, OverlayFile) and isinstance(directory, Directory):
            self.chapters["directory.yaml"] = named(directory, laid.overlay)
        if isinstance(laid, OverlayFile) and isinstance(parameters, Parameters):
            self.chapters["parameters.yaml"] = numbered(parameters, laid.overlay)

    def book(self, *, cases: bool) -> Book:
        for path, (name, shape) in self.shapes.items():
            if path in self.files:
                self.chapter(path, name, shape)
        for path in sorted(self.files) if cases else ():
            if is_case(path, self.plan_id) and path.endswith(YAML):
                self.chapter(path, path, Cases)
        self.lay_over()
        book = Book(self.plan_id, self.jurisdiction, self.sources, self.chapters)
        self.faults += [*self.missing(), *self.unknown()]
        found = review(book)
        for source in self.sources.values():
            self.faults += source.unspoilt(fault for fault in found if fault.file == source.file)
        return book


def read_book(files: PlanFiles, plan_id: str) -> tuple[Book, list[Fault]]:
    """Return what can be read of a plan and its cases, with every fault that refuses it."""
    reading = _Reading(files, plan_id)
    return reading.book(cases=True), reading.faults


def _book(files: PlanFiles, plan_id: str, *, cases: bool) -> Book:
    reading = _Reading(files, plan_id)
    book = reading.book(cases=cases)
    if reading.faults:
        raise FileRefused(reading.faults)
    return book


def plan_of(book: Book, edition: str) -> Plan:
    """Return the plan that a book without faults makes."""
    parameters = book.parameters.parameters
    choices = {name: str(p.value) for name, p in parameters.items() if p.unit == "choice"}
    plan = Plan(
        edition=edition,
        document=book.document,
        facts=book.facts.facts,
        grading=book.grading,
        organisation=book.organisation,
        lifecycle=book.lifecycle,
        tasks=book.tasks,
        reports=book.reports,
        ending=book.ending,
        directory=book.directory,
        parameters=parameters,
        resources=book.resources,
        warnings=book.warnings,
        prevention=book.prevention,
        safeguards=book.safeguards,
        upkeep=book.upkeep,
        release=book.release,
        evidence=book.evidence,
        clauses=book.clauses,
        ladders=book.ladders.ladders,
    )
    return settled(plan, choices) if choices else plan


def load_plan(files: PlanFiles, plan_id: str) -> Plan:
    """Return the plan; raises FileRefused with every fault of every file but the cases."""
    return plan_of(_book(files, plan_id, cases=False), edition_of(files, plan_id))


def load_cases(files: PlanFiles, plan_id: str) -> tuple[PlanCase, ...]:
    """Return the plan's cases in the order of their files; raises FileRefused with every fault."""
    book = _book(files, plan_id, cases=True)
    return tuple(case for name in sorted(book.cases) for case in book.cases[name].cases)
