"""The settings file of a data folder: `settings.toml`, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from questions.errors import StoreError, UsageError
from quiz.core.settings import Settings
from quiz.core.settings_text import changed, parse

NAME = "settings.toml"
HEAD = "# Settings of Factdeck. What is left out has its default; `quiz config` lists them all.\n"


def read_settings(folder: Path) -> Settings:
    """Return the settings of a data folder; the defaults where there is no file.

    Raises:
        UsageError: With path:line for each problem.
    """
    return parse(_text(folder), str(folder / NAME))


def write_settings(folder: Path, settings: Settings) -> None:
    """Save settings, keeping the file's comments.

    Raises:
        UsageError: If the file that is there has errors: it is not overwritten.
        StoreError: If it can't be written.
    """
    before = _text(folder)
    parse(before, str(folder / NAME))
    text = changed(before or HEAD, settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=f".{NAME}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            os.replace(temporary, folder / NAME)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(f"{folder / NAME}: it can't be written: {error.strerror}") from error


def _text(folder: Path) -> str:
    path = folder / NAME
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise UsageError(f"{path}:{line}: this is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: it can't be read: {error.strerror}") from error
