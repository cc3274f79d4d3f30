"""`python -m benchmarks [name…] [--json]`: run benchmarks and print one table."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

import benchmarks
from benchmarks.measure import Row

_MACHINERY = {"__main__", "long_incident", "measure"}


def names() -> list[str]:
    """Return the benchmarks there are."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if name not in _MACHINERY)


def rows(wanted: list[str]) -> list[Row]:
    """Run the benchmarks of these names, in order."""
    return [row for name in wanted for row in importlib.import_module(f"benchmarks.{name}").run()]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"


def table(measured: list[Row]) -> Table:
    """Return the rows as one table."""
    shown = Table("benchmark", "contender")
    for heading in ("figure", "ratio to peer"):
        shown.add_column(heading, justify="right", no_wrap=True)
    shown.add_column("unit")
    shown.add_column("note")
    for row in measured:
        ratio = "peer" if row.ratio is None else f"{row.ratio:.3g}×"
        shown.add_row(row.benchmark, row.contender, _figure(row.value), ratio, row.unit, row.note)
    return shown


def main() -> int:
    """Run from the command line; exit status 2 for a name that is no benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"one of {', '.join(names())}; all if none")
    parser.add_argument("--json", action="store_true", help="print one JSON object a row")
    asked = parser.parse_args()
    unknown = sorted(set(asked.name) - set(names()))
    if unknown:
        sys.stderr.write(f"no benchmark {', '.join(unknown)}; there is {', '.join(names())}\n")
        return 2
    measured = rows(asked.name or names())
    if asked.json:
        for row in measured:
            print(json.dumps(asdict(row), ensure_ascii=False))
    else:
        Console().print(table(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
