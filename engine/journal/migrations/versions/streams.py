"""Streams of several kinds: numbers of their own, and commands that write to several at once."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index and the commands anew: SQLite cannot change the keys of a table."""
    op.execute("ALTER TABLE incident RENAME TO incident_0001")
    op.execute(
        "CREATE TABLE incident (incident VARCHAR NOT NULL, stream VARCHAR NOT NULL, "
        "number INTEGER NOT NULL, seq INTEGER NOT NULL, hash VARCHAR NOT NULL, "
        "edition VARCHAR NOT NULL, open BOOLEAN NOT NULL, next_due VARCHAR, "
        "PRIMARY KEY (incident), UNIQUE (stream, number)) WITHOUT ROWID"
    )
    op.execute(
        "INSERT INTO incident SELECT incident, 'incident', number, seq, hash, edition, open, "
        "next_due FROM incident_0001"
    )
    op.execute("DROP TABLE incident_0001")
    op.execute("ALTER TABLE command RENAME TO command_0001")
    op.execute(
        "CREATE TABLE command (command VARCHAR NOT NULL, incident VARCHAR NOT NULL, "
        "first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, "
        "PRIMARY KEY (command, incident)) WITHOUT ROWID"
    )
    op.execute(
        "INSERT INTO command SELECT command, incident, first_seq, last_seq FROM command_0001"
    )
    op.execute("DROP TABLE command_0001")
