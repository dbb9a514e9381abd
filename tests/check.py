"""The one check command: format, lint, types, import contracts, tests. `python tests/check.py [PYTEST ARGUMENTS]`.

All steps run even if one fails; the exit status is 0 only if all passed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def tool(name: str) -> str:
    """Return a program of the environment that runs this script."""
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    if found is None:
        sys.exit(f"{name} is not installed in this environment; see README.md, Quick start, the second block")
    return found


def main() -> int:
    """Run every step and return the exit status."""
    steps = [
        ("format", [tool("ruff"), "format", "--check", "--quiet", "."]),
        ("lint", [tool("ruff"), "check", "--quiet", "."]),
        ("types", [tool("mypy")]),
        ("imports", [tool("lint-imports")]),
        ("tests", [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *sys.argv[1:]]),
    ]
    failed = []
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    for name, command in steps:
        print(f"== {name}", flush=True)
        start = time.perf_counter()
        if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
            failed.append(name)
        print(
            f"== {name}: {'failed' if name in failed else 'passed'} in {time.perf_counter() - start:.0f} s", flush=True
        )
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
