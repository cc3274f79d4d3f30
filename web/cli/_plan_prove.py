"""`fengsui plan prove`: change a plan in every small way and show that somebody notices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from engine.errors import FileRefused
from engine.plan.files import edition_of, read_files
from engine.plan.loader import plan_of, read_book
from engine.proof.difference import Witness
from engine.proof.score import BY, KINDS, Score, Tally, prove
from engine.proof.trial import Tried
from engine.text import Language
from web.cli import FAILED
from web.cli._folders import folders
from web.cli._language import Lang


def proved(root: Path, name: str) -> Score:
    """Return the score of a plan; raises FileRefused for one that does not load."""
    files = read_files(root, name)
    book, faults = read_book(files, name)
    if faults:
        raise FileRefused(faults)
    return prove(book, plan_of(book, edition_of(files, name)))


def _witness(witness: Witness) -> dict[str, Any]:
    return {
        "facts": {fact: figure.plain() for fact, figure in witness.facts.items()},
        "in_force": witness.in_force,
        "choices": dict(witness.choices),
        "expects": witness.expects,
        "before": witness.before,
        "after": witness.after,
    }


def _survivor(score: Score, tried: Tried) -> dict[str, Any]:
    file, place = score.place(tried.mutant)
    return {
        "kind": tried.mutant.kind,
        "item": tried.mutant.item,
        "file": file,
        "line": place.line,
        "column": place.column,
        "what": tried.mutant.what.model_dump(),
        "witness": _witness(tried.witness) if tried.witness else None,
    }


def _as_json(score: Score) -> dict[str, Any]:
    return {
        "plan": score.plan,
        "noticed": score.total.noticed,
        "total": score.total.total,
        "by": score.by(),
        "kinds": {kind: asdict(tally) for kind, tally in score.kinds()},
        "failing": dict(score.failing),
        "survivors": [_survivor(score, tried) for tried in score.survivors],
    }


def _percent(tally: Tally) -> str:
    # Rounded down: 100 % means every one.
    return f"{tally.noticed * 1000 // max(1, tally.total) / 10:g} %"


def said(score: Score, language: Language) -> Iterator[str]:
    """Yield the score in lines: failing cases, survivors with their witnesses, each kind, the sum."""
    zh = language == "zh"
    for name, faults in score.failing.items():
        yield f"{'案例不成立' if zh else 'case does not hold'}: {name}: {'; '.join(faults)}"
    for tried in score.survivors:
        file, place = score.place(tried.mutant)
        kind, what = tried.mutant.kind, tried.mutant.what.said(language)
        yield f"{file}:{place.line}:{place.column}: {kind}: {what}"
        nothing = "没有任何情形能分辨，这一部分多余" if zh else "no situation tells it: it is idle"
        yield f"    {tried.witness.said(language) if tried.witness else nothing}"
    for kind, tally in score.kinds():
        yield f"{score.plan}: {KINDS[kind].said(language)}: {tally.noticed}/{tally.total}"
    label = "变异检出" if zh else "changes noticed"
    total = score.total
    by = ", ".join(f"{BY[name].said(language)} {found}" for name, found in score.by().items())
    yield f"{score.plan}: {label}: {total.noticed}/{total.total} ({_percent(total)}): {by}"


def prove_plans(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Plan names or folders; all shipped plans if none.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of the text.")] = Lang.ZH,
) -> None:
    """Change a plan in every small way; list each change that no case or rule notices.

    Every survivor comes with a situation that tells it apart, ready to be made a case. The exit
    status is 1 when a change goes unnoticed or a case does not hold.
    """
    perfect = True
    for root, name in folders(targets):
        score = proved(root, name)
        perfect = perfect and score.perfect
        if as_json:
            typer.echo(json.dumps(_as_json(score), ensure_ascii=False))
        else:
            for line in said(score, lang.value):
                typer.echo(line)
    if not perfect:
        raise typer.Exit(FAILED)
