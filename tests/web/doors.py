"""Every door of the console: what it is called, which action guards it, and whose thing is behind.

Written out by hand, beside the routes and not from them: a route that changes its action, or a new
one, is noticed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

Thing = Literal[
    "nobody",
    "incident",
    "directive",
    "sender",
    "recipient",
    "step",
    "teller",
    "release_step",
    "away",
    "owner",
    "warning",
    "stage",
    "preparer",
    "issuer",
]
"""On whose thing a door acts: `nobody` where everyone finds their own."""

_COMMON: dict[str, tuple[str, Thing]] = {
    "GET /": ("preference.set", "nobody"),
    "GET /lobby": ("lobby.see", "nobody"),
    "WS /live": ("live.follow", "nobody"),
    "GET /desk": ("desk.see", "nobody"),
    "GET /desk/parts/{part}": ("desk.see", "nobody"),
    "GET /desk/go": ("desk.see", "nobody"),
    "POST /desk/line": ("incident.note", "nobody"),
    "GET /call": ("incident.report", "nobody"),
    "GET /call/moment": ("incident.report", "nobody"),
    "POST /call": ("incident.report", "nobody"),
    "GET /incidents": ("incident.see", "nobody"),
    "GET /incidents/{incident}": ("incident.see", "incident"),
    "GET /incidents/{incident}/parts/{part}": ("incident.see", "incident"),
    "GET /incidents/{incident}/figures": ("incident.see", "incident"),
    "GET /incidents/{incident}/directives/{directive}": ("incident.see", "incident"),
    "GET /incidents/{incident}/reports/{report}": ("incident.see", "incident"),
    "POST /incidents/{incident}/figures": ("incident.figure", "incident"),
    "POST /incidents/{incident}/notes": ("incident.note", "incident"),
    "POST /incidents/{incident}/approvals/{approval}/{step}": ("approval.decide", "step"),
    "POST /incidents/{incident}/responses": ("incident.move", "incident"),
    "POST /incidents/{incident}/directives/{directive}/{move}": ("directive.record", "directive"),
    "POST /incidents/{incident}/reports/{report}/send": ("report.send", "sender"),
    "POST /incidents/{incident}/reports/{report}/confirm": ("report.receive", "recipient"),
    "POST /incidents/{incident}/ending/checks": ("incident.end", "incident"),
    "POST /incidents/{incident}/ending": ("incident.end", "incident"),
    "POST /incidents/{incident}/dismiss": ("incident.move", "incident"),
    "POST /incidents/{incident}/close": ("incident.move", "incident"),
    "GET /incidents/{incident}/clocks": ("incident.see", "incident"),
    "POST /incidents/{incident}/rungs": ("ladder.record", "incident"),
    "POST /incidents/{incident}/clocks/{clock}/{subject}/pause": ("clock.pause", "sender"),
    "POST /incidents/{incident}/clocks/{clock}/{subject}/resume": ("clock.pause", "sender"),
    "POST /incidents/{incident}/reports/{report}/follow": ("report.send", "sender"),
    "GET /incidents/{incident}/command": ("incident.see", "incident"),
    "POST /incidents/{incident}/approvals/{approval}/{step}/heard": ("approval.record", "step"),
    "POST /incidents/{incident}/command/name": ("command.order", "incident"),
    "POST /incidents/{incident}/command/appoint": ("command.order", "incident"),
    "POST /incidents/{incident}/command/handover": ("command.order", "incident"),
    "POST /incidents/{incident}/command/site": ("command.order", "incident"),
    "POST /incidents/{incident}/command/groups/{group}": ("command.order", "incident"),
    "POST /incidents/{incident}/command/tasks": ("command.order", "incident"),
    "POST /incidents/{incident}/command/tasks/{order}/withdraw": ("command.order", "incident"),
    "POST /incidents/{incident}/command/absences": ("command.order", "away"),
    "POST /incidents/{incident}/command/overrides": ("command.override", "incident"),
    "POST /incidents/{incident}/command/overrides/{override}": ("command.order", "incident"),
    "GET /incidents/{incident}/releases": ("incident.see", "incident"),
    "GET /incidents/{incident}/releases/new": ("release.issue", "teller"),
    "GET /incidents/{incident}/releases/{release}": ("incident.see", "incident"),
    "GET /incidents/{incident}/releases/{release}/edit": ("release.issue", "teller"),
    "POST /incidents/{incident}/releases": ("release.issue", "teller"),
    "POST /incidents/{incident}/releases/{release}/edit": ("release.issue", "teller"),
    "POST /incidents/{incident}/releases/{release}/drop": ("release.issue", "teller"),
    "POST /incidents/{incident}/releases/{release}/steps/{release_step}": (
        "release.step",
        "release_step",
    ),
    "POST /incidents/{incident}/releases/{release}/steps/{release_step}/heard": (
        "approval.record",
        "incident",
    ),
    "POST /incidents/{incident}/conferences": ("release.issue", "teller"),
    "GET /incidents/{incident}/resources": ("incident.see", "incident"),
    "POST /incidents/{incident}/resources": ("resource.call", "incident"),
    "POST /incidents/{incident}/resources/{callout}/answers/{answer}": ("resource.answer", "owner"),
    "POST /incidents/{incident}/resources/{callout}/orders/{instruction}": (
        "resource.call",
        "incident",
    ),
    "POST /incidents/{incident}/resources/{callout}/places": ("resource.answer", "owner"),
    "POST /incidents/{incident}/requisitions": ("requisition.record", "incident"),
    "POST /incidents/{incident}/requisitions/{requisition}/outcomes/{outcome}": (
        "requisition.record",
        "incident",
    ),
    "POST /incidents/{incident}/requisitions/{requisition}/strike": (
        "requisition.record",
        "incident",
    ),
    "POST /incidents/{incident}/requisitions/{requisition}/compensation": (
        "requisition.record",
        "incident",
    ),
    "POST /incidents/{incident}/requisitions/{requisition}/payment": (
        "requisition.record",
        "incident",
    ),
    "POST /incidents/{incident}/evidence/{item}": ("evidence.record", "incident"),
    "GET /warnings": ("warning.see", "nobody"),
    "GET /warnings/new": ("warning.notice", "nobody"),
    "GET /warnings/strip": ("warning.see", "nobody"),
    "GET /warnings/work": ("warning.see", "nobody"),
    "GET /warnings/{warning}": ("warning.see", "warning"),
    "GET /warnings/{warning}/parts/{part}": ("warning.see", "warning"),
    "GET /warnings/{warning}/content": ("warning.draft", "warning"),
    "GET /warnings/{warning}/text": ("warning.see", "warning"),
    "GET /incidents/{incident}/ties": ("incident.see", "incident"),
    "POST /incidents/{incident}/ties/plan": ("incident.move", "incident"),
    "POST /incidents/{incident}/ties/offers": ("incident.move", "incident"),
    "POST /incidents/{incident}/ties/offers/{offer}": ("incident.move", "incident"),
    "POST /incidents/{incident}/ties/back": ("incident.move", "incident"),
    "POST /incidents/{incident}/ties/again": ("incident.move", "incident"),
    "POST /incidents/{incident}/ties/merge": ("incident.move", "incident"),
    "POST /incidents/{incident}/ties/split": ("incident.move", "incident"),
    "POST /incidents/{incident}/ties/companions": ("incident.move", "incident"),
    "POST /incidents/{incident}/ties/companions/{companion}": ("incident.move", "incident"),
    "GET /incidents/{incident}/warnings": ("incident.see", "incident"),
    "POST /warnings": ("warning.notice", "nobody"),
    "POST /warnings/{warning}/situation": ("warning.draft", "warning"),
    "POST /warnings/{warning}/content": ("warning.draft", "warning"),
    "POST /warnings/{warning}/proposal": ("warning.draft", "warning"),
    "POST /warnings/{warning}/steps/{stage}": ("warning.issue", "stage"),
    "POST /warnings/{warning}/steps/{stage}/heard": ("warning.record", "warning"),
    "POST /warnings/{warning}/preparations/{preparation}": ("warning.prepare", "preparer"),
    "POST /warnings/{warning}/preparations/{preparation}/heard": ("warning.record", "warning"),
    "POST /warnings/{warning}/channels": ("warning.draft", "warning"),
    "POST /warnings/{warning}/lift": ("warning.issue", "issuer"),
    "POST /warnings/{warning}/lift/heard": ("warning.record", "warning"),
    "POST /warnings/{warning}/dismiss": ("warning.draft", "warning"),
    "POST /warnings/{warning}/incident": ("incident.report", "warning"),
    "GET /incidents/{incident}/replay": ("replay.see", "incident"),
    "GET /incidents/{incident}/replay/moment": ("replay.see", "incident"),
    "GET /incidents/{incident}/replay/verification": ("replay.see", "incident"),
    "GET /unit": ("directive.see", "nobody"),
    "GET /unit/work": ("directive.see", "nobody"),
    "GET /unit/parties": ("board.see", "nobody"),
    "GET /unit/elsewhere": ("directive.see", "nobody"),
    "GET /unit/{incident}/directives/{directive}": ("directive.see", "directive"),
    "GET /unit/{incident}/reports/{report}": ("report.send", "sender"),
    "POST /unit/received": ("directive.answer", "directive"),
    "POST /unit/{incident}/directives/{directive}/{move}": ("directive.answer", "directive"),
    "GET /command": ("board.see", "nobody"),
    "GET /command/state": ("board.see", "nobody"),
    "GET /board": ("board.see", "nobody"),
    "GET /board/state": ("board.see", "nobody"),
    "GET /board/{incident}": ("board.see", "incident"),
    "GET /board/{incident}/state": ("board.see", "incident"),
    "GET /drills": ("drill.evaluate", "nobody"),
    "GET /plans": ("plan.see", "nobody"),
    "GET /plans/{plan}": ("plan.see", "nobody"),
    "GET /plans/calendar": ("plan.see", "nobody"),
    "GET /plans/{plan}/calendar": ("plan.see", "nobody"),
    "GET /plans/{plan}/flow": ("plan.see", "nobody"),
    "GET /plans/{plan}/try": ("plan.see", "nobody"),
    "GET /plans/{plan}/try/outcome": ("plan.see", "nobody"),
    "GET /plans/{plan}/organisation": ("plan.see", "nobody"),
    "GET /plans/{plan}/duties": ("plan.see", "nobody"),
    "GET /plans/{plan}/work": ("plan.see", "nobody"),
    "GET /plans/{plan}/standing": ("plan.see", "nobody"),
    "GET /plans/{plan}/search": ("plan.see", "nobody"),
    "GET /plans/{plan}/clauses": ("plan.see", "nobody"),
    "GET /plans/{plan}/clauses/{clause}": ("plan.see", "nobody"),
}
_REAL_ONLY: dict[str, tuple[str, Thing]] = {
    "GET /plans/{plan}/print": ("plan.see", "nobody"),
    "POST /plans/{plan}/calendar/{duty}": ("plan.keep", "nobody"),
    "POST /plans/{plan}/calendar/entries/{entry}": ("plan.keep", "nobody"),
    "GET /api/openapi.json": ("plan.see", "nobody"),
    "GET /api/plans": ("plan.see", "nobody"),
    "POST /api/plans/{plan}/grade": ("plan.see", "nobody"),
    "GET /sign-in": ("sign_in", "nobody"),
    "POST /sign-in": ("sign_in", "nobody"),
    "POST /sign-out": ("sign_out", "nobody"),
    "POST /preferences": ("preference.set", "nobody"),
    "GET /static/{name:path}": ("asset.see", "nobody"),
}
_DRILL_ONLY: dict[str, tuple[str, Thing]] = {
    "GET /drills/state": ("drill.evaluate", "nobody"),
    "GET /drills/scenarios/{scenario}": ("drill.direct", "nobody"),
    "GET /drills/{drill}/report": ("drill.evaluate", "nobody"),
    "GET /drills/{drill}/findings": ("drill.evaluate", "nobody"),
    "POST /drills": ("drill.direct", "nobody"),
    "POST /drills/clock": ("drill.direct", "nobody"),
    "POST /drills/{drill}/stop": ("drill.direct", "nobody"),
}
DOORS: dict[str, tuple[str, Thing]] = {
    **_COMMON,
    **_REAL_ONLY,
    **{door.replace(" ", " /drill", 1): guard for door, guard in (_COMMON | _DRILL_ONLY).items()},
}


def found_doors(routes: Iterable[BaseRoute], prefix: str = "") -> Iterator[tuple[str, str | None]]:
    """Yield every route and socket that an application has, with the action it declares."""
    for route in routes:
        if isinstance(route, Mount):
            yield from found_doors(route.routes, prefix + route.path)
            continue
        assert isinstance(route, Route | WebSocketRoute)
        methods = route.methods if isinstance(route, Route) else {"WS"}
        action = getattr(route.endpoint, "action", None)
        for method in sorted((methods or set()) - {"HEAD"}):
            yield f"{method} {prefix}{route.path}", action
