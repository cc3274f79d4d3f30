"""The hub of a realm: what the journal recorded, passed on to everybody who may hear of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence

from engine.clock import Clock
from engine.journal.entry import Entry, Journal
from web.live.concern import Concerns
from web.live.follower import Follower
from web.live.messages import SIGNED_OUT, epoch_of, milliseconds, tail, text

REPLAYED_AT_MOST = 1000


class Hub:
    """All followers of one realm.

    `receive` may be called from any thread, in any order and more than once: the hub passes
    entries on by position, and fetches from the journal what it was not handed.
    """

    def __init__(
        self, journal: Journal, clock: Clock, pace: Callable[[], float], *, heartbeat: float
    ) -> None:
        self.concerns = Concerns()
        self._journal, self._clock, self._pace, self._heartbeat = journal, clock, pace, heartbeat
        self._followers: set[Follower] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = 0
        self._last = 0
        self._epoch = "empty"

    def open(self) -> None:
        """Begin, in the event loop: learn from the journal whom its entries concern."""
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._catch_up()

    def receive(self, entries: Sequence[Entry]) -> None:
        """Take a recorded batch."""
        if self._loop is None or self._loop.is_closed():
            return
        if threading.get_ident() == self._thread:
            self._take(entries)
        else:
            self._loop.call_soon_threadsafe(self._take, entries)

    @property
    def epoch(self) -> str:
        """What tells this journal from another one."""
        return self._epoch

    @property
    def head(self) -> int:
        """The last position that was passed on."""
        return self._last

    @property
    def followers(self) -> int:
        """How many screens follow."""
        return len(self._followers)

    def clock_reading(self) -> dict[str, float]:
        """Return the realm's time (ms) and pace, for the clocks on the screens."""
        return {"now": milliseconds(self._clock.now()), "pace": self._pace()}

    async def join(self, follower: Follower, epoch: str, since: int) -> None:
        """Take a follower in: registered first, then caught up, so that nothing falls between."""
        self._followers.add(follower)
        head = self._last
        follower.write(text({"epoch": self._epoch, "head": head, **self.clock_reading()}))
        strange = (since > 0 and epoch != self._epoch) or since > head
        if strange or head - since > REPLAYED_AT_MOST:
            follower.last = head
            follower.write(text({"snapshot": True, "p": head}))
            await follower.replay([], head)
            return
        follower.last = since
        await follower.replay(self._journal.since(since, REPLAYED_AT_MOST), head)

    def leave(self, follower: Follower) -> None:
        """Forget a follower."""
        self._followers.discard(follower)
        follower.end(1000)

    def end_session(self, session: str) -> None:
        """Close every screen of a session that ended."""
        for follower in [one for one in self._followers if one.session == session]:
            follower.end(SIGNED_OUT)

    def announce(self, code: int) -> None:
        """Close every screen with a code, so that each knows why."""
        for follower in list(self._followers):
            follower.end(code)

    def clock_changed(self) -> None:
        """Tell the screens that the realm's clock was paused, moved or runs at another pace."""
        self._write_all({"clock": True, **self.clock_reading()})

    def beat(self) -> None:
        """Tell everybody that we are here, and their place in their stream."""
        reading = self.clock_reading()
        for follower in list(self._followers):
            follower.beat(text({"hb": self._last, "prev": follower.last, **reading}))

    async def run(self, living: Callable[[str], bool]) -> None:
        """Beat until cancelled, and close screens whose session has ended (`living` tells)."""
        while True:
            await asyncio.sleep(self._heartbeat)
            self._catch_up()
            for session in {one.session for one in self._followers}:
                if not living(session):
                    self.end_session(session)
            self.beat()

    def _write_all(self, message: dict[str, object]) -> None:
        line = text(message)
        for follower in list(self._followers):
            follower.write(line)

    def _take(self, entries: Sequence[Entry]) -> None:
        if entries and entries[0].position > self._last + 1:
            self._catch_up()
        for entry in entries:
            self._pass_on(entry)

    def _catch_up(self) -> None:
        while missed := self._journal.since(self._last, REPLAYED_AT_MOST):
            for entry in missed:
                self._pass_on(entry)

    def _pass_on(self, entry: Entry) -> None:
        if entry.position <= self._last:
            return
        if self._epoch == "empty":
            self._epoch = epoch_of([entry])
        self._last = entry.position
        self.concerns.note(entry)
        rest = tail(entry)
        for follower in list(self._followers):
            follower.tell(entry, rest)
