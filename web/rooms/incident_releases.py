"""Public information: who may speak, what is owed until when, texts from draft to correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.responses import Response

from engine.incident import commands as c
from engine.incident.release_draft import (
    ReleaseDraft,
    correction_draft,
    first_draft,
    telling_facts,
)
from engine.incident.releases import next_release_step
from engine.incident.state import Release
from engine.text import Text
from web.errors import FormInvalid, PageNotFound
from web.rooms.incident_acts import carry_out, when_typed
from web.rooms.incident_reach import Opened, open_incident
from web.rooms.incident_tabs import tab_page
from web.rooms.release_view import card_of, drafter, may_draft, told, typed_again
from web.routing import Room
from web.typed import read_facts
from web.visit import Visit

room = Room("incident_releases")
SLUG = "releases"
_KINDS = (
    "ReleaseRuleTaken ReleaseOwed ReleaseCarried ReleaseOverdue ReleaseLifted ReleaseDrafted "
    "ReleaseEdited ReleaseRerouted ReleaseStepTaken ReleaseReturned ReleasePublished "
    "ReleaseDropped ConferenceHeld FiguresRecorded IncidentDismissed IncidentClosed"
)
_CHOOSE = Text(zh="请选择一项", en="choose one")


@room.page("/incidents/{incident}/releases", action="incident.see")
async def releases(visit: Visit) -> Response:
    """Show who may speak, what is owed, and every text on its way."""
    opened = open_incident(visit)
    return tab_page(
        visit,
        opened,
        SLUG,
        _KINDS,
        told=told(visit, opened),
        may_draft=may_draft(visit, opened),
        may_hear=visit.may("approval.record") and not opened.incident.over,
    )


@room.page("/incidents/{incident}/releases/new", action="release.issue")
async def new_release(visit: Visit) -> Response:
    """Show the form of a new text, or of one that corrects another, filled in as far as known."""
    opened = _drafting(visit)
    wrong = opened.incident.publicity.releases.get(visit.query.get("corrects", ""))
    draft = _first_words(visit, opened, wrong)
    return _sheet(
        visit,
        "draft",
        opened,
        told=told(visit, opened),
        release=None,
        corrects=wrong,
        title=draft.title.said(visit.language),
        text=draft.text.said(visit.language),
        figures=_figures(opened, draft.figures),
        missing=draft.missing,
    )


@room.page("/incidents/{incident}/releases/{release}", action="incident.see")
async def release_sheet(visit: Visit) -> Response:
    """Show one text with its way and its versions; this is also what is printed."""
    opened = open_incident(visit)
    card = card_of(visit, opened, _release(visit, opened))
    return _sheet(visit, "sheet", opened, card=card, may_draft=may_draft(visit, opened))


@room.page("/incidents/{incident}/releases/{release}/edit", action="release.issue")
async def edit_sheet(visit: Visit) -> Response:
    """Show the form that changes a text."""
    opened = _drafting(visit)
    release = _release(visit, opened)
    fresh = _first_words(visit, opened, None)
    return _sheet(
        visit,
        "draft",
        opened,
        told=told(visit, opened),
        release=release,
        corrects=opened.incident.publicity.releases.get(release.corrects or ""),
        title=release.wording.title,
        text=release.wording.text,
        figures=_figures(opened, release.wording.figures),
        missing=fresh.missing,
    )


@room.command("/incidents/{incident}/releases", action="release.issue")
async def draft_release(visit: Visit) -> Response:
    """Record a draft."""
    opened = _drafting(visit)
    command = c.DraftRelease(
        visit.field("title"),
        visit.field("text"),
        read_facts(visit.form, opened.plan),
        visit.field("corrects") or None,
    )
    return await _carry(visit, opened, command, visit.gettext("已拟稿"))


@room.command("/incidents/{incident}/releases/{release}/edit", action="release.issue")
async def edit_release(visit: Visit) -> Response:
    """Record another version of a text."""
    opened = _drafting(visit)
    release = _release(visit, opened)
    command = c.EditRelease(
        release.id,
        _number(visit),
        visit.field("title"),
        visit.field("text"),
        read_facts(visit.form, opened.plan),
    )
    return await _carry(visit, opened, command, visit.gettext("已改稿"), release.id)


@room.command("/incidents/{incident}/releases/{release}/drop", action="release.issue")
async def drop_release(visit: Visit) -> Response:
    """Give up a text that was not published."""
    opened = _drafting(visit)
    release = _release(visit, opened)
    command = c.DropRelease(release.id, visit.field("reason"))
    return await _carry(visit, opened, command, visit.gettext("已作废"), release.id)


@room.command(
    "/incidents/{incident}/releases/{release}/steps/{release_step}", action="release.step"
)
async def take_step(visit: Visit) -> Response:
    """Take the step of the visitor's own body, or send the text back."""
    opened = open_incident(visit)
    release = _release(visit, opened)
    party = _party_of(visit, opened, release)
    visit.require(party)
    command = _step(visit, opened, release)
    said = visit.gettext("已记录") if command.grant else visit.gettext("已退回")
    return await _carry(visit, opened, command, said, release.id, party=party)


