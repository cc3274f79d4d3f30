"""Sums in yuan, as the journal holds them: decimal strings with at most two decimals."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from engine.figures import plain_number
from engine.incident.refusals import refuse

_MOST = Decimal(10) ** 13
_FEN = Decimal("0.01")


def yuan(given: str) -> str:
    """Return a sum as it is recorded; refuses what is no sum, negative, or finer than a fen."""
    try:
        amount = Decimal(given.strip())
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount < _MOST or amount != amount.quantize(_FEN):
        refuse(
            "no_sum",
            "金额要写成不小于0的数，单位元，最多两位小数",
            "A sum is a number of yuan from 0 up, with at most two decimals",
        )
    return str(plain_number(amount))
