"""What taking any step asks: a legal move of the incident, and the body whose step it is."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.decide.authority import Word, word_of
from engine.incident.decide.deciding import Deciding
from engine.incident.lifecycles import phases_of
from engine.incident.refusals import refuse
from engine.plan.lifecycle import Step


def require_move(deciding: Deciding, trigger: str) -> None:
    """Refuse unless the plan draws the move from the present phase."""
    state = deciding.state
    if phases_of(deciding.plan).after(state.phase, trigger) is None:
        phase = deciding.plan.phases[state.phase].title
        refuse(
            "illegal_phase",
            f"目前处于“{phase.zh}”，不能这样操作",
            f"The incident is in the phase {phase.en}; that is not possible now",
        )


def require_body(deciding: Deciding, step: Step, decider: str = "") -> Word:
    """Return the word of the body that the step belongs to; refuse unless the actor has it."""
    party = deciding.plan.party(step.by, deciding.state.district)
    return word_of(deciding, [party], decider, step.clause)


def take(deciding: Deciding, approval: str, step: Step, reason: str, word: Word) -> None:
    """Record that the body took its step."""
    deciding.happen(
        e.StepTaken(
            approval=approval,
            step=step.id,
            act=step.act,
            party=word.party,
            clause=step.clause,
            reason=reason,
            decider=word.decider,
            deputy=word.deputy,
        )
    )
