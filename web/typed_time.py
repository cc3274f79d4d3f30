"""When something happened, as people type it: `13:05`, `-10`, `~13:05`, `昨天 23:50`, blank.

A time of day is the latest such time that is not ahead of the clock, so `23:50` typed just after
midnight is yesterday's. `~` in front (or 左右 behind) says that the time is approximate.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta, tzinfo

from engine.errors import FengsuiError
from engine.incident.commands import Moment
from engine.text import Text

SLACK = timedelta(minutes=2)
"""How far ahead of ours a caller's watch may be."""

_NOW = frozenset({"", "now", "现在", "刚才", "刚刚"})
_ABOUT = re.compile(r"(?:~|大?约|about)\s*(.*)|(.*?)\s*左右")
_AGO = re.compile(r"-\s*(\d{1,4})|(\d{1,4})\s*(?:分钟?前|min(?:utes?)? ago)")
_LONG_AGO = re.compile(r"-\s*(\d{1,2}):(\d{2})|(\d{1,2})\s*(?:个?小时前|h(?:ours?)? ago)")
_CLOCK = r"(\d{1,2})(?::|点|时)(\d{2})?分?(?:整)?"
_TODAY = re.compile(rf"(?:今天|today)?\s*(?:{_CLOCK}|(\d{{2}})(\d{{2}}))")
_YESTERDAY = re.compile(rf"(?:昨天|昨日|yesterday)\s*{_CLOCK}")
_DATED = re.compile(rf"(?:(\d{{4}})[-/年])?(\d{{1,2}})[-/月](\d{{1,2}})日?\s*{_CLOCK}")

_SHAPES = Text(
    zh="读不懂；写 13:05、-10（10分钟前）、~13:05（约）、昨天 13:05 或 3-1 13:05",
    en="not understood; type 13:05, -10 (minutes ago), ~13:05 (about) or 3-1 13:05",
)
_NO_SUCH = Text(
    zh="没有这个时间；按24小时制写，如 13:05", en="there is no such time; use 24 hours, as 13:05"
)
_AHEAD = Text(
    zh="晚于现在；请核对时间或日期", en="this lies in the future; check the time or the date"
)


class TypedWrong(FengsuiError):
    """What was typed cannot be read; `reason` says how to write it."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


def read_typed_time(text: str, now: datetime, zone: tzinfo) -> Moment:
    """Return the moment that was typed, in UTC; blank is now. Raises `TypedWrong`."""
    said = unicodedata.normalize("NFKC", text[:60]).strip().lower().replace("\u2212", "-")
    about = _ABOUT.fullmatch(said)
    if about:
        said = (about[1] if about[1] is not None else about[2]).strip()
    if said in _NOW:
        return Moment(None, about is not None)
    try:
        at = _at(said, now.astimezone(zone)).astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        raise TypedWrong(_NO_SUCH) from None
    if at > now + SLACK:
        raise TypedWrong(_AHEAD)
    return Moment(at, about is not None)


def _at(said: str, now: datetime) -> datetime:
    if found := _AGO.fullmatch(said):
        return now - timedelta(minutes=int(found[1] or found[2]))
    if found := _LONG_AGO.fullmatch(said):
        return now - timedelta(hours=int(found[1] or found[3]), minutes=int(found[2] or 0))
    if found := _TODAY.fullmatch(said):
        at = _on(now.date(), now, found[1] or found[3], found[2] or found[4])
        return at if at <= now + SLACK else _on(now.date() - timedelta(days=1), now, *_hm(at))
    if found := _YESTERDAY.fullmatch(said):
        return _on(now.date() - timedelta(days=1), now, found[1], found[2])
    if found := _DATED.fullmatch(said):
        return _dated(found, now)
    raise TypedWrong(_SHAPES)


def _dated(found: re.Match[str], now: datetime) -> datetime:
    day = date(int(found[1] or now.year), int(found[2]), int(found[3]))
    at = _on(day, now, found[4], found[5])
    if found[1] is None and at > now + SLACK:
        at = _on(day.replace(year=now.year - 1), now, found[4], found[5])
    return at


def _on(day: date, now: datetime, hour: str, minute: str | None) -> datetime:
    return datetime.combine(day, time(int(hour), int(minute or 0)), now.tzinfo)


def _hm(at: datetime) -> tuple[str, str]:
    return str(at.hour), str(at.minute)
