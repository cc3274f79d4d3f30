"""Sessions and the trail of sign-ins and refusals, in one small SQLite file of their own."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

LIFE = timedelta(hours=12)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS session (
    key TEXT PRIMARY KEY, person TEXT NOT NULL, csrf TEXT NOT NULL,
    started_at TEXT NOT NULL, ends_at TEXT NOT NULL, revoked_at TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS trail (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL,
    person TEXT, address TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS trail_keeps BEFORE UPDATE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER IF NOT EXISTS trail_stays BEFORE DELETE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
"""


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in. `key` is the token's SHA-256: who reads the file cannot sign in with it."""

    key: str
    person: str
    csrf: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One sign-in, sign-out or refusal."""

    at: datetime
    kind: str
    person: str | None
    address: str
    detail: str


class Sessions:
    """Sessions that survive a restart, live 12 hours and end at sign-out."""

    def __init__(self, path: Path, new_token: Callable[[], str] = secrets.token_urlsafe) -> None:
        self._new_token = new_token
        self._ended: list[Callable[[str], None]] = []
        # One connection: all calls come from the event loop's thread.
        self._store = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._store.execute("PRAGMA journal_mode=WAL")
        self._store.executescript(_SCHEMA)

    def start(self, person: str, now: datetime) -> tuple[str, Session]:
        """Start a session; the returned token is for the cookie and is kept nowhere."""
        token = self._new_token()
        session = Session(_key(token), person, self._new_token(), now + LIFE)
        self._store.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?, ?, NULL)",
            (session.key, person, session.csrf, now.isoformat(), session.ends_at.isoformat()),
        )
        return token, session

    def find(self, token: str | None, now: datetime) -> Session | None:
        """Return the living session of a token."""
        if not token:
            return None
        row = self._store.execute(
            "SELECT key, person, csrf, ends_at FROM session WHERE key = ? AND revoked_at IS NULL",
            (_key(token),),
        ).fetchone()
        if row is None:
            return None
        session = Session(row[0], row[1], row[2], datetime.fromisoformat(row[3]))
        return session if now < session.ends_at else None

    def living(self, key: str, now: datetime) -> bool:
        """Tell whether a session has neither been revoked nor run out."""
        row = self._store.execute(
            "SELECT ends_at FROM session WHERE key = ? AND revoked_at IS NULL", (key,)
        ).fetchone()
        return row is not None and now < datetime.fromisoformat(row[0])

    def end(self, session: Session, now: datetime) -> None:
        """Revoke a session and tell those who follow it."""
        self._store.execute(
            "UPDATE session SET revoked_at = ? WHERE key = ?", (now.isoformat(), session.key)
        )
        for told in self._ended:
            told(session.key)

    def on_end(self, told: Callable[[str], None]) -> None:
        """Call with the session's key whenever one is revoked."""
        self._ended.append(told)

    def note(
        self, kind: str, now: datetime, *, person: str | None, address: str, detail: str = ""
    ) -> None:
        """Put one line on the trail; nothing in it can forge a second one or hide a part of it."""
        shown = "".join(sign if sign.isprintable() else " " for sign in detail)
        clean = " ".join(shown.split())[:400]
        self._store.execute(
            "INSERT INTO trail (at, kind, person, address, detail) VALUES (?, ?, ?, ?, ?)",
            (now.isoformat(), kind, person, address, clean),
        )

    def trail(self, limit: int = 200) -> list[TrailLine]:
        """Return the newest lines first."""
        rows = self._store.execute(
            "SELECT at, kind, person, address, detail FROM trail ORDER BY id DESC LIMIT ?",
            (limit,),
        ).fetchall()
        return [TrailLine(datetime.fromisoformat(row[0]), *row[1:]) for row in rows]

    def close(self) -> None:
        """Release the file."""
        self._store.close()


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
