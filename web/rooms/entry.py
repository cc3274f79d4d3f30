"""Coming in: sign-in by picking a role, sign-out, language and appearance, static files."""

from __future__ import annotations

from itertools import groupby

from starlette.responses import RedirectResponse, Response

from engine.text import Text
from web.errors import FormInvalid
from web.people import GROUPS, TITLES, Person
from web.routing import Room
from web.sessions import LIFE
from web.visit import COOKIE, Visit

room = Room("entry")
_YEAR = 365 * 24 * 3600
_CHOICES = {"language": ("zh", "en"), "theme": ("auto", "light", "dark")}


@room.page("/", action="preference.set")
async def arrive(visit: Visit) -> Response:
    """Send everybody where they belong."""
    if visit.visitor is None:
        return RedirectResponse("/sign-in", 303)
    return RedirectResponse(visit.url(visit.site.home(visit.person)), 303)


@room.page("/lobby", action="lobby.see")
async def lobby(visit: Visit) -> Response:
    """Show who is signed in, for roles whose room is elsewhere."""
    return visit.page("lobby.html")


@room.page("/sign-in", action="sign_in", realms=("real",))
async def sign_in_page(visit: Visit) -> Response:
    """Show everybody who can be picked, grouped by kind."""
    people = list(visit.site.people.values())
    groups = [(group, _split(list(of))) for group, of in groupby(people, lambda one: one.group)]
    return visit.page(
        "sign_in.html",
        groups=groups,
        titles=GROUPS,
        roles=TITLES,
        next=_ours(visit.query.get("next", "")),
    )


@room.command("/sign-in", action="sign_in", realms=("real",))
async def sign_in(visit: Visit) -> Response:
    """Start a session as the person that was picked; an earlier one of this browser ends."""
    person = visit.site.people.get(visit.field("person"))
    now = visit.site.now()
    if person is None:
        unknown = Text(zh="请从列表中选择一个身份", en="pick an identity from the list")
        raise FormInvalid({"person": unknown})
    if visit.session is not None:
        visit.site.sessions.end(visit.session, now)
    token, _session = visit.site.sessions.start(person.id, now)
    visit.site.sessions.note("signed_in", now, person=person.id, address=visit.address)
    realm = visit.site.realms["drill" if visit.field("realm") == "drill" else "real"]
    to = _ours(visit.field("next")) or realm.prefix + visit.site.home(person)
    answer = RedirectResponse(to, 303)
    answer.set_cookie(
        COOKIE, token, max_age=int(LIFE.total_seconds()), httponly=True, samesite="lax", path="/"
    )
    return answer


@room.command("/sign-out", action="sign_out", realms=("real",))
async def sign_out(visit: Visit) -> Response:
    """End the session; its open screens close."""
    now = visit.site.now()
    visit.site.sessions.end(visit.signed_in, now)
    visit.site.sessions.note("signed_out", now, person=visit.person.id, address=visit.address)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE)
    return answer


@room.command("/preferences", action="preference.set", realms=("real",))
async def prefer(visit: Visit) -> Response:
    """Keep a choice of language or appearance in the browser."""
    answer = RedirectResponse(_ours(visit.field("next")) or "/", 303)
    for name, allowed in _CHOICES.items():
        if visit.field(name) in allowed:
            answer.set_cookie(name, visit.field(name), max_age=_YEAR, samesite="lax", path="/")
    return answer


@room.page("/static/{name:path}", action="asset.see", realms=("real",))
async def asset(visit: Visit) -> Response:
    """Serve a static file."""
    return visit.site.assets.answer(visit.path_params["name"], visit.query.get("v"))


def _split(people: list[Person]) -> list[tuple[Text | None, list[Person]]]:
    return [(place, list(of)) for place, of in groupby(people, lambda one: one.place)]


def _ours(path: str) -> str:
    """Return a path within the console, or nothing: never another site's address."""
    plain = path.startswith("/") and not path.startswith("//")
    return path if plain and "\\" not in path and path.isprintable() else ""
