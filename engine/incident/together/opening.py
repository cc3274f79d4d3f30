"""Opening an incident out of another: the call goes along, and what both plans understand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.incident import events as e
from engine.incident.decide.calls import initial_phase
from engine.incident.decide.deciding import Deciding
from engine.incident.state import Incident, KnownFigure
from engine.incident.together.sharing import bring, note_from


def open_from(
    part: Deciding,
    origin: Incident,
    kind: str,
    reason: str,
    figures: Mapping[str, KnownFigure],
    **changed: Any,
) -> None:
    """Open an incident with the call of another one.

    `kind` says what the other one is to it, `changed` are the words in which the two differ.
    """
    told: dict[str, Any] = {
        "title": origin.title,
        "place": origin.place,
        "district": origin.district,
        "summary": origin.summary,
        **changed,
    }
    event = e.IncidentReported(
        plan=part.plan.id,
        caller=origin.caller,
        channel=origin.channel,
        reported_at=origin.reported_at,
        drill=origin.drill,
        **told,
    )
    part.happen(event, origin.occurred_at, about=origin.about)
    part.happen(
        e.IncidentLinked(kind, origin.id, origin.plan, origin.title, reason, facts=tuple(figures))
    )
    bring(part, figures, note_from(origin))
    part.happen(initial_phase(part))
