"""The timeline in words: stopwatches."""

from __future__ import annotations

from engine.grading.sentences import number
from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.incident.totals import stopwatches_of
from engine.text import Text


def _title(s: Scene, stopwatch: str) -> Text:
    """Return the title of the fact whose hours a stopwatch runs."""
    facts = stopwatches_of(s.plan).get(stopwatch, ())
    return s.plan.facts[facts[0]].title if facts else Text(zh=stopwatch, en=stopwatch)


def _hours(hours: str) -> tuple[str, str]:
    return number(hours, "小时", "zh"), number(hours, "hours", "en")


def _people(people: int | None) -> tuple[str, str]:
    return ("", "") if people is None else (f"，{people}人", f", {people} people")


def _started(s: Scene, ev: e.StopwatchStarted) -> Telling:
    title, (zh, en), (who_zh, who_en) = (
        _title(s, ev.stopwatch),
        _hours(ev.hours),
        _people(ev.people),
    )
    return "plain", Text(
        zh=f"开始计时〈{title.zh}〉：已{zh}{who_zh}（{ev.source}）",
        en=f"Stopwatch ‘{title.en}’: {en} so far{who_en} ({ev.source})",
    )


def _reached(s: Scene, ev: e.StopwatchReached) -> Telling:
    title, (zh, en) = _title(s, ev.stopwatch), _hours(ev.hours)
    return "late", Text(zh=f"〈{title.zh}〉达到{zh}", en=f"‘{title.en}’ reached {en}")


def _counted(s: Scene, ev: e.HeldCounted) -> Telling:
    title = _title(s, ev.stopwatch)
    return "plain", Text(
        zh=f"〈{title.zh}〉仍有{ev.people}人（{ev.source}）",
        en=f"‘{title.en}’: {ev.people} still held ({ev.source})",
    )


def _stopped(s: Scene, ev: e.StopwatchStopped) -> Telling:
    title, (zh, en) = _title(s, ev.stopwatch), _hours(ev.hours)
    return "plain", both(
        f"停止计时〈{title.zh}〉：共{zh}（{ev.source}）",
        f"Stopwatch ‘{title.en}’ stopped after {en} ({ev.source})",
        ev.note,
    )


def _corrected(s: Scene, ev: e.StopwatchCorrected) -> Telling:
    title, (zh, en) = _title(s, ev.stopwatch), _hours(ev.hours)
    return "note", both(
        f"更正〈{title.zh}〉的起点，按新起点{zh}（{ev.source}）",
        f"Beginning of ‘{title.en}’ corrected: {en} by the new one ({ev.source})",
        ev.reason,
    )


TELLERS: Tellers = {
    "StopwatchStarted": _started,
    "StopwatchReached": _reached,
    "HeldCounted": _counted,
    "StopwatchStopped": _stopped,
    "StopwatchCorrected": _corrected,
}
