"""Candidates from a language model behind an OpenAI-compatible endpoint that the author names. Nothing is sent otherwise.

What it answers is data: each candidate passes the same refusals as those of the rules. The key comes from the
environment variable FACTDECK_MODEL_KEY, is sent to that endpoint alone, and is never stored or shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from questions.drafting import Candidate, Draft
from questions.drafting.draft import judge
from questions.drafting.refusing import SLOTS
from questions.drafting.review import candidate_of
from questions.errors import UsageError

KEY = "FACTDECK_MODEL_KEY"
TIMEOUT = 60.0
"""Seconds that one request may take between two pieces of an answer."""
MAX_ANSWER = 2_000_000
"""Bytes of an answer."""
PIECE = 8_000
"""Characters of the article in one request."""
MOST = 200
"""Candidates that are taken from one answer."""

_TASK = (
    "You extract candidate facts from a passage. Answer with a JSON array only. Each element is an object with kind, slots and"
    " quote. The quote is copied word for word from the passage, at most 300 characters. Every name, number and date of the"
    " slots stands in the quote; dates are EDTF (1999, 1999-03, 1999-03-24). Infer nothing. The kinds and their slots: "
)


class _Stay(HTTPRedirectHandler):
    """Follows no redirection: the article and the key go to the endpoint that was named, and nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def propose(made: Draft, url: str, model: str, key: str | None, *, timeout: float = TIMEOUT) -> None:
    """Add to a draft what a model proposes and the article bears out; the rest is among the refused.

    Args:
        made: The draft so far.
        url: Base address of the endpoint, as "http://localhost:11434/v1".
        model: Name of the model.
        key: Sent as a bearer token; None for an endpoint that asks for none.
        timeout: Seconds that one request may stay silent.

    Raises:
        UsageError: If the endpoint can't be reached or answers with something else than is expected.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
        raise UsageError(f"{url!r} is no address of an endpoint; give it as https://host/v1, the key in {KEY}")
    if key and parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise UsageError(f"The key would be sent to {parts.hostname} unencrypted; use https, or unset {KEY}")
    for start in range(0, len(made.text), PIECE):
        content = _ask(url, model, key, made.text[start : start + PIECE], timeout)
        judge(made, _candidates(content, made.text, model))


def _ask(url: str, model: str, key: str | None, passage: str, timeout: float) -> str:
    kinds = "; ".join(f"{kind}: {', '.join(sorted(slots))}" for kind, slots in SLOTS.items() if kind != "table")
    messages = [{"role": "system", "content": _TASK + kinds}, {"role": "user", "content": passage}]
    body = json.dumps({"model": model, "temperature": 0, "messages": messages}).encode()
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    request = Request(f"{url.rstrip('/')}/chat/completions", body, headers)  # noqa: S310 - http and https only, checked
    try:
        with build_opener(_Stay).open(request, timeout=timeout) as answer:
            data = answer.read(MAX_ANSWER + 1)
    except HTTPError as error:
        error.close()
        raise UsageError(
            f"The endpoint {url} answered with status {error.code}; look at its address, model and key"
        ) from None
    except (URLError, OSError, ValueError) as error:
        raise UsageError(f"The endpoint {url} can't be reached: {getattr(error, 'reason', error)}") from None
    if len(data) > MAX_ANSWER:
        raise UsageError(f"The endpoint {url} answered with more than {MAX_ANSWER} bytes")
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise UsageError(
            f"The endpoint {url} does not answer as an OpenAI-compatible one does: no choices[0].message.content"
        )
    return content


def _candidates(content: str, text: str, model: str) -> Iterator[Candidate]:
    """Yield what an answer proposes; what is no candidate at all is passed over."""
    bare = re.sub(r"^\s*```\w*\n|\n?```\s*$", "", content)
    try:
        data = json.loads(bare)
    except (ValueError, RecursionError):
        return
    for one in data[:MOST] if isinstance(data, list) else ():
        candidate = candidate_of(one, text, f"model {model}")
        if candidate is not None:
            yield candidate
