"""The `fengsui` command: every module here that has `register` adds its subcommands.

Only the module of the subcommand that is asked for gets imported, so `fengsui grade` starts
without the console. A module imports what is heavy inside its command functions.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
import sys
from collections.abc import Sequence

import typer

from engine.errors import FengsuiError

FAILED = 1
"""Exit status: the work was done, and something in the input was wrong."""
REFUSED = 2
"""Exit status: nothing was done, because the request itself cannot be met."""


def subcommands() -> list[str]:
    """Return the modules that add subcommands, by name."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))


def _overview() -> None:
    """烽燧: an emergency-plan engine and incident console."""


def build(arguments: Sequence[str]) -> typer.Typer:
    """Return the application with the subcommand asked for, or with all of them."""
    app = typer.Typer(
        name="fengsui", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )
    app.callback()(_overview)
    known = subcommands()
    asked = arguments[0] if arguments else ""
    for name in [asked] if asked in known else known:
        importlib.import_module(f"{__name__}.{name}").register(app)
    return app


def _speak_utf8() -> None:
    """Answers are UTF-8 whatever the locale; a lone surrogate is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main() -> None:
    """Run the command line; a refusal is told on standard error, never as a traceback."""
    _speak_utf8()
    try:
        build(sys.argv[1:])(prog_name="fengsui")
    except FengsuiError as refusal:
        sys.stderr.write(f"fengsui: {refusal}\n")
        sys.exit(REFUSED)
