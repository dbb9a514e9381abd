"""Processes that run at the same time, and of which none is left behind."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

LIMIT = 300.0
"""Seconds: a machine that does much else at the same time is no reason to fail."""


def together(*commands: Sequence[str]) -> list[subprocess.CompletedProcess[str]]:
    """Start all commands, wait for them and return what each said; all are ended, also where waiting fails."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(command, text=True, **pipes) for command in commands]
    try:
        said = [process.communicate(timeout=LIMIT) for process in running]
    finally:
        for process in running:
            if process.poll() is None:
                process.kill()
                process.communicate()
    return [
        subprocess.CompletedProcess(process.args, process.returncode, out, err)
        for process, (out, err) in zip(running, said, strict=True)
    ]
