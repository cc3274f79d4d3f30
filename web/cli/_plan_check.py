"""`fengsui plan check`: every fault of plan folders, with its place and its mend."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from engine.errors import Fault
from engine.lint.codes import CODES
from engine.lint.library import Volume, between, open_volumes
from engine.plan.library import PlanLibrary
from engine.text import Language
from web.cli import FAILED
from web.cli._folders import folders
from web.cli._language import Lang

Result = dict[str, Any]


def _faults(faults: list[Fault]) -> list[Result]:
    return [{**asdict(fault), "said": str(fault)} for fault in faults]


def _plan(root: Path, volume: Volume) -> Result:
    """Return what was found in one edition of a plan.

    `beside` names an edition that is not the newest. A refused plan has no count of cases, and one
    with faults no edition.
    """
    manuscript, faults = volume.checked.manuscript, _faults(volume.faults)
    return {
        "plan": volume.plan_id,
        "beside": volume.edition,
        "folder": str(root / volume.folder),
        "edition": manuscript.plan.edition if manuscript and not faults else None,
        "cases": len(manuscript.cases) if manuscript else None,
        "faults": faults,
    }


def _results(targets: list[str] | None) -> Iterator[Result]:
    """Yield a result for each plan, and for each folder of which all plans are asked for."""
    asked: dict[Path, list[str]] = {}
    for root, name in folders(targets):
        asked.setdefault(root, []).append(name)
    for root, names in asked.items():
        volumes = [volume.played() for volume in open_volumes(root, dict.fromkeys(names))]
        yield from (_plan(root, volume) for volume in volumes)
        if set(names) == set(PlanLibrary(root).names()):
            yield {"library": str(root), "faults": _faults(between(root, volumes))}


def _title(result: Result, language: Language) -> str:
    if "library" in result:
        return "预案之间" if language == "zh" else "between the plans"
    return f"{result['plan']}@{result['beside']}" if result["beside"] else str(result["plan"])


def _verdict(result: Result, language: Language) -> Iterator[str]:
    yield from (fault["said"] for fault in result["faults"])
    title, count = _title(result, language), len(result["faults"])
    if count:
        yield f"{title}：{count} 处错误" if language == "zh" else f"{title}: {count} fault(s)"
        return
    edition = result.get("edition")
    if language == "zh":
        yield f"{title}：没有错误" + (f"，版本 {edition[:12]}" if edition else "")
    else:
        yield f"{title}: no faults" + (f", edition {edition[:12]}" if edition else "")


def _sum(results: list[Result], language: Language) -> str:
    plans = sum("plan" in result for result in results)
    faults = sum(len(result["faults"]) for result in results)
    if language == "zh":
        return f"共 {plans} 个预案版本，{faults} 处错误"
    return f"{plans} plan edition(s), {faults} fault(s) in all"


def _explain(*, as_json: bool, language: Language) -> None:
    width = max(map(len, CODES))
    for code, said in CODES.items():
        line = json.dumps({"code": code, "zh": said.zh, "en": said.en}, ensure_ascii=False)
        typer.echo(line if as_json else f"{code:<{width}}  {said.said(language)}")


def check_plans(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Plan names or folders; all shipped plans if none.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of the text.")] = Lang.ZH,
    codes: Annotated[bool, typer.Option("--codes", help="Explain every code instead.")] = False,
) -> None:
    """Read plans with their cases and print every fault, each with its place and its mend.

    Every edition of a plan is read, and what lies between the plans when all of a folder are asked
    for. The exit status is 1 when there is any fault.
    """
    if codes:
        _explain(as_json=as_json, language=lang.value)
        return
    results = []
    for result in _results(targets):
        results.append(result)
        if as_json:
            typer.echo(json.dumps(result, ensure_ascii=False))
        else:
            for line in _verdict(result, lang.value):
                typer.echo(line)
    if not as_json:
        typer.echo(_sum(results, lang.value))
    if any(result["faults"] for result in results):
        raise typer.Exit(FAILED)
