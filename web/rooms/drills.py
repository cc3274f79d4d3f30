"""The drill room: scenarios, the drills under way and their clock, the reports of past ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from starlette.responses import RedirectResponse, Response

from engine.incident.state import Incident
from engine.plan.plan import Plan
from engine.text import Text
from simulations.direction import Direction
from simulations.evaluation import Evaluation, Finding, evaluate
from simulations.scenario import Inject, Scenario
from web.drills_under_way import PACES, DrillsUnderWay
from web.errors import FormInvalid, PageNotFound
from web.people import GROUPS
from web.routing import Room
from web.visit import Visit

room = Room("drills")
_SEEDS = range(1, 1_000_000_000)


@dataclass(frozen=True, slots=True)
class Running:
    """A drill with its scenario, its plan and the number people name it by."""

    incident: Incident
    scenario: Scenario
    plan: Plan
    number: int
    direction: Direction

    @property
    def people(self) -> list[Text]:
        """The parties that are played by people."""
        return [self.plan.party_title(party) for party in sorted(self.direction.people)]


@room.page("/drills", action="drill.evaluate", realms=("real",))
async def to_the_drill_realm(visit: Visit) -> Response:
    """Lead directors and evaluators from the real realm, where there are no drills."""
    return RedirectResponse(visit.site.realms["drill"].prefix + "/drills", 303)


@room.page(
    "/drills",
    action="drill.evaluate",
    home_of=("drill_director", "evaluator"),
    realms=("drill",),
)
async def drills(visit: Visit) -> Response:
    """Show what runs, what can be started, what is over."""
    under_way = visit.site.drills
    plans = visit.realm.desk.library
    scenarios = [(one, plans.plan(one.plan)) for one in under_way.scenarios()]
    return visit.page("drills/drills.html", scenarios=scenarios, paces=PACES, **_state(visit))


@room.page("/drills/state", action="drill.evaluate", realms=("drill",))
async def state(visit: Visit) -> Response:
    """Return the drills under way and past afresh."""
    return visit.page("drills/state.html", paces=PACES, **_state(visit))


@room.page("/drills/scenarios/{scenario}", action="drill.direct", realms=("drill",))
async def prepare(visit: Visit) -> Response:
    """Show a scenario, and the form that starts it."""
    scenario = visit.site.drills.scenario(_known(visit))
    plan = visit.realm.desk.library.plan(scenario.plan)
    return visit.page(
        "drills/prepare.html",
        scenario=scenario,
        plan=plan,
        parties=_parties(plan, scenario),
        groups=GROUPS,
        paces=PACES,
    )


@room.page("/drills/{drill}/report", action="drill.evaluate", realms=("drill",))
async def report(visit: Visit) -> Response:
    """Show how a drill stands against its scenario, while it runs or afterwards."""
    running = _running(visit, _drill(visit))
    return visit.page("drills/report.html", running=running, **_report(visit, running))


@room.page("/drills/{drill}/findings", action="drill.evaluate", realms=("drill",))
async def findings(visit: Visit) -> Response:
    """Return the report's findings afresh."""
    running = _running(visit, _drill(visit))
    return visit.page("drills/findings.html", running=running, **_report(visit, running))


@room.command("/drills", action="drill.direct", realms=("drill",))
async def start(visit: Visit) -> Response:
    """Start a scenario."""
    under_way = visit.site.drills
    scenario = under_way.scenario(visit.field("scenario"))
    plan = visit.realm.desk.library.plan(scenario.plan)
    offered = {party for _, parties in _parties(plan, scenario) for party, _ in parties}
    people = frozenset(str(party) for party in visit.form.getlist("people"))
    faults: dict[str, Text] = {}
    if not people <= offered:
        faults["people"] = Text(zh="请从列表中选择单位", en="choose parties from the list")
    seed = visit.field("seed", "1")
    if not (seed.isascii() and seed.isdigit() and len(seed) < 10 and int(seed) in _SEEDS):
        faults["seed"] = Text(zh="种子须是1至9位的正整数", en="a seed is a whole number from 1")
    pace = _pace(visit.field("pace"))
    if pace is None:
        faults["pace"] = Text(zh="请选择一种速度", en="choose a pace")
    if faults or pace is None:
        raise FormInvalid(faults)
    direction = Direction(int(seed), pace, people=people)
    await under_way.start(scenario.id, direction, visit.command_id())
    return visit.done("/drills", visit.gettext("演练开始"))


@room.command("/drills/clock", action="drill.direct", realms=("drill",))
async def clock(visit: Visit) -> Response:
    """Pause the clock of all drills, let it run on, or change its pace."""
    pace = _pace(visit.field("pace"))
    if pace is None:
        raise FormInvalid({"pace": Text(zh="请选择一种速度", en="choose a pace")})
    paused = visit.field("paused") == "yes"
    await visit.site.drills.set_pace(pace, paused=paused, command_id=visit.command_id())
    said = visit.gettext("演练时钟已暂停") if paused else visit.gettext("演练时钟已调整")
    return visit.done("/drills", said)


