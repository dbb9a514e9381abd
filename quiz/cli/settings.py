"""`quiz settings`: what can be set, what it is set to, and setting it."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from quiz.cli.diagnostics import say

if TYPE_CHECKING:
    from quiz.core.settings import Settings


@click.command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--reset", is_flag=True, help="Set NAME back to its default; take an exam out.")
@click.option("--json", "as_json", is_flag=True, help="Print the settings as JSON.")
@click.pass_obj
def command(data: str | None, name: str | None, value: str | None, reset: bool, as_json: bool) -> int:
    """List the settings, or set NAME to VALUE.

    NAME is such as memory.retention; exams.PACK is the day by which a pack is to be known, such as 2026-12-01. They are
    kept in settings.toml in your data folder, which you may edit yourself. Due days are computed anew from the log.
    """
    from quiz.cli.opening import opened

    with opened(data) as study:
        settings = study.settings
        if name is not None and (value is not None or reset):
            settings = _set(settings, name, None if reset else value)
            study.save_settings(settings)
    rows = [row for row in _rows(settings) if name is None or row[0] == name or row[0].startswith(f"{name}.")]
    if not rows and name is not None and not reset:
        raise _unknown(settings, name)
    if as_json:
        click.echo(json.dumps({row[0]: row[1] for row in rows}, default=str))
        return 0
    width = max((len(row[0]) for row in rows), default=0)
    for key, now, about in rows:
        click.echo(f"{key:{width}} = {_said(now)}".ljust(width + 16) + (f"  # {about}" if about else ""))
    if name is None:
        say("Set one with: quiz settings NAME VALUE")
    return 0


def _rows(settings: Settings) -> list[tuple[str, Any, str]]:
    """Return (name, value, unit and range) of each setting."""
    from quiz.core.settings import Settings

    rows: list[tuple[str, Any, str]] = []
    for section in dataclasses.fields(Settings):
        values = getattr(settings, section.name)
        if section.name == "exams":
            rows += [(f"exams.{pack}", day, "known by that day") for pack, day in sorted(values.items())]
            continue
        for field in dataclasses.fields(values):
            about, default = field.metadata, getattr(type(values)(), field.name)
            parts = [about["unit"]] if about.get("unit") else []
            if about.get("words"):
                parts.append(" or ".join(about["words"]))
            elif about.get("low") is not None:
                parts.append(f"{about['low']:g} to {about['high']:g}")
            value = getattr(values, field.name)
            if value != default and not isinstance(default, tuple):
                parts.append(f"default {_said(default)}")
            rows.append((f"{section.name}.{field.name}", value, "; ".join(parts)))
    return rows


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(f'{one:g}' for one in value)}]"
    return json.dumps(value, default=str) if not isinstance(value, date) else value.isoformat()


def _set(settings: Settings, name: str, value: str | None) -> Settings:
    """Return settings with one of them changed; None for its default."""
    from questions.errors import UsageError
    from quiz.core.settings import Settings
    from quiz.core.settings_text import parse

    section, _, key = name.partition(".")
    if section == "exams" and key:
        exams = {pack: day for pack, day in settings.exams.items() if pack != key}
        if value is not None:
            try:
                exams[key] = date.fromisoformat(value)
            except ValueError:
                raise UsageError(f"{value!r} is no day; write 2026-12-01") from None
        return dataclasses.replace(settings, exams=exams)
    if section not in Settings.__dataclass_fields__ or not hasattr(getattr(settings, section), key):
        raise _unknown(settings, name)
    if value is None:
        new = getattr(getattr(Settings(), section), key)
    else:
        words = getattr(Settings(), section).__dataclass_fields__[key].metadata.get("words")
        said = json.dumps(value) if words else value
        new = getattr(getattr(parse(f"[{section}]\n{key} = {said}\n", name), section), key)
    return dataclasses.replace(settings, **{section: dataclasses.replace(getattr(settings, section), **{key: new})})


def _unknown(settings: Settings, name: str) -> Exception:
    import difflib

    from questions.errors import UsageError

    names = [row[0] for row in _rows(settings)]
    near = difflib.get_close_matches(name, names, 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else "`quiz settings` lists them"
    return UsageError(f"there is no setting {name!r}; {hint}")
