"""What is written can be read: WCAG AA on every screen in every theme, of the very cells that are painted."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from gallery import FORMATS, SCENES, learner, settle
from learners import open_at
from rich.cells import cell_len
from textual.errors import NoWidget

from quiz.tui.app import FactdeckApp
from quiz.tui.palette import Palette
from quiz.tui.theme import HIGH_CONTRAST, THEMES

AA = 4.5
"""WCAG 2.2, 1.4.3: text."""
AAA = 7.0
"""WCAG 2.2, 1.4.6; what the high-contrast theme promises."""

ALIKE = {f"{name}-unknown" for name in FORMATS} - {"single_choice-unknown", "typed-unknown"}
DIFFERENT = [
    name for name in SCENES if name not in ALIKE | {"game-daily", "game-confusables", "game-sprint", "number-asked"}
]
"""Screens that paint something that no other one does."""

Colour = tuple[int, int, int]


def luminance(colour: Colour) -> float:
    """Return the relative luminance (WCAG 2.2, definition) of an sRGB colour."""
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def written(text: str) -> bool:
    """Whether there is something to read: not blanks, lines, bars and plotted points."""
    if text == "X":  # the cross of a box that is not ticked: Textual paints it in the colour of its ground
        return False
    return any(unicodedata.category(char)[0] in "LNP" or char in "✓✗◐●○▸" for char in text)


def painted(app: FactdeckApp) -> Iterator[tuple[str, Colour, Colour]]:
    """Yield each text of the screen with its colour and its ground; what is dimmed behind a dialog is not yielded."""
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            at, x = x, x + cell_len(segment.text)
            lead = cell_len(segment.text) - cell_len(segment.text.lstrip())
            try:
                behind = app.screen.get_widget_at(at + lead, y)[0] is app.screen
            except NoWidget:
                behind = True
            style: Any = segment.style
            if behind or not written(segment.text) or style is None or style.color is None or style.bgcolor is None:
                continue
            front, back = tuple(style.color.get_truecolor()), tuple(style.bgcolor.get_truecolor())
            yield (segment.text.strip(), back, front) if style.reverse else (segment.text.strip(), front, back)


@pytest.fixture(scope="module")
def learners(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the data folder of a kind of learner, made once."""
    made: dict[str, Path] = {}

    def of(kind: str) -> Path:
        if kind not in made:
            made[kind] = tmp_path_factory.mktemp(kind) / "data"
            learner(made[kind], kind).close()
        return made[kind]

    return of


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.005)  # the known near miss, #777


@pytest.mark.parametrize("name", DIFFERENT)
async def test_text_can_be_read_in_every_theme(name: str, tmp_path: Path, learners: Callable[[str], Path]) -> None:
    shutil.copytree(learners(SCENES[name].learner), tmp_path / "copy")
    faint: dict[tuple[str, str], str] = {}
    with open_at(tmp_path / "copy") as study:
        app = FactdeckApp(study)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await settle(app, pilot)
            await SCENES[name].go(app, pilot)
            for theme in THEMES:
                app.theme = theme
                await pilot.pause()
                if name.startswith("palette") and not isinstance(app.screen, Palette):
                    await SCENES[name].go(app, pilot)  # another theme closes it
                texts = list(painted(app))
                assert len(texts) > 2
                for text, front, back in texts:
                    least = AAA if theme == HIGH_CONTRAST.name else AA
                    if contrast(front, back) < least:
                        faint[theme, text] = f"{contrast(front, back):.2f} of {least}: {front} on {back}"
    assert faint == {}
