"""What taking any step asks: a legal move of the incident, and the body whose step it is."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.decide.deciding import Deciding
from engine.incident.lifecycles import phases_of
from engine.incident.refusals import refuse
from engine.plan.lifecycle import Step


def require_move(deciding: Deciding, trigger: str) -> None:
    """Refuse unless the plan draws the move from the present phase."""
    state = deciding.state
    graph = phases_of(deciding.plan)
    if graph.after(state.phase, trigger) is None:
        phase = deciding.plan.phases[state.phase].title
        refuse(
            "illegal_phase",
            f"目前处于“{phase.zh}”，不能这样操作",
            f"The incident is in the phase {phase.en}; that is not possible now",
            graph.legal(state.phase),
        )


def require_body(deciding: Deciding, step: Step) -> None:
    """Refuse unless the actor acts for the body that the step belongs to."""
    party = deciding.plan.party(step.by, deciding.state.district)
    if deciding.actor.party != party:
        title = deciding.plan.party_title(party)
        refuse(
            "not_yours",
            f"这一步由{title.zh}作出（{step.clause}）",
            f"This step belongs to {title.en} ({step.clause})",
        )


def take(deciding: Deciding, approval: str, step: Step, reason: str) -> None:
    """Record that the body took its step."""
    party = deciding.plan.party(step.by, deciding.state.district)
    deciding.happen(e.StepTaken(approval, step.id, step.act, party, step.clause, reason))
