"""A language model's candidates, over a real socket: the same refusals, and errors of ours for whatever it answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from questions.drafting import Draft, draft, read_article
from questions.errors import UsageError
from quiz.study.proposing import MAX_ANSWER, propose

TEXT = "In 1990 Ada Reed ran in Orrin. The choir is a delight to many.\n"
SEEN: list[tuple[str | None, Any]] = []


@contextmanager
def endpoint(body: bytes, status: int = 200, location: str | None = None) -> Iterator[str]:
    """Serve one answer to whoever asks."""

    class Stub(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            SEEN.append((self.headers["Authorization"], json.loads(sent)))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return  # who asked has had enough

        def log_message(self, *args: Any) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Stub) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1"
        finally:
            server.shutdown()
            thread.join()


def answer(*candidates: Any) -> bytes:
    content = "```json\n" + json.dumps(list(candidates)) + "\n```"
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def begun() -> Draft:
    made = draft(read_article(TEXT))
    made.candidates.clear()
    made.refused.clear()
    SEEN.clear()
    return made


def test_what_the_article_bears_out_is_taken_and_the_rest_refused() -> None:
    good = {
        "kind": "event",
        "slots": {"clause": "Ada Reed [ran|run] in Orrin", "when": "1990"},
        "quote": "In 1990 Ada Reed ran in Orrin.",
    }
    invented = {**good, "quote": "In 1991 Ada Reed ran in Rome."}
    loose = {**good, "slots": {"clause": "Ada Reed [ran|run] in Orrin", "when": "1991"}}
    made = begun()
    with endpoint(answer(good, invented, loose, 7, {"kind": []})) as url:
        propose(made, url, "tiny", "secret-key")
    assert [(one.slots["when"], one.origin) for one in made.candidates] == [("1990", "model tiny")]
    assert len(made.refused) == 2
    ((key, sent),) = SEEN
    assert key == "Bearer secret-key" and sent["model"] == "tiny" and TEXT in sent["messages"][1]["content"]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"nope", 200, "OpenAI-compatible"),
        (b'{"choices": []}', 200, "OpenAI-compatible"),
        (b"[" * 100_000, 200, "OpenAI-compatible"),
        (b"{}", 401, "status 401"),
        (b"x" * (MAX_ANSWER + 2), 200, "more than"),
    ],
    ids=["no JSON", "no choices", "deep", "refused", "too long"],
)
def test_other_answers_are_errors_that_say_so_without_the_key(body: bytes, status: int, said: str) -> None:
    with endpoint(body, status) as url, pytest.raises(UsageError, match=said) as error:
        propose(begun(), url, "tiny", "secret-key")
    assert "secret-key" not in str(error.value)


def test_a_redirection_is_not_followed() -> None:
    with endpoint(answer()) as other, endpoint(b"", 302, other) as url, pytest.raises(UsageError, match="302"):
        propose(begun(), url, "tiny", "secret-key")
    assert len(SEEN) == 1


def test_an_answer_that_is_no_list_proposes_nothing() -> None:
    made = begun()
    with endpoint(json.dumps({"choices": [{"message": {"content": "Sure! Here are some facts."}}]}).encode()) as url:
        propose(made, url, "tiny", None)
    assert made.candidates == [] and SEEN[0][0] is None


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "localhost:1", "http://user:pw@localhost/v1", "http://example.org/v1"]
)
def test_addresses_to_which_nothing_is_sent(url: str) -> None:
    with pytest.raises(UsageError):
        propose(begun(), url, "tiny", "secret-key")


def test_an_endpoint_that_is_not_there() -> None:
    with endpoint(b"") as url:
        pass
    with pytest.raises(UsageError, match="can't be reached"):
        propose(begun(), url, "tiny", None, timeout=5)
