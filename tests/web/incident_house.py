"""One incident in a console without a server: who is signed in, what they see, what they post."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID
from weakref import finalize

import httpx

from engine.incident import commands as c
from engine.incident.state import Approval, Directive, Incident, Report
from engine.journal.entry import Actor, Entry
from engine.plan.plan import Plan
from engine.warning import commands as w
from engine.warning.state import Warned
from tests.web.console import OFFICER, START, parts_of
from web.app import create_app
from web.realm import Realm, RealmName
from web.site import Site
from web.visit import COOKIE

BASE = "http://127.0.0.1:8000"
PLACE = "yuecheng"
GROUP = "commander@special_equipment.leading_group"
COUNTY = f"local_government@local_government:{PLACE}"
_numbers = count(10**6)


class Browser:
    """What somebody who is signed in asks the application for, one request after another."""

    def __init__(self, app: Any, cookies: dict[str, str]) -> None:
        self.app, self.cookies = app, cookies

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._ask("GET", path, headers)

    def post(self, path: str, data: dict[str, str], **headers: str) -> httpx.Response:
        return self._ask("POST", path, {"origin": BASE, **headers}, data)

    def _ask(
        self, method: str, path: str, headers: dict[str, str], data: dict[str, str] | None = None
    ) -> httpx.Response:
        return asyncio.run(self._answer(method, path, headers, data))

    async def _answer(
        self, method: str, path: str, headers: dict[str, str], data: dict[str, str] | None
    ) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with httpx.AsyncClient(
            transport=transport, base_url=BASE, cookies=self.cookies, headers=named
        ) as client:
            return await client.request(method, path, data=data)


class House:
    """The application, one realm of it, and an incident called inc-1."""

    def __init__(self, data: Path, realm: RealmName = "real") -> None:
        self.app = create_app(parts_of(data))
        self.site: Site = self.app.state.site
        finalize(self, self.site.sessions.close)
        self.realm: Realm = self.site.realms[realm]
        self.path = f"{self.realm.prefix}/incidents/inc-1"

    def report(
        self,
        facts: Mapping[str, Any] | None = None,
        plan: str = "special_equipment",
        drill: str = "test",
        title: str = "储罐泄漏",
    ) -> None:
        scenario = drill if self.realm.drill else None
        call = c.ReportIncident(
            plan,
            "储罐泄漏",
            "某厂",
            PLACE,
            caller={"name": "张某"},
            facts=facts or {},
            drill=scenario,
        )
        self.do(call)

    def do(self, command: c.Command, actor: Actor = OFFICER, *, incident: str = "inc-1") -> None:
        work = self.realm.desk.handle(incident, command, actor, str(UUID(int=next(_numbers))))
        asyncio.run(work)

    def warn(self, plan: str = "special_equipment", trigger: str = "chemical_works") -> Warned:
        """Notice what calls for a warning, at the office."""
        notice = w.NoticeTrigger(
            plan,
            trigger,
            "化工厂停电",
            "某化工园",
            PLACE,
            source="电力局",
            drill=self.realm.name if self.realm.drill else None,
        )
        office = Actor("u9", "办公室", "office_director", party=f"{plan}.office")
        name, number = "warning:w-1", str(UUID(int=next(_numbers)))
        asyncio.run(self.realm.warnings.handle(name, notice, office, number))
        return self.realm.warnings.warning(name)

    @property
    def incident(self) -> Incident:
        return self.realm.desk.incident("inc-1")

    @property
    def plan(self) -> Plan:
        return self.realm.desk.plan(self.incident)

    @property
    def entries(self) -> list[Entry]:
        return self.realm.desk.journal.read("inc-1")

    @property
    def pending(self) -> Approval:
        return next(a for a in self.incident.approvals.values() if a.state == "open")

    def directive(self, party: str) -> Directive:
        return next(d for d in self.incident.directives.values() if d.party == party)

    def owed(self, sender: str) -> Report:
        return next(r for r in self.incident.reports.values() if r.sender == sender)

    def browser(self, person: str) -> Browser:
        token, _session = self.site.sessions.start(person, START)
        return Browser(self.app, {COOKIE: token})

    def see(self, person: str, under: str = "") -> httpx.Response:
        return self.browser(person).get(self.path + under)

    def post(self, person: str, under: str, **fields: str) -> httpx.Response:
        """Post a form of the incident as a script does: the answer is JSON."""
        return self._post(person, self.path + under, fields)

    def page(self, person: str, path: str, language: str = "zh") -> httpx.Response:
        """Open any page of the realm."""
        browser = self.browser(person)
        browser.cookies["language"] = language
        return browser.get(self.realm.prefix + path)

    def send(self, person: str, path: str, **fields: str) -> httpx.Response:
        """Post any form of the realm as a script does: the answer is JSON."""
        return self._post(person, self.realm.prefix + path, fields)

    def _post(self, person: str, path: str, fields: dict[str, str]) -> httpx.Response:
        browser = self.browser(person)
        session = self.site.sessions.find(browser.cookies[COOKIE], START)
        assert session is not None
        form = {"csrf": session.csrf, "command": str(UUID(int=next(_numbers))), **fields}
        return browser.post(path, form, accept="application/json")
