"""Writes for journal tests: small, valid, numbered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from engine.journal.entry import Actor, Append, Draft, Journal

AT = datetime(2024, 5, 1, 8, 30, 15, 123456, tzinfo=UTC)
OFFICER = Actor(
    "u1", "王值班", "duty_officer", on_behalf_of="market", channel="phone", words="收到"
)
EDITION = "e" * 64


def draft(note: str = "锅炉爆炸", number: int = 1) -> Draft:
    return Draft(
        "Noted", 1, {"note": note, "number": number}, AT - timedelta(minutes=5), about=True
    )


def write(
    incident: str = "a",
    expected: int = 0,
    command: str | None = None,
    drafts: int = 1,
    *,
    note: str = "锅炉爆炸",
    is_open: bool = True,
) -> Append:
    return Append(
        incident=incident,
        expected=expected,
        drafts=[draft(note, expected + number) for number in range(1, drafts + 1)],
        recorded_at=AT,
        actor=OFFICER,
        edition=EDITION,
        command=command or f"{incident}-{expected}",
        next_due=AT + timedelta(minutes=30) if is_open else None,
        open=is_open,
    )


def fill(journal: Journal) -> None:
    """Three incidents, interleaved: a with 6 entries, b with 3, c with 4; and their edition."""
    journal.keep_edition(EDITION, {"plan.yaml": b"title: x\n"})
    for incident, expected, drafts in (
        ("a", 0, 2),
        ("b", 0, 1),
        ("a", 2, 1),
        ("c", 0, 3),
        ("b", 1, 2),
        ("a", 3, 3),
        ("c", 3, 1),
    ):
        journal.append(write(incident, expected, drafts=drafts)).result()
