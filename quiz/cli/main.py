"""Entry point of `quiz` and `factdeck`.

What most starts need is decided before anything is imported: `quiz` alone opens the app and `quiz --version` prints one
line, and neither pays for the parser of the other commands.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from quiz import __version__

STOPPED = 130
"""Exit status after Ctrl-C, as shells count it: 128 and the signal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments without the program's name; default: those of the process.

    Returns:
        The exit status: 0 done, 1 findings, 2 usage or trouble with files, 130 stopped by Ctrl-C.
    """
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()  # now, where a failure can still be told from a success
    except KeyboardInterrupt:
        _discard_output()  # a reader that has stopped reading must not hold us up
        print("stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        _discard_output()
        return 0
    except OSError as error:
        _discard_output()
        print(f"quiz: {error.filename or 'standard output'}: {error.strerror}", file=sys.stderr)
        return 2
    return status


def _run(args: list[str]) -> int:
    if args in (["--version"], ["-V"]):
        print(f"factdeck {__version__}")
        return 0
    if not args and "_QUIZ_COMPLETE" not in os.environ:  # not a shell that asks what fits
        from quiz.cli.app import run_app

        return run_app()
    from quiz.cli.commands import run

    return run(args)


def _discard_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter doesn't fail on it again when it ends.

    The reader of our output went away (`quiz items ... | head`), which is no error, or its disk is full.
    """
    with contextlib.suppress(OSError, ValueError):  # a stream that is no descriptor has nothing left to fail
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
