"""Templates: their words, and how times, levels and clauses are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jinja2
from jinja2.runtime import Context

from engine.levels import Level
from engine.text import Language, Text
from web.assets import Assets
from web.clause_links import clause_marks

TEMPLATES = Path(__file__).parent / "templates"
ZONE = ZoneInfo("Asia/Shanghai")


def open_templates(
    assets: Assets,
    translations: Mapping[Language, NullTranslations],
    new_id: Callable[[], str],
    folders: tuple[Path, ...] = (TEMPLATES,),
) -> dict[Language, jinja2.Environment]:
    """Return one environment a language; what is not defined is an error, not a blank."""
    return {
        language: _environment(language, translations[language], assets, new_id, folders)
        for language in translations
    }


def _environment(
    language: Language,
    translations: NullTranslations,
    assets: Assets,
    new_id: Callable[[], str],
    folders: tuple[Path, ...],
) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        translations, newstyle=True
    )
    environment.globals |= {
        "asset": assets.url,
        "new_id": new_id,
        "language": language,
        "level_of": level_of,
        "clause_marks": clause_marks,
    }
    environment.filters |= {
        "said": lambda text: said(text, language),
        "clock": clock_time,
        "to_second": to_second,
        "iso": iso,
        "ms": milliseconds,
        "duration": duration,
        "minutes_late": whole_minutes,
    }
    return environment


def said(text: Text | str | None, language: Language) -> str:
    """Return a phrase of the domain in one language; plain strings pass through."""
    if text is None:
        return ""
    return text if isinstance(text, str) else text.said(language)


@jinja2.pass_context
def clock_time(context: Context, moment: datetime) -> str:
    """Return the time of day in 24 hours, Asia/Shanghai, with the date when it is not today."""
    return _with_date(context, moment, "%H:%M")


@jinja2.pass_context
def to_second(context: Context, moment: datetime) -> str:
    """Return the time of day to the second, with the date when it is not today."""
    return _with_date(context, moment, "%H:%M:%S")


def _with_date(context: Context, moment: datetime, form: str) -> str:
    local = moment.astimezone(ZONE)
    today = context["visit"].now.astimezone(ZONE)
    if local.date() == today.date():
        return local.strftime(form)
    return local.strftime(("%m-%d " if local.year == today.year else "%Y-%m-%d ") + form)


def iso(moment: datetime) -> str:
    """Return a moment for a `datetime` attribute."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds")


def milliseconds(moment: datetime) -> int:
    """Return a moment as browsers count it."""
    return int(moment.timestamp() * 1000)


def duration(length: timedelta | float) -> str:
    """Return minutes and seconds (04:10), from an hour on 2:05 h, from two days on 59 d 23 h."""
    seconds = int(length.total_seconds() if isinstance(length, timedelta) else length)
    sign, seconds = ("−", -seconds) if seconds < 0 else ("", seconds)
    minutes, rest = divmod(seconds, 60)
    if minutes < 60:
        return f"{sign}{minutes:02}:{rest:02}"
    hours = minutes // 60
    if hours < 48:
        return f"{sign}{hours}:{minutes % 60:02} h"
    return f"{sign}{hours // 24} d {hours % 24} h"


def whole_minutes(length: timedelta) -> int:
    """Return how many minutes something is late, at least one."""
    return max(1, int(length.total_seconds() // 60))


def level_of(level: Any) -> Level:
    """Return a level given as itself or as its code."""
    return level if isinstance(level, Level) else Level.parse(str(level))
