"""Logging a call: the form in the order in which people speak, and the grade that grows by it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse, Response

from engine.incident.channels import CHANNELS
from engine.incident.duplicates import probable_duplicates
from engine.incident.state import Incident
from engine.plan.plan import Plan
from engine.text import Text
from web.api import grade_typed
from web.errors import FormInvalid
from web.grading_words import GradeAnswer, grade_answer
from web.rooms.call_form import moment_words, plan_of, read_call
from web.routing import Room
from web.typed import TypedWrong, fact_name, read_typed_time
from web.views import ZONE
from web.visit import Visit

room = Room("call")


@room.page("/call", action="incident.report")
async def call_page(visit: Visit) -> Response:
    """Show the empty form; `?plan=` chooses the plan beforehand."""
    visit.require(visit.person.party)
    typed = {"plan": visit.query.get("plan", ""), "district": _own_district(visit)}
    return _page(visit, typed | {"channel": "phone"}, {})


@room.page("/call/moment", action="incident.report")
async def moment(visit: Visit) -> Response:
    """Say how a typed time is understood."""
    visit.require(visit.person.party)
    try:
        read = read_typed_time(visit.query.get("typed", ""), visit.now, ZONE)
    except TypedWrong as wrong:
        return JSONResponse({"ok": False, "said": wrong.reason.said(visit.language)})
    return JSONResponse({"ok": True, "said": moment_words(read, visit.now, visit.language)})


@room.command("/call", action="incident.report")
async def report(visit: Visit) -> Response:
    """Open the incident; without scripts, faults and a trial grading come back in the form."""
    visit.require(visit.person.party)
    typed = {name: value for name, value in visit.form.items() if isinstance(value, str)}
    if visit.field("try"):
        return _page(visit, typed, {})
    try:
        return await _open(visit)
    except FormInvalid as invalid:
        if visit.wants_json:
            raise
        return _page(visit, typed, invalid.faults)


async def _open(visit: Visit) -> Response:
    desk = visit.realm.desk
    drill = visit.realm.name if visit.realm.drill else None
    command = read_call(visit.form, desk, visit.now, drill)
    sent = visit.command_id()
    # By the form's own number: a form that is sent twice can open one incident only.
    name = visit.own_id()
    outcome = await desk.handle(name, command, visit.actor, sent)
    number = desk.number(outcome.incident.id)
    said = visit.gettext("已接报，事件 #%(number)s 已建立") % {"number": number}
    likely = _likely(visit, outcome.incident)
    if likely:
        alike = visit.gettext("可能与 %(numbers)s 是同一事件，请到“关联”核对")
        said = f"{said}。{alike % {'numbers': likely}}"
    return visit.done(f"/incidents/{outcome.incident.id}", said)


def _likely(visit: Visit, incident: Incident) -> str:
    """Return the numbers of open incidents that may be the same event."""
    desk = visit.realm.desk
    found = probable_duplicates(desk.plan(incident), incident, desk.incidents(only_open=True))
    return " ".join(f"#{desk.number(one.id)}" for one in found[:3])


def _page(visit: Visit, typed: Mapping[str, str], faults: Mapping[str, Text]) -> Response:
    desk = visit.realm.desk
    plans = desk.plans()
    chosen = plan_of(desk, typed.get("plan", ""))
    answers = {plan.id: _graded(visit, plan, typed) for plan in plans}
    return visit.page(
        "call/call.html",
        422 if faults else 200,
        plans=plans,
        chosen=chosen,
        typed=typed,
        faults=faults,
        channels=list(CHANNELS.items()),
        districts=plans[0].directory.districts if plans else {},
        asked={plan.id: grade_answer(plan, {}, visit.language).relevant for plan in plans},
        answers=answers,
        answer=answers[chosen.id] if chosen else None,
        fact_name=fact_name,
    )


def _graded(visit: Visit, plan: Plan, typed: Mapping[str, str]) -> GradeAnswer:
    texts = {fact: typed.get(fact_name(plan, fact), "") for fact in plan.facts}
    return grade_typed(plan, texts, visit)


def _own_district(visit: Visit) -> str:
    """Return the district that a local liaison speaks for."""
    return (visit.person.party or "").partition(":")[2]
