"""Which scenarios exist, and reading them with the place of every fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.errors import Fault, FengsuiError, FigureImpossible, FileRefused
from engine.figures import read_situation
from engine.plan.plan import Plan
from engine.plan.shape import read_shape
from engine.plan.source import Path as Place
from engine.plan.source import Source
from engine.plan.spelling import meant
from engine.plan.yaml_source import read_yaml
from simulations.scenario import ExpectedAction, Scenario, ScenarioFile

SCENARIOS = Path(__file__).parent / "scenarios"


class ScenarioNotFound(FengsuiError):
    """No scenario of that name is known."""


def names(root: Path = SCENARIOS) -> tuple[str, ...]:
    """Return the identifiers of the scenarios in a folder."""
    return tuple(sorted(path.stem for path in root.glob("*.yaml")))


def find(name: str, root: Path = SCENARIOS) -> Path:
    """Return the file of a scenario, given its identifier or its path."""
    given = Path(name)
    if given.suffix == ".yaml":
        if not given.is_file():
            raise ScenarioNotFound(f"there is no scenario file {name}")
        return given
    path = root / f"{name}.yaml"
    if not path.is_file():
        known = ", ".join(names(root)) or "none"
        raise ScenarioNotFound(f"there is no scenario {name!r}; known are: {known}")
    return path


def read_scenario(path: Path) -> tuple[Scenario, Source]:
    """Read a scenario's shape. Raises FileRefused with every fault."""
    source = read_yaml(path.name, path.read_bytes())
    shape, faults = read_shape(source, ScenarioFile) if source.readable else (None, [])
    if shape is None or source.faults or faults:
        raise FileRefused([*source.faults, *faults])
    return shape.scenario, source


def _facts(source: Source, plan: Plan, path: Place, facts: dict[str, object]) -> Iterator[Fault]:
    for fact, value in facts.items():
        try:
            read_situation({fact: value}, plan.facts)
        except FigureImpossible as error:
            known = fact in plan.facts
            mend = "correct the figure" if known else meant(fact, plan.facts)
            yield source.fault((*path, fact), "impossible-figure", str(error), mend)


def _unknown(source: Source, path: Place, what: str, name: str, known: object) -> Iterator[Fault]:
    listed = list(known) if isinstance(known, (dict, tuple, set, frozenset)) else []
    if name not in listed:
        wrong = f"the plan has no {what} {name!r}"
        yield source.fault(path, "unresolved", wrong, meant(name, listed))


def _expected(source: Source, plan: Plan, at: Place, action: ExpectedAction) -> Iterator[Fault]:
    named = {
        "response": plan.responses,
        "phase": plan.phases,
        "report": plan.report,
        "task": plan.task,
    }
    given = [key for key in ("level", *named) if getattr(action, key) is not None]
    if len(given) != 1:
        wrong = f"{action.id} names {len(given)} things to see"
        mend = "name exactly one of level, response, phase, report or task"
        yield source.fault(at, "ambiguous-expectation", wrong, mend)
    for key, known in named.items():
        name = getattr(action, key)
        if name is not None:
            yield from _unknown(source, (*at, key), key, name, known)


def faults_of(scenario: Scenario, source: Source, plan: Plan) -> Iterator[Fault]:
    """Yield what in a scenario its plan does not know."""
    top: Place = ("scenario",)
    objectives = tuple(objective.id for objective in scenario.objectives)
    parties = {*plan.directory.units, *plan.directory.roles, *plan.bodies}
    call = scenario.call
    yield from _facts(source, plan, (*top, "call", "facts"), call.facts)
    districts = plan.directory.districts
    yield from _unknown(source, (*top, "call", "district"), "district", call.district, districts)
    for index, inject in enumerate(scenario.injects):
        at = (*top, "injects", index)
        yield from _facts(source, plan, (*at, "facts"), inject.facts)
        yield from _unknown(source, (*at, "from"), "party", inject.sender, parties)
        yield from _unknown(source, (*at, "objective"), "objective", inject.objective, objectives)
    for party in scenario.responders.parties:
        role = party.partition(":")[0]
        at = (*top, "responders", "parties", party)
        yield from _unknown(source, at, "party", role, parties)
    for index, action in enumerate(scenario.expected):
        at = (*top, "expected", index)
        yield from _expected(source, plan, at, action)
        yield from _unknown(source, (*at, "objective"), "objective", action.objective, objectives)


def check(scenario: Scenario, source: Source, plan: Plan) -> Scenario:
    """Return the scenario, or raise FileRefused with everything its plan does not know."""
    faults = list(faults_of(scenario, source, plan))
    if faults:
        raise FileRefused(faults)
    return scenario
