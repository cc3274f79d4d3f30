"""The files of a plan: where they lie, which editions lie beside each other, the hash that names one.

<root>/<plan>/*.yaml, cases/*.yaml       the newest edition
<root>/<plan>/editions/<name>/…          another edition, complete in itself
<root>/<plan>/source.md                  the document's own text, if its user put it there
<root>/<jurisdiction>/*.yaml             what plans of one jurisdiction share
<root>/<overlay>/overlay.yaml            names and numbers of another place, laid over that
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.errors import Fault, FileRefused, PlanNotFound
from engine.plan.yaml_source import LARGEST_FILE, read_yaml

PlanFiles = Mapping[str, bytes]
"""Bytes by path below the folder of all plans, always as `<plan>/<chapter>`, whatever the edition."""

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
YAML = (".yaml", ".yml")
EDITIONS = "editions"
TEXT = "source.md"
LARGEST_TEXT = 1024 * 1024
_EDITION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


def is_case(path: str, plan_id: str) -> bool:
    """Tell whether a path is a file of the plan's cases."""
    return path.startswith(f"{plan_id}/cases/")


def edition_of(files: PlanFiles, plan_id: str) -> str:
    """Return the content hash of a plan's files: SHA-256 in hex; cases do not count."""
    digest = hashlib.sha256()
    for path in sorted(path for path in files if path.endswith(YAML)):
        if not is_case(path, plan_id):
            for part in (path.encode(), files[path]):
                digest.update(len(part).to_bytes(8, "big"))
                digest.update(part)
    return digest.hexdigest()


def jurisdiction_of(files: PlanFiles, plan_id: str) -> str | None:
    """Return the jurisdiction that plan.yaml names, if it can be made out."""
    source = read_yaml("plan.yaml", files.get(f"{plan_id}/plan.yaml", b""))
    plan = source.data.get("plan") if isinstance(source.data, dict) else None
    name = plan.get("jurisdiction") if isinstance(plan, dict) else None
    return name if isinstance(name, str) and NAME.fullmatch(name) else None


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        # One byte too many is enough to refuse a file for its size.
        return file.read(LARGEST_FILE + 1)


def _contents(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.suffix in YAML and path.is_file() and inside.parts[0] != EDITIONS:
            yield f"{name}/{inside.as_posix()}", _read(path)


def plan_names(root: Path) -> tuple[str, ...]:
    """Return the names of the folders of plans, sorted, even of those that cannot name one."""
    return tuple(sorted(path.parent.name for path in root.glob("*/plan.yaml")))


def edition_names(root: Path, plan_id: str) -> tuple[str, ...]:
    """Return the names of the editions that lie beside the newest one, sorted."""
    found = (root / plan_id / EDITIONS).glob("*/plan.yaml")
    return tuple(sorted(path.parent.name for path in found))


def _folder(root: Path, plan_id: str, edition: str | None) -> Path:
    folder = root / plan_id
    if plan_id not in plan_names(root):
        raise PlanNotFound(f"there is no plan {plan_id[:60]!r} in {root}")
    if not NAME.fullmatch(plan_id):
        raise _misnamed(folder, "begin with a-z, go on with a-z, 0-9, _")
    if edition is None:
        return folder
    if edition not in edition_names(root, plan_id):
        known = ", ".join(edition_names(root, plan_id)) or "none"
        raise PlanNotFound(f"{plan_id} has no edition {edition[:60]!r}; beside the newest: {known}")
    if not _EDITION.fullmatch(edition):
        raise _misnamed(folder / EDITIONS / edition, "write letters, digits, . _ -")
    return folder / EDITIONS / edition


def _misnamed(folder: Path, form: str) -> PlanNotFound:
    wrong = f"{folder} holds a plan.yaml, but {folder.name[:60]!r} cannot name it"
    return PlanNotFound(f"{wrong}: rename the folder ({form}), or move it elsewhere")


def _overlay(root: Path, overlay: str) -> dict[str, bytes]:
    path = root / overlay / "overlay.yaml"
    if not NAME.fullmatch(overlay) or not path.is_file():
        raise PlanNotFound(f"there is no overlay {overlay[:60]!r}: {path} is missing")
    return {f"{overlay}/overlay.yaml": _read(path)}


def read_files(
    root: Path, plan_id: str, *, edition: str | None = None, overlay: str | None = None
) -> dict[str, bytes]:
    """Return the YAML files of one edition of a plan, of its jurisdiction, and of an overlay.

    Raises PlanNotFound when there is no such plan, edition or overlay under `root`.
    """
    files = dict(_contents(_folder(root, plan_id, edition), plan_id))
    jurisdiction = jurisdiction_of(files, plan_id)
    if jurisdiction:
        files |= dict(_contents(root / jurisdiction, jurisdiction))
    return files | (_overlay(root, overlay) if overlay else {})


def read_text(root: Path, plan_id: str, edition: str | None = None) -> str | None:
    """Return the document's own text if its user put it beside the plan; no edition depends on it.

    Raises PlanNotFound, and FileRefused when the text is no UTF-8 or larger than 1 MiB.
    """
    path = _folder(root, plan_id, edition) / TEXT
    if not path.is_file():
        return None
    with path.open("rb") as file:
        content = file.read(LARGEST_TEXT + 1)
    if len(content) > LARGEST_TEXT:
        wrong = f"the text is larger than {LARGEST_TEXT // 1024} KiB"
        raise _text_refused(plan_id, 1, "text-too-large", wrong, "leave annexes and pictures out")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise _text_refused(plan_id, line, "text-not-utf8", wrong, "save it as UTF-8") from None


def _text_refused(plan_id: str, line: int, code: str, wrong: str, mend: str) -> FileRefused:
    return FileRefused([Fault(f"{plan_id}/{TEXT}", line, 1, code, wrong, mend)])
