"""`quiz web` over real sockets: this machine's own pages are served, strangers are refused."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.peer("textual_serve", install="python -m pip install textual-serve")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A port on which `quiz web` listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    root = Path(__file__).resolve().parents[3]
    data = tmp_path_factory.mktemp("web")
    process = subprocess.Popen(
        [sys.executable, "-m", "quiz.cli.main", "--data", str(data), "web", "--port", str(free)],
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert f"http://127.0.0.1:{free}" in process.stderr.readline()
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", free), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield free
    process.terminate()
    process.wait(30)
    process.stderr.close()


def status(port: int, path: str, **headers: str) -> int:
    """Ask for a path with these headers; return the status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    connection.close()
    return answer.status


SOCKET = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec_WebSocket_Version": "13",
}


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_own_pages_are_served_and_may_open_a_socket(port: int, name: str) -> None:
    assert status(port, "/", Host=f"{name}:{port}") == 200
    assert status(port, "/", Host=f"{name}:{port}", Origin=f"http://{name}:{port}") == 200
    assert status(port, "/ws", Host=f"{name}:{port}", Origin=f"http://{name}:{port}", **SOCKET) == 101


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:{port}", "localhost:1", ""])
@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/download/x"])
def test_other_hosts_are_refused(port: int, host: str, path: str) -> None:
    origin = f"http://127.0.0.1:{port}"
    assert status(port, path, Host=host.format(port=port), Origin=origin, **SOCKET) in {400, 403}


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1:{port}.evil.example",
        "http://127.0.0.1:1",
        "",
    ],
)
def test_other_origins_are_refused(port: int, origin: str) -> None:
    host = f"127.0.0.1:{port}"
    assert status(port, "/ws", Host=host, Origin=origin.format(port=port), **SOCKET) == 403
    assert status(port, "/", Host=host, Origin=origin.format(port=port)) == 403


def test_a_socket_without_origin_is_refused(port: int) -> None:
    assert status(port, "/ws", Host=f"127.0.0.1:{port}", **SOCKET) == 403


@pytest.mark.parametrize("forwarded", ["X_Forwarded_Host", "X_Forwarded_For", "X_Original_Host", "Forwarded"])
def test_what_a_proxy_may_claim_counts_for_nothing(port: int, forwarded: str) -> None:
    own = f"127.0.0.1:{port}"
    claim = f"host={own};proto=http" if forwarded == "Forwarded" else own
    strange = {"Host": "evil.example", "Origin": "http://evil.example", forwarded: claim}
    assert status(port, "/", **strange) == 403
    assert status(port, "/ws", **strange, **SOCKET) == 403
    assert status(port, "/ws", Host=own, Origin="http://evil.example", **{forwarded: claim}, **SOCKET) == 403
    assert status(port, "/ws", Host=own, Origin=f"http://{own}", **{forwarded: "evil.example"}, **SOCKET) == 101


@pytest.mark.peer("playwright", install="python -m pip install playwright")
@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a browser: apt-get install chromium")
def test_keys_arrive_without_a_click_and_the_footer_is_there(port: int) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        sent: list[str] = []
        shown: list[str] = []

        def listen(opened: Any) -> None:
            opened.on("framesent", lambda frame: sent.append(str(frame)))
            opened.on("framereceived", lambda frame: shown.append(frame if isinstance(frame, str) else frame.decode()))

        def until(text: str) -> None:
            for _ in range(600):
                if text in "".join(shown):
                    return
                page.wait_for_timeout(200)
            raise AssertionError(f"{text!r} is not shown: {''.join(shown)[-2000:]}")

        page.on("websocket", listen)
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector(".xterm-helper-textarea:focus", state="attached", timeout=120_000)
        until("settings")  # a word of the footer alone
        page.keyboard.press("?")
        until("Your packs, what is due today")
        assert any('"?"' in frame for frame in sent)
        browser.close()


def test_a_port_in_use_is_said(port: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quiz.cli.main", "--data", str(tmp_path), "web", "--port", str(port)],
        cwd=Path(__file__).resolve().parents[3],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2 and "choose another one with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_says_how_to_install_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from quiz.cli.commands import run

    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.delitem(sys.modules, "quiz.cli.serving", raising=False)
    assert run(["web"]) == 2
    assert "pip install 'factdeck[web]'" in capsys.readouterr().err
