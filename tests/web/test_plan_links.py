"""Every link inside the library leads to a page, and every # on it to something that is there."""

from __future__ import annotations

from functools import cache
from urllib.parse import unquote

import pytest

from engine.plan.clauses import spelt
from tests.web.plan_house import Page, PlanHouse
from web.rooms.plan_clauses import clauses_of

PLANS = ("production_safety", "special_equipment", "waterway")
PAGES = ("", "/organisation", "/duties", "/work", "/flow", "/standing", "/calendar", "/clauses")


class Library:
    """The pages of the library, each asked for once."""

    def __init__(self, house: PlanHouse) -> None:
        self.house = house
        self.page = cache(self._page)
        self.clauses = cache(self._clauses)

    def _page(self, path: str) -> tuple[int, frozenset[str], frozenset[str]]:
        found: Page = self.house.see(path)
        return found.status, frozenset(found.ids), frozenset(found.links)

    def _clauses(self, plan: str) -> frozenset[str]:
        return frozenset(spelt(one.number) for one in clauses_of(self.house.library.plan(plan)))

    def leads(self, page: str, link: str) -> bool:
        """Tell whether a link on a page leads somewhere; outside the library all do."""
        path, _, anchor = unquote(link).partition("#")
        path = path.partition("?")[0] or page
        if not path.startswith("/plans/"):
            return True
        plan, _, rest = path.removeprefix("/plans/").partition("/")
        if rest.startswith("clauses/"):
            return spelt(rest.removeprefix("clauses/")) in self.clauses(plan)
        if rest == "print":
            return True
        status, ids, _links = self.page(path)
        return status == 200 and (not anchor or anchor in ids)

    def broken(self, plan: str) -> set[tuple[str, str]]:
        """Return the links of a plan's pages that lead nowhere."""
        pages = [f"/plans/{plan}{page}" for page in PAGES]
        links = {(page, link) for page in pages for link in self.page(page)[2]}
        return {(page, link) for page, link in links if not self.leads(page, link)}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(PlanHouse(tmp_path_factory.mktemp("links")))


@pytest.mark.parametrize("name", PLANS)
def test_no_link_of_the_library_leads_nowhere(library: Library, name: str) -> None:
    assert library.broken(name) == set()


def test_a_link_that_leads_nowhere_is_found(library: Library) -> None:
    assert library.leads("/plans", "/plans/waterway/organisation#unit-maritime")
    assert not library.leads("/plans", "/plans/waterway/organisation#unit-nobody")
    assert not library.leads("/plans", "/plans/waterway/clauses/99.9")
    assert not library.leads("/plans/waterway/work", "#task-nothing")
