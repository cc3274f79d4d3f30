"""A process to be killed: appends without end, and prints what the journal acknowledged."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from threading import Thread

from engine.journal.sqlite import SqliteJournal
from tests.journal.writes import EDITION, write


def append_for_ever(journal: SqliteJournal, incident: str) -> None:
    start = len(journal.read(incident))
    for expected in count(start, 2):
        entries = journal.append(write(incident, expected, drafts=2)).result()
        sys.stdout.write(f"{incident} {entries[-1].seq}\n")
        sys.stdout.flush()


def main() -> None:
    journal = SqliteJournal(Path(sys.argv[1]))
    journal.keep_edition(EDITION, {"plan.yaml": b"title: x\n"})
    for incident in "abcd":
        Thread(target=append_for_ever, args=(journal, incident)).start()


if __name__ == "__main__":
    main()
