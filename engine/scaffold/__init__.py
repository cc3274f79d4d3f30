"""A new plan, complete in shape and ready to be written: `fengsui plan new`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from engine.errors import FengsuiError
from engine.plan.files import NAME
from engine.plan.jurisdiction import CLOCK_UNITS, Directory, Parameters
from engine.plan.shape import read_shape
from engine.plan.yaml_source import read_yaml
from engine.text import Text

_HERE = Path(__file__).parent
_FORBIDDEN = re.compile(r"[\x00-\x1f{}\[\]\",:#&*!|>%@`]")


class PlanNotBegun(FengsuiError):
    """Nothing was written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what of the jurisdiction the new plan begins with."""

    local: str
    unit: str
    clock: str


def _chapter(folder: Path, name: str, shape: type[Directory] | type[Parameters]) -> object:
    path = folder / name
    source = read_yaml(f"{folder.name}/{name}", path.read_bytes() if path.is_file() else b"")
    chapter, faults = read_shape(source, shape)
    if chapter is None or source.faults:
        said = "\n".join(map(str, (*source.faults, *faults)))
        raise PlanNotBegun(f"the jurisdiction {folder.name} cannot be read:\n{said}")
    return chapter


def _preferred(wanted: str, known: Collection[str], what: str) -> str:
    if not known:
        raise PlanNotBegun(f"the jurisdiction has no {what}; add one, then begin the plan")
    return wanted if wanted in known else next(iter(known))


def _cast(folder: Path) -> Cast:
    directory = _chapter(folder, "directory.yaml", Directory)
    parameters = _chapter(folder, "parameters.yaml", Parameters)
    assert isinstance(directory, Directory)
    assert isinstance(parameters, Parameters)
    clocks = [name for name, p in parameters.parameters.items() if p.unit in CLOCK_UNITS]
    return Cast(
        _preferred("local_government", directory.roles, "district role"),
        _preferred("fire", directory.units, "unit"),
        _preferred("immediate_notice", clocks, "parameter in minutes, hours or days"),
    )


def _written(source: Path, target: Path, words: dict[str, str]) -> Iterator[Path]:
    """Write every template of a folder, and yield what was written."""
    for template in sorted(source.rglob("*.yaml")):
        path = target / template.relative_to(source)
        text = Template(template.read_text(encoding="utf-8")).substitute(words)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise PlanNotBegun(f"{path} cannot be written: {error.strerror}") from error
        yield path


def _checked(root: Path, plan_id: str, jurisdiction: str, title: Text) -> None:
    for name in (plan_id, jurisdiction):
        if not NAME.fullmatch(name):
            raise PlanNotBegun(f"{name[:60]!r} is no name: begin with a-z, go on with a-z, 0-9, _")
        source = read_yaml("name", f"name: {name}\n".encode())
        if source.faults or source.data != {"name": name}:
            raise PlanNotBegun(f"{name!r} is a word of YAML; take another name")
    if root.exists() and not root.is_dir():
        raise PlanNotBegun(f"{root} is a file; name a folder for all plans")
    if plan_id == jurisdiction:
        raise PlanNotBegun(f"plan and jurisdiction are both called {plan_id}; rename one")
    if (root / plan_id).exists():
        raise PlanNotBegun(f"{root / plan_id} is there already; take another name")
    if bad := _FORBIDDEN.search(title.zh + title.en):
        raise PlanNotBegun(f"a title without {bad.group()!r} please; change it in plan.yaml later")


def begin(root: Path, plan_id: str, jurisdiction: str, title: Text, today: date) -> list[Path]:
    """Write a new plan under `root`, and its jurisdiction if that is not there; return the files.

    Raises PlanNotBegun, and then nothing was written but what the disk took before it refused.
    """
    _checked(root, plan_id, jurisdiction, title)
    place = root / jurisdiction
    words = {"id": plan_id, "jurisdiction": jurisdiction, "zh": title.zh, "en": title.en}
    written: list[Path] = []
    if place.exists():
        cast = _cast(place)
    else:
        cast = Cast("local_government", "fire", "immediate_notice")
        written += _written(_HERE / "jurisdiction", place, words)
    words |= {"local": cast.local, "unit": cast.unit, "clock": cast.clock}
    words["today"] = today.isoformat()
    return [*written, *_written(_HERE / "plan", root / plan_id, words)]
