"""Which plan folders an argument means."""

from __future__ import annotations

from pathlib import Path

from engine.errors import PlanNotFound
from engine.plan.library import PlanLibrary


def _meant(target: str, shipped: PlanLibrary) -> list[tuple[Path, str]]:
    if target in shipped.names():
        return [(shipped.root, target)]
    path = Path(target).resolve()
    if (path / "plan.yaml").is_file():
        return [(path.parent, path.name)]
    below = [(path, name) for name in PlanLibrary.shipped(path).names()] if path.is_dir() else []
    if not below:
        known = ", ".join(shipped.names())
        raise PlanNotFound(f"{target!r} is neither a plan ({known}) nor a folder with a plan.yaml")
    return below


def folders(targets: list[str] | None) -> list[tuple[Path, str]]:
    """Return the folders meant by plans' names or paths, each with its plan; all shipped if none.

    A path is one plan, or a folder of plans. Raises PlanNotFound.
    """
    shipped = PlanLibrary.shipped()
    return [f for target in targets or shipped.names() for f in _meant(target, shipped)]