@room.command(
    "/incidents/{incident}/releases/{release}/steps/{release_step}/heard", action="approval.record"
)
async def record_step(visit: Visit) -> Response:
    """Record what a body said of its step by telephone or on paper."""
    opened = open_incident(visit)
    release = _release(visit, opened)
    actor = replace(
        visit.actor,
        on_behalf_of=_party_of(visit, opened, release),
        channel=visit.field("channel"),
        words=visit.field("words"),
    )
    command = replace(_step(visit, opened, release), reason=visit.field("words"))
    said = visit.gettext("已代记")
    to = f"{opened.path}/{SLUG}"
    return await carry_out(visit, opened, command, said, release.id, actor=actor, to=to)


@room.command("/incidents/{incident}/conferences", action="release.issue")
async def hold_conference(visit: Visit) -> Response:
    """Record a press conference that was held."""
    opened = _drafting(visit)
    command = c.HoldConference(visit.field("spoke"), visit.field("words"), when_typed(visit))
    return await _carry(visit, opened, command, visit.gettext("已记录"), "conferences")


async def _carry(
    visit: Visit,
    opened: Opened,
    command: c.Command,
    said: str,
    part: str = "texts",
    *,
    party: str | None = None,
) -> Response:
    """Hand the command over, and return to the page of public information."""
    acting = party or drafter(visit, opened)
    to = f"{opened.path}/{SLUG}"
    return await carry_out(visit, opened, command, said, part, party=acting, to=to)


def _drafting(visit: Visit) -> Opened:
    """Return the incident for who may draft: the desk, or a body with a step in a chain."""
    opened = open_incident(visit)
    visit.require(drafter(visit, opened))
    return opened


def _release(visit: Visit, opened: Opened) -> Release:
    found = opened.incident.publicity.releases.get(visit.path_params["release"])
    if found is None:
        raise PageNotFound
    return found


def _party_of(visit: Visit, opened: Opened, release: Release) -> str:
    """Return whose step the path names."""
    card = card_of(visit, opened, release)
    name = visit.path_params["release_step"]
    found = next((line.party for line in card.steps if line.step.id == name), None)
    if found is None:
        raise PageNotFound
    return found


def _step(visit: Visit, opened: Opened, release: Release) -> c.TakeReleaseStep:
    decision = visit.field("decision")
    if decision not in ("grant", "return"):
        raise FormInvalid({"decision": _CHOOSE})
    offered = opened.plan.release.channels if opened.plan.release else ()
    following = next_release_step(opened.plan, release)
    return c.TakeReleaseStep(
        release=release.id,
        number=_number(visit),
        step=visit.path_params["release_step"],
        grant=decision == "grant",
        reason=visit.field("reason"),
        channels=tuple(one.id for one in offered if visit.field(f"channel-{one.id}")),
        how=visit.field("how"),
        when=when_typed(visit) if following else c.NOW,
    )


def _number(visit: Visit) -> int:
    given = visit.field("number")
    if given.isascii() and given.isdigit() and len(given) < 6:
        return int(given)
    raise FormInvalid({"number": Text(zh="稿件版本有误", en="no such version of the text")})


def _first_words(visit: Visit, opened: Opened, wrong: Release | None) -> ReleaseDraft:
    if wrong is None:
        return first_draft(opened.plan, opened.incident, visit.now)
    return correction_draft(opened.plan, opened.incident, wrong, visit.now)


def _figures(opened: Opened, stated: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the numbers that a text may state, as typed; those that it states come first."""
    facts = [*stated, *(fact for fact in telling_facts(opened.plan) if fact not in stated)]
    return [(fact, typed_again(stated[fact]) if fact in stated else "") for fact in facts]


def _sheet(visit: Visit, name: str, opened: Opened, **context: Any) -> Response:
    """Return a sheet: by itself for a script that lays it over the page, else as a page."""
    bare = visit.connection.headers.get("x-fragment") == "1"
    layout = "incident/bare.html" if bare else "incident/sheet.html"
    back = f"{opened.path}/{SLUG}"
    template = f"incident/release_{name}.html"
    return visit.page(template, opened=opened, layout=layout, bare=bare, back=back, **context)
