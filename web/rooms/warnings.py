"""Warnings: what stands and what is prepared, one page each, and its text for passing on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.responses import Response

from engine.incident.state import Incident
from engine.levels import GRADED
from engine.plan.plan import Plan
from engine.text import Text
from engine.warning.routes import FEARED, asked
from engine.warning.wording import paragraphs
from web.errors import PageNotFound
from web.rooms.call_form import plan_of
from web.rooms.incident_reach import concerned, open_incident
from web.rooms.incident_tabs import tab_page
from web.rooms.warning_reach import OpenedWarning, open_warning, opened_of, seen
from web.rooms.warning_view import KINDS, course, errands, in_force, picture, typed_facts
from web.routing import Room
from web.typed import fact_name
from web.views import ZONE
from web.visit import Visit

room = Room("warnings")
_Words = Mapping[str, Any]


@room.page("/warnings", action="warning.see")
async def index(visit: Visit) -> Response:
    """List the warnings of the realm: all of them, or those that concern the visitor."""
    found = seen(visit)
    return visit.page(
        "warnings/list.html",
        standing=[one for one in found if one.warned.standing],
        prepared=[one for one in found if not one.warned.standing and not one.warned.over],
        over=[one for one in found if one.warned.over],
        kinds=KINDS,
    )


@room.page("/warnings/new", action="warning.notice")
async def new(visit: Visit) -> Response:
    """Show the form by which a trigger is noticed; `plan` and `incident` choose beforehand."""
    visit.require(visit.person.party)
    return notice_page(visit, _typed(visit), {})


@room.page("/warnings/strip", action="warning.see")
async def strip(visit: Visit) -> Response:
    """Return the strip of warnings that stand, and of those that wait."""
    visit.concerns(visit.person.party)
    return visit.page("warnings/strip.html", **strip_words(visit))


@room.page("/warnings/work", action="warning.see")
async def work(visit: Visit) -> Response:
    """Return what the visitor's parties have to do about warnings."""
    visit.concerns(visit.person.party)
    return visit.page("warnings/work.html", **work_words(visit))


@room.page("/warnings/{warning}", action="warning.see")
async def warning_page(visit: Visit) -> Response:
    """Show one warning."""
    opened = open_warning(visit)
    context: dict[str, Any] = {}
    for words in _PARTS.values():
        context |= words(visit, opened)
    return visit.page("warnings/warning.html", opened=opened, kinds=KINDS, **context)


@room.page("/warnings/{warning}/parts/{part}", action="warning.see")
async def part(visit: Visit) -> Response:
    """Return one part of a warning's page afresh."""
    opened = open_warning(visit)
    name = visit.path_params["part"]
    if name not in _PARTS:
        raise PageNotFound
    return visit.page(f"warnings/{name}.html", opened=opened, **_PARTS[name](visit, opened))


@room.page("/warnings/{warning}/content", action="warning.draft")
async def edit(visit: Visit) -> Response:
    """Show the form for what the warning says."""
    opened = open_warning(visit)
    return visit.page("warnings/edit.html", opened=opened, draft=opened.warned.latest, local=_local)


@room.page("/warnings/{warning}/text", action="warning.see")
async def text(visit: Visit) -> Response:
    """Show the text of a warning for reading out, printing and passing on."""
    opened = open_warning(visit)
    warned = opened.warned
    asked_for = visit.query.get("version", "")
    versions = {str(one.version): one for one in warned.contents}
    content = versions.get(asked_for, opened.content)
    told = paragraphs(opened.plan, warned, content, visit.language)
    return visit.page("warnings/text.html", opened=opened, content=content, told=told)


@room.page("/incidents/{incident}/warnings", action="incident.see")
async def of_incident(visit: Visit) -> Response:
    """Show the warnings that an incident came out of or raised."""
    opened = open_incident(visit)
    desk = visit.realm.warnings
    found = [opened_of(desk, desk.warning(name)) for name in reversed(opened.incident.warnings)]
    kinds = f"WarningLinked {KINDS}"
    return tab_page(visit, opened, "warnings", kinds, found=found)


