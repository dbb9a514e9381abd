"""When a program's first text appears in a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import time
from collections.abc import Mapping, Sequence

_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07|[PX^_][^\x1b]*\x1b\\|.)")


def first_paint(command: Sequence[str], text: str, env: Mapping[str, str], limit: float = 60.0) -> float:
    """Return the seconds from starting `command` until `text` has been written to the terminal.

    Raises:
        TimeoutError: If it never is.
    """
    import fcntl
    import termios

    start = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **env})
        os.execvp(command[0], list(command))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen = b""
    try:
        while time.perf_counter() - start < limit:
            if not select.select([fd], [], [], 0.5)[0]:
                continue
            try:
                seen += os.read(fd, 65536)
            except OSError:
                break
            if text.encode() in _ESCAPES.sub(b"", seen):
                return time.perf_counter() - start
        raise TimeoutError(f"{command[0]} never showed {text!r}; the last it wrote: {seen[-300:]!r}")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)
