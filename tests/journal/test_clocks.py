from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clock import ManualClock, ScaledClock, SystemClock

START = datetime(2024, 5, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class SettableClock:
    """A wall clock that somebody sets back."""

    def __init__(self) -> None:
        self.moment = datetime(2030, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


def test_the_system_clock_tells_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


def test_a_manual_clock_moves_only_when_told() -> None:
    clock = ManualClock(START.astimezone(timezone(timedelta(hours=8))))
    assert clock.now() is clock.now()
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.advance(MINUTE) == START + MINUTE == clock.now()
    assert clock.advance_to(START + 2 * MINUTE) == clock.now()


def test_no_clock_goes_back() -> None:
    clock = ManualClock(START)
    with pytest.raises(ValueError, match="does not go back"):
        clock.advance(-MINUTE)
    with pytest.raises(ValueError, match="does not go back"):
        clock.advance_to(START - MINUTE)
    with pytest.raises(ValueError, match="does not go back"):
        ScaledClock(START, clock).skip(-MINUTE)


def test_a_naive_start_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        ManualClock(START.replace(tzinfo=None))


@pytest.mark.parametrize("factor", [0, -1, float("inf"), float("nan")])
def test_an_impossible_pace_is_refused(factor: float) -> None:
    with pytest.raises(ValueError, match="cannot run"):
        ScaledClock(START, ManualClock(START), factor)


def test_a_drill_runs_faster_pauses_and_changes_pace() -> None:
    wall = ManualClock(datetime(2030, 1, 1, tzinfo=UTC))
    drill = ScaledClock(START, wall, 60)
    wall.advance(MINUTE)
    assert drill.now() == START + 60 * MINUTE
    drill.pause()
    wall.advance(MINUTE)
    assert (drill.now(), drill.paused) == (START + 60 * MINUTE, True)
    drill.resume()
    drill.run_at(2)
    wall.advance(MINUTE)
    assert (drill.now(), drill.factor) == (START + 62 * MINUTE, 2)


def test_a_paused_drill_can_be_moved_forward() -> None:
    drill = ScaledClock(START, ManualClock(START), paused=True)
    assert drill.skip(MINUTE) == drill.now() == START + MINUTE


def test_a_drill_stands_still_while_the_wall_clock_is_set_back() -> None:
    wall = SettableClock()
    drill = ScaledClock(START, wall, 10)
    wall.moment += MINUTE
    before = drill.now()
    wall.moment -= MINUTE
    assert drill.now() == before


DEEDS: dict[str, Callable[[ScaledClock], object]] = {
    "pause": ScaledClock.pause,
    "resume": ScaledClock.resume,
    "slow": lambda drill: drill.run_at(0.5),
    "fast": lambda drill: drill.run_at(100),
    "skip": lambda drill: drill.skip(MINUTE),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(-100, 100)), max_size=20))
def test_whatever_is_done_a_drill_never_goes_back(deeds: list[tuple[str, int]]) -> None:
    wall = SettableClock()
    drill = ScaledClock(START, wall)
    latest = drill.now()
    for deed, seconds in deeds:
        DEEDS[deed](drill)
        wall.moment += timedelta(seconds=seconds)
        assert drill.now() >= latest
        latest = drill.now()
