"""`fengsui plan`: check plan folders, and show what a plan says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated

import typer

from engine.errors import Fault, FileRefused
from engine.plan.coverage import coverage
from engine.plan.plan import Plan
from engine.text import Language
from web.cli import FAILED
from web.cli._coverage import coverage_lines, coverage_outline
from web.cli._editions import meant
from web.cli._language import Lang
from web.cli._outline import outline, outline_lines
from web.cli._plan_check import check_plans
from web.cli._plan_diff import diff
from web.cli._plan_new import new
from web.cli._plan_prove import prove_plans

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Speech = Annotated[Lang, typer.Option("--lang", help="Language of the text.")]


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _coverage(plan: Plan, *, as_json: bool, language: Language) -> None:
    found = coverage(plan)
    if not found.answers:
        wrong, mend = "the plan has no index of its clauses", "write it"
        raise FileRefused([Fault(f"{plan.id}/clauses.yaml", 1, 1, "missing-file", wrong, mend)])
    if as_json:
        typer.echo(json.dumps(coverage_outline(plan.id, found), ensure_ascii=False, indent=2))
    else:
        _print(coverage_lines(found, language))
    if found.count("unanswered"):
        raise typer.Exit(FAILED)


def _show(
    plan: Annotated[
        str, typer.Argument(help="A plan's name or folder, or either with @ and an edition.")
    ],
    *,
    overlay: Annotated[
        str | None, typer.Option(help="Read it with the names and numbers of a place.")
    ] = None,
    as_json: AsJson = False,
    lang: Speech = Lang.ZH,
    of_clauses: Annotated[
        bool,
        typer.Option("--coverage", help="List every clause with what encodes it, or the reason."),
    ] = False,
) -> None:
    """Show a plan: its document, levels, criteria with clauses, responses and duties.

    With --coverage the exit status is 1 when a clause is unanswered.
    """
    loaded = meant(plan, overlay=overlay)
    if of_clauses:
        _coverage(loaded, as_json=as_json, language=lang.value)
    elif as_json:
        typer.echo(json.dumps(outline(loaded), ensure_ascii=False, indent=2))
    else:
        _print(outline_lines(loaded, lang.value))


def register(app: typer.Typer) -> None:
    """Add the subcommands of `plan` to the command line."""
    plans = typer.Typer(no_args_is_help=True, help="Check plan folders and show what a plan says.")
    plans.command("check")(check_plans)
    plans.command("prove")(prove_plans)
    plans.command("show")(_show)
    plans.command("diff")(diff)
    plans.command("new")(new)
    app.add_typer(plans, name="plan")
