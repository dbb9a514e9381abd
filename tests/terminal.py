"""A real pseudo-terminal with a program in it: keys and clicks in, the screen's text out."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 120.0
"""Seconds that a screen may take to show what is waited for, on a machine that does much else."""


class Terminal:
    """A program in a pseudo-terminal.

    Args:
        command: The program and its arguments.
        env: Its environment.
        width: In cells.
        height: In cells.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str], width: int = 100, height: int = 30) -> None:
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        self.pid, self.fd = pty.fork()
        size = struct.pack("HHHH", height, width, 0, 0)
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)  # before the program looks
            os.execvpe(command[0], list(command), {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
        self.ended = False

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill what still runs."""
        self.kill()
        os.close(self.fd)

    @property
    def lines(self) -> list[str]:
        """What the screen shows, line by line."""
        return list(self.screen.display)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.lines)

    def pump(self, seconds: float) -> bool:
        """Take in what the program writes within some seconds; return whether it wrote."""
        if self.ended or not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""
        self.ended = not data
        self.stream.feed(data)
        return bool(data)

    def settle(self) -> None:
        """Wait until the program has written nothing for a while."""
        while self.pump(0.25):
            pass

    def wait(self, *texts: str, gone: str = "") -> str:
        """Wait until one of some texts is shown (and `gone` is not), and return it.

        Raises:
            AssertionError: If none ever is; with the screen.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not self.ended:
            shown = self.text
            found = next((text for text in texts if text in shown), None)
            if found is not None and not (gone and gone in shown):
                self.settle()
                if found in self.text:
                    return found
            self.pump(0.1)
        raise AssertionError(f"none of {texts} is shown:\n{self.text}")

    def write(self, data: str) -> None:
        """Send bytes as a terminal does."""
        os.write(self.fd, data.encode())

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, and let the screen follow."""
        for key in keys:
            self.write(key)
            self.settle()

    def click(self, text: str | re.Pattern[str]) -> None:
        """Press and release the left button where a text begins (a pattern's first group, if it has one).

        Raises:
            AssertionError: If it isn't shown; with the screen.
        """
        for row, line in enumerate(self.lines):
            found = re.search(text if isinstance(text, re.Pattern) else re.escape(text), line)
            if found:
                column = found.start(found.re.groups and 1)
                place = f"{column + 1};{row + 1}"
                self.write(f"\x1b[<0;{place}M\x1b[<0;{place}m")  # SGR mouse reports
                self.settle()
                return
        raise AssertionError(f"{text!r} is not shown:\n{self.text}")

    def kill(self) -> None:
        """Kill the program as a power cut would."""
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def finish(self) -> int:
        """Wait until the program has ended by itself and return its exit status."""
        end = time.monotonic() + PATIENCE
        while not self.ended and time.monotonic() < end:
            self.pump(0.1)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
