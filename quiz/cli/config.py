"""`quiz config`: what can be set, what it is set to, and setting it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.diagnostics import say
from quiz.cli.manual import examples

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from quiz.core.settings import Settings


def _complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from quiz.core.changing import MEANINGS

    return [CompletionItem(name, help=meaning) for name, meaning in MEANINGS.items() if name.startswith(begun)]


@click.group(
    "config",
    invoke_without_command=True,
    epilog=examples(
        "quiz config",
        "quiz config get memory",
        "quiz config set queue.new_per_day 10",
        "quiz config set display.theme colour-blind",
        "quiz config set exams.kosovo-nato 2026-12-24",
        "quiz config reset queue.new_per_day",
    ),
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> int | None:
    """List the settings, look one up, or set it.

    Settings have names such as memory.retention; exams.PACK is the day by which a pack is to be known. They are kept in
    settings.toml in your data folder, which you may edit yourself, and the app's settings screen shows the same. Due days
    are computed anew from the log.
    """
    if ctx.invoked_subcommand is not None:
        return None
    status = _show(ctx.obj, None, as_json)
    say("Set one with: quiz config set NAME VALUE")
    return status


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def list_all(data: str | None, as_json: bool) -> int:
    """List all settings, each with unit and range."""
    return _show(data, None, as_json)


@command.command("get")
@click.argument("name", shell_complete=_complete)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def get(data: str | None, name: str, as_json: bool) -> int:
    """Print the value of NAME, or of all settings of a section."""
    return _show(data, name, as_json)


@command.command("set")
@click.argument("name", shell_complete=_complete)
@click.argument("value")
@click.option("--json", "as_json", is_flag=True, help="Print the new value as JSON.")
@click.pass_obj
def set_one(data: str | None, name: str, value: str, as_json: bool) -> int:
    """Set NAME to VALUE."""
    return _change(data, name, value, as_json)


@command.command("reset")
@click.argument("name", shell_complete=_complete)
@click.option("--json", "as_json", is_flag=True, help="Print the new value as JSON.")
@click.pass_obj
def reset(data: str | None, name: str, as_json: bool) -> int:
    """Set NAME back to its default; take an exam out."""
    return _change(data, name, None, as_json)


@command.command("path")
@click.pass_obj
def path(data: str | None) -> int:
    """Print where the settings are kept; the file need not be there."""
    from quiz.paths import data_folder
    from quiz.store.settings import NAME

    click.echo((Path(data) if data else data_folder()) / NAME)
    return 0


def _change(data: str | None, name: str, value: str | None, as_json: bool) -> int:
    from quiz.cli.opening import opened
    from quiz.core.changing import with_value

    with opened(data) as study:
        study.save_settings(with_value(study.settings, name, value))
        settings = study.settings
    return _print(settings, name, as_json, gone=value is None)


def _show(data: str | None, name: str | None, as_json: bool) -> int:
    from quiz.cli.opening import opened

    with opened(data) as study:
        return _print(study.settings, name, as_json)


def _print(settings: Settings, name: str | None, as_json: bool, *, gone: bool = False) -> int:
    from quiz.core.changing import rows, said, unknown

    found = [row for row in rows(settings) if name is None or row.name == name or row.name.startswith(f"{name}.")]
    if not found and name is not None and not gone:
        raise unknown(settings, name)
    if as_json:
        click.echo(json.dumps({row.name: row.value for row in found}, default=str))
        return 0
    width = max((len(row.name) for row in found), default=0)
    for row in found:
        click.echo(
            f"{row.name:{width}} = {said(row.value)}".ljust(width + 16) + (f"  # {row.range}" if row.range else "")
        )
    return 0
