"""`quiz web` over real sockets: this machine's own pages are served, strangers are refused."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

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
