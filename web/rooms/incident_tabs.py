"""The pages of one incident side by side: the room first, then one page a register or topic.

A page is added here, in the order in which its tab stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from engine.text import Text
from web.command_words import banners_of, commander_of
from web.rooms.incident_reach import Opened
from web.visit import Visit


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the incident: the end of its path, its name, who may see it, and when it is there."""

    slug: str
    title: Text
    action: str = "incident.see"
    there: Callable[[Opened], bool] = lambda _: True


TABS: tuple[Tab, ...] = (
    Tab("", Text(zh="事件室", en="Incident room")),
    Tab("clocks", Text(zh="时限", en="Clocks")),
    Tab("command", Text(zh="指挥", en="Command")),
    Tab("releases", Text(zh="信息发布", en="Public information")),
    Tab("resources", Text(zh="力量与物资", en="Resources")),
    Tab("ties", Text(zh="关联", en="Related")),
    Tab(
        "warnings", Text(zh="预警", en="Warnings"), there=lambda one: one.plan.warnings is not None
    ),
)


def tabs_of(visit: Visit, opened: Opened) -> list[Tab]:
    """Return the pages of an incident that the visitor may see."""
    return [tab for tab in TABS if tab.there(opened) and visit.may(tab.action)]


def tab_page(visit: Visit, opened: Opened, slug: str, kinds: str, **context: Any) -> Response:
    """Return a page of an incident from `incident/<slug>.html`, which extends `layout`.

    `kinds` names the entries that make it out of date; its live region then asks for it again and
    gets the content alone.
    """
    bare = visit.connection.headers.get("x-fragment") == "1"
    layout = "incident/tab_bare.html" if bare else "incident/tab.html"
    here = f"{opened.path}/{slug}"
    return visit.page(
        f"incident/{slug}.html",
        opened=opened,
        layout=layout,
        here=here,
        slug=slug,
        kinds=kinds,
        tabs=tabs_of(visit, opened),
        **head_words(opened),
        **context,
    )


def head_words(opened: Opened) -> dict[str, Any]:
    """Return what the head of every page of an incident says."""
    incident, plan = opened.incident, opened.plan
    return {
        "phase": plan.phases[incident.phase],
        "district": plan.directory.districts[incident.district].title,
        "response": plan.responses[incident.response] if incident.response else None,
        "commander": commander_of(plan, incident),
        "banners": banners_of(plan, incident, opened.number),
    }
