from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from tests.web.console import Console, parts_of
from web.app import create_app
from web.people import ROLES
from web.permissions import ACTIONS
from web.routing import Room


def walk(routes: Iterable[BaseRoute]) -> Iterator[Route | WebSocketRoute]:
    for route in routes:
        if isinstance(route, Mount):
            yield from walk(route.routes)
        else:
            assert isinstance(route, Route | WebSocketRoute)
            yield route


def undeclared(routes: Iterable[BaseRoute]) -> list[str]:
    return [
        route.path
        for route in walk(routes)
        if getattr(route.endpoint, "action", None) not in ACTIONS
    ]


def test_every_route_and_socket_names_an_action_of_the_table(tmp_path: Path) -> None:
    app = create_app(parts_of(tmp_path))
    assert len(list(walk(app.routes))) > 8
    assert undeclared(app.routes) == []
    app.state.site.sessions.close()


def test_a_route_outside_the_helper_is_found_out() -> None:
    async def open_door(_request: object) -> PlainTextResponse:
        return PlainTextResponse("")

    bare = Mount("/drill", routes=[Route("/open", open_door)])
    assert undeclared([bare]) == ["/open"]


def test_a_room_cannot_name_an_action_that_the_table_lacks() -> None:
    with pytest.raises(KeyError, match="add it there first"):
        Room("odd").page("/odd", action="odd.see")


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_every_action_is_granted_to_somebody_and_only_to_known_roles(action: str) -> None:
    rule = ACTIONS[action]
    assert rule.public or rule.any_party | rule.own_party
    assert rule.any_party | rule.own_party <= set(ROLES)
    assert not rule.any_party & rule.own_party, "a role has one reach"


def test_a_liaison_reaches_only_the_things_of_the_own_unit(console: Console) -> None:
    with console.signed_in("unit_liaison@fire") as client:
        assert client.get("/things/fire").status_code == 200
        assert client.get("/things/police").status_code == 403


def test_a_handler_that_forgets_the_party_answers_nobody_of_a_party(console: Console) -> None:
    with console.signed_in("unit_liaison@fire") as client:
        assert client.get("/unchecked").status_code == 500
    with console.signed_in("duty_officer") as client:
        assert client.get("/unchecked").status_code == 200
