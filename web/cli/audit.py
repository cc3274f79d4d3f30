"""`fengsui audit`: whether a journal still says what was recorded, and what that was."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from engine.errors import FengsuiError, IncidentNotFound
from engine.incident.snapshots import disagreeing
from engine.journal.archive import open_archive
from engine.journal.canonical import parse
from engine.journal.chain import EntryUnreadable, body_of
from engine.journal.entry import Entry
from engine.journal.files import journal_file
from engine.journal.tampering import Broken
from engine.journal.verify import Report, verify
from engine.text import Language, Text
from web.cli._language import Lang

BROKEN = 1
"""Exit status: the journal was read, and it is not what was recorded."""

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_DEEDS = {
    "changed": Text(zh="被改动", en="changed"),
    "removed": Text(zh="被删除", en="removed"),
    "reordered": Text(zh="被调换次序", en="reordered"),
    "cut off": Text(zh="末尾被截断", en="cut off"),
    "hash mismatch": Text(zh="散列值被改动", en="hash mismatch"),
    "column disagrees": Text(zh="列与原文不符", en="column disagrees with the bytes"),
    "index disagrees": Text(zh="索引与链不符", en="index disagrees with the chain"),
}


_AsJson = Annotated[
    bool, typer.Option("--json", help="一行一个 JSON 对象 / one JSON object a line")
]
_InLanguage = Annotated[Lang, typer.Option("--lang", help="语言 / language")]
_Place = Annotated[Path, typer.Argument(help="台账文件 / the journal file")]


class PlaceMissing(FengsuiError):
    """Neither a journal nor a data directory was named, or both were."""


def register(app: typer.Typer) -> None:
    """Add `audit` to the command line."""
    audit = typer.Typer(no_args_is_help=True, help="核验台账 / audit the journal")
    audit.command("verify")(_verify)
    audit.command("timeline")(_timeline)
    app.add_typer(audit, name="audit")


def _verify(
    path: Annotated[Path | None, typer.Argument(help="台账文件 / the journal file")] = None,
    data: Annotated[Path | None, typer.Option(help="数据目录 / the data directory")] = None,
    drill: Annotated[
        bool, typer.Option("--drill", help="数据目录中的演练台账 / the directory's drill journal")
    ] = False,
    as_json: _AsJson = False,
    language: _InLanguage = Lang.ZH,
) -> None:
    """核验台账：0 完好，1 有问题，2 无法读取 / exit 0 sound, 1 broken, 2 unreadable."""
    place = _place(path, data, drill=drill)
    report = verify(place)
    if report.ok:
        report = replace(report, elsewhere=tuple(_false_snapshots(place)))
    lines = [_report_json(report)] if as_json else _report_lines(report, language.value)
    sys.stdout.write("\n".join(lines) + "\n")
    if not report.ok:
        raise typer.Exit(BROKEN)


def _false_snapshots(place: Path) -> Iterator[Broken]:
    """Yield short cuts that the console would take, and that lead elsewhere than the entries."""
    with open_archive(place) as archive:
        for one in disagreeing(archive.snapshots(), archive.beginning):
            detail = "a snapshot says something else than the entries; delete it"
            yield Broken("index disagrees", detail, one.incident, one.seq)


def _place(path: Path | None, data: Path | None, *, drill: bool) -> Path:
    if path is not None and data is None:
        return path
    if data is not None and path is None:
        return journal_file(data, "drill" if drill else "real")
    raise PlaceMissing("name either the journal file or --data and its directory")


def _report_json(report: Report) -> str:
    return _json(
        {
            "ok": report.ok,
            "entries": report.entries,
            "first": asdict(report.first) if report.first else None,
            "incidents": [asdict(one) for one in report.incidents],
            "elsewhere": [asdict(one) for one in report.elsewhere],
        }
    )


def _report_lines(report: Report, language: Language) -> list[str]:
    lines = [
        _plain(f"{one.number or '?'}  {one.incident}  {one.entries}  {one.hash}")
        for one in report.incidents
    ]
    lines += [_fault_line(fault, language) for fault in report.faults]
    sound = Text(zh="完好", en="sound").said(language)
    broken = Text(zh="有问题", en="broken").said(language)
    counts = Text(
        zh=f"{len(report.incidents)} 起事件，{report.entries} 条记录",
        en=f"{len(report.incidents)} incidents, {report.entries} entries",
    ).said(language)
    return [*lines, f"{counts}: {sound if report.ok else broken}"]


def _fault_line(fault: Broken, language: Language) -> str:
    place = fault.incident or Text(zh="台账", en="journal").said(language)
    if fault.seq is not None:
        place += f" #{fault.seq}"
    return _plain(f"{place}: {_DEEDS[fault.done].said(language)} ({fault.detail})")


def _timeline(
    path: _Place,
    incident: Annotated[str, typer.Argument(help="事件编号 / the incident's id")],
    as_json: _AsJson = False,
    language: _InLanguage = Lang.ZH,
) -> None:
    """打印一起事件的全部记录 / print all entries of an incident."""
    show = _entry_json if as_json else _entry_line
    damaged = found = False
    with open_archive(path) as archive:
        for seq, entry in archive.timeline(incident):
            found = True
            if isinstance(entry, EntryUnreadable):
                damaged = True
                sys.stdout.write(_unreadable(seq, entry, as_json, language.value) + "\n")
            else:
                sys.stdout.write(show(entry) + "\n")
    if not found:
        raise IncidentNotFound(f"{path} holds no incident {incident}")
    if damaged:
        raise typer.Exit(BROKEN)


def _unreadable(seq: int, why: EntryUnreadable, as_json: bool, language: Language) -> str:
    if as_json:
        return _json({"seq": seq, "error": str(why)})
    return _plain(f"#{seq}  {Text(zh='无法读取', en='unreadable').said(language)}: {why}")


def _entry_json(entry: Entry) -> str:
    return _json({**parse(body_of(entry)), "position": entry.position, "hash": entry.hash})


def _entry_line(entry: Entry) -> str:
    when = entry.occurred_at.astimezone(_SHANGHAI).isoformat(sep=" ", timespec="seconds")
    about = "≈" if entry.about else ""
    who = "/".join(filter(None, (entry.actor.name, entry.actor.role, entry.actor.party)))
    return _plain(f"#{entry.seq}  {about}{when}  {entry.kind}  {who}  {_json(entry.payload)}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(line: str) -> str:
    """Recorded words may hold control characters: a terminal must never obey them."""
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in line
    )
