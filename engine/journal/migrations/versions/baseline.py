"""The first schema: entries, commands, the index of incidents, editions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = ("entry", "edition")


def upgrade() -> None:
    """Make the tables, and the triggers that keep accidents away from what is recorded."""
    op.create_table(
        "entry",
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("incident", "seq"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "command",
        sa.Column("command", sa.String(), primary_key=True),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "incident",
        sa.Column("incident", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False, unique=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("next_due", sa.String(), nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edition",
        sa.Column("edition", sa.String(), primary_key=True),
        sa.Column("files", sa.LargeBinary(), nullable=False),
    )
    for table in _APPEND_ONLY:
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
