"""The HTTP API: the plans, and grading a situation by one of them.

Every route names its action in the table of permissions, as pages do; a POST needs the session's
token (X-CSRF-Token) and an origin of ours. Answers are JSON, refusals too.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.requests import HTTPConnection

from engine.figures import read_situation
from engine.plan.facts import FactDefinition
from engine.plan.plan import Plan
from engine.situations import read_object
from engine.text import Text
from web.errors import FormInvalid, FormNotOurs
from web.grading_words import GradeAnswer, grade_answer
from web.permissions import ACTIONS
from web.routing import check_origin
from web.typed import read_typed
from web.visit import API, Visit

router = APIRouter(prefix=API.rstrip("/"))

Handler = TypeVar("Handler", bound=Callable[..., Any])


class PlanFacts(BaseModel):
    """A plan that can be graded by; `facts` in the order in which a caller is asked."""

    id: str
    edition: str
    title: Text
    document: str
    levels: dict[str, Text]
    facts: dict[str, FactDefinition]


def _route(
    method: Literal["GET", "POST"], path: str, *, action: str, **more: Any
) -> Callable[[Handler], Handler]:
    """Declare a route of the API under an action; own-party actions have no place here."""
    if ACTIONS[action].own_party:
        raise KeyError(f"{action!r} is an action on a party's things: declare a page instead")

    def declare(handler: Handler) -> Handler:
        handler.__dict__["action"] = action
        router.add_api_route(
            path, handler, methods=[method], dependencies=[Depends(_gate(action))], **more
        )
        return handler

    return declare


def _gate(action: str) -> Callable[[Request], Any]:
    async def gate(request: Request) -> None:
        site = request.app.state.site
        visit = Visit(site, site.realms["real"], HTTPConnection(request.scope), action)
        request.scope["fengsui.visit"] = visit
        posted = request.method == "POST"
        if posted:
            check_origin(visit.connection)
        visit.enter()
        if posted and visit.session is not None:
            token = request.headers.get("x-csrf-token", "")
            if not hmac.compare_digest(token.encode(), visit.session.csrf.encode()):
                raise FormNotOurs

    return gate


def _visit_of(request: Request) -> Visit:
    visit: Visit = request.scope["fengsui.visit"]
    return visit


Visiting = Annotated[Visit, Depends(_visit_of)]

_SITUATION: Mapping[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"type": "object", "additionalProperties": True},
                "example": {"equipment": "lift", "deaths": [1, 3], "explosion": None},
            }
        },
    }
}


@_route("GET", "/openapi.json", action="plan.see", include_in_schema=False)
async def openapi(request: Request) -> dict[str, Any]:
    """Describe the API."""
    app: FastAPI = request.app
    return app.openapi()


@_route("GET", "/plans", action="plan.see")
async def plans(visit: Visiting) -> list[PlanFacts]:
    """List the plans in force, with the facts that each asks for."""
    return [_facts_of(plan) for plan in visit.realm.desk.plans()]


@_route("POST", "/plans/{plan}/grade", action="plan.see", openapi_extra=_SITUATION)
async def grade(
    request: Request, visit: Visiting, plan: str, *, typed: bool = False
) -> GradeAnswer:
    """Grade a situation, an object {fact: value}; absent and null facts are unknown.

    With `typed` the values are texts as people type them (`3-5`, `~5`, `yes`); one that cannot be
    read is named in `unread` and counts as unknown.
    """
    graded_by = visit.realm.desk.current(plan)
    # Read here, not by the framework: numbers stay exact and a repeated fact is refused.
    values = read_object(await request.body())
    if not typed:
        return grade_answer(graded_by, read_situation(values, graded_by.facts), visit.language)
    texts = {fact: text for fact, text in values.items() if isinstance(text, str)}
    return grade_typed(graded_by, texts, visit)


def grade_typed(plan: Plan, texts: Mapping[str, str], visit: Visit) -> GradeAnswer:
    """Grade what people typed, by fact; raises FigureImpossible for what is no fact of the plan."""
    facts, faults = read_typed(texts, plan)
    unread = {fact: wrong.said(visit.language) for fact, wrong in faults.items()}
    return grade_answer(plan, read_situation(facts, plan.facts), visit.language, unread)


def _facts_of(plan: Plan) -> PlanFacts:
    return PlanFacts(
        id=plan.id,
        edition=plan.edition,
        title=plan.document.title,
        document=plan.document.document,
        levels={
            level.code: Text(zh=name.zh, en=name.en) for level, name in plan.document.levels.items()
        },
        facts=plan.facts,
    )


def invalid_of(error: RequestValidationError) -> FormInvalid:
    """Return what the framework refused in our own shape, without repeating what was sent."""
    names = [".".join(map(str, fault["loc"])) for fault in error.errors()]
    wrong = Text(zh="写法不对，请按接口说明填写", en="is not as the description of the API says")
    return FormInvalid(dict.fromkeys(names, wrong))
