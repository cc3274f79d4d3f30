"""All plans of a folder together: each of them, what they share, and how they refer to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import Fault, FileRefused
from engine.lint.check import Checked, checked, in_order
from engine.lint.editions import TitlePage, edition_dates
from engine.lint.played import failing_cases
from engine.lint.shared import shared
from engine.plan.files import EDITIONS, edition_names, read_files, read_text
from engine.plan.library import PlanLibrary
from engine.plan.loader import read_book
from engine.plan.source import select
from engine.plan.spelling import meant
from engine.plan.yaml_source import read_yaml


@dataclass(frozen=True, slots=True)
class Volume:
    """One edition of a plan in a folder of plans, checked; `edition` is None for the newest."""

    plan_id: str
    edition: str | None
    checked: Checked

    def file(self, path: str) -> str:
        """Return where a file of the plan lies below the folder of all plans."""
        plan, _, chapter = path.partition("/")
        return f"{self.folder}/{chapter}" if plan == self.plan_id else path

    @property
    def folder(self) -> str:
        """Where this edition lies below the folder of all plans."""
        beside = f"/{EDITIONS}/{self.edition}" if self.edition is not None else ""
        return f"{self.plan_id}{beside}"

    @property
    def faults(self) -> list[Fault]:
        """Every fault of this edition, each with the file as it lies in the folder."""
        return [replace(fault, file=self.file(fault.file)) for fault in self.checked.faults]

    def played(self) -> Volume:
        """Return the volume with the cases that do not hold among its faults."""
        if self.checked.manuscript is None:
            return self
        found = in_order([*self.checked.faults, *failing_cases(self.checked.manuscript)])
        return replace(self, checked=replace(self.checked, faults=found))


def open_volume(root: Path, plan_id: str, edition: str | None = None) -> Volume:
    """Check one edition of a plan with its cases and, if it lies there, the document's own text.

    Raises PlanNotFound.
    """
    files = read_files(root, plan_id, edition=edition)
    try:
        found = checked(files, plan_id, read_text(root, plan_id, edition))
    except FileRefused as refused:
        found = checked(files, plan_id)
        found = replace(found, faults=in_order([*found.faults, *refused.faults]))
    return Volume(plan_id, edition, found)


def open_volumes(root: Path, names: Iterable[str] | None = None) -> list[Volume]:
    """Check every edition of some plans of a folder, or of all. Raises PlanNotFound."""
    return [
        open_volume(root, plan_id, edition)
        for plan_id in (PlanLibrary(root).names() if names is None else names)
        for edition in (None, *edition_names(root, plan_id))
    ]


def _dates(volumes: Iterable[Volume]) -> Iterator[Fault]:
    good = [(volume, volume.checked.book) for volume in volumes if volume.checked.manuscript]
    sources = [(volume, book, book.source("plan.yaml")) for volume, book in good]
    yield from edition_dates(
        TitlePage(volume.file(source.file), source, book.document)
        for volume, book, source in sources
    )


def _handovers(volumes: Sequence[Volume]) -> Iterator[Fault]:
    """Yield hand-overs to plans that are not in the folder."""
    known = {volume.plan_id for volume in volumes}
    for volume in volumes:
        if volume.checked.manuscript is None:
            continue
        source = volume.checked.book.source("plan.yaml")
        for index, handover in enumerate(volume.checked.book.document.handovers):
            if handover.to_plan is not None and handover.to_plan not in known:
                path = ("plan", "handovers", index, "to_plan")
                wrong = f"there is no plan {handover.to_plan} beside this one"
                mend = f"{meant(handover.to_plan, known)}, or name a party with to_party:"
                found = source.fault(path, "unknown-plan", wrong, mend)
                yield replace(found, file=volume.file(found.file))


def _jurisdictions(volumes: Sequence[Volume]) -> Iterator[Fault]:
    for name in sorted({volume.checked.book.jurisdiction or "" for volume in volumes}):
        ours = [v.checked for v in volumes if v.checked.book.jurisdiction == name]
        plans = [one.manuscript for one in ours if one.manuscript is not None]
        if plans:
            # A plan whose jurisdiction cannot be made out may be of this one.
            lost = any(v.checked.book.jurisdiction is None for v in volumes)
            complete = len(plans) == len(ours) and not lost
            yield from shared(plans[0].book, plans, complete=complete)


def _overlays(root: Path, volumes: Sequence[Volume]) -> Iterator[Fault]:
    """Yield faults of the overlays, each laid over one plan of the jurisdiction that it names."""
    newest = [volume for volume in volumes if volume.edition is None]
    for path in sorted(p for p in root.glob("*/overlay.yaml") if p.is_file()):
        name, file = path.parent.name, f"{path.parent.name}/overlay.yaml"
        base = next(
            (base for _, base in select(read_yaml(file, path.read_bytes()).data, "overlay.base")),
            None,
        )
        plans = [v.plan_id for v in newest if v.checked.book.jurisdiction == base]
        for plan_id in plans[:1] or [volume.plan_id for volume in newest[:1]]:
            _, faults = read_book(read_files(root, plan_id, overlay=name), plan_id)
            yield from (fault for fault in faults if fault.file == file)


def between(root: Path, volumes: Sequence[Volume]) -> list[Fault]:
    """Return what is wrong between the plans of a folder: what they share, dates, hand-overs."""
    shared_files = [*_jurisdictions(volumes), *_overlays(root, volumes)]
    return in_order([*shared_files, *_dates(volumes), *_handovers(volumes)])


def check_library(root: Path) -> list[Fault]:
    """Return every fault of every plan below a folder, its cases played, and of what lies between."""
    volumes = open_volumes(root)
    found = {fault for volume in volumes for fault in volume.played().faults}
    return in_order([*found, *between(root, volumes)])
