"""Which steps an approval has, which one is next, and what it is about."""

from __future__ import annotations

from engine.incident.state import Approval, Incident
from engine.levels import Level
from engine.plan.lifecycle import Step
from engine.plan.plan import Plan
from engine.text import Text

_SCOPES = {"county": 0, "city": 1, "province": 2}
_LOWER = Text(zh="同意降低响应", en="Agree to lower the response")


def outranks(plan: Plan, one: str, other: str | None) -> bool:
    """Return whether a response is wider than another, or than none."""
    if other is None:
        return True
    return _SCOPES[plan.responses[one].scope] > _SCOPES[plan.responses[other].scope]


def lowers(plan: Plan, response: str, in_force: str | None) -> bool:
    """Return whether a response would take the place of a wider one."""
    return in_force is not None and outranks(plan, in_force, response)


def level_title(plan: Plan, level: Level) -> Text:
    """Return a level with its numeral and the plan's word for it."""
    word = plan.level_name(level)
    if level is Level.BELOW:
        return word
    return Text(zh=f"{level.numeral}级（{word.zh}）", en=f"level {level.numeral} ({word.en})")


def steps_of(plan: Plan, approval: Approval) -> tuple[Step, ...]:
    """Return the steps the plan orders for an approval.

    No plan says who lowers a response: those who put it in force do, so that nobody below them
    stands it down.
    """
    if approval.subject == "activation":
        return _activating(plan, approval.response or "", approval.in_force)
    response = approval.response or "none"
    return next(chain.steps for chain in plan.ending.chains if response in chain.responses)


def _activating(plan: Plan, response: str, in_force: str | None) -> tuple[Step, ...]:
    if in_force is None or not lowers(plan, response, in_force):
        return plan.responses[response].chain
    deciders = plan.responses[in_force].chain
    return tuple(step.model_copy(update={"title": _LOWER}) for step in deciders)


def subject_of(plan: Plan, approval: Approval) -> Text:
    """Return what an approval is about."""
    if approval.subject == "ending":
        return Text(zh="终止应急响应", en="ending the response")
    name = approval.response or ""
    title = plan.responses[name].title
    if name == approval.in_force:
        to = level_title(plan, approval.level)
        return Text(zh=f"{title.zh}降至{to.zh}", en=f"lowering {title.en} to {to.en}")
    if lowers(plan, name, approval.in_force):
        return Text(zh=f"调整为{title.zh}", en=f"lowering to {title.en}")
    return Text(zh=f"启动{title.zh}", en=f"activating {title.en}")


def dismissing_parties(plan: Plan, incident: Incident) -> tuple[str, ...]:
    """Return whose leave a dismissal needs: those who put a city's response in force.

    Empty below that, where whoever keeps the incident may dismiss it.
    """
    response = plan.responses[incident.response] if incident.response else None
    if response is None or response.scope == "county":
        return ()
    return tuple(plan.party(step.by, incident.district) for step in response.chain)


def next_step(plan: Plan, approval: Approval) -> Step | None:
    """Return the step to take now; None when nothing is left or it was refused."""
    if approval.state not in ("open", "granted"):
        return None
    taken = {done.step for done in approval.steps}
    return next((step for step in steps_of(plan, approval) if step.id not in taken), None)


def unannounced(plan: Plan, incident: Incident) -> Step | None:
    """Return the announcement of a granted ending that is still outstanding."""
    approvals = incident.approvals.values()
    granted = (a for a in approvals if (a.subject, a.state) == ("ending", "granted"))
    return next((step for a in granted if (step := next_step(plan, a))), None)


def announced(plan: Plan, approval: Approval) -> bool:
    """Return whether every deciding step is taken, so that only announcing is left."""
    step = next_step(plan, approval)
    return step is None or step.act == "announce"
