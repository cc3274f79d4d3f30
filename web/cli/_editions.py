"""Which edition of a plan is meant on the command line.

A plan's name, a folder, or either with @ and an edition: the name of a folder under editions/, or
the first letters of its hash. Editions kept in a journal are found with --data.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.errors import PlanNotFound
from engine.journal.archive import open_archive
from engine.plan.files import edition_names, edition_of
from engine.plan.library import PlanLibrary
from engine.plan.loader import load_plan
from engine.plan.plan import Plan

_SHORTEST = 6
"""Fewer letters of a hash than these could be chance."""


def _shelf(name: str, overlay: str | None) -> tuple[PlanLibrary, str]:
    """Return the library and the plan that a name or a folder stands for."""
    shipped = PlanLibrary.shipped(overlay=overlay)
    if name in shipped.names():
        return shipped, name
    path = Path(name).resolve()
    if (path / "plan.yaml").is_file():
        return PlanLibrary(path.parent, overlay), path.name
    known = ", ".join(shipped.names())
    raise PlanNotFound(f"{name!r} is neither a plan ({known}) nor a folder with a plan.yaml")


def _on_the_shelf(library: PlanLibrary, plan_id: str, wanted: str) -> Iterator[Plan]:
    for name in (None, *edition_names(library.root, plan_id)):
        plan = library.plan(plan_id, name)
        if name == wanted or (len(wanted) >= _SHORTEST and plan.edition.startswith(wanted)):
            yield plan


def _in_the_journal(journal: Path, plan_id: str, wanted: str) -> Iterator[Plan]:
    with open_archive(journal) as archive:
        for edition in sorted(archive.editions()):
            files = archive.edition(edition) or {}
            ours = len(wanted) >= _SHORTEST and edition.startswith(wanted)
            if ours and f"{plan_id}/plan.yaml" in files and edition_of(files, plan_id) == edition:
                yield load_plan(files, plan_id)


def meant(target: str, journal: Path | None = None, overlay: str | None = None) -> Plan:
    """Return the edition that `target` stands for. Raises PlanNotFound with what there is."""
    # A folder may have @ in its path.
    named = target if Path(target).is_dir() or "@" not in target else None
    name, wanted = (named, "") if named else target.rsplit("@", 1)
    library, plan_id = _shelf(name, overlay)
    if not wanted:
        return library.plan(plan_id)
    for plan in _on_the_shelf(library, plan_id, wanted):
        return plan
    for plan in _in_the_journal(journal, plan_id, wanted) if journal else ():
        return plan
    there = ", ".join(
        f"{n or 'newest'} {library.plan(plan_id, n).edition[:12]}"
        for n in (None, *edition_names(library.root, plan_id))
    )
    where = f" or in {journal}" if journal else "; --data DIR looks in a journal too"
    raise PlanNotFound(f"{plan_id} has no edition {wanted!r} among {there}{where}")
