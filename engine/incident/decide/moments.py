"""When something happened, as told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from engine.incident import commands as c
from engine.incident.decide.deciding import Deciding
from engine.incident.refusals import refuse

CLOCK_SLACK = timedelta(minutes=2)
"""How far the clocks of two machines may be apart before a time counts as lying in the future."""


def happened(deciding: Deciding, when: c.Moment) -> datetime:
    """Return when something happened as told; the future is refused."""
    if when.at is None:
        return deciding.now
    if when.at > deciding.now + CLOCK_SLACK:
        refuse("in_future", "发生时间不能晚于现在", "It cannot have happened in the future")
    return when.at.astimezone(UTC)
