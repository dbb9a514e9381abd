"""Questions that were written elsewhere, read into items so that the item rules can look at them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questions.errors import PackError
from questions.facts.card import Card
from questions.items import Cloze, Item, Option, Point, SelectAll, SingleChoice, TrueFalse, Typed
from questions.text.folding import fold

MOST_BYTES = 50_000_000
MOST_TROUBLE = 20
"""Rows that can't be read are listed up to this many."""
SHAPE = '"stem", "options" and "answer"'
_POINT = (Point(fact="foreign", slot="answer"),)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and where it begins."""

    path: str
    line: int
    item: Item


def read_questions(path: Path) -> list[Entry]:
    """Read questions: a JSON array, JSON Lines, one JSON object, or the cards of a pack.

    Raises:
        PackError: If the file can't be read as such; says of every row that is wrong where, and what is expected.
    """
    if path.is_dir() or path.suffix in {".yaml", ".yml"}:
        return _cards(path)
    if path.stat().st_size > MOST_BYTES:
        raise PackError(f"{path}: is larger than {MOST_BYTES // 1_000_000} MB; split it")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    rows = _array(path, text) if text.lstrip().startswith("[") else _lines(path, text)
    if not rows:
        raise PackError(f"{path}:1: there are no questions; write objects with {SHAPE}")
    entries: list[Entry] = []
    wrong: list[str] = []
    for line, raw in rows:
        try:
            entries.append(Entry(str(path), line, _item(line, raw)))
        except ValueError as error:
            wrong.append(f"{path}:{line}: {error}")
    if wrong:
        more = f"\n({len(wrong) - MOST_TROUBLE} more)" if len(wrong) > MOST_TROUBLE else ""
        raise PackError("\n".join(wrong[:MOST_TROUBLE]) + more)
    return entries


def _array(path: Path, text: str) -> list[tuple[int, Any]]:
    decoder = json.JSONDecoder()
    rows: list[tuple[int, Any]] = []
    at = text.index("[") + 1
    line, counted = 1, 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        line, counted = line + text.count("\n", counted, at), at
        if at >= len(text):
            raise PackError(f"{path}:{line}: the array is not closed; add ']' at the end")
        if text[at] == "]":
            if text[at + 1 :].strip():
                raise PackError(f"{path}:{line}: there is more after the end of the array; put it in, or take it out")
            return rows
        try:
            raw, at = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            raise PackError(f"{path}:{line}: this is no JSON ({_why(error)})") from None
        rows.append((line, raw))


def _lines(path: Path, text: str) -> list[tuple[int, Any]]:
    try:
        return [(1, json.loads(text))]  # one object, over as many lines as it likes
    except (ValueError, RecursionError):
        pass
    rows = []
    for line, part in enumerate(text.split("\n"), start=1):
        if part.strip():
            try:
                rows.append((line, json.loads(part)))
            except (ValueError, RecursionError) as error:
                raise PackError(
                    f"{path}:{line}: this is no JSON ({_why(error)}); write one object a line, or an array"
                ) from None
    return rows


def _why(error: Exception) -> str:
    return str(getattr(error, "msg", "nested too deeply" if isinstance(error, RecursionError) else error))


def _item(line: int, raw: Any) -> Item:
    """Return the item of one row.

    Raises:
        ValueError: If the row is not of the shape; says what is expected.
    """
    if not isinstance(raw, dict) or not isinstance(raw.get("stem"), str) or not raw["stem"].strip():
        raise ValueError(f"a question is an object with {SHAPE}; the stem is a text")
    given = raw.get("options") or []
    if not isinstance(given, list) or not all(_is_text(option) for option in given):
        raise ValueError('"options" is a list of texts')
    options = [str(option) for option in given]
    if options:
        return build(line, raw["stem"], options, _key(options, raw.get("answer")))
    answer = raw.get("answer")
    accepted = answer if isinstance(answer, list) else [answer]
    if not accepted or not all(_is_text(text) and str(text).strip() for text in accepted):
        raise ValueError('"answer" is a text, or a list of all that are accepted, where there are no options')
    return typed(line, raw["stem"], tuple(map(str, accepted)))


def _is_text(raw: Any) -> bool:
    return isinstance(raw, str | int | float) and not isinstance(raw, bool)


def _key(options: list[str], answer: Any) -> tuple[int, ...]:
    """Return the indices of the right options: given as text, letter or index, or a list of them."""
    if isinstance(answer, list) and answer:
        return tuple(sorted({index for part in answer for index in _key(options, part)}))
    by_text = options.index(str(answer)) if _is_text(answer) and str(answer) in options else None
    if isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer < len(options):
        if by_text not in (None, answer):
            raise ValueError(
                f'"answer" {answer} may be the option {answer} or the one at index {answer}: write it as text'
            )
        return (answer,)
    if by_text is not None:
        return (by_text,)
    if isinstance(answer, str | bool):
        folded = [at for at, option in enumerate(options) if fold(option) == fold(str(answer))]
        if folded:
            return (folded[0],)
        letter = str(answer).strip().strip("().").lower()
        if len(letter) == 1 and letter.isalpha() and ord(letter) - 97 in range(len(options)):
            return (ord(letter) - 97,)
    raise ValueError(f'"answer" {answer!r} is no option; give its text, its letter or its index from 0')


def typed(line: int, stem: str, answers: tuple[str, ...]) -> Item:
    """Return a question without options: a cloze if its stem has a blank."""
    if "___" in stem:
        return Cloze(**_shared(line, stem, answers, True), key=answers[0])
    return Typed(**_shared(line, stem, answers, True), key=answers[0])


def build(line: int, stem: str, options: list[str], key: tuple[int, ...]) -> Item:
    """Return an item for the rules to look at; it has no certificates and no sources."""
    made = tuple(Option(text=text, correct=at in key, feedback="") for at, text in enumerate(options))
    shared = _shared(line, stem, tuple(options[at] for at in key), False)
    shared["options"] = made
    if [fold(option) for option in options] == ["true", "false"]:
        return TrueFalse(**shared, key=key)
    return SingleChoice(**shared, key=key) if len(key) == 1 else SelectAll(**shared, key=key)


def _shared(line: int, stem: str, answers: tuple[str, ...], recall: bool) -> dict[str, Any]:
    return {
        "id": f"line-{line}", "family": "foreign", "class": "recall" if recall else "recognition", "facts": (),
        "points": _POINT, "stem": stem, "answers": answers, "guess": 0.0, "explanation": "", "sources": (),
        "difficulty": 0.5,
    }  # fmt: skip


def _cards(path: Path) -> list[Entry]:
    from questions.reading import read_pack

    reading = read_pack(path)
    if reading.pack is None:
        raise PackError(f"{path}: the pack has errors; see them with: quiz check {path}")
    entries = []
    for fact in reading.pack.facts:
        if isinstance(fact, Card):
            place = reading.place(fact.id, "prompt")
            texts = [choice.text for choice in fact.choices]
            right = tuple(at for at, choice in enumerate(fact.choices) if choice.correct)
            if texts and not right:
                texts, right = [fact.answer, *texts], (0,)
            made = (
                build(place.line, fact.prompt, texts, right) if texts else typed(place.line, fact.prompt, fact.answers)
            )
            entries.append(Entry(place.path, place.line, made))
    return entries
