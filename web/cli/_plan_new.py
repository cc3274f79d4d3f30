"""`fengsui plan new`: a new plan that loads at once and says what is still to be written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from engine.scaffold import begin
from engine.text import Text
from web.cli._language import Lang


def new(
    plan: Annotated[str, typer.Argument(help="名称，如 flood_rescue / its name")],
    *,
    root: Annotated[
        Path, typer.Option("--in", help="各预案所在目录 / the folder of all plans")
    ] = Path("plans"),
    jurisdiction: Annotated[
        str, typer.Option(help="地区目录，没有时一并建立 / its jurisdiction, begun if missing")
    ] = "shaoxing",
    title: Annotated[str, typer.Option(help="中文名称 / title in Chinese")] = "待填预案名称",
    title_en: Annotated[str, typer.Option(help="英文名称 / title in English")] = "TODO the title",
    lang: Annotated[Lang, typer.Option("--lang", help="语言 / language")] = Lang.ZH,
) -> None:
    """新建预案，不需要写程序 / Begin a plan; no programming is needed."""
    files = begin(root, plan, jurisdiction, Text(zh=title, en=title_en), date.today())  # noqa: DTZ011
    for path in files:
        typer.echo(path)
    target = root / plan
    if lang is Lang.ZH:
        typer.echo(f"已新建，可以加载。查看待填之处：fengsui plan check {target}")
    else:
        typer.echo(f"It is there and loads. See what to write: fengsui plan check {target}")