def _head(_: Visit, __: OpenedWarning) -> _Words:
    return {}


def _pictured(visit: Visit, opened: OpenedWarning) -> _Words:
    desk = visit.realm.desk
    numbers = [(name, desk.number(name), desk.incident(name)) for name in opened.warned.incidents]
    raised = opened.warned.raised_by
    return {
        "picture": picture(visit, opened),
        "typed": typed_facts(opened),
        "levels": feared_levels(opened.plan),
        "incidents": numbers,
        "raised": (raised, desk.number(raised)) if raised else None,
    }


def _course(visit: Visit, opened: OpenedWarning) -> _Words:
    return {"course": course(visit.realm.warnings, opened)}


_PARTS: dict[str, Callable[[Visit, OpenedWarning], _Words]] = {
    "head": _head,
    "content": _pictured,
    "acts": _pictured,
    "course": _course,
}


def feared_levels(plan: Plan) -> list[tuple[str, Text]]:
    """Return the answers to the question which level may be reached."""
    below = plan.document.below
    return [
        ("", Text(zh="未判断", en="Not judged")),
        *((one.code, _level(plan, one)) for one in reversed(GRADED)),
        ("below", Text(zh=below.zh, en=below.en)),
        ("unknown", Text(zh="不明", en="Unknown")),
    ]


def _level(plan: Plan, level: Any) -> Text:
    name = plan.level_name(level)
    return Text(zh=f"{level.numeral}级（{name.zh}）", en=f"Level {level.numeral} ({name.en})")


def strip_words(visit: Visit) -> dict[str, Any]:
    """Return what the strip shows: warnings that stand and, for the desk, how many wait."""
    desk = visit.realm.warnings
    waiting = [one for one in desk.warnings(only_open=True) if not one.standing]
    return {
        "warnings_in_force": in_force(visit.realm) if visit.may("board.see") else [],
        "warnings_waiting": len(waiting) if visit.may("desk.see") else 0,
        "warning_kinds": KINDS,
    }


def work_words(visit: Visit) -> dict[str, Any]:
    """Return what the visitor's parties have to do about warnings."""
    return {"warning_errands": errands(visit, visit.person.parties), "warning_kinds": KINDS}


def notice_page(visit: Visit, typed: Mapping[str, str], faults: Mapping[str, Text]) -> Response:
    """Show the form by which a trigger is noticed, with what was typed and what is wrong."""
    desk = visit.realm.desk
    plans = [plan for plan in desk.plans() if plan.warnings]
    chosen = plan_of(desk, typed.get("plan", ""))
    if chosen is None or chosen.warnings is None:
        chosen = plans[0] if plans else None
    return visit.page(
        "warnings/new.html",
        422 if faults else 200,
        plans=plans,
        chosen=chosen,
        typed=typed,
        faults=faults,
        asked=[one for one in asked(chosen) if one != FEARED] if chosen else [],
        asks_level=FEARED in asked(chosen) if chosen else False,
        levels=feared_levels(chosen) if chosen else [],
        fact_name=fact_name,
    )


def _typed(visit: Visit) -> dict[str, str]:
    typed = {"plan": visit.query.get("plan", ""), "incident": visit.query.get("incident", "")}
    typed["district"] = (visit.person.party or "").partition(":")[2]
    if not typed["incident"]:
        return typed
    incident = raising(visit, typed["incident"])
    return typed | {
        "plan": incident.plan,
        "title": incident.title,
        "place": incident.place,
        "district": incident.district,
    }


def raising(visit: Visit, name: str) -> Incident:
    """Return the incident that raises a warning, if the visitor has a part in it."""
    desk = visit.realm.desk
    incident = desk.incident(name)
    parts = concerned(desk, desk.plan(incident), incident) & visit.person.parties
    visit.require(min(parts, default=None))
    return incident


def _local(moment: Any) -> str:
    """Return a moment as a field for date and time takes it."""
    return moment.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M") if moment else ""
