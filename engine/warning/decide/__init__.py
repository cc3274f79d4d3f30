"""Commands on warnings to events: one pure function, refusing with a reason what is illegal now."""

from __future__ import annotations

from datetime import datetime

from engine.incident.refusals import refuse, require_words
from engine.journal.entry import Actor, Draft
from engine.plan.plan import Plan
from engine.warning import commands as c
from engine.warning import events as e
from engine.warning.decide import noticing, rounds
from engine.warning.decide.deciding import STATES, Deciding, Decisions, require_move
from engine.warning.state import Warned


def _dismiss(deciding: Deciding, command: c.DismissWarning) -> None:
    require_move(deciding, "dismiss")
    reason = require_words(
        command.reason, "no_reason", "请写明为什么不发布预警", "Say why no warning is issued"
    )
    deciding.happen(e.WarningDismissed(reason))


def _open_incident(deciding: Deciding, command: c.OpenIncident) -> None:
    require_move(deciding, "open_incident")
    opened = deciding.state.incidents
    if command.incident in opened or len(opened) > command.known:
        refuse(
            "already_opened",
            "这条预警已经转为事件；如果是另一起，请刷新页面后再转",
            "An incident was opened from this warning already; for another one, reload the page",
        )
    deciding.happen(e.IncidentOpened(command.incident))


_DECISIONS: Decisions = {
    **noticing.DECISIONS,
    **rounds.DECISIONS,
    c.DismissWarning: _dismiss,
    c.OpenIncident: _open_incident,
}


def decide(
    plan: Plan,
    warned: Warned | None,
    command: c.Command,
    *,
    name: str,
    actor: Actor,
    now: datetime,
) -> tuple[list[Draft], Warned | None]:
    """Return what a command records, and the state after it.

    `name` is the warning's stream, `now` is UTC. Raises CommandRefused with a reason, and
    FigureImpossible for figures that cannot be true; nothing is recorded then.
    """
    deciding = Deciding(plan, actor, now, name, warned)
    if isinstance(command, c.NoticeTrigger):
        if warned is not None:
            refuse("already_open", "该预警已经登记", "This warning is already open")
        noticing.notice(deciding, command)
    else:
        if warned is None:
            refuse("not_open", "没有这条预警", "There is no such warning")
        deciding.let_deadlines_pass()
        late = len(deciding.drafts)
        if not isinstance(command, c.Tick):
            if deciding.state.over:
                zh, en = STATES[deciding.state.state]
                refuse("over", f"该预警{zh}，不能再改", f"The warning is {en}; it stands as it is")
            _DECISIONS[type(command)](deciding, command)
            if len(deciding.drafts) == late:
                return [], warned
    if deciding.drafts:
        deciding.follow()
    return deciding.drafts, deciding.warned
