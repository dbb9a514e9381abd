"""What tests of screens share: the app over a real study, and its picture as SVG or text."""

from __future__ import annotations

import os
import re
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

from questions.items import Item
from quiz.clock import Clock
from quiz.core.session import Session
from quiz.study import Study
from quiz.tui.app import FactdeckApp

ROOT = Path(__file__).resolve().parent
_ITEMS: dict[tuple[str, int], tuple[Item, ...]] = {}
"""Items by content hash of their pack, and seed; they are frozen."""
_COMPILED: dict[tuple[Path, ...], dict[str, bytes]] = {}
"""What the folder of compiled packs holds, by the packs that were copied: it is keyed by content, so that it stays right."""
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def study_of(folder: Path, *packs: Path) -> Study:
    """Return a study whose data folder holds copies of `packs`, all compiled; its clock stands at NOW and runs on."""
    for pack in packs:
        shutil.copytree(pack, folder / "packs" / pack.name, dirs_exist_ok=True)
    compiled = _COMPILED.get(packs)
    if compiled is not None and not (folder / "cache").exists():
        (folder / "cache").mkdir(parents=True)
        for name, body in compiled.items():
            (folder / "cache" / name).write_bytes(body)
    study = Study.open(folder, Clock(base=NOW, started=time.monotonic(), zone=UTC))
    study.compile_packs()
    if compiled is None:
        _COMPILED[packs] = {file.name: file.read_bytes() for file in (folder / "cache").iterdir()}
    return study


def session_of(study: Study, pack: str, *formats: str, seed: int = 1) -> Session:
    """Return a round that asks one item of each format named."""
    session = study.play(pack, count=1, seed=seed)
    loaded, key = study.load(pack)
    items = _ITEMS.get((key, seed))
    if items is None:
        from questions.generate import generate

        items = _ITEMS[key, seed] = generate(loaded, seed).items
    session.items = [next(item for item in items if item.format == name) for name in formats]
    return session


def text_of(app: FactdeckApp) -> str:
    """Return what the screen shows, as text."""
    lines = [strip.text for strip in app.screen._compositor.render_strips()]
    return "\n".join(line.rstrip() for line in lines)


def assert_same_picture(app: FactdeckApp, name: str) -> None:
    """Compare the screen with the stored SVG; FACTDECK_UPDATE_SNAPSHOTS=1 stores it anew (look at it before you commit)."""
    svg = re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="Factdeck"))
    file = ROOT / "quiz" / "tui" / "snapshots" / f"{name}.svg"
    if os.environ.get("FACTDECK_UPDATE_SNAPSHOTS") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_text(svg, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == svg, f"{name} looks different; see tests/screens.py on how to look at it"
