"""Splitting: one incident turns out to be two."""

from __future__ import annotations

from engine.figures import read_situation
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.figures import read_values
from engine.incident.refusals import refuse, require_words
from engine.incident.state import KnownFigure
from engine.incident.together.joint import Joint, Together
from engine.incident.together.opening import open_from


def split(joint: Joint, command: c.SplitIncident) -> None:
    """Open the part that is another incident, with its figures; correct those of this one."""
    main, part = joint.main, joint.fresh(command.part)
    reason = require_words(command.reason, "no_reason", "拆分须说明理由", "A split needs a reason")
    title = require_words(
        command.title, "no_title", "请用一句话写明发生了什么", "Say in one line what happened"
    )
    place = require_words(command.place, "no_place", "请写明事发地点", "Say where it happened")
    if command.district not in part.plan.directory.districts:
        refuse("no_district", "请选择事发地所在区县", "Choose the district where it happened")
    known = read_situation(command.facts, part.plan.facts)
    values = {fact: figure.plain() for fact, figure in known.items()}
    corrections = read_values(main, command.corrections)
    origin = main.state
    figures = {
        fact: KnownFigure(value, joint.now, about=False, source=joint.actor.name, seq=0)
        for fact, value in values.items()
    }
    words = {"title": title, "place": place, "district": command.district}
    open_from(part, origin, "split_from", reason, figures, **words)
    main.happen(e.IncidentLinked("split_into", part.name, part.plan.id, title, reason))
    if corrections:
        note = f"拆分出事件〈{title}〉：{reason}"
        main.happen(e.FiguresRecorded(corrections, joint.actor.name, note))


TOGETHER: Together = {c.SplitIncident: split}
