"""A plan folder to a `Plan`, or to every fault in it.

Works on a mapping of path (relative to the folder of all plans) to bytes, so that a stored edition
loads as the folder did.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.errors import Fault, FileRefused, PlanNotFound
from engine.plan.cases import Cases, PlanCase
from engine.plan.chapters import CHAPTERS, OPTIONAL, SHARED, Book
from engine.plan.parts import Part
from engine.plan.plan import Plan
from engine.plan.review import review
from engine.plan.settling import settled
from engine.plan.shape import read_shape
from engine.plan.source import Source
from engine.plan.spelling import meant
from engine.plan.yaml_source import LARGEST_FILE, read_yaml

PlanFiles = Mapping[str, bytes]
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_YAML = (".yaml", ".yml")


def _jurisdiction(files: PlanFiles, plan_id: str) -> str | None:
    """Return the jurisdiction that plan.yaml names, if it can be made out."""
    source = read_yaml("plan.yaml", files.get(f"{plan_id}/plan.yaml", b""))
    plan = source.data.get("plan") if isinstance(source.data, dict) else None
    name = plan.get("jurisdiction") if isinstance(plan, dict) else None
    return name if isinstance(name, str) and _NAME.fullmatch(name) else None


def _contents(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted((root / folder).rglob("*")):
        if path.suffix in _YAML and path.is_file():
            with path.open("rb") as file:
                # One byte too many is enough to refuse a file for its size.
                yield path.relative_to(root).as_posix(), file.read(LARGEST_FILE + 1)


def read_files(root: Path, plan_id: str) -> dict[str, bytes]:
    """Return the YAML files of a plan and of its jurisdiction, by path below `root`.

    Raises PlanNotFound when there is no plan.yaml under that name.
    """
    if not _NAME.fullmatch(plan_id) or not (root / plan_id / "plan.yaml").is_file():
        raise PlanNotFound(f"there is no plan {plan_id!r} in {root}")
    files = dict(_contents(root, plan_id))
    jurisdiction = _jurisdiction(files, plan_id)
    return files | dict(_contents(root, jurisdiction)) if jurisdiction else files


def _is_case(path: str, plan_id: str) -> bool:
    return path.startswith(f"{plan_id}/cases/")


def edition_of(files: PlanFiles, plan_id: str) -> str:
    """Return the content hash of a plan's files: SHA-256 in hex; cases do not count."""
    digest = hashlib.sha256()
    for path in sorted(path for path in files if path.endswith(_YAML)):
        if not _is_case(path, plan_id):
            for part in (path.encode(), files[path]):
                digest.update(len(part).to_bytes(8, "big"))
                digest.update(part)
    return digest.hexdigest()


def _shapes(plan_id: str, jurisdiction: str | None) -> dict[str, tuple[str, type[Part]]]:
    """Return chapter name and shape of every file that a plan has or may have, by path."""
    shapes = {f"{plan_id}/{n}": (n, shape) for n, shape in {**CHAPTERS, **OPTIONAL}.items()}
    if jurisdiction:
        shapes |= {f"{jurisdiction}/{name}": (name, shape) for name, shape in SHARED.items()}
    return shapes


class _Reading:
    """What is read of one plan so far, and the faults met on the way."""

    def __init__(self, files: PlanFiles, plan_id: str) -> None:
        self.plan_id = plan_id
        self.files = files
        self.jurisdiction = _jurisdiction(files, plan_id)
        self.shapes = _shapes(plan_id, self.jurisdiction)
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
            if self.shapes[path][0] in OPTIONAL:
                continue
            shared = self.shapes[path][0] in SHARED
            mend = "write it" + (", or mend jurisdiction: in plan.yaml" if shared else "")
            yield Fault(path, 1, 1, "missing-file", "the file is missing", mend)

    def unknown(self) -> Iterator[Fault]:
        for path in self.files.keys() - self.shapes.keys():
            # Without a jurisdiction nobody can tell what belongs to it.
            ours = self.jurisdiction is not None or path.startswith(f"{self.plan_id}/")
            if ours and path.endswith(_YAML) and not _is_case(path, self.plan_id):
                wrong = "no file of that name belongs to a plan"
                yield Fault(path, 1, 1, "unknown-file", wrong, meant(path, self.shapes))

    def book(self, *, cases: bool) -> Book:
        for path, (name, shape) in self.shapes.items():
            if path in self.files:
                self.chapter(path, name, shape)
        for path in sorted(self.files) if cases else ():
            if _is_case(path, self.plan_id) and path.endswith(_YAML):
                self.chapter(path, path, Cases)
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
        warnings=book.warnings,
        prevention=book.prevention,
        safeguards=book.safeguards,
        upkeep=book.upkeep,
        release=book.release,
        evidence=book.evidence,
        clauses=book.clauses,
    )
    return settled(plan, choices) if choices else plan


def load_plan(files: PlanFiles, plan_id: str) -> Plan:
    """Return the plan; raises FileRefused with every fault of every file but the cases."""
    return plan_of(_book(files, plan_id, cases=False), edition_of(files, plan_id))


def load_cases(files: PlanFiles, plan_id: str) -> tuple[PlanCase, ...]:
    """Return the plan's cases in the order of their files; raises FileRefused with every fault."""
    book = _book(files, plan_id, cases=True)
    return tuple(case for name in sorted(book.cases) for case in book.cases[name].cases)
