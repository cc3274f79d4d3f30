"""`fengsui serve`: the console on one address, in one process."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from web.settings import Settings

_DEMO = "演示模式：选择角色，没有密码 / demonstration: pick a role, no passwords"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("serve")(serve)


def serve(
    *,
    demo: Annotated[bool, typer.Option("--demo", help=_DEMO)] = False,
    host: Annotated[
        str, typer.Option(envvar="FENGSUI_HOST", help="监听地址 / address")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(envvar="FENGSUI_PORT", min=1, max=65535, help="端口 / port")
    ] = 8000,
    data: Annotated[
        Path, typer.Option(envvar="FENGSUI_DATA", help="数据目录 / data directory")
    ] = Path("data"),
    plans: Annotated[
        Path | None,
        typer.Option(envvar="FENGSUI_PLANS", help="预案目录，替代内置预案 / folder of plans"),
    ] = None,
    overlay: Annotated[
        str | None,
        typer.Option(envvar="FENGSUI_OVERLAY", help="属地覆盖 / names and numbers of a place"),
    ] = None,
) -> None:
    """启动控制台 / Start the console."""
    from web.compose import compose
    from web.server import listen, server_of
    from web.settings import Settings, SettingsRefused

    folder = plans.resolve() if plans else None
    settings = Settings(data.resolve(), host, port, demo, plans=folder, overlay=overlay)
    settings.check()
    try:
        listening = listen(host, port)
    except OSError as fault:
        raise SettingsRefused(_no_address(settings, fault)) from None
    server = server_of(compose(settings))
    typer.echo(f"烽燧 Fengsui · 演示模式 demo\n  控制台 console  {settings.address}")
    typer.echo(f"  数据 data       {settings.data}\n  停止 stop       Ctrl+C")
    # What lives as long as the process is not worth looking at again: it delays every screen.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    server.run(sockets=[listening])


def _no_address(settings: Settings, fault: OSError) -> str:
    return (
        f"{settings.host}:{settings.port} 无法监听({fault.strerror});"
        f"可能已有一个控制台在运行，请先停止它，或换一个端口:--port {settings.port + 1}\n"
        f"Cannot listen on {settings.host}:{settings.port} ({fault.strerror}): stop what runs "
        f"there, or take another port: --port {settings.port + 1}"
    )
