"""Stopwatches: the clock alone carries on what people have started."""

from __future__ import annotations

from datetime import datetime

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.casualties import MOST, moment, source_of
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.feeding import enter
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Stopwatch
from engine.incident.stopwatches import hours_between
from engine.incident.totals import held_facts, stopwatches_of
from engine.plan.thresholds import thresholds


def _require_stopwatch(deciding: Deciding, name: str) -> tuple[str, ...]:
    known = stopwatches_of(deciding.plan)
    if name not in known:
        refuse("no_stopwatch", "本预案没有这项计时", "This plan has no such stopwatch")
    return known[name]


def _require_count(people: int) -> None:
    if not 0 <= people <= MOST:
        refuse("no_people", "人数应在0至100000之间", "The number of people must be 0 to 100,000")


def _running(deciding: Deciding, name: str) -> Stopwatch:
    _require_stopwatch(deciding, name)
    watch = deciding.state.stopwatches.get(name)
    if watch is None or not watch.running:
        refuse("not_running", "计时没有在走", "The stopwatch is not running", ("StartStopwatch",))
    return watch


def _told(deciding: Deciding, name: str) -> int | None:
    """Return how many are held by the figure that people recorded before anybody counted."""
    values = (deciding.state.figures.get(fact) for fact in held_facts(deciding.plan, name))
    return next((v.value for v in values if v and isinstance(v.value, int)), None)


def start(deciding: Deciding, command: c.StartStopwatch) -> None:
    """Start a stopwatch from when it began; what has passed by now is recorded at once."""
    facts = _require_stopwatch(deciding, command.stopwatch)
    name = command.stopwatch
    before = deciding.state.stopwatches.get(name)
    if before is not None and before.running:
        refuse(
            "running",
            "计时已经在走；起点不对可以更正，人数变化请更新仍滞留人数",
            "The stopwatch runs already; correct its beginning, or count who is still held",
            ("CorrectStopwatch", "CountHeld", "StopStopwatch"),
        )
    people = command.people
    if people is not None:
        _require_count(people)
    elif held_facts(deciding.plan, name):
        people = _told(deciding, name)
    source, since = source_of(command.source), moment(deciding, command.since)
    bounds = sorted({bound for fact in facts for bound in thresholds(deciding.plan, fact)})
    event = e.StopwatchStarted(
        stopwatch=name,
        since=since,
        about=command.since.about,
        hours=str(hours_between(since, deciding.now)),
        bounds=tuple(str(bound) for bound in bounds),
        people=people,
        source=source,
        note=command.note.strip(),
    )
    enter(deciding, event, source, deciding.now)


def count(deciding: Deciding, command: c.CountHeld) -> None:
    """Say how many are still held; none stops the stopwatch."""
    watch = _running(deciding, command.stopwatch)
    _require_count(command.people)
    if command.people == 0:
        stop(deciding, c.StopStopwatch(watch.name, command.source, command.when))
        return
    source, at = source_of(command.source), _within(deciding, watch, command.when)
    event = e.HeldCounted(watch.name, command.people, source)
    enter(deciding, event, source, at, about=command.when.about)


def _within(deciding: Deciding, watch: Stopwatch, when: c.Moment) -> datetime:
    at = moment(deciding, when)
    if at < watch.since:
        refuse(
            "before_start",
            "时间早于计时起点，请核对；起点不对可以更正",
            "This is before the stopwatch began; check the time, or correct the beginning",
            ("CorrectStopwatch",),
        )
    return at


def stop(deciding: Deciding, command: c.StopStopwatch) -> None:
    """Say that it is over: what the clock added after that moment is taken back."""
    watch = _running(deciding, command.stopwatch)
    source, at = source_of(command.source), _within(deciding, watch, command.when)
    hours = str(hours_between(watch.since, at))
    event = e.StopwatchStopped(watch.name, hours, source, command.note.strip())
    enter(deciding, event, source, at, about=command.when.about)


def correct(deciding: Deciding, command: c.CorrectStopwatch) -> None:
    """Say that it began at another time; the clock reports again what lies ahead of it then."""
    _require_stopwatch(deciding, command.stopwatch)
    watch = deciding.state.stopwatches.get(command.stopwatch)
    if watch is None:
        refuse("not_running", "计时没有在走", "The stopwatch is not running", ("StartStopwatch",))
    reason = require_words(
        command.reason, "no_reason", "更正起点须说明理由", "Say why the beginning is corrected"
    )
    source, since = source_of(command.source), moment(deciding, command.since)
    end = watch.stopped_at or deciding.now
    if since > end:
        refuse("after_end", "起点晚于终点", "It cannot have begun after it was over")
    hours = str(hours_between(since, end))
    about = command.since.about
    event = e.StopwatchCorrected(watch.name, since, about, hours, source, reason)
    enter(deciding, event, source, end)


DECISIONS: Decisions = {
    c.StartStopwatch: start,
    c.CountHeld: count,
    c.StopStopwatch: stop,
    c.CorrectStopwatch: correct,
}
