"""Settings as rows: their names, ranges and values, and one of them changed by its text. Pure; the screen and `quiz config` share it."""

from __future__ import annotations

import dataclasses
import difflib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from questions.errors import UsageError
from quiz.core.settings import Settings
from quiz.core.settings_text import parse

MEANINGS = {
    "memory.retention": "How sure you want to be of remembering",
    "memory.parameters": "The forgetting curve, which quiz fit fits",
    "memory.transfer": "How far choosing also trains recalling",
    "memory.transfer_back": "How far recalling also trains recognising",
    "memory.recognition_power": "How much easier recognising is than recalling",
    "memory.prior": "How likely you know a thing beforehand",
    "memory.slip": "How often you miss what you know",
    "memory.play_weight": "How much a game counts, beside a review",
    "memory.fuzz": "Intervals are spread a little",
    "memory.maximum_interval": "The longest time between two reviews",
    "memory.easy_days": "Each weekday's share of a normal day",
    "ladder.format": "Choose, recall, or climb from one to the other",
    "ladder.first_options": "Options of a new question",
    "ladder.options": "Options of later questions",
    "ladder.climb": "Asked without options from a memory of",
    "ladder.mastered": "Mastered after right recall on",
    "ladder.known": "Known from a memory of",
    "queue.new_per_day": "New points a day",
    "queue.reviews_per_day": "Reviews a day",
    "queue.minutes": "Length of a session; 0 for no limit",
    "queue.apart": "Questions between two of one fact",
    "queue.interleave": "Packs take turns in a review",
    "leeches.lapses": "Named as slipping after",
    "day.rollover": "Hour at which your day begins",
    "display.theme": "Colours",
    "display.reduced_motion": "Nothing glides or blinks",
    "display.large_stems": "Questions stand in a frame of their own",
}
"""What each setting means to a learner, in one line."""

_STEPS = {
    "memory.retention": 0.01,
    "memory.prior": 0.05,
    "memory.slip": 0.01,
    "memory.maximum_interval": 365,
    "queue.new_per_day": 5,
    "queue.reviews_per_day": 50,
    "queue.minutes": 5,
}
"""What the arrow keys add, where it is neither 1 (days, options) nor 0.1 (shares)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting."""

    name: str
    """Section and key: `memory.retention`."""
    value: Any
    default: Any
    """None for the day of an exam."""
    about: Mapping[str, Any]
    """Unit, range, words: the metadata of its field."""

    @property
    def meaning(self) -> str:
        """What it means, in one line."""
        return MEANINGS.get(self.name, "")

    @property
    def range(self) -> str:
        """Unit, range and, where it is another one, the default, in words."""
        parts = [self.about["unit"]] if self.about.get("unit") else []
        if self.about.get("words"):
            parts.append(" or ".join(self.about["words"]))
        elif self.about.get("low") is not None:
            parts.append(f"{self.about['low']:g} to {self.about['high']:g}")
        if self.default is not None and self.value != self.default and not isinstance(self.default, tuple):
            parts.append(f"default {said(self.default)}")
        return "; ".join(parts)


def rows(settings: Settings) -> list[Row]:
    """Return all settings, in the order of the file."""
    found: list[Row] = []
    for section in dataclasses.fields(Settings):
        values = getattr(settings, section.name)
        if section.name == "exams":
            found += [
                Row(f"exams.{pack}", day, None, {"unit": "known by that day"}) for pack, day in sorted(values.items())
            ]
            continue
        defaults = type(values)()
        for field in dataclasses.fields(values):
            name = f"{section.name}.{field.name}"
            found.append(Row(name, getattr(values, field.name), getattr(defaults, field.name), field.metadata))
    return found


def said(value: object) -> str:
    """Return a value as it is written in the file, lists short."""
    if isinstance(value, tuple):
        return f"[{', '.join(f'{one:g}' for one in value)}]"
    return json.dumps(value, default=str) if not isinstance(value, date) else value.isoformat()


def with_value(settings: Settings, name: str, text: str | None) -> Settings:
    """Return settings with one of them changed.

    Args:
        settings: As they are.
        name: Section and key, or `exams.PACK`.
        text: The value as typed; None for the default.

    Raises:
        UsageError: If there is no such setting, or the text is no value of it; with its range.
    """
    section, _, key = name.partition(".")
    if section == "exams" and key:
        exams = {pack: day for pack, day in settings.exams.items() if pack != key}
        if text is not None:
            try:
                exams[key] = date.fromisoformat(text)
            except ValueError:
                raise UsageError(f"{text!r} is no day; write 2026-12-01") from None
        return dataclasses.replace(settings, exams=exams)
    if section not in Settings.__dataclass_fields__ or not hasattr(getattr(settings, section), key):
        raise unknown(settings, name)
    if text is None:
        new = getattr(getattr(Settings(), section), key)
    else:
        words = getattr(Settings(), section).__dataclass_fields__[key].metadata.get("words")
        written = json.dumps(text) if words else text
        try:
            tomllib.loads(f"value = {written}")
        except tomllib.TOMLDecodeError:
            written = json.dumps(text)  # no value at all: as text it is refused with the setting's name and range
        try:
            read = parse(f"[{section}]\n{key} = {written}\n", name)
        except UsageError as error:
            raise UsageError(str(error).partition(": ")[2]) from None  # its place is no line of a file
        new = getattr(getattr(read, section), key)
    return dataclasses.replace(settings, **{section: dataclasses.replace(getattr(settings, section), **{key: new})})


def stepped(row: Row, by: int) -> str | None:
    """Return the text of the next or the last value of a setting; None where it has no next one.

    Args:
        row: The setting.
        by: 1 or -1.
    """
    words = row.about.get("words")
    if words:
        return str(words[(words.index(row.value) + by) % len(words)])
    if isinstance(row.value, bool):
        return said(not row.value)
    if not isinstance(row.value, int | float) or row.about.get("low") is None:
        return None
    step = _STEPS.get(row.name, 1 if isinstance(row.value, int) or row.about["high"] > 1 else 0.1)
    value = min(row.about["high"], max(row.about["low"], round(row.value + by * step, 6)))
    return said(type(row.value)(value))


def unknown(settings: Settings, name: str) -> UsageError:
    """Return the error for a name that no setting has, with the nearest that one has."""
    near = difflib.get_close_matches(name, [row.name for row in rows(settings)], 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else "`quiz config` lists them"
    return UsageError(f"there is no setting {name!r}; {hint}")
