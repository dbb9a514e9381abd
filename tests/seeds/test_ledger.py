"""The ledger of the first pack: each number, date, name and quoted phrase of its document, and which facts carry it.

Where the document is at hand (`FACTDECK_SOURCE`, or ../shared/seeds) it is read again and compared; where it is not, the
committed tokens are held against their checksum, so that the ledger can't drift either way.
"""

from __future__ import annotations

import calendar
import csv
import hashlib
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from ledger import ROOT, Token, digest, source, tokens

from questions.facts import Fact
from questions.facts.definition import Definition
from questions.facts.event import Event
from questions.facts.position import Position
from questions.facts.table import Table
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Words
from questions.reading import load_pack
from questions.text.numbers import words_value
from questions.text.typed_dates import parse_date
from questions.wording import Voice, WordingError

LEDGER = Path(__file__).parent / "kosovo-nato" / "ledger.csv"
DOCUMENT_SHA256 = "d8320ad22ecba23a94a47519f836146fe9112fd20a7cdb144d8cd1c4bcc29e33"
TOKENS_SHA256 = "40c9c61eaef296dfefb3afde84e6a4a2fd96850e71008b47505bdcf73ad86c28"

PACK = load_pack(ROOT / "seeds" / "kosovo-nato")
VOICE = Voice(PACK)


class Row(NamedTuple):
    token: Token
    count: int
    facts: tuple[str, ...]
    says: tuple[str, ...]
    """How the pack says it; the token itself where it says the same."""
    reason: str


def rows() -> list[Row]:
    with LEDGER.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                Token(line["section"], line["kind"], line["token"]),
                int(line["count"]),
                tuple(line["facts"].split()),
                tuple(line["says"].split(" | ")) if line["says"] else (line["token"],),
                line["reason"],
            )
            for line in csv.DictReader(file)
        ]


ROWS = rows()
MONTHS = "(?:" + "|".join(name.casefold() for name in calendar.month_name if name) + ")"


def test_the_ledger_lists_the_tokens_of_the_document_and_no_others() -> None:
    listed = {row.token: row.count for row in ROWS}
    assert len(listed) == len(ROWS)
    assert digest(listed.items()) == TOKENS_SHA256
    document = source()
    if document is not None:
        assert hashlib.sha256(document.encode()).hexdigest() == DOCUMENT_SHA256, "this is another document"
        assert tokens(document) == listed


def test_the_reading_of_tokens_finds_what_a_reader_would() -> None:
    text = 'In 1999, Ann B. Lee of the Bank of Tarn called 20,000 seats "too few". By May–June 2001, 8.5% had left.\n== A ==\nOne'
    assert set(tokens(text)) == {
        Token("lead", "date", "1999"),
        Token("lead", "date", "May–June 2001"),
        Token("lead", "number", "20,000"),
        Token("lead", "number", "8.5%"),
        Token("lead", "quote", "too few"),
        Token("lead", "name", "Ann B. Lee of the Bank of Tarn"),
        Token("A", "number", "One"),
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.token.section}-{row.token.text}"[:60])
def test_each_token_is_carried_by_the_facts_that_are_named_or_left_out_with_a_reason(row: Row) -> None:
    assert row.count >= 1
    if not row.facts:
        assert len(row.reason) > 20, f"{row.token} is in no fact: say why"
        return
    for fact_id in row.facts:
        assert fact_id in PACK.by_id, f"there is no fact {fact_id}"
        assert PACK.by_id[fact_id].asked, f"{fact_id} is never asked"
        assert any(carries(fact_id, says) for says in row.says), (fact_id, row.says)
    for says in row.says:
        assert any(carries(fact_id, says) for fact_id in row.facts), (says, row.facts)


def test_what_is_left_out_is_neither_asked_nor_taught() -> None:
    left_out = {row.token.text for row in ROWS if not row.facts and row.token.section != "See also"}
    assert left_out == {"Kosovo NATO Locator Lambert", "two", "One", "63%"}
    assert ("2018-11", "lead") not in polls().cells and ("2018-11", "opposed") not in polls().cells
    assert not any(carries(fact.id, "63%") for fact in PACK.facts)


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row.token.section == "Public opinion" and row.facts == ("polls",)],
    ids=lambda row: row.token.text,
)
def test_each_cell_of_the_document_is_a_cell_of_the_table_as_often(row: Row) -> None:
    wanted = Decimal(row.token.text.rstrip("%").replace(",", "")) if row.token.kind == "number" else None
    cells = [value for (_, column), value in polls().cells.items() if column != polls().key]
    if wanted is not None:
        unit = "%" if row.token.text.endswith("%") else ""
        found = [c for c in cells if isinstance(c, Amount) and c.value == wanted and bool(unit) == (c.unit != "people")]
        assert len(found) == row.count
    else:
        keys = [polls().cells[key, polls().key] for key in polls().row_keys]
        assert [date_of(row.token.text)] == [key.edtf for key in keys if key == Date.parse(date_of(row.token.text))]  # type: ignore[union-attr]  # the key column is of dates


