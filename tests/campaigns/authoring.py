"""Feed mutated and random inputs to an author's readers: `python tests/campaigns/authoring.py --inputs 10000`.

Each of CSV, XLSX, YAML packs, edits, merges and reports gets so many inputs: good files with bytes or lines changed, cut,
doubled, joined. Each must give a result or an error of ours, in bounded time and memory. The suite runs a sample.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from questions.errors import FactdeckError  # noqa: E402 - the checkout is on the path only now
from questions.reading import read_pack  # noqa: E402 - as above
from quiz.authoring import editing  # noqa: E402 - as above
from quiz.authoring.formatting import formatted  # noqa: E402 - as above
from quiz.authoring.merging import merge  # noqa: E402 - as above
from quiz.authoring.reports import read_reports  # noqa: E402 - as above
from quiz.authoring.sheets import read_sheet  # noqa: E402 - as above
from quiz.authoring.starting import new_pack  # noqa: E402 - as above

LONGEST = 10.0
"""Seconds that one input may take, on a busy machine."""
TOKENS = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"- ",
    b": ",
    b"{",
    b"}",
    b"[",
    b"&a ",
    b"*a",
    b"!!x ",
    b"|\n",
    b">-\n",
    b'"',
    b"'",
    b"\t",
)
TOKENS += (
    b",",
    b";",
    b"\r",
    b"\n\n",
    b"# ",
    b"---\n",
    "é€\u2028".encode(),
    b"9" * 400,
    b"[" * 300,
    b"id: a\n",
    b"<!DOCTYPE x>",
)


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Change a file in a few places."""
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randint(0, len(data))
        match rng.randrange(6):
            case 0:
                data = data[:at] + rng.choice(TOKENS) + data[at:]
            case 1:
                data = data[:at] + data[at + rng.randint(1, 40) :]
            case 2:
                data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
            case 3:
                end = min(len(data), at + rng.randint(1, 200))
                data = data[:end] + data[at:end] + data[end:]
            case 4:
                lines = data.split(b"\n")
                rng.shuffle(lines) if len(lines) < 6 else lines.pop(rng.randrange(len(lines)))
                data = b"\n".join(lines)
            case _:
                data = (
                    data[:at]
                    if rng.random() < 0.1
                    else rng.randbytes(rng.randint(0, 60))
                    if rng.random() < 0.05
                    else data
                )
    return data


class Readers:
    """The readers, each as a call on mutated bytes."""

    def __init__(self, room: Path) -> None:
        self.room = room
        new_pack(room / "good", title="Good", kinds=["event", "table", "membership"])
        shutil.copytree(room / "good", room / "pack")
        shutil.copytree(room / "good", room / "theirs")
        self.facts = (room / "good/facts/event.yaml").read_bytes()
        self.csv = b'City;People;Founded\nRome;2.800.000;753\n"Os;lo";709037;1048\n'
        self.xlsx = self._book()
        self.report = b'{"kind": "report", "point": "first-landing#when", "text": "odd", "item": {"stem": "When?"}}\n'

    @staticmethod
    def _book() -> bytes:
        import openpyxl

        book = openpyxl.Workbook()
        for row in (("City", "People"), ("Rome", 2800000), ("Oslo", "=1+1")):
            book.active.append(row)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def all(self) -> dict[str, Callable[[random.Random], object]]:
        """Return the readers by name."""
        return {
            "csv": lambda rng: self._sheet("t.csv", self.csv, rng),
            "xlsx": lambda rng: self._sheet("t.xlsx", self._inside(rng), rng),
            "yaml": self._yaml,
            "edit": self._edit,
            "merge": self._merge,
            "reports": self._reports,
        }

    def _inside(self, rng: random.Random) -> bytes:
        """Mutate a part inside of the archive, every other time: the archive itself then is sound."""
        import zipfile

        if rng.random() < 0.5:
            return mutate(self.xlsx, rng)
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.xlsx)) as old, zipfile.ZipFile(out, "w") as new:
            chosen = rng.choice(old.namelist())
            for name in old.namelist():
                new.writestr(name, mutate(old.read(name), rng) if name == chosen else old.read(name))
        return out.getvalue()

    def _sheet(self, name: str, data: bytes, rng: random.Random) -> object:
        path = self.room / name
        path.write_bytes(data if name.endswith("x") else mutate(data, rng))
        return read_sheet(path)

    def _yaml(self, rng: random.Random) -> object:
        name = rng.choice(("pack.yaml", "facts/event.yaml", "facts/table.yaml", "source.md"))
        path = self.room / "pack" / name
        try:
            path.write_bytes(mutate((self.room / "good" / name).read_bytes(), rng))
            return read_pack(self.room / "pack").problems
        finally:
            shutil.copyfile(self.room / "good" / name, path)

    def _edit(self, rng: random.Random) -> object:
        path = self.room / "e.yaml"
        path.write_bytes(mutate(self.facts, rng))
        text = editing.read(path)
        formatted(text, "e")
        try:
            return editing.set_fields(text, "e", "first-landing", {"when": "1970", "skip": ["when"], "thread": None})
        except KeyError:
            return None

    def _merge(self, rng: random.Random) -> object:
        changed = []
        for side in ("pack", "theirs"):
            name = rng.choice(("pack.yaml", "facts/event.yaml", "source.md"))
            changed.append((side, name))
            (self.room / side / name).write_bytes(mutate((self.room / "good" / name).read_bytes(), rng))
        try:
            return merge(self.room / "good", self.room / "pack", self.room / "theirs", rng.choice(("ours", "theirs")))
        finally:
            for side, name in changed:
                shutil.copyfile(self.room / "good" / name, self.room / side / name)

    def _reports(self, rng: random.Random) -> object:
        path = self.room / "r.jsonl"
        path.write_bytes(mutate(self.report * 3, rng))
        return list(read_reports(path))


def run(inputs: int, seed: int = 0, only: str = "") -> dict[str, tuple[Counter[str], float]]:
    """Feed every reader; return how inputs ended, and the longest one, by reader.

    Raises:
        AssertionError: If an input took too long; other errors than ours pass through.
    """
    found: dict[str, tuple[Counter[str], float]] = {}
    with tempfile.TemporaryDirectory() as room:
        for name, reader in Readers(Path(room)).all().items():
            if only and name != only:
                continue
            ends: Counter[str] = Counter()
            longest = 0.0
            for number in range(inputs):
                rng = random.Random(f"{seed}/{name}/{number}")
                began = time.perf_counter()
                try:
                    reader(rng)
                    ends["read"] += 1
                except FactdeckError as error:
                    ends[type(error).__name__] += 1
                except Exception:
                    print(f"{name}, input {number}, seed {seed}:", file=sys.stderr)
                    raise
                longest = max(longest, time.perf_counter() - began)
            assert longest < LONGEST, f"{name}: an input took {longest:.1f} s"
            found[name] = (ends, longest)
    return found


def main() -> None:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    for name, (ends, longest) in run(args.inputs, args.seed, args.only).items():
        said = ", ".join(f"{count:,} {end}" for end, count in ends.most_common())
        print(f"{name}: {said}; longest {1000 * longest:.0f} ms", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
