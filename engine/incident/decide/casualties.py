"""The register of casualties: entered, moved on, split, named, struck."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.casualty_words import STATES
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.feeding import enter
from engine.incident.decide.moments import CLOCK_SLACK, happened
from engine.incident.lifecycles import CASUALTY
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Casualty
from engine.incident.supplements import counted_until
from engine.incident.totals import facts_fed, kind_of_register, totals
from engine.plan.facts import PersonState

MOST = 100_000
"""More people than this in one entry is a slip of the finger."""


def source_of(told: str) -> str:
    """Return the source, or refuse because nobody is named."""
    return require_words(told, "no_source", "请写明信息来源", "Say where this comes from")


def require_people(people: int) -> int:
    """Return a number of people, or refuse what cannot be."""
    if not 1 <= people <= MOST:
        refuse("no_people", "人数应在1至100000之间", "The number of people must be 1 to 100,000")
    return people


def moment(deciding: Deciding, when: c.Moment) -> datetime:
    """Return when something happened; the slack between two clocks is never ahead of ours."""
    return min(happened(deciding, when), deciding.now)


def _next(deciding: Deciding) -> str:
    return f"p{len(deciding.state.casualties) + 1}"


def _counts(deciding: Deciding, states: frozenset[str], at: datetime) -> bool:
    """Whether a change into or out of these states came in the time in which the plan counts it."""
    ends = []
    for fact in facts_fed(deciding.plan, "people"):
        fed = deciding.plan.facts[fact].fed_by
        if fed and not states.isdisjoint(fed.people):
            ends.append(counted_until(deciding.plan, deciding.state, fact))
    known = [end for end in ends if end is not None]
    return not known or len(known) < len(ends) or at <= max(known)


def _require_register(deciding: Deciding) -> None:
    if not facts_fed(deciding.plan, "people"):
        refuse(
            "no_register",
            "本预案没有人员登记簿，请直接更新数据",
            "This plan keeps no register of people; record the figures",
            ("RecordFigures",),
        )


def register(deciding: Deciding, command: c.RegisterCasualty) -> None:
    """Enter a person, or a group nobody can name."""
    _require_register(deciding)
    if command.state not in get_args(PersonState):
        refuse("no_state", "请选择人员状态", "Choose what became of them")
    people = require_people(command.people)
    if command.name.strip() and people != 1:
        refuse("one_name", "写了姓名的，一条只登记一人", "A name stands for one person")
    source, at = source_of(command.source), moment(deciding, command.when)
    event = e.CasualtyRegistered(
        entry=_next(deciding),
        state=command.state,
        people=people,
        counts=_counts(deciding, frozenset({command.state}), at),
        place=command.place.strip(),
        source=source,
        name=command.name.strip(),
        sex=command.sex.strip(),
        age=command.age.strip(),
        identity=command.identity.strip(),
        note=command.note.strip(),
    )
    enter(deciding, event, source, at, about=command.when.about)


def _entry(deciding: Deciding, name: str) -> Casualty:
    found = deciding.state.casualties.get(name)
    if found is None:
        refuse("no_entry", "登记簿中没有这一条", "The register has no such entry")
    if found.struck:
        refuse(
            "struck",
            f"这一条已划去（{found.struck}），请另行登记",
            f"This entry was struck ({found.struck}); enter it anew",
            ("RegisterCasualty",),
        )
    return found


def _require_move(entry: Casualty, to: str) -> None:
    if CASUALTY.after(entry.state, to) is None:
        legal = CASUALTY.legal(entry.state)
        zh = "、".join(STATES["struck" if one == "strike" else one].zh for one in legal)
        en = ", ".join(STATES["struck" if one == "strike" else one].en for one in legal)
        now = STATES[entry.state]
        refuse(
            "illegal_move",
            f"这一条目前是“{now.zh}”，只能改为：{zh}",
            f"This entry is {now.en}; it can become: {en}",
            legal,
        )


def _part(deciding: Deciding, entry: Casualty, people: int | None) -> tuple[str, int]:
    """Return which entry a part of an entry becomes, and how many they are."""
    count = entry.people if people is None else require_people(people)
    if count > entry.people:
        refuse(
            "too_many",
            f"这一条只有{entry.people}人",
            f"This entry has {entry.people} people only",
        )
    return (entry.id if count == entry.people else _next(deciding)), count


def move(deciding: Deciding, command: c.MoveCasualty) -> None:
    """Say what became of an entry or of some of its persons."""
    entry = _entry(deciding, command.entry)
    _require_move(entry, command.to)
    part, people = _part(deciding, entry, command.people)
    source, at = source_of(command.source), moment(deciding, command.when)
    if at + CLOCK_SLACK < entry.since.at:
        zh, en = STATES[entry.state].zh, STATES[entry.state].en
        refuse(
            "before_state",
            f"时间早于登记为“{zh}”的时间，请核对；原登记有误的应划去重登",
            f"This is before they were entered as {en}; check the time, or strike the wrong entry",
            ("StrikeCasualty",),
        )
    event = e.CasualtyMoved(
        entry=entry.id,
        part=part,
        state=command.to,
        people=people,
        counts=_counts(deciding, frozenset({entry.state, command.to}), at),
        place=command.place.strip(),
        source=source,
        note=command.note.strip(),
    )
    enter(deciding, event, source, at, about=command.when.about)


def identify(deciding: Deciding, command: c.IdentifyCasualty) -> None:
    """Name somebody; one of a group becomes an entry of their own."""
    entry = _entry(deciding, command.entry)
    name = require_words(command.name, "no_name", "请写明姓名或特征", "Say who it is")
    part, _ = _part(deciding, entry, 1)
    deciding.happen(
        e.CasualtyIdentified(
            entry=entry.id,
            part=part,
            name=name,
            sex=command.sex.strip(),
            age=command.age.strip(),
            identity=command.identity.strip(),
            source=source_of(command.source),
        )
    )


def strike(deciding: Deciding, command: c.StrikeCasualty) -> None:
    """Strike a wrong or double entry."""
    entry = _entry(deciding, command.entry)
    reason = require_words(
        command.reason, "no_reason", "划去须说明理由，如“与第2条重复”", "Say why it is struck"
    )
    enter(deciding, e.CasualtyStruck(entry.id, reason), reason, deciding.now)


def adopt(deciding: Deciding, command: c.AdoptRegister) -> None:
    """Let what the register adds up to stand as the figure."""
    found = totals(deciding.plan, deciding.state)
    if command.fact not in found:
        refuse("no_register", "这项数据没有登记", "Nothing is registered for this figure")
    known = deciding.state.figures.get(command.fact)
    if known and known.register and known.value == found[command.fact]:
        refuse("already_adopted", "这项数据已以登记为准", "The register's total stands already")
    kind = kind_of_register(deciding.plan.facts[command.fact])
    figures = {command.fact: found[command.fact]}
    source = source_of(command.source)
    deciding.happen(e.FiguresRecorded(figures, source, "", register=kind))


DECISIONS: Decisions = {
    c.RegisterCasualty: register,
    c.MoveCasualty: move,
    c.IdentifyCasualty: identify,
    c.StrikeCasualty: strike,
    c.AdoptRegister: adopt,
}
