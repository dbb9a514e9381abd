"""Fingerprints of answers: they change where the answer does, and nowhere else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Value, Words
from questions.fingerprints import fingerprint, of_point
from questions.reading import read_pack

SAME: list[tuple[Value, Value]] = [
    (Amount(Decimal("4500"), "troops"), Amount(Decimal("4500.0"), "troops", Decimal(50))),
    (Words("The Military-Technical Agreement"), Words("the military technical agreement", verbatim=True)),
    (Date.parse("1999-03"), Date.parse("1999-03")),
]
DIFFERENT: list[Value] = [
    Date.parse("1999-03"), Date.parse("1999-03-24"), Date.parse("1999"), EntityRef("nato"), OfficeRef("nato"),
    Amount(Decimal(1)), Amount(Decimal(1), "percent"), Amount(Decimal(10)), Ordinal(1), Ordinal(10), Words("nato"),
    Words("1"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_said_otherwise_is_the_same_answer(one: Value, other: Value) -> None:
    assert fingerprint(one) == fingerprint(other)


def test_other_answers_have_other_fingerprints() -> None:
    assert len({fingerprint(value) for value in DIFFERENT}) == len(DIFFERENT)


def test_every_point_of_a_pack_has_one(mini: Path) -> None:
    pack = read_pack(mini).pack
    assert pack is not None
    assert all(of_point(pack, str(point)) for point in pack.points)
    assert of_point(pack, "no-such-fact#when") is None
    fact = pack.points[0].fact
    assert of_point(pack, f"{fact}#no-such-slot") is None
