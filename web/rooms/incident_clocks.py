"""The clocks of an incident: what falls due, whom to call, what stands still, reports carried on."""

from __future__ import annotations

from typing import Literal, get_args

from starlette.responses import Response

from engine.incident import commands as c
from engine.text import Text
from web.errors import FormInvalid, PageNotFound
from web.rooms.clock_view import asks_of, clocks_of, standing_of
from web.rooms.incident_acts import carry_out, when_typed
from web.rooms.incident_reach import Opened, open_incident
from web.rooms.incident_tabs import tab_page
from web.routing import Room
from web.visit import Visit

room = Room("incident_clocks")
SLUG = "clocks"
_KINDS = (
    "RungReached RungRecorded ClockPaused ClockResumed DirectiveIssued DirectiveAcknowledged "
    "DirectiveStarted DirectiveCompleted DirectiveDeclined DirectiveWithdrawn DirectiveUnanswered "
    "DirectiveOverdue ReportOwed ReportSent ReportConfirmed ReportOverdue ReportLifted "
    "ReceiptOverdue IncidentDismissed IncidentClosed"
)
_CHOOSE = Text(zh="请选择一项", en="choose one")
_FOLLOWS: dict[str, Literal["follow_up", "final"]] = {"follow_up": "follow_up", "final": "final"}


@room.page("/incidents/{incident}/clocks", action="incident.see")
async def clocks(visit: Visit) -> Response:
    """Show whom to call, every clock that runs, those that stand still, and what was done."""
    opened = open_incident(visit)
    plan, incident = opened.plan, opened.incident
    done = [rung for rung in incident.rungs.values() if rung.done_at is not None]
    return tab_page(
        visit,
        opened,
        SLUG,
        _KINDS,
        asks=asks_of(plan, incident),
        running=clocks_of(plan, incident),
        standing=standing_of(plan, incident),
        done=sorted(done, key=lambda rung: rung.at, reverse=True),
    )


@room.command("/incidents/{incident}/rungs", action="ladder.record")
async def record_rungs(visit: Visit) -> Response:
    """Record a call that a ladder asked for: who was reached, what was said."""
    opened = open_incident(visit)
    names = tuple(str(name) for name in visit.form.getlist("rungs"))
    for name in names:
        rung = opened.incident.rungs.get(name)
        visit.require(rung.told if rung else None)
    command = c.RecordRung(names, visit.field("words"), when_typed(visit))
    to = "/desk" if visit.field("back") == "desk" else f"{opened.path}/{SLUG}"
    return await carry_out(visit, opened, command, visit.gettext("已记录"), "asks", to=to)


@room.command("/incidents/{incident}/clocks/{clock}/{subject}/pause", action="clock.pause")
async def pause(visit: Visit) -> Response:
    """Let a clock stand still on a ground of the plan."""
    opened = open_incident(visit)
    kind, subject, party = _subject(visit, opened)
    command = c.PauseClock(
        kind, subject, visit.field("ground"), visit.field("reason"), when_typed(visit)
    )
    said, to = visit.gettext("已中止计时"), f"{opened.path}/{SLUG}"
    return await carry_out(visit, opened, command, said, "standing", party=party, to=to)


@room.command("/incidents/{incident}/clocks/{clock}/{subject}/resume", action="clock.pause")
async def resume(visit: Visit) -> Response:
    """Let a clock run on."""
    opened = open_incident(visit)
    kind, subject, party = _subject(visit, opened)
    command = c.ResumeClock(kind, subject, visit.field("reason"), when_typed(visit))
    said, to = visit.gettext("已恢复计时"), f"{opened.path}/{SLUG}"
    return await carry_out(visit, opened, command, said, "standing", party=party, to=to)


@room.command("/incidents/{incident}/reports/{report}/follow", action="report.send")
async def follow(visit: Visit) -> Response:
    """Decide that a report goes on: a follow-up, or the final one."""
    opened = open_incident(visit)
    report = opened.incident.reports.get(visit.path_params["report"])
    if report is None:
        raise PageNotFound
    visit.require(report.sender)
    kind = _FOLLOWS.get(visit.field("kind"))
    if kind is None:
        raise FormInvalid({"kind": _CHOOSE})
    command = c.FollowUp(report.obligation, report.party, kind, visit.field("reason"))
    said = visit.gettext("已列入应报")
    return await carry_out(visit, opened, command, said, "reports", party=report.sender)


def _subject(visit: Visit, opened: Opened) -> tuple[c.Pausable, str, str]:
    """Return which clock the path names, and whose it is."""
    clock, subject = visit.path_params["clock"], visit.path_params["subject"]
    if clock not in get_args(c.Pausable):
        raise PageNotFound
    if clock == "report":
        report = opened.incident.reports.get(subject)
        party = report.sender if report else None
    else:
        directive = opened.incident.directives.get(subject)
        party = directive.party if directive else None
    if party is None:
        raise PageNotFound
    visit.require(party)
    return ("report" if clock == "report" else "completion"), subject, party
