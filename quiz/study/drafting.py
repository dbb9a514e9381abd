"""Drafting: an article's file -> text, whatever its encoding; candidates of rules and, where configured, of a model."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import yaml

from questions.drafting import Article, Draft, read_article
from questions.drafting.articles import MAX_CHARS, form_of
from questions.drafting.packing import Packed
from questions.drafting.review import Review
from questions.errors import UsageError
from questions.text.dates import find_dates

MAX_BYTES = 4 * MAX_CHARS
REVIEW = "review.json"
"""File of a drafted pack that holds what its author decided; packs are read without it."""
_MADE = ".drafted"
"""File that holds what was written, so that an author's own edits are never written over."""


def load_article(path: Path) -> Article:
    """Read an article.

    Raises:
        UsageError: If it can't be read, is too long, or its encoding can't be told.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path} has {path.stat().st_size} bytes; at most {MAX_BYTES}. Draft it in parts.")
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror or error}") from error
    text = decoded(data, str(path))
    return read_article(text, form_of(path.name, text))


def decoded(data: bytes, name: str) -> str:
    """Return bytes as text: UTF-8, or the encoding that their content shows.

    Raises:
        UsageError: If they are no text, or the extra that tells encodings is missing.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise UsageError(
            f"{name} is not UTF-8; telling its encoding needs charset-normalizer: pip install 'factdeck[draft]'"
        ) from None
    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise UsageError(f"{name}: its encoding can't be told; save it as UTF-8")
    return data.decode(best.encoding, errors="replace")


def write_pack(folder: Path, packed: Packed, article: str) -> list[str]:
    """Write a pack of which `quiz check` finds no error; facts with errors are left out.

    Args:
        folder: Where it goes; it must not hold another pack.
        packed: The pack.
        article: The text that its facts quote.

    Returns:
        What was left out, and why.

    Raises:
        UsageError: If the folder can't be written.
    """
    _may_write(folder)
    left = list(packed.left_out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".draft-", dir=folder) as name:
            trial = Path(name)
            for _ in range(6):
                files = packed.files(article)
                _write(trial, files)
                bad = _bad_facts(trial)
                if not bad:
                    break
                left += [f"{fact}: {why}" for fact, why in bad.items() if fact]
                if not any(fact in bad for fact in (one["id"] for one in packed.facts)):
                    raise UsageError(f"The pack can't be made: {next(iter(bad.values()))}")
                packed.facts = [fact for fact in packed.facts if fact["id"] not in bad]
        files = packed.files(article)
        _write(folder, {**files, _MADE: _digest(list(files.values()))})
    except OSError as error:
        raise UsageError(f"{folder} can't be written: {error.strerror or error}") from error
    return left


def _digest(contents: list[str]) -> str:
    return hashlib.sha256("\0".join(contents).encode("utf-8", "replace")).hexdigest()


def _may_write(folder: Path) -> None:
    """Refuse to write over a pack that is not as a draft left it.

    Raises:
        UsageError: If it is another pack, or its author has edited it.
    """
    names = ("pack.yaml", "facts/draft.yaml", "article.md")
    if not any((folder / name).exists() for name in names):
        return
    try:
        now = _digest([(folder / name).read_text(encoding="utf-8") for name in names])
        was = (folder / _MADE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        was = now = ""
    if not was or now != was:
        raise UsageError(f"{folder} holds a pack that was edited since it was drafted; give another folder with --out")


def as_text(kind: str, slots: dict[str, Any]) -> str:
    """Return a candidate as the YAML that its author edits."""
    return str(yaml.safe_dump({"kind": kind, **slots}, sort_keys=False, allow_unicode=True, width=86))


def from_text(text: str) -> tuple[str, dict[str, Any]]:
    """Return kind and slots of an edited candidate.

    Raises:
        UsageError: If it is no mapping of slots with a kind.
    """
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text, lists and mappings
    except (yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"This is no YAML: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("kind"), str):
        raise UsageError("A candidate is a mapping with its kind: 'kind: event', 'clause: ...'")
    kind = str(data.pop("kind"))
    slots: dict[str, Any] = {str(name): value for name, value in data.items()}
    for name in ("negated", "complete"):
        if name in slots:
            slots[name] = slots[name] == "true"
    if str(slots.get("ordinal", "")).isdecimal():
        slots["ordinal"] = int(slots["ordinal"])
    return kind, {name: value for name, value in slots.items() if value not in ("", None)}


def _bad_facts(folder: Path) -> dict[str, str]:
    """Return the facts of a pack that have errors, each with its first problem; "" for those of no fact."""
    from questions.checking import check
    from questions.reading import read_pack

    reading = read_pack(folder)
    starts = sorted((reading.place(fact).line, fact) for fact in reading.fact_nodes)
    found: dict[str, str] = {}
    for problem in check(reading):
        if not problem.is_error:
            continue
        owner = ""
        if problem.path.endswith("draft.yaml"):
            owner = next((fact for line, fact in reversed(starts) if line <= problem.line), "")
        found.setdefault(owner, f"{problem.message} ({problem.code}); {problem.mend}")
    return found


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.new")
        fresh.write_text(content, encoding="utf-8", newline="\n")
        fresh.replace(target)


def load_review(path: Path, made: Draft) -> Review:
    """Go on with the review of a file, or begin one where there is none.

    Raises:
        UsageError: If the file is no review.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Review.of(made)
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path} is no review of a draft ({error}); move it away to begin again") from error
    return Review.resumed(made, data)


def save_review(path: Path, review: Review) -> None:
    """Keep a review, whole or not at all.

    Raises:
        UsageError: If it can't be written.
    """
    try:
        _write(path.parent, {path.name: json.dumps(review.as_data(), ensure_ascii=False, indent=1)})
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror or error}") from error


def latest_year(text: str) -> str:
    """Return the last year that an article names and that is no goal of the future: where its knowledge ends."""
    years = [found.date.edtf for found in find_dates(text) if found.date.precision in {"year", "month", "day"}]
    return max((edtf[:4] for edtf in years), default="2000")
