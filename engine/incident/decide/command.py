"""Who commands on scene: naming, appointing, handing over."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.command import powers_of
from engine.incident.decide.authority import require_power, word_of
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.refusals import refuse, require_words

_NAME = ("no_name", "请写明姓名", "Give the name")


def name_commander(deciding: Deciding, command: c.NameCommander) -> None:
    """Say who commands in person, before anybody is appointed."""
    current = deciding.state.commander
    if current is None or not current.party:
        refuse(
            "no_first",
            "现在没有由单位负责人履行的现场指挥，无须补记人名",
            "No head of a party commands now, so there is nobody to name",
        )
    word = word_of(deciding, [current.party], command.decider, current.clause)
    name = require_words(command.name, *_NAME)
    deciding.happen(
        e.CommanderNamed(
            current.party, name, command.office.strip(), command.telephone.strip(), word.decider
        )
    )


def appoint(deciding: Deciding, command: c.AppointCommander) -> None:
    """Name who is to take over command, for the body that the plan lets appoint."""
    rules = deciding.plan.command.appoints
    nobody = (
        ("预案没有规定由谁指定现场指挥长", "The plan lets nobody appoint a commander on scene")
        if not rules
        else (
            "现场指挥部尚未成立，还不能指定现场指挥长",
            "There is no site command yet, so there is no commander to appoint",
        )
    )
    rules = powers_of(deciding.plan, deciding.state).appoints
    word, clause = require_power(deciding, rules, command.decider, nobody)
    name = require_words(command.name, *_NAME)
    office = require_words(command.office, "no_office", "请写明职务", "Give the office held")
    deciding.happen(
        e.CommanderAppointed(
            name=name,
            office=office,
            telephone=command.telephone.strip(),
            by=word.party,
            clause=clause,
            reason=command.reason.strip(),
            decider=word.decider,
            deputy=word.deputy,
        )
    )


def hand_over(deciding: Deciding, command: c.HandOverCommand) -> None:
    """Pass command to the appointed person: both confirm it, or words say how it passed."""
    state = deciding.state
    if state.appointed is None:
        refuse(
            "nobody_appointed",
            "还没有指定接任的指挥长，不能移交指挥",
            "Nobody is appointed to take over, so command cannot be handed over",
            ("AppointCommander",),
        )
    handed, taken, words = (
        said.strip() for said in (command.handed_by, command.taken_by, command.words)
    )
    confirmed = taken and (handed or state.commander is None)
    if not confirmed:
        require_words(
            words,
            "no_words",
            "移交指挥须双方确认；缺一方时写明如何移交",
            "Both must confirm the hand-over; otherwise say how command passed",
        )
    at = happened(deciding, command.when)
    earliest = max([state.appointed.since, *(term.since for term in state.commanders[-1:])])
    if at < earliest:
        refuse(
            "too_early",
            "移交时间早于指定指挥长或前任到任的时间，请核对",
            "The hand-over lies before the appointment or the present term; check the time",
        )
    event = e.CommandHandedOver(handed, taken, words, state.appointed.clause)
    deciding.happen(event, at, about=command.when.about)


DECISIONS: Decisions = {
    c.NameCommander: name_commander,
    c.AppointCommander: appoint,
    c.HandOverCommand: hand_over,
}