def test_a_fact_does_not_carry_what_it_does_not_say() -> None:
    assert carries("bombing-begins", "March 1999") and not carries("bombing-begins", "June 1999")
    assert carries("nato-announcement", "June 1998") and not carries("nato-announcement", "1998")
    assert carries("polls", "88.7%") and not carries("polls", "1244")
    assert carries("thaci-vital", "vital") and not carries("thaci-vital", "vita")
    assert carries("pa-observer", "NATO Parliamentary Assembly") and not carries("pa-observer", "Spain")


# What a fact carries: its slots, the clause and texts that its author wrote; not its quotes


def polls() -> Table:
    fact = PACK.by_id["polls"]
    assert isinstance(fact, Table)
    return fact


def carries(fact_id: str, said: str) -> bool:
    fact = PACK.by_id[fact_id]
    edtf, number = date_of(said), number_of(said)
    if edtf:
        return edtf in dates(fact)
    if number is not None:
        return number in numbers(fact)
    return any(re.search(rf"(?<!\w){re.escape(said.casefold())}(?!\w)", text) for text in texts(fact_id))


def date_of(said: str) -> str:
    """Return the EDTF date that a token denotes, or ""; only whole dates, so that "1244" is none."""
    if re.fullmatch(r"[^\d]*\b(19|20)\d\d", said) is None:
        return ""
    months = re.fullmatch(r"(\w+)–(\w+) (\d{4})", said)
    if months:
        return "/".join(date_of(f"{month} {months[3]}") for month in (months[1], months[2]))
    found = parse_date(said)
    return found.edtf if isinstance(found, Date) else ""


def number_of(said: str) -> Decimal | None:
    if re.fullmatch(r"[\d,.]+%?", said):
        return Decimal(said.rstrip("%").replace(",", ""))
    found = words_value(said) if " " not in said else None
    return Decimal(found[0]) if found else None


def values(fact: Fact) -> list[object]:
    found: list[object] = [slot.value for slot in PACK.slots(fact)]
    return [*found, fact.as_of] if fact.as_of is not None else found


def dates(fact: Fact) -> set[str]:
    found = set()
    for value in values(fact):
        if isinstance(value, Date):
            ends = (value.start, value.end) if value.precision == "by" else ()
            found |= {value.edtf, *(end.edtf for end in ends if end is not None)}
    said = {match for text in texts(fact.id) for match in re.findall(rf"(?:{MONTHS} )?(?:19|20)\d\d\b", text)}
    return found | {date_of(match) for match in said}


def numbers(fact: Fact) -> set[Decimal]:
    found = {value.value for value in values(fact) if isinstance(value, Amount)}
    found |= {Decimal(value.n) for value in values(fact) if isinstance(value, Ordinal)}
    for text in texts(fact.id):
        for word in re.findall(r"[\w]+", text):
            parsed = Decimal(word) if word.isdigit() and len(word) < 10 else None
            spelt = words_value(word)
            found |= {parsed} if parsed is not None else {Decimal(spelt[0])} if spelt else set()
    return found


@cache
def texts(fact_id: str) -> tuple[str, ...]:
    """Return what a fact says, case folded: its sentence, its author's texts, and every name of what its slots name."""
    fact = PACK.by_id[fact_id]
    found = [text for _, text in fact.free_texts()]
    if isinstance(fact, Definition):
        found += [fact.term, *fact.short]
    if isinstance(fact, Event):
        found.append(fact.parsed.statement)
    if isinstance(fact, Position | Tenure):
        office = PACK.offices[fact.role if isinstance(fact, Position) else fact.office] if has_office(fact) else None
        if office is not None:
            found += [office.title, *PACK.entities[office.of].names]
    for slot in PACK.slots(fact):
        match slot.value:
            case EntityRef(id=entity_id):
                entity = PACK.entities[entity_id]
                found += [*entity.names, entity.adjective or ""]
            case OfficeRef() | Words():
                found.append(VOICE.value(slot.value))
        try:
            found.append(VOICE.sentence(fact, slot.name) or "")
        except WordingError:  # a cell whose row lacks what its sentence needs
            continue
    return tuple(dict.fromkeys(text.casefold() for text in found if text))


def has_office(fact: Position | Tenure) -> bool:
    return isinstance(fact, Tenure) or fact.role is not None
