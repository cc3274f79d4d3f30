from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.incident import commands as c
from engine.incident.approvals import steps_of
from engine.incident.releases import release_parties
from engine.warning import routes
from tests.web.doors import DOORS, Thing, found_doors
from tests.web.incident_house import BASE, Browser, House
from web.people import ROLES, Person
from web.permissions import ACTIONS, Reach
from web.realm import RealmName
from web.rooms.incident_reach import involved
from web.rooms.warning_reach import concerned
from web.visit import COOKIE

REALMS: tuple[RealmName, ...] = ("real", "drill")


class Walk:
    """An incident of one realm, the addresses of everything in it, and whose each thing is."""

    def __init__(self, house: House) -> None:
        self.house = house
        incident, plan = house.incident, house.plan
        directive, approval = house.directive("fire"), house.pending
        report = next(one for one in incident.reports.values() if "gov" not in one.sender)
        step = steps_of(plan, approval)[0]
        self.things: dict[Thing, frozenset[str]] = {
            "incident": involved(plan, incident)
            | {plan.party(body.id, incident.district) for body in plan.organisation.bodies},
            "directive": frozenset({directive.party}),
            "sender": frozenset({report.sender}),
            "recipient": frozenset({report.party}),
            "owner": frozenset({house.incident.callouts["callout-1"].party}),
            "step": frozenset({plan.party(step.by, incident.district)}),
            "away": frozenset({plan.party("leading_group", incident.district)}),
            "teller": release_parties(plan, incident),
            "release_step": frozenset({plan.party("office", incident.district)}),
        }
        warned = house.realm.warnings.warning("warning:w-1")
        stage = routes.steps_of(plan, warned)[0]
        ready = next(iter(warned.preparations.values()))
        self.things |= {
            "warning": concerned(house.realm.warnings, plan, warned),
            "stage": frozenset({routes.party(plan, warned, stage.by)}),
            "preparer": frozenset({ready.party}),
            "issuer": frozenset({warned.issuer}),
        }
        self.names = {
            "warning": "w-1",
            "offer": "offer-1",
            "companion": "inc-1",
            "stage": stage.id,
            "preparation": ready.id,
            "incident": "inc-1",
            "clock": "report",
            "subject": report.id,
            "drill": "inc-1",
            "directive": directive.id,
            "report": report.id,
            "approval": approval.id,
            "step": step.id,
            "group": "rescue_group",
            "order": "order_1",
            "override": "override_1",
            "release": "release-1",
            "release_step": "draft",
            "move": "complete",
            "callout": "callout-1",
            "answer": "confirm",
            "instruction": "stand_down",
            "requisition": "requisition-1",
            "outcome": "returned",
            "item": "photographs",
            "part": "timeline",
            "plan": plan.id,
            "duty": "plan_review",
            "entry": "1",
            "clause": "4.1",
            "scenario": "paojiang_vessel_explosion",
            "name:path": "css/tokens.css",
        }
        self.shown = f"inc-1 {directive.id}"

    def address(self, path: str) -> str:
        for name, value in self.names.items():
            path = path.replace(f"{{{name}}}", value)
        assert "{" not in path, path
        path = path.replace("/warnings/w-1/parts/timeline", "/warnings/w-1/parts/acts")
        return path.replace("/desk/parts/timeline", "/desk/parts/due")

    def people(self, thing: Thing) -> Iterator[Person]:
        """Yield for each role one whose thing it is and one whose it is not, where there are."""
        parties = self.things.get(thing, frozenset())
        for role in ROLES:
            of = [one for one in self.house.site.people.values() if one.role == role]
            yield from [one for one in of if one.parties & parties][:1]
            yield from [one for one in of if not one.parties & parties][:1]

    def admits(self, person: Person, action: str, thing: Thing) -> bool:
        reach = ACTIONS[action].reach(person)
        own = thing == "nobody" or bool(person.parties & self.things[thing])
        return reach is Reach.ANY or (reach is Reach.OWN and own)

    def knock(self, browser: Browser, door: str, csrf: str = "") -> int:
        """Return the status, or the code with which a socket is closed (1000 when served)."""
        method, _, path = door.partition(" ")
        if method == "WS":
            return asyncio.run(self._socket(path, browser.cookies))
        if method == "GET":
            return browser.get(self.address(path)).status_code
        # Without a number nothing is recorded; what is refused is refused before.
        form = {"csrf": csrf, "shown": self.shown, "party": min(self.things["away"])}
        headers = {"accept": "application/json", "x_csrf_token": csrf}
        return browser.post(self.address(path), form, **headers).status_code

    async def _socket(self, path: str, cookies: dict[str, str]) -> int:
        sent: list[Any] = []
        told = iter([{"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1000}])
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers = {"host": "127.0.0.1:8000", "origin": BASE, "cookie": cookie}

        async def receive() -> Any:
            return next(told)

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "websocket",
            "path": path,
            "query_string": b"",
            "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
            "subprotocols": [],
        }
        await self.house.app(scope, receive, send)
        return next((one["code"] for one in sent if one["type"] == "websocket.close"), 1000)


@pytest.fixture(scope="module", params=REALMS)
def walk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    house = House(tmp_path_factory.mktemp("walk"), request.param)
    house.report({"equipment": "pressure_vessel", "deaths": 3}, drill="paojiang_vessel_explosion")
    house.do(c.DraftRelease("通报", "三人死亡。"))
    house.do(c.RequestResource("fire_teams"))
    house.do(c.RecordRequisition("goods", "沙袋", "某公司", "政府"))
    house.warn()
    return Walk(house)


def doors_of(walk: Walk) -> Iterator[tuple[str, str, Thing]]:
    for door, (action, thing) in DOORS.items():
        if (" /drill/" in door) == walk.house.realm.drill:
            yield door, action, thing


def test_the_console_has_these_doors_and_no_others(tmp_path: Path) -> None:
    found = dict(found_doors(House(tmp_path).app.routes))
    assert found == {door: action for door, (action, _) in DOORS.items()}


def test_who_is_not_signed_in_is_sent_to_sign_in_from_every_door(walk: Walk) -> None:
    nobody = Browser(walk.house.app, {})
    for door, action, _ in doors_of(walk):
        answer = walk.knock(nobody, door)
        if ACTIONS[action].public:
            assert answer < 400 or answer == 422, door
        elif door.startswith("GET") and "/api/" not in door:
            assert answer == 303, door
        else:
            assert answer in (401, 4401), door


def test_every_door_opens_to_exactly_whom_the_table_admits(walk: Walk) -> None:
    wrong, before = [], walk.house.realm.desk.journal.head()
    for door, action, thing in doors_of(walk):
        for person in walk.people(thing):
            token, session = walk.house.site.sessions.start(person.id, walk.house.site.now())
            answer = walk.knock(Browser(walk.house.app, {COOKIE: token}), door, session.csrf)
            refused, broken = answer in (403, 4403), 500 <= answer < 600
            if broken or refused == walk.admits(person, action, thing):
                wrong.append((door, person.id, answer))
    assert wrong == []
    # Only the receipt of the unit's own screen has no number to leave out.
    recorded = walk.house.realm.desk.journal.since(before)
    assert [entry.kind for entry in recorded] == ["DirectiveReceived"]
