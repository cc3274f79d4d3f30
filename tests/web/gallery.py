"""Pages that only tests have: every component, and one thing that belongs to a party."""

from __future__ import annotations

from datetime import timedelta

from starlette.responses import Response

from engine.errors import CommandRefused, IncidentNotFound, JournalUnavailable, Refusal
from engine.levels import GRADED
from engine.text import Text
from web.errors import FormInvalid
from web.routing import Room
from web.visit import Visit

room = Room("gallery")
WORDS = ("一般", "较大", "重大", "特别重大")
MISTAKES = {
    "refused": CommandRefused(
        Refusal(
            "not_yet",
            Text(zh="响应尚未启动，不能结束", en="no response to end"),
            ("dismiss",),
            (Text(zh="撤销事件", en="dismiss it"),),
        )
    ),
    "missing": IncidentNotFound("inc-9"),
    "journal": JournalUnavailable("disk full"),
    "form": FormInvalid({"place": Text(zh="请填写地点", en="say where")}),
}


@room.page("/gallery", action="preference.set")
async def gallery(visit: Visit) -> Response:
    levels = [
        (level, Text(zh=word, en=level.code)) for level, word in zip(GRADED, WORDS, strict=True)
    ]
    return visit.page("gallery.html", levels=levels, minute=timedelta(minutes=1))


@room.page("/gallery/count", action="preference.set")
async def heads(visit: Visit) -> Response:
    return visit.page("count.html")


@room.page("/mistakes/{name}", action="preference.set")
async def mistake(visit: Visit) -> Response:
    raise MISTAKES[visit.path_params["name"]]


@room.page("/things/{party}", action="directive.see")
async def thing(visit: Visit) -> Response:
    visit.require(visit.path_params["party"])
    return visit.page("count.html")


@room.page("/unchecked", action="directive.see")
async def unchecked(visit: Visit) -> Response:
    return visit.page("count.html")


@room.command("/notes", action="incident.note")
async def note(visit: Visit) -> Response:
    if not visit.field("text"):
        raise FormInvalid({"text": Text(zh="请写一句话", en="write a line")})
    seen.append((visit.command_id(), visit.field("text")))
    return visit.done("/gallery", "已记录")


seen: list[tuple[str, str]] = []
"""What was posted to /notes, in order: command and text."""
