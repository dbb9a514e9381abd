"""The workbench as a screen."""

from __future__ import annotations

from pathlib import Path

from packsmith import MINI, add, copy_mini
from screens import study_of, text_of
from textual.pilot import Pilot
from textual.widgets import OptionList

from quiz.authoring.bench import Bench
from quiz.tui.app import FactdeckApp
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.workbench import VetoScreen, WorkbenchScreen


async def until(pilot: Pilot[None], screen: WorkbenchScreen, shown: int) -> None:
    for _ in range(3000):
        if screen.shown >= shown:
            break
        await pilot.pause(0.02)
    await pilot.pause()


async def test_saves_show_items_are_played_vetoed_and_marked(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    bench = Bench(pack)
    with study_of(tmp_path / "data", MINI) as study:
        app = FactdeckApp(study, None, lambda _: WorkbenchScreen(bench))
        async with app.run_test(size=(120, 40)) as pilot:
            screen = app.screen
            assert isinstance(screen, WorkbenchScreen)
            await until(pilot, screen, 1)
            assert "0 errors" in text_of(app) and "Facts" in text_of(app)
            listed = screen.query_one("#facts", OptionList)
            assert bench.pack is not None
            fact = next(f.id for f in bench.pack.facts if bench.made(f.id)[0] and not f.skip and not f.reviewed)
            listed.highlighted = [name for name, _ in screen.rows].index(fact)
            await pilot.pause()
            assert "questions" in text_of(app) and "functional" in text_of(app)

            add(pack, "facts/words.yaml", "\n- id: broken\n  kind: evnt\n")
            await until(pilot, screen, screen.shown + 1)
            assert "1 error " in text_of(app)
            text = (pack / "facts/words.yaml").read_text(encoding="utf-8").replace("\n- id: broken\n  kind: evnt\n", "")
            (pack / "facts/words.yaml").write_text(text, encoding="utf-8")
            await until(pilot, screen, screen.shown + 1)
            assert "0 errors" in text_of(app) and screen.fact == fact

            await pilot.press("p")
            await pilot.pause()
            assert isinstance(app.screen, QuestionScreen)
            app.pop_screen()
            await pilot.pause()
            await pilot.press("v")
            await pilot.pause()
            assert isinstance(app.screen, VetoScreen)
            await pilot.press("down", "enter")
            await pilot.pause()
            assert bench.pack is not None and len(bench.pack.by_id[fact].skip) == 1
            await pilot.press("r")
            await pilot.pause()
            assert bench.pack.by_id[fact].reviewed
