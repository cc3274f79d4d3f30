"""Which steps an approval has, and which one is next."""

from __future__ import annotations

from engine.incident.state import Approval
from engine.plan.lifecycle import Step
from engine.plan.plan import Plan


def steps_of(plan: Plan, approval: Approval) -> tuple[Step, ...]:
    """Return the steps the plan orders for an approval."""
    if approval.subject == "activation":
        return plan.responses[approval.response or ""].chain
    response = approval.response or "none"
    return next(chain.steps for chain in plan.ending.chains if response in chain.responses)


def next_step(plan: Plan, approval: Approval) -> Step | None:
    """Return the step to take now; None when nothing is left or it was refused."""
    if approval.state not in ("open", "granted"):
        return None
    taken = {done.step for done in approval.steps}
    return next((step for step in steps_of(plan, approval) if step.id not in taken), None)


def announced(plan: Plan, approval: Approval) -> bool:
    """Return whether every deciding step is taken, so that only announcing is left."""
    step = next_step(plan, approval)
    return step is None or step.act == "announce"
