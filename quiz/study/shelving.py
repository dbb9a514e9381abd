"""Packs that come: from a folder or file into the data folder."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from questions.errors import PackError, UsageError
from quiz.authoring.editing import write
from quiz.store.packs import content_hash
from quiz.store.shelf import keep_original, original_of, put, shelved, show

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
    more = ""
    with tempfile.TemporaryDirectory(prefix=f"factdeck-{pack.id}.") as room:
        fresh, more = _with_own_changes(study, source, pack.id, Path(room))
        there = put(study.data, fresh, pack.id)
    keep_original(study.data, source, pack.id)
    show(study.data, pack.id)
    study.forget(pack.id)
    return f"{pack.title} was {'updated' if there else 'added'}: {sum(fact.asked for fact in pack.facts)} facts.{more}"


def _with_own_changes(study: Study, source: Path, name: str, room: Path) -> tuple[Path, str]:
    """Return the update, with what was changed here in the version before put into it, and what to say about that.

    Raises:
        PackError: If both together have errors; then nothing is changed.
    """
    from questions.reading import read_pack
    from quiz.authoring.merging import merge

    installed, original = shelved(study.data, name), original_of(study.data, name)
    if installed is None or original is None or installed.resolve() == source.resolve() or installed.is_file():
        return source, ""
    if not source.is_dir() or content_hash(installed) == content_hash(original):
        return source, ""
    merged = merge(original, installed, source)
    target = room / name
    shutil.copytree(source, target)
    for file, text in merged.files.items():
        if text is None:
            (target / file).unlink(missing_ok=True)
        else:
            write(target / file, text)
    reading = read_pack(target)
    if reading.pack is None:
        raise PackError(
            f"{source}: together with your own changes in {installed} this pack has errors, the first: {reading.problems[0]}. "
            f"Nothing was changed; join them by hand: quiz pack merge {original} {installed} {source}"
        )
    said = " Your own changes were kept."
    if merged.conflicts:
        where = "; ".join(f"{one.file}, {one.what}" for one in merged.conflicts[:3])
        said += f" In {len(merged.conflicts)} places both had changed the same, and yours stands: {where}."
    return target, said
