"""The files of a pack: found, kept inside their folder, limited in size, decoded."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from questions.problems import Place, Problem
from questions.reading.limits import Limits

YAML_SUFFIXES = (".yaml", ".yml")


class Files:
    """Reads the files of one pack and notes every problem with them."""

    def __init__(self, pack: str | os.PathLike[str], limits: Limits) -> None:
        self.given = str(pack).rstrip("/\\") or str(pack)
        self.limits = limits
        self.problems: list[Problem] = []
        self.read: list[Path] = []
        """Every file that the pack was made from, in the order of reading."""
        self._bytes = 0
        path = Path(pack)
        self.is_folder = path.is_dir()
        self.main = path / "pack.yaml" if self.is_folder else path
        self.root = path if self.is_folder else path.parent
        if self.is_folder and not self.main.exists() and (path / "pack.yml").exists():
            self.main = path / "pack.yml"

    def label(self, path: Path) -> str:
        """Return how a file is called in problems: as the author typed the pack's path, with `/`."""
        if not self.is_folder and path == self.main:
            return self.given.replace("\\", "/")
        try:
            inside = path.relative_to(self.root).as_posix()
        except ValueError:
            inside = path.name
        base = self.given if self.is_folder else str(Path(self.given).parent)
        base = base.replace("\\", "/")
        return inside if base == "." else f"{base.rstrip('/')}/{inside}"

    def facts(self) -> list[Path]:
        """Return the YAML files of `facts/`, sorted by name."""
        folder = self.root / "facts"
        if not self.is_folder or not folder.is_dir():
            return []
        found = sorted(
            (path for path in folder.iterdir() if path.suffix.lower() in YAML_SUFFIXES), key=lambda path: path.name
        )
        if len(found) > self.limits.files:
            self.problems.append(
                Problem.at(
                    Place(self.label(folder)),
                    "P102",
                    f"more than {self.limits.files:,} files in facts/",
                    mend="join some of them",
                )
            )
        return found[: self.limits.files]

    def named(self, name: str, place: Place) -> Path | None:
        """Return the file that a pack names, or None (with a problem noted) if it may not or can't be read.

        Args:
            name: A path relative to the pack, with `/`.
            place: Where the pack names it.
        """
        windows = PureWindowsPath(name)
        parts = PurePosixPath(name).parts
        if "\0" in name or not name.strip():
            self._problem(place, "P112", "this is no file name", name, "name a file of the pack's folder")
            return None
        if name.startswith(("/", "\\", "~")) or windows.drive or ".." in parts or ".." in windows.parts:
            self._problem(
                place,
                "P111",
                "this path leads out of the pack",
                name,
                "put the file into the pack's folder and name it from there, as in tables/polls.csv",
            )
            return None
        if "\\" in name:
            self._problem(place, "P112", "folders are separated by / in packs", name, name.replace("\\", "/"))
            return None
        return self.root.joinpath(*parts)

    def text(self, path: Path, place: Place | None = None) -> str | None:
        """Read a file as UTF-8 text with line feeds, or return None with a problem noted.

        Args:
            path: The file.
            place: Where it is named; problems with finding it are reported there.
        """
        label = self.label(path)
        at = place or Place(label)
        try:
            if not path.resolve().is_relative_to(self.root.resolve()):
                self._problem(
                    at,
                    "P111",
                    "this file lies outside of the pack (by a link)",
                    label,
                    "put a copy of it into the pack's folder",
                )
                return None
            if not path.exists():
                self._problem(at, "P101", f"there is no file {label}", label, "create it, or mend its name")
                return None
            if not path.is_file():
                self._problem(at, "P101", f"{label} is not a file", label, "name a file")
                return None
            size = path.stat().st_size
            if size > self.limits.file_bytes or self._bytes + size > self.limits.total_bytes:
                limit = min(self.limits.file_bytes, self.limits.total_bytes)
                self._problem(
                    at, "P102", f"{label} is too large ({size:,} bytes; the limit is {limit:,})", "", "split the pack"
                )
                return None
            data = path.read_bytes()
        except (OSError, ValueError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            self._problem(at, "P101", f"{label} can't be read: {reason}", label, "check its name and its permissions")
            return None
        self._bytes += len(data)
        self.read.append(path)
        return self._decode(data, label)

    def _decode(self, data: bytes, label: str) -> str | None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            self.problems.append(
                Problem.at(
                    Place(label, line, column),
                    "P103",
                    f"this file is not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}",
                    mend="save it as UTF-8 in your editor",
                )
            )
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _problem(self, place: Place, code: str, message: str, text: str, mend: str) -> None:
        self.problems.append(Problem.at(place, code, message, text=text, mend=mend))
