"""Taking turns: two processes that are compared work a few steps each, so that a machine whose load changes slows both."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

PORTION = 10
"""Steps of one turn."""


def my_turn() -> None:
    """In a process that is compared: wait until it may go on."""
    print("ready", flush=True)
    sys.stdin.readline()


def take_turns(commands: list[list[str]]) -> list[dict[str, Any]]:
    """Start processes, one after the other, and let them work in turns; return the JSON object that each prints last."""
    running: list[subprocess.Popen[str]] = []
    lines: list[str] = []
    for command in commands:
        running.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        lines.append(_line(running[-1]))
    while "ready" in lines:
        for at, process in enumerate(running):
            if lines[at] == "ready":
                assert process.stdin is not None
                process.stdin.write("go\n")
                process.stdin.flush()
                lines[at] = _line(process)
    for process in running:
        process.communicate()
    return [json.loads(line) for line in lines]


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    if not line:
        raise RuntimeError(f"{process.args} ended with status {process.wait()}")
    return line