@room.command("/drills/{drill}/stop", action="drill.direct", realms=("drill",))
async def stop(visit: Visit) -> Response:
    """Break a drill off."""
    incident = _drill(visit)
    await visit.site.drills.stop(incident.id, visit.actor, visit.command_id())
    return visit.done("/drills", visit.gettext("演练已中止"))


def _known(visit: Visit) -> str:
    return str(visit.path_params["scenario"])


def _drill(visit: Visit) -> Incident:
    incident = visit.realm.desk.incident(visit.path_params["drill"])
    if not visit.site.drills.is_drill(incident):
        raise PageNotFound
    return incident


def _running(visit: Visit, incident: Incident) -> Running:
    direction = visit.site.drills.direction(incident.id)
    return replace(_past(visit, incident), direction=direction)


def _past(visit: Visit, incident: Incident) -> Running:
    """Return a drill without its direction, for which the whole timeline would be read."""
    desk = visit.realm.desk
    scenario = visit.site.drills.scenario(incident.drill or "")
    return Running(incident, scenario, desk.plan(incident), desk.number(incident.id), Direction())


def _state(visit: Visit) -> Mapping[str, Any]:
    under_way = visit.site.drills
    return {
        "running": [_running(visit, one) for one in reversed(under_way.open())],
        "past": [_past(visit, one) for one in under_way.past()],
        "pace": _present_pace(under_way),
        "paused": under_way.realm.pace == 0,
    }


def _present_pace(under_way: DrillsUnderWay) -> int:
    """Return the pace that the clock runs at, or went on at before it was paused."""
    return int(getattr(under_way.realm.desk.clock, "factor", 1))


def _pace(given: str) -> int | None:
    return int(given) if given in {str(pace) for pace in PACES} else None


def _report(visit: Visit, running: Running) -> Mapping[str, Any]:
    entries = visit.realm.desk.journal.read(running.incident.id)
    evaluation = evaluate(running.scenario, running.plan, entries)
    expected = [one for one in evaluation.findings if one.kind == "expected"]
    wrong = [one for one in evaluation.findings if one.kind != "expected" and one.mark != "met"]
    return {
        "expected": [_pending(visit, running, one) for one in expected],
        "late": [one for one in wrong if one.mark == "late"],
        "missed": [one for one in wrong if one.mark == "missed"],
        "counts": _counts(evaluation, [_pending(visit, running, one) for one in expected]),
        "injects": _injects(visit, running),
    }


def _pending(visit: Visit, running: Running, finding: Finding) -> tuple[Finding, str]:
    """Return a finding with its mark; what is not due yet in a running drill is not missed."""
    waits = finding.came is None and finding.due > visit.now and not running.incident.over
    return finding, "pending" if waits else finding.mark


def _counts(evaluation: Evaluation, expected: list[tuple[Finding, str]]) -> Mapping[str, int]:
    marks = [mark for _, mark in expected]
    marks += [one.mark for one in evaluation.findings if one.kind != "expected"]
    return {mark: marks.count(mark) for mark in ("met", "late", "missed", "pending")}


def _injects(visit: Visit, running: Running) -> list[tuple[Inject, Text, bool]]:
    """Return what the controllers bring in, in order, and whether it was brought in already."""
    passed = (visit.now - running.incident.opened_at).total_seconds() / 60
    if running.incident.over:
        passed = (running.incident.changed_at - running.incident.opened_at).total_seconds() / 60
    district = running.incident.district
    ordered = sorted(running.scenario.injects, key=lambda one: one.at)
    return [
        (one, running.plan.party_title(running.plan.party(one.sender, district)), one.at <= passed)
        for one in ordered
    ]


def _parties(plan: Plan, scenario: Scenario) -> list[tuple[str, list[tuple[str, Text]]]]:
    """Return who can be played by people, by group: local roles, bodies, units of the plan."""
    district = scenario.call.district
    roles = [plan.party(role, district) for role in plan.directory.roles]
    bodies = [plan.party(body, district) for body in plan.bodies]
    named = {duties.unit for duties in plan.organisation.units}
    units = [(unit.kind, id_) for id_, unit in plan.directory.units.items() if id_ in named]
    rows = [*(("district", one) for one in roles), *(("desk", one) for one in bodies), *units]
    order = list(GROUPS)
    rows = [row for row in rows if row[0] in order]
    rows.sort(key=lambda row: order.index(row[0]))
    return [
        (group, [(party, plan.party_title(party)) for _, party in found])
        for group, found in groupby(rows, key=lambda row: row[0])
    ]
