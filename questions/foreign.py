"""Questions that were written elsewhere, read into items so that the item rules can look at them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questions.errors import PackError
from questions.facts.card import Card
from questions.items import Item, Option, Point, SelectAll, SingleChoice, TrueFalse, Typed
from questions.text.folding import fold

MOST_BYTES = 50_000_000
_POINT = (Point(fact="foreign", slot="answer"),)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and the line on which it begins."""

    line: int
    item: Item


def read_questions(path: Path) -> list[Entry]:
    """Read questions: a JSON array, JSON Lines, or the cards of a pack.

    Raises:
        PackError: If the file can't be read as such; says where and what is expected.
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
    return [Entry(line, _item(path, line, raw)) for line, raw in rows]


def _array(path: Path, text: str) -> list[tuple[int, Any]]:
    decoder = json.JSONDecoder()
    rows: list[tuple[int, Any]] = []
    at = text.index("[") + 1
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if at >= len(text):
            raise PackError(f"{path}: the array is not closed; add ']' at the end")
        if text[at] == "]":
            return rows
        line = text.count("\n", 0, at) + 1
        try:
            raw, at = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            raise PackError(f"{path}:{line}: this is no JSON ({getattr(error, 'msg', 'nested too deeply')})") from None
        rows.append((line, raw))


def _lines(path: Path, text: str) -> list[tuple[int, Any]]:
    rows = []
    for line, part in enumerate(text.splitlines(), start=1):
        if part.strip():
            try:
                rows.append((line, json.loads(part)))
            except (json.JSONDecodeError, RecursionError) as error:
                message = getattr(error, "msg", "nested too deeply")
                raise PackError(
                    f"{path}:{line}: this is no JSON ({message}); write one object a line, or an array"
                ) from None
    return rows


def _item(path: Path, line: int, raw: Any) -> Item:
    where = f"{path}:{line}"
    if not isinstance(raw, dict) or not isinstance(raw.get("stem"), str):
        raise PackError(f'{where}: a question is an object with "stem", "options" and "answer"')
    options = raw.get("options") or []
    if not isinstance(options, list) or not all(isinstance(option, str) for option in options):
        raise PackError(f'{where}: "options" is a list of texts')
    answer = raw.get("answer")
    if not options:
        if not isinstance(answer, str | int | float) or isinstance(answer, bool):
            raise PackError(f'{where}: "answer" is a text where there are no options')
        return Typed(**_shared(line, raw["stem"], (str(answer),), True), key=str(answer))
    key = _key(where, options, answer)
    return build(line, raw["stem"], options, key)


def _key(where: str, options: list[str], answer: Any) -> tuple[int, ...]:
    """Return the indices of the right options: given as text, letter or index, or a list of them."""
    if isinstance(answer, list):
        return tuple(sorted({index for part in answer for index in _key(where, options, part)}))
    if isinstance(answer, bool):
        answer = str(answer)
    if isinstance(answer, int) and 0 <= answer < len(options):
        return (answer,)
    if isinstance(answer, str):
        exact = [at for at, option in enumerate(options) if option == answer]
        folded = [at for at, option in enumerate(options) if fold(option) == fold(answer)]
        if exact or folded:
            return ((exact or folded)[0],)
        letter = answer.strip().strip("().").lower()
        if len(letter) == 1 and letter.isalpha() and ord(letter) - 97 in range(len(options)):
            return (ord(letter) - 97,)
    raise PackError(f'{where}: "answer" {answer!r} is no option; give its text, its letter or its index from 0')


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
            line = reading.place(fact.id, "prompt").line
            texts = [choice.text for choice in fact.choices]
            right = tuple(at for at, choice in enumerate(fact.choices) if choice.correct)
            if texts and not right:
                texts, right = [fact.answer, *texts], (0,)
            if texts:
                entries.append(Entry(line, build(line, fact.prompt, texts, right)))
            else:
                entries.append(Entry(line, Typed(**_shared(line, fact.prompt, fact.answers, True), key=fact.answer)))
    return entries
