"""A pack named on the command line: a path, or the id of an installed one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from questions.errors import PackError, UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from questions.pack import Pack


def locate(name: str, data: str | None = None) -> Path:
    """Return the folder or file of a pack.

    Args:
        name: A path, or the id of an installed pack.
        data: The data folder, where it is not the default one.

    Raises:
        UsageError: If there is neither such a path nor such a pack.
    """
    from quiz.study import installed_packs

    path = Path(name)
    if path.exists():
        return path
    installed = installed_packs(Path(data) if data else None)
    if name in installed:
        return installed[name]
    known = ", ".join(installed) or "none"
    raise UsageError(f"{name!r}: no such file or folder, and no installed pack of that id (installed: {known})")


def complete(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the installed packs that a shell may complete to, or let it complete a path."""
    from click.shell_completion import CompletionItem

    from quiz.study import installed_packs

    names = [name for name in sorted(installed_packs(Path(ctx.obj) if ctx.obj else None)) if name.startswith(begun)]
    return [CompletionItem(name) for name in names] or [CompletionItem(begun, type="file")]


def load(name: str, data: str | None = None) -> Pack:
    """Read a pack that is fit to be asked.

    Raises:
        PackError: If it has errors; says how to see them.
    """
    from questions.reading import read_pack

    path = locate(name, data)
    reading = read_pack(path)
    if reading.pack is None:
        first = reading.problems[0]
        more = f" (and {len(reading.problems) - 1} more)" if len(reading.problems) > 1 else ""
        raise PackError(f"{first}{more}\nSee all problems: quiz check {path}")
    return reading.pack


def read_difficulty(_: click.Context, __: click.Parameter, value: str | None) -> tuple[float, float] | None:
    """Read `--difficulty`.

    Raises:
        click.BadParameter: If it is neither a level nor a range.
    """
    from questions.difficulty import parse_band

    try:
        return parse_band(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
