"""A journal's place on disk: who may read it, and who is writing it."""

from __future__ import annotations

import fcntl
import os
import socket
from pathlib import Path

from engine.errors import JournalUnavailable


def journal_file(data: Path, realm: str = "real") -> Path:
    """Return where a data directory keeps the journal of a realm: `real` or `drill`."""
    return data / f"{realm}.sqlite3"


def prepare(path: Path) -> None:
    """Make the directory (0700, if it is new) and the file (0600); raises `JournalUnavailable`."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.fchmod(descriptor, 0o600)
        os.close(descriptor)
    except OSError as error:
        raise JournalUnavailable(f"{path} cannot be written: {error.strerror}") from error


class WriterLock:
    """Held while a process writes a journal; the kernel lets go of it when the process dies.

    The lock file stays behind on purpose: removing it would let two processes lock two files.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._descriptor = self._open()
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._descriptor, 200, 0).decode(errors="replace").strip()
            os.close(self._descriptor)
            raise JournalUnavailable(
                f"{path} is being written by {holder or 'another process'}; stop it first"
            ) from None
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"process {os.getpid()} on {socket.gethostname()}".encode(), 0)

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise JournalUnavailable(f"{self._path} cannot be opened: {error.strerror}") from error

    def release(self) -> None:
        """Let others write."""
        os.close(self._descriptor)
