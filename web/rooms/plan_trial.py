"""Trying a situation on a plan: what it would be graded, and what would follow. Nothing is recorded."""

from __future__ import annotations

from typing import Any

from starlette.responses import RedirectResponse, Response

from web.grading_words import grade_answer
from web.rooms.plan_difference import difference
from web.rooms.plan_outcome import Outcome, by_stage, play
from web.rooms.plan_shelf import OpenedPlan, leaf, open_plan
from web.rooms.plan_situation import Asked, read_asked, shown_text
from web.rooms.plan_waiting import waiting
from web.routing import Room
from web.typed import fact_name
from web.visit import Visit

room = Room("plan_trial")

_PRESSED = ("pin", "unpin", "reset")


@room.page("/plans/{plan}/try", action="plan.see")
async def trial(visit: Visit) -> Response:
    """Show the form and what follows from it; the address holds all of it."""
    opened = open_plan(visit)
    asked = read_asked(visit.query, opened.plan)
    # A pressed button or blank fields leave the address: what is shared stays short.
    if any(name in visit.query for name in _PRESSED) or "" in visit.query.values():
        return RedirectResponse(visit.url(_address(opened, asked)), 303)
    return _answer(visit, "plans/try.html", opened, asked)


@room.page("/plans/{plan}/try/outcome", action="plan.see")
async def outcome(visit: Visit) -> Response:
    """Show only what follows, for the page that asks as one types."""
    opened = open_plan(visit)
    return _answer(visit, "plans/try_outcome.html", opened, read_asked(visit.query, opened.plan))


def _address(opened: OpenedPlan, asked: Asked) -> str:
    query = asked.query(opened.plan, "" if opened.current else opened.plan.edition)
    return f"/plans/{opened.plan.id}/try" + (f"?{query}" if query else "")


def _answer(visit: Visit, template: str, opened: OpenedPlan, asked: Asked) -> Response:
    plan, language = opened.plan, visit.language
    played = play(plan, asked.now, language)
    before = play(plan, asked.base, language) if asked.base is not None else None
    return leaf(
        visit,
        template,
        opened,
        asked=asked,
        address=_address(opened, asked),
        outcome=played,
        answer=played.answer,
        stages=by_stage(plan, played, language),
        waiting=waiting(plan, played, language),
        difference=difference(plan, before, played, language) if before else None,
        **_form(visit, opened, played),
    )


def _form(visit: Visit, opened: OpenedPlan, played: Outcome) -> dict[str, Any]:
    plan = opened.plan
    # What a grade can hang on is asked first, as in a call.
    graded = grade_answer(plan, {}, visit.language).relevant
    given = [
        (definition.title, shown_text(definition, played.texts[fact], visit.language))
        for fact, definition in plan.facts.items()
        if fact in played.texts
    ]
    return {"fact_name": fact_name, "graded": graded, "given": given}
