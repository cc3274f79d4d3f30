"""What the drill director set: seed, pace, and who is played by people.

It is kept in the drill's own timeline, as notes of the controllers that a program can read too, so
a restarted console goes on as the director left it. The last note counts:
`导调设置：种子7，10倍速，运行，真人扮演fire,local_government:keqiao`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.incident.commands import AddNote
from engine.journal.entry import Actor, Entry

CONTROL = "drill_control"
CONTROLLER = Actor(user="drill:control", name="演练控制组", role="drill_director")
_NOTE = re.compile(
    r"导调设置：种子(\d{1,9})，(\d{1,3})倍速，(运行|暂停)，(?:全部模拟|真人扮演([a-z0-9_:.,]+))"
)


@dataclass(frozen=True, slots=True)
class Direction:
    """How a drill is directed. `pace` is how many seconds pass in one; `people` are parties."""

    seed: int = 1
    pace: int = 1
    paused: bool = False
    people: frozenset[str] = frozenset()

    @property
    def note(self) -> AddNote:
        """The command that records it in the timeline."""
        running = "暂停" if self.paused else "运行"
        people = f"真人扮演{','.join(sorted(self.people))}" if self.people else "全部模拟"
        return AddNote(f"导调设置：种子{self.seed}，{self.pace}倍速，{running}，{people}")


def is_direction(entry: Entry) -> bool:
    """Tell whether an entry only says how the drill is directed."""
    return entry.kind == "NoteAdded" and bool(_NOTE.fullmatch(entry.payload["text"]))


def direction_of(entries: Iterable[Entry]) -> Direction:
    """Return what was set last; notes that others wrote in the same words count for nothing."""
    found = Direction()
    for entry in entries:
        if entry.kind != "NoteAdded" or entry.actor.role != CONTROLLER.role:
            continue
        read = _NOTE.fullmatch(entry.payload["text"])
        if read:
            seed, pace, paused, people = read.groups()
            named = frozenset(people.split(",")) if people else frozenset()
            found = Direction(int(seed), max(1, int(pace)), paused == "暂停", named)
    return found
