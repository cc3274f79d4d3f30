from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from engine.errors import FengsuiError
from engine.journal.chain import open_entry
from engine.journal.files import journal_file
from engine.journal.sqlite import SqliteJournal
from tests.journal.writes import write
from web.cli.audit import register


@pytest.fixture
def place(tmp_path: Path, filled: bytes) -> Path:
    path = journal_file(tmp_path)
    path.write_bytes(filled)
    return path


def run(*arguments: object) -> Result:
    app = typer.Typer()
    register(app)
    app.callback()(lambda: None)
    return CliRunner().invoke(app, ["audit", *map(str, arguments)])


def tamper(path: Path, deed: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("DROP TRIGGER entry_no_update")
    db.execute(deed)
    db.close()


def test_a_sound_journal_is_sound_by_file_and_by_directory(place: Path) -> None:
    journal_file(place.parent, "drill").write_bytes(place.read_bytes())
    for arguments in ((place,), ("--data", place.parent), ("--data", place.parent, "--drill")):
        result = run("verify", *arguments)
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (
            0,
            "3 起事件，13 条记录: 完好",
        )


def test_a_broken_journal_exits_with_1_and_names_the_entry(place: Path) -> None:
    tamper(place, "UPDATE entry SET hash = 'x' WHERE incident = 'b' AND seq = 2")
    result = run("verify", place, "--lang", "en")
    assert result.exit_code == 1
    assert "b #2: hash mismatch" in result.stdout
    told: dict[str, Any] = json.loads(run("verify", place, "--json").stdout)
    assert (told["ok"], told["first"]["incident"], told["first"]["seq"]) == (False, "b", 2)


@pytest.mark.parametrize("arguments", [[], ["absent.db"], ["x", "--data", "y"]])
def test_an_unusable_request_is_a_refusal(arguments: list[str]) -> None:
    assert isinstance(run("verify", *arguments).exception, FengsuiError)


def test_the_timeline_as_json_can_be_hashed_again(place: Path) -> None:
    result = run("timeline", place, "a", "--json")
    entries = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["seq"] for one in entries] == [1, 2, 3, 4, 5, 6]
    for one in entries:
        position, digest = one.pop("position"), one.pop("hash")
        body = json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()
        assert open_entry(body, position).hash == digest


def test_the_timeline_for_people_tells_beijing_time_and_who(place: Path) -> None:
    first = run("timeline", place, "a").stdout.splitlines()[0]
    assert first.startswith("#1  ≈2024-05-01 16:25:15+08:00  Noted  王值班/duty_officer")


def test_a_damaged_entry_does_not_hide_the_others(place: Path) -> None:
    tamper(place, "UPDATE entry SET body = x'00' WHERE incident = 'a' AND seq = 2")
    result = run("timeline", place, "a", "--lang", "en")
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        f"#{n}" for n in range(1, 7)
    ]
    assert "#2  unreadable" in result.stdout


def test_an_unknown_incident_is_refused(place: Path) -> None:
    assert isinstance(run("timeline", place, "nowhere").exception, FengsuiError)


def test_recorded_control_characters_never_reach_a_terminal(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "journal.db")
    journal.append(write("a", note="\x1b[2J\u202e")).result()
    journal.close()
    shown = run("timeline", journal.path, "a").stdout.rstrip("\n")
    assert shown.isprintable()
