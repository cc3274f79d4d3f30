"""The fold: the state of a warning after one more record. It never fails, and reads no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from engine.journal.entry import Entry
from engine.warning import events as e
from engine.warning.codec import Record, kind_of, to_record
from engine.warning.lifecycle import PREPARATION, ROUND, WARNING
from engine.warning.state import Content, Learnt, Preparation, Round, StepDone, Told, Warned


def _noticed(event: e.WarningNoticed, record: Record) -> Warned:
    return Warned(
        id=record.warning,
        version=record.seq,
        plan=event.plan,
        edition=record.edition,
        trigger=event.trigger,
        title=event.title,
        place=event.place,
        district=event.district,
        summary=event.summary,
        source=event.source,
        raised_by=event.incident,
        drill=event.drill,
        noticed_at=record.occurred_at,
        changed_at=record.recorded_at,
    )


def _moved(now: Warned, move: str, **changes: Any) -> Warned:
    return replace(now, state=WARNING.after(now.state, move) or now.state, **changes)


def _round(now: Warned, id_: str, move: str, **changes: Any) -> dict[str, Round]:
    known = now.rounds[id_]
    moved = replace(known, state=ROUND.after(known.state, move) or known.state, **changes)
    return {**now.rounds, id_: moved}


def _superseded(now: Warned) -> dict[str, Round]:
    running = now.round
    return _round(now, running.id, "supersede") if running else dict(now.rounds)


def _learnt(now: Warned, event: e.SituationLearnt, record: Record) -> Warned:
    told = {
        fact: Learnt(value, record.occurred_at, event.source) for fact, value in event.facts.items()
    }
    return replace(now, figures={**now.figures, **told}, feared=event.feared or now.feared)


def _routed(now: Warned, event: e.RouteChosen, _: Record) -> Warned:
    return replace(
        now,
        route=event.route,
        issuer=event.issuer,
        parties=event.parties,
        questions=event.questions,
        routed=True,
    )


def _asked(now: Warned, event: e.PreparationAsked, record: Record) -> Warned:
    asked = Preparation(
        id=event.preparation,
        party=event.party,
        clause=event.clause,
        state="asked",
        asked_at=record.recorded_at,
        answer_due=event.answer_due,
        changed_at=record.recorded_at,
    )
    return replace(now, preparations={**now.preparations, asked.id: asked})


def _answered(now: Warned, event: e.PreparationAnswered, record: Record) -> Warned:
    known = now.preparations[event.preparation]
    changed = replace(
        known,
        state=PREPARATION.after(known.state, event.move) or known.state,
        changed_at=record.occurred_at,
        words=event.words or known.words,
        on_behalf=record.actor.on_behalf_of is not None,
    )
    return replace(now, preparations={**now.preparations, changed.id: changed})


def _unanswered(now: Warned, event: e.PreparationUnanswered, _: Record) -> Warned:
    late = replace(now.preparations[event.preparation], unanswered=True)
    return replace(now, preparations={**now.preparations, late.id: late})


def _written(now: Warned, event: e.ContentWritten, record: Record) -> Warned:
    content = Content(
        version=event.content,
        title=event.title,
        level=event.level,
        area=event.area,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        measures=event.measures,
        others=event.others,
        written_at=record.occurred_at,
        by=record.actor.name,
    )
    after = _moved(now, "write", contents=(*now.contents, content))
    running = now.round
    if running is None:
        return after
    return replace(after, rounds=_round(now, running.id, "", content=event.content))


def _proposed(now: Warned, event: e.WarningProposed, record: Record) -> Warned:
    opened = Round(
        id=event.round,
        content=event.content,
        changes=now.standing,
        reason=event.reason,
        proposed_at=record.recorded_at,
        state="open",
        due=event.due,
    )
    return _moved(now, "propose", rounds={**now.rounds, opened.id: opened})


def _done(event: Any, record: Record, *, refused: bool = False) -> StepDone:
    return StepDone(
        event.step, event.party, record.occurred_at, record.actor.name, event.reason, refused
    )


def _stepped(now: Warned, event: e.StepTaken, record: Record) -> Warned:
    steps = (*now.rounds[event.round].steps, _done(event, record))
    # The announcement is a step too; what it brings about is told by WarningIssued.
    return replace(now, rounds=_round(now, event.round, "step", steps=steps))


def _refused(now: Warned, event: e.StepRefused, record: Record) -> Warned:
    steps = (*now.rounds[event.round].steps, _done(event, record, refused=True))
    return _moved(now, "refuse", rounds=_round(now, event.round, "refuse", steps=steps))


def _lapsed_steps(now: Warned, event: e.StepsLapsed, _: Record) -> Warned:
    known = now.rounds[event.round]
    gone = tuple(done for done in known.steps if done.step in event.steps)
    kept = tuple(done for done in known.steps if done.step not in event.steps)
    rounds = _round(now, event.round, "lapse_steps", steps=kept, lapsed=(*known.lapsed, *gone))
    return _moved(now, "lapse_steps", rounds=rounds)


def _agreed(now: Warned, event: e.WarningAgreed, _: Record) -> Warned:
    return _moved(now, "agree", rounds=_round(now, event.round, "agree"))


def _issued(now: Warned, event: e.WarningIssued, record: Record) -> Warned:
    return _moved(
        now,
        "issue",
        rounds=_round(now, event.round, "issue"),
        in_force=event.content,
        issued_at=record.occurred_at,
    )


def _told(now: Warned, event: e.ChannelUsed, record: Record) -> Warned:
    used = Told(event.content, event.channel, event.who, record.occurred_at)
    return replace(now, told=(*now.told, used))


def _change_late(now: Warned, event: e.ChangeOverdue, _: Record) -> Warned:
    return replace(now, rounds=_round(now, event.round, "", overdue=True))


def _near(now: Warned, event: e.ExpiryNear, _: Record) -> Warned:
    return replace(now, reminded=event.content)


def _over(now: Warned, move: str, record: Record, words: str) -> Warned:
    return _moved(
        now, move, rounds=_superseded(now), ended=words, ended_at=record.occurred_at, questions=()
    )


def _lapsed(now: Warned, _: e.WarningLapsed, record: Record) -> Warned:
    return _over(now, "lapse", record, "")


def _lifted(now: Warned, event: e.WarningLifted, record: Record) -> Warned:
    return _over(now, "lift", record, event.reason)


def _dismissed(now: Warned, event: e.WarningDismissed, record: Record) -> Warned:
    return _over(now, "dismiss", record, event.reason)


def _opened(now: Warned, event: e.IncidentOpened, _: Record) -> Warned:
    return replace(now, incidents=(*now.incidents, event.incident))


_FOLDS: dict[str, Callable[[Warned, Any, Record], Warned]] = {
    "SituationLearnt": _learnt,
    "RouteChosen": _routed,
    "PreparationAsked": _asked,
    "PreparationAnswered": _answered,
    "PreparationUnanswered": _unanswered,
    "ContentWritten": _written,
    "WarningProposed": _proposed,
    "StepTaken": _stepped,
    "StepRefused": _refused,
    "StepsLapsed": _lapsed_steps,
    "WarningAgreed": _agreed,
    "WarningIssued": _issued,
    "ChannelUsed": _told,
    "ChangeOverdue": _change_late,
    "ExpiryNear": _near,
    "WarningLapsed": _lapsed,
    "WarningLifted": _lifted,
    "WarningDismissed": _dismissed,
    "IncidentOpened": _opened,
}


def fold(now: Warned | None, record: Record) -> Warned:
    """Return the state after a record. The first record must be WarningNoticed."""
    if now is None:
        if not isinstance(record.event, e.WarningNoticed):
            raise TypeError(f"{record.warning} does not begin with a trigger")
        return _noticed(record.event, record)
    after = _FOLDS[kind_of(record.event)](now, record.event, record)
    return replace(after, version=record.seq, changed_at=record.recorded_at)


def replay(entries: Iterable[Entry], start: Warned | None = None) -> Warned | None:
    """Return the state after all entries, in order."""
    now = start
    for entry in entries:
        now = fold(now, to_record(entry))
    return now
