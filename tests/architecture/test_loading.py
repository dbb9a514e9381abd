"""What is loaded when, seen from the outside: each case runs in a process of its own and looks at `sys.modules`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ALL_OF = """
import importlib, pkgutil
package = importlib.import_module({name!r})
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(found.name)
"""
RUN = """
from quiz.cli.main import main
try:
    status = main({args!r})
except SystemExit as stop:
    status = stop.code
assert not status, status
"""
REPORT = """
import json, sys
print("\\n" + json.dumps(sorted(sys.modules)))
"""


def loaded(code: str) -> set[str]:
    """Return the names of the modules that are loaded after `code` has run."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code + REPORT],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("package", "never"),
    [
        # The import contracts say this of our own imports; this says it of what they bring along.
        ("questions", {"textual", "rich", "click", "asyncio", "sqlite3", "fsrs", "quiz"}),
        ("quiz.core", {"textual", "rich", "click", "asyncio", "sqlite3"}),
        ("quiz.store", {"textual", "rich", "click", "asyncio"}),
    ],
)
def test_a_package_with_all_its_modules_loads_none_of(package: str, never: set[str]) -> None:
    assert loaded(ALL_OF.format(name=package)) & never == set()


@pytest.mark.parametrize(
    ("args", "never"),
    [
        (["--version"], {"textual", "rich", "click", "pydantic", "yaml", "asyncio", "sqlite3", "questions.pack"}),
        (["--help"], {"textual", "rich", "pydantic", "yaml", "asyncio", "sqlite3", "questions.pack"}),
        (["items", "tests/packs/mini"], {"textual", "rich", "asyncio", "fsrs"}),
        (["check", "tests/packs/mini"], {"textual", "rich", "asyncio", "fsrs"}),
        (["schema", "items"], {"textual", "rich", "asyncio", "sqlite3", "fsrs", "yaml"}),
        (["stats", "--json"], {"textual", "rich", "asyncio", "pydantic", "yaml", "textual_plotext", "fsrs"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_pays_for_nothing_it_does_not_use(args: list[str], never: set[str]) -> None:
    assert loaded(RUN.format(args=args)) & never == set()


BROWSE = """
from pathlib import Path
from quiz.clock import Clock
from quiz.study import Study
from quiz.study.browsing import Browser
from quiz.tui.app import FactdeckApp
from quiz.tui.screens.browse import BrowseScreen
import asyncio
study = Study.open(Path({data!r}), Clock())
app = FactdeckApp(study, None, lambda study: BrowseScreen(Browser(study, "tests/packs/mini")))
async def look():
    async with app.run_test() as pilot:
        await pilot.pause()
asyncio.run(look())
"""


def test_a_compiled_pack_is_browsed_without_fact_models_yaml_and_plots(tmp_path: Path) -> None:
    loaded(RUN.format(args=["--data", str(tmp_path), "browse", "tests/packs/mini", "--list"]))  # compiles it
    assert loaded(BROWSE.format(data=str(tmp_path))) & {"pydantic", "yaml", "textual_plotext", "fsrs"} == set()


PLAYED = """
import shutil
from pathlib import Path
from quiz.clock import Clock
from quiz.study import Study
from questions.responses import DontKnow
data = Path({data!r})
for name in ("mini", "planets", "south-america"):
    shutil.copytree(Path("tests/packs") / name, data / "packs" / name)
with Study.open(data, Clock()) as study:
    study.compile_packs()
    session = study.play("mini", count=4, seed=1)
    while session.item is not None:
        session.answer(DontKnow(), 900)
        session.next()
"""
HOME = """
from pathlib import Path
from quiz.clock import Clock
from quiz.study import Study
from quiz.tui.app import FactdeckApp
import asyncio
app = FactdeckApp(Study.open(Path({data!r}), Clock()))
async def look():
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("Planets" in line or "planets" in line for line in lines), lines
asyncio.run(look())
"""


def test_the_first_screen_is_painted_without_models_yaml_and_servers(tmp_path: Path) -> None:
    loaded(PLAYED.format(data=str(tmp_path)))
    servers = {"aiohttp", "aiohttp_jinja2", "jinja2", "textual_serve", "http.server", "socketserver"}
    never = servers | {"pydantic", "yaml", "fsrs", "edtf", "textual_plotext", "questions.pack", "questions.generate"}
    assert loaded(HOME.format(data=str(tmp_path))) & never == set()
