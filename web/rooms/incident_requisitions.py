"""What is done about requisitions, their compensation, and the evidence checklist."""

from __future__ import annotations

from typing import cast, get_args

from starlette.responses import Response

from engine.incident import commands as c
from engine.plan.facts import FactDefinition
from engine.text import Text
from web.errors import FormInvalid, PageNotFound
from web.rooms.incident_acts import carry_out, when_typed
from web.rooms.incident_reach import Opened, open_incident
from web.routing import Room
from web.typed import TypedWrong, read_typed_figure
from web.visit import Visit

room = Room("incident_requisitions")
_YUAN = FactDefinition(
    type="measure",
    title=Text(zh="金额", en="Sum"),
    ask=Text(zh="多少元？", en="How many yuan?"),
    clause="-",
    unit=Text(zh="元", en="yuan"),
)
_EXACT = Text(zh="写一个数，如 3000 或 1.2万", en="one number, such as 3000")


@room.command("/incidents/{incident}/requisitions", action="requisition.record")
async def record(visit: Visit) -> Response:
    """Enter what was taken into use."""
    opened = open_incident(visit)
    command = c.RecordRequisition(
        sort=cast("c.Sort", visit.field("sort")),
        what=visit.field("what"),
        owner=visit.field("owner"),
        body=visit.field("body"),
        quantity=visit.field("quantity"),
        contact=visit.field("contact"),
        order=visit.field("order"),
        value=_money(visit, "value") or None,
        receipt=visit.field("receipt"),
        when=when_typed(visit),
    )
    return await _done(visit, opened, command, visit.gettext("已登记征用"), "requisitions")


@room.command(
    "/incidents/{incident}/requisitions/{requisition}/outcomes/{outcome}",
    action="requisition.record",
)
async def settle(visit: Visit) -> Response:
    """Say what became of it."""
    opened = open_incident(visit)
    outcome = cast("c.Outcome", visit.path_params["outcome"])
    if outcome not in get_args(c.Outcome):
        raise PageNotFound
    command = c.SettleRequisition(
        _entry(visit, opened), outcome, visit.field("words"), when_typed(visit)
    )
    return await _done(visit, opened, command, visit.gettext("已记录"), "requisitions")


@room.command(
    "/incidents/{incident}/requisitions/{requisition}/strike", action="requisition.record"
)
async def strike(visit: Visit) -> Response:
    """Strike an entry made by mistake."""
    opened = open_incident(visit)
    command = c.StrikeRequisition(_entry(visit, opened), visit.field("reason"))
    return await _done(visit, opened, command, visit.gettext("已划去"), "requisitions")


@room.command(
    "/incidents/{incident}/requisitions/{requisition}/compensation", action="requisition.record"
)
async def decide(visit: Visit) -> Response:
    """Fix what is paid, and who decided it."""
    opened = open_incident(visit)
    command = c.DecideCompensation(
        _entry(visit, opened),
        _money(visit, "amount"),
        visit.field("by"),
        visit.field("reason"),
        when_typed(visit),
    )
    return await _done(visit, opened, command, visit.gettext("补偿已登记"), "requisitions")


@room.command(
    "/incidents/{incident}/requisitions/{requisition}/payment", action="requisition.record"
)
async def pay(visit: Visit) -> Response:
    """Record that it was paid."""
    opened = open_incident(visit)
    command = c.PayCompensation(_entry(visit, opened), visit.field("receipt"), when_typed(visit))
    return await _done(visit, opened, command, visit.gettext("支付已登记"), "requisitions")


@room.command("/incidents/{incident}/evidence/{item}", action="evidence.record")
async def secure(visit: Visit) -> Response:
    """Answer one line of the evidence checklist."""
    opened = open_incident(visit)
    command = c.RecordEvidence(
        visit.path_params["item"],
        cast("c.EvidenceVerdict", visit.field("verdict")),
        visit.field("kept"),
        visit.field("note"),
        when_typed(visit),
    )
    return await _done(visit, opened, command, visit.gettext("已记录"), "evidence")


async def _done(visit: Visit, opened: Opened, command: c.Command, said: str, part: str) -> Response:
    to = f"{opened.path}/resources"
    return await carry_out(visit, opened, command, said, part, party=opened.own, to=to)


def _entry(visit: Visit, opened: Opened) -> str:
    name: str = visit.path_params["requisition"]
    if name not in opened.incident.requisitions:
        raise PageNotFound
    return name


def _money(visit: Visit, field: str) -> str:
    """Return a sum of yuan as typed, such as 3000 or 1.2万; blank stays blank."""
    if not visit.field(field):
        return ""
    try:
        value = read_typed_figure(visit.field(field), _YUAN)
    except TypedWrong as wrong:
        raise FormInvalid({field: wrong.reason}) from None
    if value is None or isinstance(value, list):
        raise FormInvalid({field: _EXACT})
    return str(value)
