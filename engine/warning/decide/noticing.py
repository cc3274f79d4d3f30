"""A trigger is noticed, the situation is learnt, those who get ready answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.figures import read_situation
from engine.incident.refusals import refuse, require_words
from engine.levels import Level
from engine.warning import commands as c
from engine.warning import events as e
from engine.warning.content import prefilled_measures
from engine.warning.decide.deciding import Deciding, Decisions, require_move, require_party
from engine.warning.lifecycle import PREPARATION
from engine.warning.routes import UNKNOWN

_PREPARED = {
    "asked": ("待应答", "unanswered"),
    "acknowledged": ("已收到", "acknowledged"),
    "ready": ("已就绪", "ready"),
    "declined": ("不能准备", "declined"),
}


def notice(deciding: Deciding, command: c.NoticeTrigger) -> None:
    """Open a warning: what was noticed where, by whom; its content is filled as far as known."""
    triggers = {trigger.id for trigger in deciding.chapter.triggers}
    if triggers and command.trigger not in triggers:
        refuse("no_trigger", "请选择预案列出的预警情形", "Choose one of the plan's triggers")
    title = require_words(
        command.title, "no_title", "请用一句话写明预警什么", "Say in one line what to warn of"
    )
    place = require_words(command.place, "no_place", "请写明区域或场所", "Say where")
    source = require_words(
        command.source, "no_source", "请写明信息来源", "Say where the information comes from"
    )
    if command.district not in deciding.plan.directory.districts:
        refuse("no_district", "请选择所在区县", "Choose the district")
    values, feared = _read(deciding, command.facts, command.feared)
    deciding.happen(
        e.WarningNoticed(
            plan=deciding.plan.id,
            trigger=command.trigger,
            title=title,
            place=place,
            district=command.district,
            summary=command.summary.strip(),
            source=source,
            incident=command.incident,
            drill=command.drill,
        )
    )
    if values or feared:
        deciding.happen(e.SituationLearnt(values, feared, source))
    measures = prefilled_measures(deciding.plan, deciding.state)
    deciding.happen(e.ContentWritten(1, title, "", place, None, None, measures, {}))


def _read(deciding: Deciding, facts: Mapping[str, Any], feared: str) -> tuple[dict[str, Any], str]:
    known = read_situation(facts, deciding.plan.facts)
    codes = {"", UNKNOWN, Level.BELOW.code, *(one.code for one in deciding.plan.document.levels)}
    if feared not in codes:
        refuse("no_such_level", "本预案没有这个级别", "This plan has no such level")
    return {fact: known[fact].plain() if fact in known else None for fact in facts}, feared


def learn(deciding: Deciding, command: c.LearnSituation) -> None:
    """Add to what is known or feared; the route follows from it until the warning is issued."""
    require_move(deciding, "learn")
    if not command.facts and not command.feared:
        refuse("no_figures", "没有填写任何情况", "Nothing was filled in")
    source = require_words(
        command.source, "no_source", "请写明信息来源", "Say where the information comes from"
    )
    values, feared = _read(deciding, command.facts, command.feared)
    deciding.happen(e.SituationLearnt(values, feared, source))


def answer(deciding: Deciding, command: c.AnswerPreparation) -> None:
    """Answer for a party that gets ready."""
    found = deciding.state.preparations.get(command.preparation)
    if found is None:
        refuse("no_preparation", "没有这项准备要求", "Nobody was asked to get ready for this")
    require_party(deciding, found.party, found.clause)
    if PREPARATION.after(found.state, command.move) is None:
        zh, en = _PREPARED[found.state]
        refuse(
            "illegal_move",
            f"目前是“{zh}”，不能这样操作",
            f"It is {en}; that is not possible now",
            PREPARATION.legal(found.state),
        )
    words = command.words.strip()
    if command.move == "decline":
        words = require_words(words, "no_reason", "不能准备须说明原因", "Declining needs a reason")
    deciding.happen(e.PreparationAnswered(found.id, found.party, command.move, words))


DECISIONS: Decisions = {c.LearnSituation: learn, c.AnswerPreparation: answer}
