"""One event under two plans: companions both run and share the figures that both plans know."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding
from engine.incident.refusals import refuse, require_words
from engine.incident.together.joint import Joint, Together
from engine.incident.together.opening import open_from
from engine.incident.together.sharing import bring, common, differing, lacking, note_from


def _reason(words: str) -> str:
    return require_words(words, "no_reason", "并行处置须说明理由", "Say why both plans apply")


def require_plan_unused(joint: Joint, plan: str) -> None:
    """Refuse a second incident of the same event under one plan."""
    parts = [part for part in joint.parts.values() if part.incident and not part.incident.over]
    tied = {joint.name, *(link.incident for link in joint.main.state.tied("companion"))}
    if any(part.name in tied and part.plan.id == plan for part in parts):
        refuse(
            "same_plan",
            "本事件已在按该预案处置；重复的请并入",
            "The event is dealt with under this plan already; merge a duplicate instead",
            ("MergeIncident",),
        )


def open_companion(joint: Joint, command: c.OpenCompanion) -> None:
    """Open the same event under another plan as well; both run."""
    main, companion = joint.main, joint.fresh(command.companion)
    reason = _reason(command.reason)
    require_plan_unused(joint, companion.plan.id)
    origin = main.state
    if origin.district not in companion.plan.directory.districts:
        refuse(
            "no_district",
            "该预案不适用于事发地所在区县",
            "The other plan does not apply in this district",
        )
    figures = common(main.plan, origin, companion.plan)
    open_from(companion, origin, "companion", reason, figures)
    main.happen(
        e.IncidentLinked("companion", companion.name, companion.plan.id, origin.title, reason)
    )


def link(joint: Joint, command: c.LinkCompanion) -> None:
    """Tie two open incidents under two plans; what only one knows, both know then."""
    main = joint.main
    reason = _reason(command.reason)
    other = joint.open_other(command.companion)
    if any(tie.incident == other.name for tie in main.state.tied("companion")):
        refuse("already_linked", "两个事件已经关联", "The two are companions already")
    require_plan_unused(joint, other.plan.id)
    before = {"main": main.state, "other": other.state}
    _tie(main, other, before["other"].title, reason)
    _tie(other, main, before["main"].title, reason)
    brought = lacking(common(other.plan, before["other"], main.plan), before["main"])
    bring(main, brought, note_from(before["other"]))
    brought = lacking(common(main.plan, before["main"], other.plan), before["other"])
    bring(other, brought, note_from(before["main"]))


def _tie(one: Deciding, other: Deciding, title: str, reason: str) -> None:
    known = common(other.plan, other.state, one.plan)
    one.happen(
        e.IncidentLinked(
            kind="companion",
            incident=other.name,
            plan=other.plan.id,
            title=title,
            reason=reason,
            differing=differing(known, one.state),
            facts=tuple(lacking(known, one.state)),
        )
    )


def unlink(joint: Joint, command: c.UnlinkCompanion) -> None:
    """Undo the tie in both; figures stay as they were told."""
    main = joint.main
    reason = require_words(
        command.reason, "no_reason", "解除关联须说明理由", "Say why the tie is undone"
    )
    if all(tie.incident != command.companion for tie in main.state.tied("companion")):
        refuse("not_linked", "两个事件没有关联", "The two are not companions")
    other = joint.other(command.companion)
    for one, there in ((main, other), (other, main)):
        title = there.state.title
        one.happen(e.IncidentUnlinked("companion", there.name, title, reason))


TOGETHER: Together = {
    c.OpenCompanion: open_companion,
    c.LinkCompanion: link,
    c.UnlinkCompanion: unlink,
}
