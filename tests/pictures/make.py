"""The pictures of the README, taken of the app itself: `python tests/pictures/make.py` makes all of them anew.

A learner of ten days is let answer the first pack at a set clock, with set seeds; then each screen is opened, used by keys,
and kept as Textual's own SVG. Look at them before you commit.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from learners import open_at, right  # noqa: E402 - found by the path above

from questions.responses import DontKnow  # noqa: E402
from quiz.core.session import Session  # noqa: E402
from quiz.study import Study  # noqa: E402
from quiz.study.browsing import Browser  # noqa: E402
from quiz.study.overview import overview  # noqa: E402
from quiz.tui.app import FactdeckApp  # noqa: E402
from quiz.tui.screens.browse import BrowseScreen  # noqa: E402
from quiz.tui.screens.stats import StatsScreen  # noqa: E402

PACK = "kosovo-nato"
SIZE = (92, 24)
DAYS = 10
SLIPS = 0.09
"""Share of the answers that the learner does not know."""


def answer(session: Session, chance: Random) -> None:
    """Answer a session as a learner who slips now and then."""
    while (item := session.item) is not None:
        slips = chance.random() < SLIPS
        session.answer(DontKnow() if slips else right(item), chance.randrange(2500, 11000))
        session.next()


def live(data: Path, days: int) -> None:
    """Let days of learning go by."""
    chance = Random(7)
    for day in range(days):
        with open_at(data, day) as study:
            study.compile_packs()
            answer(study.review(PACK), chance)
            answer(study.lesson(PACK, count=6), chance)


def keep(app: FactdeckApp, file: Path) -> None:
    """Write the screen's picture, with the reader's own fonts in place of the web's."""
    svg = re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="Factdeck"))
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace(
        "font-family: Fira Code, monospace", "font-family: 'DejaVu Sans Mono', Menlo, Consolas, monospace"
    )
    file.write_text(svg, encoding="utf-8", newline="\n")
    print(file.name, file=sys.stderr)


async def picture(
    file: Path,
    study: Study,
    *keys: str,
    session: Session | None = None,
    screen: Callable[[Study], Any] | None = None,
    theme: str = "dark",
) -> None:
    """Open a screen, press keys, keep its picture."""
    app = FactdeckApp(study, session, screen)
    app.theme = f"factdeck-{theme}"
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        keep(app, file)


def telling(study: Study) -> tuple[Session, str]:
    """Return a session of one question whose wrong options say what they are, and the key that picks one of them."""
    session = study.play(PACK, count=60, seed=4)
    item = next(item for item in session.items if item.family == "who_held" and item.format == "single_choice")
    session.items = [item]
    return session, "1" if item.key != (0,) else "2"


def placing(session: Session, many: int) -> list[str]:
    """Return the keys that place a timeline's first events where they belong."""
    keys: list[str] = []
    for item in session.items[:many]:
        assert item.key is not None
        keys += [*["down"] * int(item.key[0]), "enter", "enter"]  # type: ignore[call-overload]
    return keys


async def pictures(study: Study, where: Path) -> None:
    """Take all of them."""
    await picture(where / "home.svg", study)
    session, wrong = telling(study)
    await picture(where / "answer.svg", study, wrong, session=session)
    game = study.play_game(PACK, "timeline", seed=3)
    await picture(where / "timeline.svg", study, *placing(game, 5), session=game)
    await picture(where / "browse.svg", study, screen=lambda opened: BrowseScreen(Browser(opened, PACK)))
    await picture(where / "stats.svg", study, screen=lambda opened: StatsScreen(overview(opened, PACK)), theme="light")


def main(where: Path = HERE, days: int = DAYS) -> None:
    """Make every picture.

    Args:
        where: The folder that they are put into.
        days: How long the learner has learned.
    """
    for name in ("FACTDECK_NOW", "FACTDECK_THEME", "NO_COLOR"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Path(folder) / "shelf"
        shelf.mkdir()
        (shelf / PACK).symlink_to(ROOT / "seeds" / PACK, target_is_directory=True)
        data = Path(folder) / "data"
        with patch("quiz.paths.shipped_packs", lambda: shelf):  # one pack, whatever else comes to be shipped
            live(data, days)
            with open_at(data, days) as study:
                study.compile_packs()
                asyncio.run(pictures(study, where))


if __name__ == "__main__":
    main()
