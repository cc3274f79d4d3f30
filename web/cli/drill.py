"""`fengsui drill`: run a scenario through the engine on a fast clock, and say what was late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from web.cli._language import Lang

if TYPE_CHECKING:
    from engine.text import Language
    from simulations.report import DrillReport

Speech = Annotated[Lang, typer.Option("--lang", help="Language of the text.")]
AsJson = Annotated[bool, typer.Option("--json", help="one JSON object")]


def _print(report: DrillReport, language: Language) -> None:
    from rich.console import Console

    from simulations.report import sentences

    console = Console(highlight=False, soft_wrap=True)
    for line in sentences(report, language):
        console.print(line, markup=False)


def _run(
    scenario: Annotated[str, typer.Argument(help="a scenario's name, or a path to its file")],
    seed: Annotated[int, typer.Option(help="the same seed gives the same drill")] = 1,
    lang: Speech = Lang.ZH,
    as_json: AsJson = False,
) -> None:
    """Run a drill, print its timeline, and what was late or missing."""
    import asyncio

    import orjson

    from engine.plan.library import PlanLibrary
    from simulations.report import as_data, run_scenario

    report = asyncio.run(run_scenario(scenario, PlanLibrary.shipped(), seed))
    if as_json:
        typer.echo(orjson.dumps(as_data(report), option=orjson.OPT_INDENT_2).decode())
    else:
        _print(report, lang.value)


def _list(as_json: AsJson = False) -> None:
    """List the scenarios that are shipped."""
    import orjson

    from simulations.library import find, names, read_scenario

    rows = [(name, read_scenario(find(name))[0]) for name in names()]
    if as_json:
        data = [{"id": n, "title": s.title.model_dump(), "plan": s.plan} for n, s in rows]
        typer.echo(orjson.dumps(data, option=orjson.OPT_INDENT_2).decode())
        return
    for name, scenario in rows:
        typer.echo(f"{name}  {scenario.title.zh} / {scenario.title.en}")


def register(app: typer.Typer) -> None:
    """Add `fengsui drill run` and `fengsui drill list`."""
    drill = typer.Typer(no_args_is_help=True, help="Drills: the same engine on a fast clock.")
    drill.command("run")(_run)
    drill.command("list")(_list)
    app.add_typer(drill, name="drill")
