"""One request as a room sees it: who, in which realm, when, in which language."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote, unquote
from uuid import UUID, uuid5

from starlette.datastructures import FormData
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from engine.journal.entry import Actor
from engine.text import Language, Text
from web.errors import FormInvalid, FormNotOurs, NotPermitted, NotSignedIn, PartyUnchecked
from web.language import choose_language
from web.people import TITLES, Person
from web.permissions import ACTIONS, Reach
from web.posted import number_of, read_posted
from web.realm import Realm
from web.sessions import Session
from web.site import Site
from web.views import ZONE

COOKIE = "fengsui_session"
FLASH = "fengsui_said"
API = "/api/"


class Visit:
    """A request under one action of the table of permissions.

    Who may act only for their own party must be held against a party before the handler ends:
    `require(party)` for one thing, `concerns(party)` for a list.
    """

    def __init__(self, site: Site, realm: Realm, connection: HTTPConnection, action: str) -> None:
        self.site, self.realm, self.connection, self.action = site, realm, connection, action
        self.cookies = connection.cookies
        self.session = site.sessions.find(self.cookies.get(COOKIE), site.now())
        self.form: FormData = FormData()
        # Before anything is read for the page: what comes later is replayed to it.
        self.position = realm.hub.head
        self._party_checked = False

    @cached_property
    def now(self) -> datetime:
        """The realm's time (UTC), the same throughout the visit."""
        return self.realm.desk.clock.now()

    @cached_property
    def today(self) -> date:
        """The day by the realm's time, in China."""
        return self.now.astimezone(ZONE).date()

    @cached_property
    def language(self) -> Language:
        """The language of the answer."""
        accept = self.connection.headers.get("accept-language", "")
        return choose_language(self.cookies.get("language"), accept)

    @property
    def theme(self) -> str:
        """The appearance switched to: light, dark, or auto."""
        chosen = self.cookies.get("theme", "")
        return chosen if chosen in ("light", "dark") else "auto"

    @property
    def flash(self) -> str:
        """What the last command said, once, for browsers without scripts."""
        return unquote(self.cookies.get(self._flash, ""))

    @property
    def _flash(self) -> str:
        # A cookie a realm: what was done in a drill must never be said on a real page.
        return f"{FLASH}_{self.realm.name}"

    @property
    def path_params(self) -> Mapping[str, Any]:
        """What the path named."""
        return self.connection.path_params

    @property
    def query(self) -> Mapping[str, str]:
        """What stands behind the question mark."""
        return self.connection.query_params

    @cached_property
    def person(self) -> Person:
        """Who is signed in; raises `NotSignedIn`."""
        found = self.visitor
        if found is None:
            raise NotSignedIn
        return found

    @property
    def visitor(self) -> Person | None:
        """Who is signed in, if anybody."""
        return self.site.people.get(self.session.person) if self.session else None

    @property
    def signed_in(self) -> Session:
        """The session; raises `NotSignedIn`."""
        if self.session is None:
            raise NotSignedIn
        return self.session

    @property
    def address(self) -> str:
        """The caller's address, for the trail."""
        return self.connection.client.host if self.connection.client else "-"

    @property
    def actor(self) -> Actor:
        """Who the journal names for what is done on this visit, acting for the first party."""
        return self.actor_for(self.person.party)

    def actor_for(self, party: str | None) -> Actor:
        """Return who acts for `party`, if it is one of the visitor's; else for their first one."""
        person = self.person
        acting = party if party in person.parties else person.party
        name = person.title.zh
        role = TITLES[person.role].zh
        shown = name if name == role else f"{name} {role}"
        return Actor(user=person.id, name=shown, role=person.role, party=acting)

    @property
    def wants_json(self) -> bool:
        """Whether a script asks, not a person's browser."""
        path = str(self.connection.scope["path"])
        return path.startswith(API) or "application/json" in self.connection.headers.get(
            "accept", ""
        )

    def may(self, action: str, party: str | None = None) -> bool:
        """Tell whether the visitor may do something, on a party's things if one is named."""
        reach = ACTIONS[action].reach(self.visitor)
        if reach is Reach.OWN and party is not None:
            return party in self.person.parties
        return reach is not Reach.NOTHING

    def require(self, party: str | None) -> None:
        """Refuse, with `NotPermitted`, unless the action may be done for this party."""
        if not self.concerns(party):
            raise NotPermitted(self.action, ACTIONS[self.action].title, party)

    def concerns(self, party: str | None) -> bool:
        """Tell whether a party's things are within the visitor's reach."""
        self._party_checked = True
        reach = ACTIONS[self.action].reach(self.visitor)
        return reach is Reach.ANY or (reach is Reach.OWN and party in self.person.parties)

    def enter(self) -> None:
        """Refuse who is not signed in or whose role may not do the action at all."""
        rule = ACTIONS[self.action]
        if not rule.public and self.visitor is None:
            raise NotSignedIn
        if rule.reach(self.visitor) is Reach.NOTHING:
            raise NotPermitted(self.action, rule.title)

    def leave(self) -> None:
        """Stop an answer that was made without holding an own-party role to its party."""
        reach = ACTIONS[self.action].reach(self.visitor)
        if reach is Reach.OWN and not self._party_checked:
            raise PartyUnchecked(f"{self.action} was served without naming a party")

    async def read_form(self) -> None:
        """Read a posted form and check that a page of this session made it."""
        request = Request(self.connection.scope, self.connection.scope["fengsui.receive"])
        self.form = await read_posted(request)
        if self.session is None:
            return
        token = self.field("csrf") or self.connection.headers.get("x-csrf-token", "")
        if not hmac.compare_digest(token.encode(), self.session.csrf.encode()):
            raise FormNotOurs

    def field(self, name: str, default: str = "") -> str:
        """Return a posted field without the space around it."""
        value = self.form.get(name, default)
        return value.strip() if isinstance(value, str) else default

    def command_id(self) -> str:
        """Return the number under which this command is recorded at most once."""
        path = str(self.connection.scope["path"])
        return number_of(self._form_number(), self.person.id, path, self.form)

    def own_id(self) -> str:
        """Return what a thing may be named by that this form can make once, whatever it says."""
        return str(uuid5(self._form_number(), self.person.id))

    def _form_number(self) -> UUID:
        try:
            return UUID(self.field("command"))
        except ValueError:
            wrong = Text(
                zh="表单缺少编号；请刷新页面后重填", en="the form has no number; reload the page"
            )
            raise FormInvalid({"command": wrong}) from None

    def gettext(self, message: str) -> str:
        """Return a message in the visitor's language."""
        return self.site.translations[self.language].gettext(message)

    def url(self, path: str) -> str:
        """Return the address of a path of this realm."""
        return self.realm.prefix + path

    def page(self, template: str, status: int = 200, **context: object) -> Response:
        """Return a page or fragment. Templates see `visit` and what is given."""
        environment = self.site.templates[self.language]
        body = environment.get_template(template).render(visit=self, **context)
        headers = {"cache-control": "no-store", "vary": "Cookie, Accept-Language"}
        answer = HTMLResponse(body, status, headers=headers)
        if self._flash in self.cookies:
            answer.delete_cookie(self._flash)
        return answer

    def done(self, to: str, said: str) -> Response:
        """Answer a command that was recorded: go to a path of the realm, and say what was done."""
        location = self.url(to)
        if self.wants_json:
            return JSONResponse({"ok": True, "said": said, "location": location})
        answer = RedirectResponse(location, 303)
        answer.set_cookie(
            self._flash, quote(said[:200]), max_age=60, httponly=True, samesite="lax", path="/"
        )
        return answer
