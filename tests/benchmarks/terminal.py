"""When a program's first text appears in a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07|[PX^_][^\x1b]*\x1b\\|.)")


QUIET = 0.04
"""Seconds without output after which a screen counts as painted."""


@contextmanager
def running(command: Sequence[str], env: Mapping[str, str]) -> Iterator[int]:
    """Run a program in a pseudo-terminal of 100 x 30 and yield its descriptor; it is killed at the end."""
    import fcntl
    import termios

    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **env})
        os.execvp(command[0], list(command))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    try:
        yield fd
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def first_paint(command: Sequence[str], text: str, env: Mapping[str, str], limit: float = 60.0) -> float:
    """Return the seconds from starting `command` until `text` has been written to the terminal.

    Raises:
        TimeoutError: If it never is.
    """
    start = time.perf_counter()
    with running(command, env) as fd:
        wait_for(fd, text, limit)
        return time.perf_counter() - start


def wait_for(fd: int, text: str, limit: float = 60.0) -> None:
    """Read until `text` has been written.

    Raises:
        TimeoutError: If it never is.
    """
    start = time.perf_counter()
    seen = b""
    while time.perf_counter() - start < limit:
        if not select.select([fd], [], [], 0.5)[0]:
            continue
        try:
            seen += os.read(fd, 65536)
        except OSError:
            break
        if text.encode() in _ESCAPES.sub(b"", seen):
            return
    raise TimeoutError(f"{text!r} was never shown; the last that was written: {seen[-300:]!r}")


def keys(command: Sequence[str], text: str, env: Mapping[str, str], pressed: Sequence[str]) -> list[float]:
    """Return the seconds from each key to the last byte that it painted, once `text` has been shown.

    Args:
        command: The program.
        text: What tells that it is ready.
        env: Variables for it.
        pressed: What the terminal sends for each key.

    Raises:
        TimeoutError: If `text` is never shown.
    """
    found = []
    with running(command, env) as fd:
        wait_for(fd, text)
        _paint(fd, 1.0)
        for key in pressed:
            start = time.perf_counter()
            os.write(fd, key.encode())
            found.append(max(0.0, _paint(fd, 0.5) - start))
    return found


def _paint(fd: int, limit: float) -> float:
    """Read until the output is quiet; return when its last byte came."""
    last, end = 0.0, time.perf_counter() + limit
    while time.perf_counter() < end:
        if not select.select([fd], [], [], QUIET if last else limit)[0]:
            break
        os.read(fd, 65536)
        last = time.perf_counter()
    return last
