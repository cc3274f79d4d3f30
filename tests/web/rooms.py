"""What the tests of rooms share: an incident on a running console, and forms as its pages make them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import httpx

from engine.clock import ManualClock, ScaledClock
from engine.desk import Desk, Outcome
from engine.incident import commands as c
from engine.incident.state import Directive, Incident
from engine.journal.entry import Actor
from engine.journal.memory import MemoryJournal
from tests.web.console import OFFICER, START, Console, parts_of, shipped
from web.app import Parts
from web.realm import Realm, open_realm

TITLE = "锅炉房蒸汽泄漏"


def with_fast_drills(data: Path) -> Parts:
    """Parts whose drill realm has a clock that can be paused and sped up."""
    wall = ManualClock(START)
    desk = Desk(MemoryJournal(), shipped(), ScaledClock(START, wall))
    return replace(parts_of(data), drill=open_realm("drill", desk), now=wall.now)


def does(realm: Realm, incident: str, command: c.Command, actor: Actor = OFFICER) -> Outcome:
    """Hand a command to the desk in the server's own loop."""
    loop = realm.hub._loop
    assert loop is not None
    work = realm.desk.handle(incident, command, actor, str(uuid4()))
    return asyncio.run_coroutine_threadsafe(work, loop).result(10)


def awake(console: Console) -> Console:
    """Return the console once it answers: from then on its realms take commands."""
    with console.browser() as client:
        assert client.get("/sign-in").status_code == 200
    return console


def opened(realm: Realm, title: str = TITLE, name: str = "inc-1") -> Incident:
    """Open a small incident at Paojiang."""
    call = c.ReportIncident(
        plan="special_equipment",
        title=title,
        place="袍江",
        district="paojiang",
        facts={"equipment": "boiler", "serious_injuries": 1},
        caller={"name": "李师傅"},
    )
    return does(realm, name, call).incident


def directive_of(realm: Realm, party: str, incident: str = "inc-1") -> Directive:
    """Return the first directive of a party."""
    found = realm.desk.incident(incident).directives.values()
    return next(one for one in found if one.party == party)


def post(
    console: Console, client: httpx.Client, path: str, **fields: str | list[str]
) -> httpx.Response:
    """Post a form as a page of this session would."""
    data = {"csrf": console.csrf(client), "command": str(uuid4()), **fields}
    return client.post(path, data=data, headers={"accept": "application/json"})
