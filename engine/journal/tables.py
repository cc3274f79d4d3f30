"""The tables of an embedded journal. They describe; the migrations make them."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Table(SQLModel, registry=registry()):
    """The journal's own metadata, apart from whatever else uses SQLModel in the process."""


class Entry(Table, table=True):
    """A recorded event: the hashed bytes, and the columns by which they are found."""

    __table_args__ = (UniqueConstraint("incident", "seq"), {"sqlite_autoincrement": True})

    position: int | None = Field(default=None, primary_key=True)
    incident: str
    seq: int
    kind: str
    hash: str
    body: bytes


class Command(Table, table=True):
    """Which entries of which stream a command produced, so that it is never recorded twice."""

    __table_args__ = {"sqlite_with_rowid": False}

    command: str = Field(primary_key=True)
    incident: str = Field(primary_key=True)
    first_seq: int
    last_seq: int


class Incident(Table, table=True):
    """The index: where each stream stands; times as in the entries."""

    __table_args__ = (UniqueConstraint("stream", "number"), {"sqlite_with_rowid": False})

    incident: str = Field(primary_key=True)
    stream: str
    number: int
    seq: int
    hash: str
    edition: str
    open: bool
    next_due: str | None = Field(default=None)


class Snapshot(Table, table=True):
    """A folded state, as a short cut: it may be thrown away at any time."""

    incident: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    shape: str
    hash: str
    body: bytes


class Edition(Table, table=True):
    """The files of a plan edition, as canonical JSON of name and base64."""

    edition: str = Field(primary_key=True)
    files: bytes
