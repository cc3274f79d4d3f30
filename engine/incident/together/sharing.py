"""Figures that two plans mean alike: what goes along to another incident, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from engine.errors import FigureImpossible
from engine.figures import read_figure
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding
from engine.incident.state import Incident, KnownFigure
from engine.incident.together.joint import Joint
from engine.plan.plan import Plan


def understood(plan: Plan, other: Plan, fact: str, value: Any) -> bool:
    """Tell whether a figure of one plan means the same in another: same name, type and values."""
    here, there = plan.facts.get(fact), other.facts.get(fact)
    if here is None or there is None or here.type != there.type:
        return False
    try:
        read_figure(fact, value, there)
    except FigureImpossible:
        return False
    return True


def common(plan: Plan, incident: Incident, other: Plan) -> dict[str, KnownFigure]:
    """Return the known figures of an incident that another plan understands."""
    return {
        fact: known
        for fact, known in incident.figures.items()
        if known.value is not None and understood(plan, other, fact, known.value)
    }


def lacking(figures: Mapping[str, KnownFigure], other: Incident | None) -> dict[str, KnownFigure]:
    """Return the figures that another incident knows nothing about."""
    there = other.figures if other else {}
    return {
        fact: known
        for fact, known in figures.items()
        if fact not in there or there[fact].value is None
    }


def differing(figures: Mapping[str, KnownFigure], other: Incident) -> tuple[Mapping[str, Any], ...]:
    """Return the figures that two incidents know otherwise, as they stand in each."""
    found = []
    for fact, known in figures.items():
        there = other.figures.get(fact)
        if there is not None and there.value not in (None, known.value):
            found.append({"fact": fact, "here": there.value, "there": known.value})
    return tuple(found)


def bring(part: Deciding, figures: Mapping[str, KnownFigure], note: str) -> None:
    """Record figures of another incident: source and time stay as they were told there."""
    for (source, at, about), facts in _as_told(figures):
        values = {fact: figures[fact].value for fact in facts}
        part.happen(e.FiguresRecorded(values, source, note), at, about=about)


def _as_told(
    figures: Mapping[str, KnownFigure],
) -> Iterator[tuple[tuple[str, datetime, bool], list[str]]]:
    told: dict[tuple[str, datetime, bool], list[str]] = {}
    for fact, known in figures.items():
        told.setdefault((known.source, known.at, known.about), []).append(fact)
    yield from told.items()


def entries_of(figures: Mapping[str, KnownFigure]) -> int:
    """Return how many entries `bring` makes of figures."""
    return len([*_as_told(figures)])


def note_from(incident: Incident) -> str:
    """Return the remark beside figures that came from another incident."""
    return f"来自事件〈{incident.title}〉"


def share_figures(joint: Joint, before: Mapping[str, Incident | None]) -> None:
    """Record in every open companion what became known in an incident by this command."""
    told = {
        name: _news(before.get(name), part.incident)
        for name, part in joint.parts.items()
        if part.incident is not None and not part.incident.over
    }
    for name, news in told.items():
        if news:
            _tell(joint, name, news)


def _news(before: Incident | None, after: Incident | None) -> dict[str, KnownFigure]:
    since = before.version if before else 0
    figures = after.figures if after else {}
    return {fact: known for fact, known in figures.items() if known.seq > since}


def _tell(joint: Joint, name: str, news: Mapping[str, KnownFigure]) -> None:
    source = joint.parts[name]
    for other in companions_of(joint, name):
        part = joint.parts[other]
        heard = {
            fact: known
            for fact, known in news.items()
            if understood(source.plan, part.plan, fact, known.value)
            and not _says(part.state, fact, known)
        }
        if heard:
            bring(part, heard, note_from(source.state))
            part.follow()


def _says(there: Incident, fact: str, known: KnownFigure) -> bool:
    """Whether a figure stands there already as it was told, so that it is not told in a circle."""
    found = there.figures.get(fact)
    return found is not None and (found.value, found.at, found.source) == (
        known.value,
        known.at,
        known.source,
    )


def companions_of(joint: Joint, name: str) -> list[str]:
    """Return the open incidents that are the same event as one, over any number of ties."""
    found, asked = [name], [name]
    while asked:
        incident = joint.parts[asked.pop()].incident
        for link in incident.tied("companion") if incident else ():
            part = joint.parts.get(link.incident)
            there = part.incident if part else None
            if link.incident not in found and there is not None and not there.over:
                found.append(link.incident)
                asked.append(link.incident)
    return found[1:]
