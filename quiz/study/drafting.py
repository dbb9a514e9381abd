"""Drafting: an article's file -> text, whatever its encoding; candidates of rules and, where configured, of a model."""

from __future__ import annotations

from pathlib import Path

from questions.drafting import Article, read_article
from questions.drafting.articles import MAX_CHARS, form_of
from questions.errors import UsageError

MAX_BYTES = 4 * MAX_CHARS


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
