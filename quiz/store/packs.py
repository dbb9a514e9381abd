"""Installed packs, compiled once: keyed by the hash of what they were made of, so never stale and safe to delete.

At launch only heads are read: small JSON files with what the home screen shows. Neither YAML nor the fact models are
imported for them.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from questions.errors import PackError, StoreError
from quiz import __version__, paths

if TYPE_CHECKING:
    from questions.pack import Pack

COMPILER = f"5/{__version__}"
"""Changes whenever the compiled form does."""

SUFFIXES = frozenset({".yaml", ".yml", ".csv", ".md", ".txt"})


FIRST = "kosovo-nato"
"""The pack that the first screen offers first."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the home screen needs of a compiled pack."""

    id: str
    title: str
    version: str
    facts: int
    points: tuple[str, ...]
    was: tuple[tuple[str, str], ...] = ()
    """(former id, id) of each fact that had other ids before."""
    problem: str | None = None
    """Why the pack can't be played, where it has errors."""


def installed_packs(data: Path) -> dict[str, Path]:
    """Return the installed packs by folder name: those that come with Factdeck, and those in the data folder.

    A pack of the learner's own replaces a shipped one of the same name. The first pack comes first, then the learner's
    own by name, then the others that are shipped.
    """
    found: dict[str, Path] = {}
    for root in paths.pack_folders(data):
        try:
            entries = sorted(root.iterdir())
        except OSError:
            continue
        for entry in entries:
            if (entry / "pack.yaml").is_file():
                found[entry.name] = entry
            elif entry.suffix == ".yaml" and entry.is_file():
                found[entry.stem] = entry
    shipped = paths.shipped_packs()
    return dict(sorted(found.items(), key=lambda pack: (pack[0] != FIRST, pack[1].parent == shipped, pack[0])))


def content_hash(path: Path) -> str:
    """Return the hash of everything that a pack is made of, its compiler's version too."""
    digest = hashlib.blake2b(COMPILER.encode(), digest_size=16)
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and p.is_file())
    for file in files:
        name = file.name if file == path else file.relative_to(path).as_posix()
        body = file.read_bytes()
        digest.update(f"{name}\x00{len(body)}\x00".encode())
        digest.update(body)
    return digest.hexdigest()


class Compiled:
    """The folder of compiled packs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def head(self, path: Path) -> Head | None:
        """Return the head of a pack if it is compiled as it stands now."""
        try:
            raw = json.loads((self.folder / f"{content_hash(path)}.head.json").read_text(encoding="utf-8"))
            was = tuple((old, new) for old, new in raw["was"])
            return Head(**{**raw, "points": tuple(raw["points"]), "was": was})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def pack(self, path: Path) -> tuple[Pack, str]:
        """Return a pack and its content hash, compiled now where it was not.

        Raises:
            PackError: If the pack has errors.
        """
        key = content_hash(path)
        found = self._compiled(key)
        if found is None:
            self.compile(path)
            found = self._compiled(key)
        if found is None:
            from questions.reading import read_pack

            found = read_pack(path).pack
            if found is None:
                raise PackError(f"{path}: the pack has errors; see them with: quiz check {path}")
        return found, key  # read anew where the folder of compiled packs can't be written: it is only a cache

    def _compiled(self, key: str) -> Pack | None:
        from pydantic import ValidationError

        from questions.pack import Pack

        # Thousands of facts come to stay at once: the collector would walk over them again and again and find nothing.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return Pack.model_validate_json((self.folder / f"{key}.pack.json").read_bytes())
        except (OSError, ValidationError):
            return None
        finally:
            if collecting:
                gc.enable()

    def compile(self, path: Path) -> Head:
        """Read, check and compile a pack; a pack with errors gets a head that says so."""
        from questions.changes import renames
        from questions.reading import read_pack

        key = content_hash(path)
        reading = read_pack(path)
        name = path.stem if path.is_file() else path.name
        if reading.pack is None:
            count = len(reading.problems)
            head = Head(name, name, "", 0, (), problem=f"has {count} error{'s' if count != 1 else ''}")
        else:
            pack = reading.pack
            asked = sum(fact.asked for fact in pack.facts)
            head = Head(
                pack.id,
                pack.title,
                pack.version,
                asked,
                tuple(str(point) for point in pack.points),
                tuple(renames(pack)),
            )
            self._write(f"{key}.pack.json", pack.model_dump_json(by_alias=True, exclude_unset=True))
            self._catalogue(key, pack)
        self._write(f"{key}.head.json", json.dumps(asdict(head), ensure_ascii=False))
        return head

    def catalogue(self, path: Path) -> Path:
        """Return the file of a pack's catalogue (see `quiz.store.catalogue`), made now where there was none.

        Raises:
            PackError: If the pack has errors.
            StoreError: If the catalogue can't be written.
        """
        file = self.folder / f"{content_hash(path)}.facts.db"
        if not file.exists():
            pack, key = self.pack(path)
            if not file.exists() and self._catalogue(key, pack) is None:
                raise StoreError(f"{self.folder}: can't be written, so that facts can't be listed; make it writable")
        return file

    def _catalogue(self, key: str, pack: Pack) -> Path | None:
        from quiz.core.cataloguing import pages
        from quiz.store.catalogue import build

        return build(self.folder, f"{key}.facts.db", (pack.id, pack.title), pages(pack))

    def _write(self, name: str, text: str) -> None:
        """Write a file whole or not at all."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=name, suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(temporary, self.folder / name)
        except OSError:
            return  # a cache that can't be written is only slower

    def prune(self, keep: set[str]) -> None:
        """Delete compiled packs whose hash is not in `keep`."""
        try:
            for file in self.folder.iterdir():
                if file.name.partition(".")[0] not in keep:
                    file.unlink(missing_ok=True)
        except OSError:
            return
