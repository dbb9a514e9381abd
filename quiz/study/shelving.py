"""Packs that come: from a folder or file into the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from questions.errors import PackError, UsageError
from quiz.store.shelf import put, show

if TYPE_CHECKING:
    from quiz.study.study import Study


def add_pack(study: Study, where: str) -> str:
    """Take a pack in; see `Study.add_pack`."""
    source = Path(where.strip().strip("'\"")).expanduser()
    if source.name == "pack.yaml":
        source = source.parent
    if not source.exists():
        raise UsageError(f"{source}: no such file or folder")
    if source.is_dir() and not (source / "pack.yaml").is_file():
        raise UsageError(f"{source}: there is no pack.yaml in this folder; give the folder of a pack, or one YAML file")
    if source.is_file() and source.suffix not in {".yaml", ".yml"}:
        raise UsageError(f"{source}: this is no YAML file; give the folder of a pack, or one YAML file")
    from questions.reading import read_pack

    reading = read_pack(source)
    if reading.pack is None:
        count = len(reading.problems)
        raise PackError(
            f"{source}: the pack has {count} error{'s' if count != 1 else ''}, the first: {reading.problems[0]}. "
            f"Nothing was added; see all with: quiz check {source}"
        )
    pack = reading.pack
    there = put(study.data, source, pack.id)
    show(study.data, pack.id)
    study.forget(pack.id)
    return f"{pack.title} was {'updated' if there else 'added'}: {sum(fact.asked for fact in pack.facts)} facts."
