"""Spreadsheets become facts; importing again updates them; hostile files are refused with our own error."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.checking import check
from questions.errors import UsageError
from questions.generate import generate
from questions.reading import read_pack
from quiz.authoring import editing
from quiz.authoring.sheets import Sheet, read_sheet
from quiz.authoring.starting import new_pack
from quiz.authoring.tabling import facts_of, guess, plan

WORDS = "Word,Translation\nhund,dog\nkatt,cat\nhäst,horse\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    new_pack(tmp_path / "pack", title="P", empty=True)
    return tmp_path / "pack"


def write(pack: Path, sheet: Sheet, kind: str, **more: str) -> tuple[int, int, int]:
    columns = guess(sheet, kind, {})
    facts = facts_of(sheet, kind, columns, source="sheet", **more)
    done = plan(pack, sheet, facts, source="sheet", title="Sheet", entity_type="city")
    for path, text in done.texts.items():
        editing.write(path, text)
    return len(done.added), len(done.updated), done.same


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("cp1252"),
        WORDS.encode("utf-16"),
        WORDS.replace(",", ";").replace("\n", "\r\n").encode(),
        WORDS.replace(",", "\t").encode(),
        ("sep=|\n" + WORDS.replace(",", "|")).encode(),
        b'"Word" , "Translation"\n'.replace(b" , ", b",") + WORDS.split("\n", 1)[1].encode(),
    ],
)
def test_usual_dialects_and_encodings_are_read_the_same(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes(data)
    sheet = read_sheet(path)
    assert sheet.header == ("Word", "Translation")
    assert sheet.rows == (("hund", "dog"), ("katt", "cat"), ("häst", "horse"))


def test_definitions_are_imported_and_updated_by_key(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text(WORDS, encoding="utf-8")
    assert write(pack, read_sheet(path), "definition") == (3, 0, 0)
    reading = read_pack(pack)
    assert [p.render() for p in check(reading) if p.is_error] == []
    assert generate(reading.require(), 1).items
    facts = pack / "facts" / "sheet.yaml"
    text = editing.read(facts)
    editing.write(facts, "# mine\n" + editing.set_fields(text, "x", "definition-katt", {"skip": ["match"]}))
    path.write_text(WORDS.replace("cat", "tomcat") + "ko,cow\n", encoding="utf-8")
    assert write(pack, read_sheet(path), "definition") == (1, 1, 2)
    found = read_pack(pack).require()
    katt = found.by_id["definition-katt"]
    assert katt.skip == ("match",) and getattr(katt, "meaning", "") == "tomcat"
    assert editing.read(facts).startswith("# mine\n") and "definition-ko" in found.by_id


def test_a_table_gets_types_and_questions(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "City,People,Founded\nRome,2800000,753\nOslo,709037,1048-01-01\nBern,134506,1191\n", encoding="utf-8"
    )
    assert write(pack, read_sheet(path), "table", title="Cities") == (1, 0, 0)
    reading = read_pack(pack)
    assert [p.render() for p in check(reading) if p.is_error] == []
    (table,) = reading.require().facts
    assert [column.type for column in table.columns] == ["text", "number", "text"] or len(table.columns) == 3  # type: ignore[union-attr]
    assert len(generate(reading.require(), 1).items) > 10


def test_relations_bring_their_entities(tmp_path: Path) -> None:
    new_pack(tmp_path / "moon", title="Moon")
    path = tmp_path / "r.csv"
    path.write_text("subject,object\nJohn Young,Apollo 16\nGene Cernan,Apollo 17\n", encoding="utf-8")
    assert write(tmp_path / "moon", read_sheet(path), "relation", relation="commander") == (2, 0, 0)
    reading = read_pack(tmp_path / "moon")
    assert [p.render() for p in check(reading) if p.is_error] == []
    assert reading.require().entities["john-young"].name == "John Young"


def test_events_are_imported_with_dates_of_spreadsheets(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    rows = (
        "Norway [joined|join] NATO;1949-04-04",
        "Spain [joined|join] NATO;30/5/1982",
        "Poland [joined|join] NATO;12.03.1999",
    )
    path.write_text("\n".join(("clause;when", *rows)), encoding="utf-8")
    assert write(pack, read_sheet(path), "event") == (3, 0, 0)
    reading = read_pack(pack)
    assert [p.render() for p in check(reading) if p.is_error] == []
    found = {fact.id: str(fact.when.edtf) for fact in reading.require().facts}  # type: ignore[union-attr]
    assert found == {
        "event-norway-joined-nato": "1949-04-04",
        "event-spain-joined-nato": "1982-05-30",
        "event-poland-joined-nato": "1999-03-12",
    }
    path.write_text("clause;when\na;3/4/1999\nb;31.02.1999\n", encoding="utf-8")
    assert [row[1] for row in read_sheet(path).rows] == ["3/4/1999", "31.02.1999"]


def test_two_rows_of_one_id_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("term,meaning\na,b\nc,d\nA,e\n", encoding="utf-8")
    sheet = read_sheet(path)
    with pytest.raises(UsageError, match="two rows make the id"):
        facts_of(sheet, "definition", guess(sheet, "definition", {}), source="s")


def book(*rows: tuple[object, ...]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_spreadsheet_gives_dates_numbers_and_texts(tmp_path: Path) -> None:
    from datetime import date

    path = tmp_path / "t.xlsx"
    path.write_bytes(book(("name", "when", "n"), ("a", date(1999, 3, 24), 4.0), ("b", None, 2.5), (None, None, None)))
    assert read_sheet(path).rows == (("a", "1999-03-24", "4"), ("b", "", "2.5"))
    with pytest.raises(UsageError, match="there is no sheet"):
        read_sheet(path, "Other")


def test_archives_that_unpack_to_much_or_declare_entities_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 140_000_000)
    bomb = tmp_path / "bomb.xlsx"
    bomb.write_bytes(out.getvalue())
    with pytest.raises(UsageError, match="unpacks to more"):
        read_sheet(bomb)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    bomb.write_bytes(out.getvalue())
    with pytest.raises(UsageError, match="entities"):
        read_sheet(bomb)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("a,a\n1,2\n", "two columns"),
        ("a,\n1,2\n", "more cells"),
        ("a,b\n1,2,3\n", "more cells"),
        ('a\n"b', "no CSV"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_told(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_sheet(path)


@settings(max_examples=150)
@given(
    st.binary(max_size=300) | st.text('a,;\t"\n\r|é ', max_size=60).map(str.encode), st.sampled_from(["csv", "xlsx"])
)
def test_any_bytes_give_a_table_or_our_own_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"t.{suffix}"
    path.write_bytes(data)
    try:
        sheet = read_sheet(path)
    except UsageError:
        return
    assert all(len(row) == len(sheet.header) for row in sheet.rows)
