"""Which plans and editions there are; each is loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from engine.errors import PlanNotFound, PlanNotInForce
from engine.plan.files import edition_names, edition_of, plan_names, read_files, read_text
from engine.plan.loader import load_plan
from engine.plan.official_text import OfficialText, divide
from engine.plan.plan import Plan
from engine.plan.spelling import listed

_SHIPPED = Path(__file__).parents[2] / "plans"


class PlanLibrary:
    """The plans under one folder: every subfolder that holds a plan.yaml.

    Plans are read once; a changed folder is seen by a new library. Stored editions are kept too.
    With an `overlay`, all of them speak with the names and numbers of that place.
    """

    def __init__(self, root: Path, overlay: str | None = None) -> None:
        self.root = root
        self.overlay = overlay
        self._files: dict[tuple[str, str | None], Mapping[str, bytes]] = {}
        self._plans: dict[tuple[str, str | None], Plan] = {}
        self._editions: dict[str, Plan] = {}
        self._texts: dict[tuple[str, str | None], OfficialText | None] = {}

    @classmethod
    def shipped(cls, root: Path | None = None, overlay: str | None = None) -> PlanLibrary:
        """Return the library of the plans that come with Fengsui, or of another folder."""
        return cls(root or _SHIPPED, overlay)

    def names(self) -> tuple[str, ...]:
        """Return the ids of all plans, sorted."""
        return plan_names(self.root)

    def files(self, plan_id: str, name: str | None = None) -> Mapping[str, bytes]:
        """Return the files of the newest edition, or of one beside it. Raises PlanNotFound."""
        if (plan_id, name) not in self._files:
            if plan_id not in self.names():
                known = listed(self.names())
                raise PlanNotFound(f"there is no plan {plan_id[:60]!r}; there is {known}")
            read = read_files(self.root, plan_id, edition=name, overlay=self.overlay)
            self._files[plan_id, name] = read
        return self._files[plan_id, name]

    def plan(self, plan_id: str, name: str | None = None) -> Plan:
        """Return the newest edition, or the one called `name`.

        Raises PlanNotFound, or FileRefused with all faults.
        """
        if (plan_id, name) not in self._plans:
            plan = load_plan(self.files(plan_id, name), plan_id)
            self._editions.setdefault(plan.edition, plan)
            self._plans[plan_id, name] = plan
        return self._plans[plan_id, name]

    def official_text(self, plan_id: str, name: str | None = None) -> OfficialText | None:
        """Return the document's own words by clauses, if they lie beside that edition.

        None without an index of clauses. Raises PlanNotFound, or FileRefused with the text's fault.
        """
        clauses = self.plan(plan_id, name).clauses
        if (plan_id, name) not in self._texts:
            text = read_text(self.root, plan_id, name) if clauses else None
            divided = divide(text, clauses.numbering) if clauses and text is not None else None
            self._texts[plan_id, name] = divided
        return self._texts[plan_id, name]

    def editions(self, plan_id: str) -> tuple[Plan, ...]:
        """Return every edition of a plan that lies in the folder, newest first."""
        beside = (self.plan(plan_id, name) for name in edition_names(self.root, plan_id))
        found = (self.plan(plan_id), *beside)
        return tuple(sorted(found, key=lambda p: p.document.effective_from, reverse=True))

    def in_force(self, plan_id: str, day: date) -> Plan:
        """Return the edition that is in force on a day. Raises PlanNotInForce when none is."""
        newest = self.plan(plan_id)
        if newest.document.in_force(day):
            return newest
        for plan in self.editions(plan_id):
            if plan.document.in_force(day):
                return plan
        periods = ", ".join(plan.document.period for plan in self.editions(plan_id))
        raise PlanNotInForce(newest.document.title, day, periods)

    def files_of(self, plan: Plan) -> Mapping[str, bytes]:
        """Return the files that an edition of this folder was read from."""
        for (plan_id, name), known in self._plans.items():
            if known.edition == plan.edition:
                return self.files(plan_id, name)
        raise PlanNotFound(f"edition {plan.edition} is not of this folder")

    def edition(self, edition: str, files: Mapping[str, bytes] | None = None) -> Plan:
        """Return an edition: one of the folder, one loaded before, or one from its stored files.

        Raises PlanNotFound when there is none, or when `files` are not that edition's.
        """
        if edition in self._editions:
            return self._editions[edition]
        if (plan := self._shelved(edition)) is not None:
            return plan
        if files is None:
            raise PlanNotFound(f"edition {edition} is neither current nor stored")
        self._editions[edition] = _stored(edition, files)
        return self._editions[edition]

    def _shelved(self, edition: str) -> Plan | None:
        for plan_id in self.names():
            for name in (None, *edition_names(self.root, plan_id)):
                if edition_of(self.files(plan_id, name), plan_id) == edition:
                    return self.plan(plan_id, name)
        return None


def _stored(edition: str, files: Mapping[str, bytes]) -> Plan:
    for path in files:
        name, _, chapter = path.partition("/")
        if chapter == "plan.yaml" and edition_of(files, name) == edition:
            return load_plan(files, name)
    raise PlanNotFound(f"the stored files are not those of edition {edition}")
