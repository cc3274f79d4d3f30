"""The duty desk: what is under way, what falls due next, what waits for a decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from starlette.responses import RedirectResponse, Response

from engine.desk import Desk
from engine.incident.commands import AddNote
from engine.text import Text
from web.errors import FormInvalid, PageNotFound
from web.rooms.desk_view import closed_lines, open_lines, pending, running_clocks
from web.rooms.warnings import strip_words
from web.routing import Room
from web.visit import Visit

room = Room("desk")
_COMMAND_LINE = re.compile(r"[/／]*\s*[#＃]?\s*(\d{1,9})(?:\s+(.*))?", re.DOTALL)


def _incidents(visit: Visit) -> Mapping[str, Any]:
    return {"lines": open_lines(visit.realm.desk), "drills": _drills(visit)}


def _due(visit: Visit) -> Mapping[str, Any]:
    return {"clocks": running_clocks(open_lines(visit.realm.desk))}


def _approvals(visit: Visit) -> Mapping[str, Any]:
    desk = visit.realm.desk
    return {"pending": pending(open_lines(desk)), "closed": closed_lines(desk)}


_PARTS: Mapping[str, Callable[[Visit], Mapping[str, Any]]] = {
    "incidents": _incidents,
    "due": _due,
    "approvals": _approvals,
}


def _drills(visit: Visit) -> int:
    """Return how many drill incidents run, as seen from the real desk."""
    drill = visit.site.realms["drill"].desk
    return 0 if visit.realm.drill else len(drill.incidents(only_open=True))


@room.page("/desk", action="desk.see", home_of=("duty_officer", "office_director"))
async def desk_page(visit: Visit) -> Response:
    """Show the whole desk."""
    context: dict[str, Any] = {}
    for words in _PARTS.values():
        context |= words(visit)
    return visit.page("desk/desk.html", **context, **strip_words(visit))


@room.page("/desk/parts/{part}", action="desk.see")
async def part(visit: Visit) -> Response:
    """Return one part of the desk afresh."""
    name = visit.path_params["part"]
    if name not in _PARTS:
        raise PageNotFound
    return visit.page(f"desk/{name}.html", **_PARTS[name](visit))


@room.page("/desk/go", action="desk.see")
async def go(visit: Visit) -> Response:
    """Go to the incident of a number."""
    number = visit.query.get("number", "")
    incident = _by_number(visit.realm.desk).get(int(number)) if _is_number(number) else None
    if incident is None:
        raise PageNotFound
    return RedirectResponse(visit.url(f"/incidents/{incident}"), 303)


@room.command("/desk/line", action="incident.note")
async def line(visit: Visit) -> Response:
    """Take the command line: `/3 给消防打过电话` notes it in incident 3, `/3` goes there."""
    number, words = _read_line(visit.field("line"))
    incident = _by_number(visit.realm.desk).get(number)
    if incident is None:
        wrong = Text(zh=f"没有编号为 #{number} 的事件", en=f"there is no incident #{number}")
        raise FormInvalid({"line": wrong})
    if not words:
        return visit.done(f"/incidents/{incident}", f"#{number}")
    await visit.realm.desk.handle(incident, AddNote(words), visit.actor, visit.command_id())
    return visit.done("/desk", visit.gettext("已记入 #%(number)s") % {"number": number})


def _read_line(said: str) -> tuple[int, str]:
    found = _COMMAND_LINE.fullmatch(said)
    if found is None:
        wrong = Text(
            zh="先写事件编号，空一格，再写内容，如：/3 给消防打过电话",
            en="write the incident's number, a space, then the note: /3 called the fire brigade",
        )
        raise FormInvalid({"line": wrong})
    return int(found[1]), (found[2] or "").strip()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _by_number(desk: Desk) -> dict[int, str]:
    return {desk.number(incident.id): incident.id for incident in desk.incidents()}
