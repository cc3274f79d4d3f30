from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from engine.journal.sqlite import SqliteJournal
from engine.journal.verify import verify


def acknowledged_until_killed(path: Path, lines: int) -> dict[str, int]:
    """Run an appender, kill it after so many lines, and return the last seq of each incident."""
    command = [sys.executable, "-m", "tests.journal.appender", str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        heard = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        heard += process.stdout.readlines()
    whole = [line.split() for line in heard if line.endswith("\n")]
    assert len(whole) >= lines
    return {incident: int(seq) for incident, seq in whole}


def test_every_acknowledged_entry_survives_a_kill_and_nothing_is_half_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    for lines in (1, 23, 400, 7):
        acknowledged = acknowledged_until_killed(path, lines)
        report = verify(path)
        assert report.ok, report.faults
        journal = SqliteJournal(path)
        for incident, seq in acknowledged.items():
            entries = journal.read(incident)
            assert len(entries) >= seq
            assert len(entries) % 2 == 0, "a command's two entries stand or fall together"
        journal.close()
    assert verify(path).ok
