"""Which plans and editions there are; each is loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.errors import PlanNotFound
from engine.plan.loader import edition_of, load_plan, read_files
from engine.plan.plan import Plan
from engine.plan.spelling import listed

_SHIPPED = Path(__file__).parents[2] / "plans"


class PlanLibrary:
    """The plans under one folder: every subfolder that holds a plan.yaml.

    Plans are read once; a changed folder is seen by a new library. Stored editions are kept too.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files: dict[str, Mapping[str, bytes]] = {}
        self._plans: dict[str, Plan] = {}
        self._editions: dict[str, Plan] = {}

    @classmethod
    def shipped(cls, root: Path | None = None) -> PlanLibrary:
        """Return the library of the plans that come with Fengsui, or of another folder."""
        return cls(root or _SHIPPED)

    def names(self) -> tuple[str, ...]:
        """Return the ids of all plans, sorted."""
        return tuple(sorted(path.parent.name for path in self.root.glob("*/plan.yaml")))

    def files(self, plan_id: str) -> Mapping[str, bytes]:
        """Return the files that a plan is read from; raises PlanNotFound."""
        if plan_id not in self._files:
            if plan_id not in self.names():
                known = listed(self.names())
                raise PlanNotFound(f"there is no plan {plan_id[:60]!r}; there is {known}")
            self._files[plan_id] = read_files(self.root, plan_id)
        return self._files[plan_id]

    def plan(self, plan_id: str) -> Plan:
        """Return the current edition; raises PlanNotFound, or FileRefused with all faults."""
        if plan_id not in self._plans:
            plan = load_plan(self.files(plan_id), plan_id)
            self._editions.setdefault(plan.edition, plan)
            self._plans[plan_id] = plan
        return self._plans[plan_id]

    def edition(self, edition: str, files: Mapping[str, bytes] | None = None) -> Plan:
        """Return an edition: a current one, one loaded before, or one from its stored files.

        Raises PlanNotFound when there is none, or when `files` are not that edition's.
        """
        if edition in self._editions:
            return self._editions[edition]
        if (plan := self._current(edition)) is not None:
            return plan
        if files is None:
            raise PlanNotFound(f"edition {edition} is neither current nor stored")
        self._editions[edition] = _stored(edition, files)
        return self._editions[edition]

    def _current(self, edition: str) -> Plan | None:
        for name in self.names():
            if edition_of(self.files(name), name) == edition:
                return self.plan(name)
        return None


def _stored(edition: str, files: Mapping[str, bytes]) -> Plan:
    for path in files:
        name, _, chapter = path.partition("/")
        if chapter == "plan.yaml" and edition_of(files, name) == edition:
            return load_plan(files, name)
    raise PlanNotFound(f"the stored files are not those of edition {edition}")
