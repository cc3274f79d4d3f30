"""`fengsui plan diff A B`: what changed for whom, and which past incidents would grade differently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from engine.comparison.incidents import Regraded, differing
from engine.comparison.sentences import EVERYBODY, told
from engine.grading.sentences import level_words
from engine.journal.archive import open_archive
from engine.journal.entry import Entry
from engine.journal.files import journal_file
from engine.plan.plan import Plan
from engine.text import Language
from web.cli._editions import meant
from web.cli._language import Lang

_TARGET = "名称、目录，或加 @版本 / a plan, a folder, or either with @edition"


def _courses(journal: Path, plan_id: str) -> Iterator[list[Entry]]:
    """Yield the entries of every incident of a plan; what cannot be read ends its course."""
    with open_archive(journal) as archive:
        for head in archive.heads():
            entries: list[Entry] = []
            for _, entry in archive.timeline(head.incident):
                if not isinstance(entry, Entry):
                    break
                entries.append(entry)
            if entries and entries[0].payload.get("plan") == plan_id:
                yield entries


def _regraded(regraded: Regraded, plan: Plan, language: Language) -> str:
    levels = (regraded.was, regraded.would, regraded.ended, regraded.would_end)
    was, would, ended, would_end = (level_words(plan, level, language) for level in levels)
    name = f"{regraded.title} [{regraded.incident}]"
    if language == "zh":
        return f"{name}：最高{was}，将为{would}；终了{ended}，将为{would_end}"
    return f"{name}: highest {was}, would be {would}; at last {ended}, would be {would_end}"


def _as_json(regraded: Regraded) -> dict[str, Any]:
    levels = {name: getattr(regraded, name).code for name in ("was", "would", "ended", "would_end")}
    return asdict(regraded) | levels


def _nothing(*, same: bool, language: Language) -> str:
    if same:
        return "两个版本没有差别。" if language == "zh" else "The two editions are the same."
    zh = "两个版本对谁都没有改变；文件只在注释、条款索引或写法上不同。"
    en = "Nothing changes for anybody; only comments, the index of clauses or the writing differ."
    return zh if language == "zh" else en


def _lines(said: dict[str, list[str]], *, same: bool, language: Language) -> Iterator[str]:
    if not said:
        yield _nothing(same=same, language=language)
    for party, sentences in said.items():
        everybody = "所有人" if language == "zh" else "Everybody"
        yield f"{everybody if party == EVERYBODY else party}"
        yield from (f"  {sentence}" for sentence in sentences)


def _incident_lines(
    found: Iterable[Regraded], plan: Plan, journal: Path, language: Language
) -> Iterator[str]:
    lines = [f"  {_regraded(one, plan, language)}" for one in found]
    if language == "zh":
        yield f"{journal} 中会改变定级的事件：{len(lines)} 起"
    else:
        yield f"Incidents in {journal} that would grade differently: {len(lines)}"
    yield from lines


def diff(
    old: Annotated[str, typer.Argument(metavar="A", help=_TARGET)],
    new: Annotated[str, typer.Argument(metavar="B", help=_TARGET)],
    *,
    data: Annotated[
        Path | None, typer.Option(help="数据目录：比对其中的事件 / compare its incidents")
    ] = None,
    overlay: Annotated[
        str | None, typer.Option(help="B 采用的属地覆盖 / overlay that B is read with")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    lang: Annotated[Lang, typer.Option("--lang", help="语言 / language")] = Lang.ZH,
) -> None:
    """用句子说明两个版本的差别 / Say in sentences how two editions differ."""
    journal = journal_file(data) if data else None
    before, after = meant(old, journal), meant(new, journal, overlay)
    said = told(before, after, lang.value)
    found = [*differing(_courses(journal, after.id), after)] if journal else []
    if as_json:
        spoken = {"from": before.edition, "to": after.edition, "changes": said}
        incidents = [_as_json(one) for one in found]
        typer.echo(json.dumps(spoken | {"incidents": incidents}, ensure_ascii=False))
        return
    same = before.edition == after.edition
    for line in _lines(said, same=same, language=lang.value):
        typer.echo(line)
    for line in _incident_lines(found, after, journal, lang.value) if journal else ():
        typer.echo(line)
