"""A situation that tells a mutant from the plan: what an author can make a case of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from engine.figures import Situation
from engine.grading.samples import feared, raised
from engine.incident.rehearsal import Rehearsal, Stage, rehearse
from engine.plan.conditions import ALWAYS, Condition, ParameterIs, walk
from engine.plan.plan import Plan
from engine.plan.settling import chosen
from engine.plan.witness import (
    Values,
    asks_level,
    figures,
    mentioned,
    satisfying,
    shown,
    situations,
)
from engine.proof.changed import alone
from engine.proof.mutants import Mutant
from engine.text import Language

_MOST = 600
_MOST_OF_A_PHASE = 30
"""Facts do not tell phases apart: a few situations in which the condition holds are enough."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A situation, with the response in force and the choices made, that tells a mutant apart.

    There `expects`, a key of what a case expects, is `before` by the plan and `after` by the mutant.
    """

    facts: Situation
    in_force: str | None
    choices: Mapping[str, str]
    expects: str
    before: str
    after: str

    def said(self, language: Language) -> str:
        """Return the situation as a case writes it, and what differs in it."""
        choices = f", choices: {_mapping(self.choices)}" if self.choices else ""
        in_force = f", in_force: {self.in_force}" if self.in_force else ""
        where = f"{shown(self.facts)}{in_force}{choices}"
        if language == "zh":
            return f"{where}：{self.expects} 为 {self.before}，改后为 {self.after}"
        return f"{where}: {self.expects} {self.before}, changed {self.after}"


def _mapping(choices: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in choices.items()) + "}"


def _item(plan: Plan, mutant: Mutant) -> Any:
    """Return the changed item as a plan has it; None when it was dropped."""
    items = {
        "criterion": plan.grading.criteria,
        "projection": plan.grading.projections,
        "task": plan.tasks.tasks,
        "report": plan.reports.reports,
        "group": plan.organisation.groups,
        "handover": plan.document.handovers,
        "route": plan.warnings.routes if plan.warnings else (),
        "release": plan.release.rules if plan.release else (),
        "ending": plan.ending.conditions,
    }
    return next((item for item in items[mutant.sort] if item.id == mutant.item), None)


def _conditions(items: list[Any]) -> list[Condition]:
    owed = [getattr(item, "supplements", None) for item in items]
    instead = [terms.instead.when for terms in owed if terms and terms.instead]
    return [*(getattr(item, "when", ALWAYS) for item in items), *instead]


def _values(plan: Plan, items: list[Any]) -> Values:
    """Return the figures worth trying of every fact that the item reads, before or after."""
    compared = mentioned(_conditions(items))
    for item in items:
        bands = getattr(item, "bands", None) or {}
        bounds = [bound for band in bands.values() for bound in band if bound is not None]
        for fact in getattr(item, "measure", ()):
            compared.setdefault(fact, []).extend(bounds)
        for fact, added in getattr(item, "add", {}).items():
            for name in (fact, *added):
                compared.setdefault(name, []).extend(_bounds_of(plan, fact))
    return {fact: figures(plan.facts[fact], bounds) for fact, bounds in compared.items()}


def _bounds_of(plan: Plan, fact: str) -> Iterator[Any]:
    for criterion in plan.grading.criteria:
        if fact in criterion.measure and criterion.bands:
            yield from (low for low, _ in criterion.bands.values() if low)


def _choices(plan: Plan, items: list[Any]) -> Iterator[dict[str, str]]:
    """Yield the jurisdiction's own choices, then every other choice that the item asks about."""
    asked = {
        part.parameter: tuple(plan.parameters[part.parameter].values or ())
        for condition in _conditions(items)
        for part in walk(condition)
        if isinstance(part, ParameterIs)
    }
    yield {}
    if asked:
        yield from (dict(zip(asked, row, strict=True)) for row in product(*asked.values()))


def _facts(plan: Plan, items: list[Any]) -> Iterator[Situation]:
    values = _values(plan, items)
    measured = {
        fact: tried
        for item in items
        for fact, tried in values.items()
        if fact in getattr(item, "measure", ())
    }
    for condition in _conditions(items):
        for wanted in (True, False):
            for way in satisfying(condition, values, wanted=wanted):
                yield from ({**facts, **way} for facts in situations(measured))
    yield from situations(values, _MOST)


def _tried(plan: Plan, items: list[Any]) -> Iterator[Situation]:
    """Yield situations at every level, where the item asks for one."""
    levels = any(asks_level(c) for c in _conditions(items)) or any(
        hasattr(item, "levels") for item in items
    )
    for facts in _facts(plan, items):
        if levels:
            yield from (raised_facts for _, raised_facts in raised(plan, facts))
            yield from feared(plan, facts)
        else:
            yield facts


def _ids(stage: Stage) -> set[str]:
    return {*stage.tasks, *stage.reports, *stage.groups}


def _said(rehearsal: Rehearsal) -> dict[str, Any]:
    """Return everything that a case can expect, by its name."""
    grading, ways = rehearsal.grading, rehearsal.ways
    return {
        "level": grading.level.code,
        "because": {reason.criterion for reason in grading.because if reason.deciding},
        "ceiling": grading.ceiling.code,
        "projected": rehearsal.projected.code,
        "projections": {fear.id: fear.level.code for fear in grading.projections},
        "at_once": _ids(rehearsal.at_once),
        "activated": _ids(rehearsal.activated),
        "afterwards": _ids(rehearsal.afterwards),
        "route": ways.route.id if ways.route else "none",
        "release": ways.release.id if ways.release else "none",
        "handovers": {way.id for way in ways.handovers},
        "supplements": {
            name: f"{{window: {owed.window}, facts: {_words(set(owed.facts))}}}"
            for name, owed in rehearsal.supplements.items()
        },
        "ending": {
            rehearsal.plan.ending.require: _words({c.id for c in rehearsal.plan.ending.conditions})
        },
    }


def _words(value: Any) -> str:
    if isinstance(value, (set, dict)):
        pairs = value.items() if isinstance(value, dict) else ()
        parts = [f"{name}: {level}" for name, level in pairs] or sorted(value)
        said = ", ".join(parts)
        return f"{{{said}}}" if isinstance(value, dict) else f"[{said}]"
    return str(value)


def _differs(before: Rehearsal, after: Rehearsal) -> tuple[str, str, str] | None:
    told = zip(_said(before).items(), _said(after).values(), strict=True)
    found = ((name, _words(one), _words(other)) for (name, one), other in told if one != other)
    return next(found, None)


def difference(plan: Plan, changed: Plan, mutant: Mutant) -> Witness | None:
    """Return the plainest situation found in which a mutant says something else than the plan."""
    items = [item for item in (_item(plan, mutant), _item(changed, mutant)) if item is not None]
    before, after = alone(plan, mutant), alone(changed, mutant)
    most = _MOST_OF_A_PHASE if mutant.kind == "phase" else _MOST
    in_force = [None, *plan.responses] if mutant.file != "grading.yaml" else [None]
    for choices in _choices(plan, items):
        one, other = chosen(before, choices), chosen(after, choices)
        for facts in islice(_tried(plan, items), most):
            told = {fact: figure.plain() for fact, figure in facts.items()}
            for response in in_force:
                said = [rehearse(p, told, in_force=response) for p in (one, other)]
                if differs := _differs(*said):
                    return Witness(facts, response, choices, *differs)
    return None
