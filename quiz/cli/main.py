"""Entry point of `quiz` and `factdeck`.

What most starts need is decided before anything is imported: `quiz` alone opens the app and `quiz --version` prints one
line, and neither pays for the parser of the other commands.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from quiz import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments without the program's name; default: those of the process.

    Returns:
        The exit status: 0 done, 1 findings, 2 usage.
    """
    args = list(sys.argv[1:] if argv is None else argv)
    if args in (["--version"], ["-V"]):
        print(f"factdeck {__version__}")
        return 0
    if not args:
        from quiz.cli.app import run_app

        return run_app()
    from quiz.cli.commands import run

    return run(args)


if __name__ == "__main__":
    sys.exit(main())
