"""Draw every screen, to look at: `python tests/looks.py --out FOLDER`; --screen, --size and --theme choose some.

Each picture is made of the very cells that the app paints. Needs Pillow (the extra `images` brings it) and a monospaced font.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent)]

from gallery import SCENES, learner, settle  # noqa: E402 - the checkout is on the path only now
from rich.cells import cell_len  # noqa: E402 - as above

from quiz.tui.app import FactdeckApp  # noqa: E402 - as above

FONTS = "/usr/share/fonts/truetype/dejavu"
CELL = (8, 16)


def draw(app: FactdeckApp, file: Path, fonts: str) -> None:
    """Write what the screen shows as PNG."""
    from PIL import Image, ImageDraw, ImageFont

    plain = ImageFont.truetype(f"{fonts}/DejaVuSansMono.ttf", 13)
    bold = ImageFont.truetype(f"{fonts}/DejaVuSansMono-Bold.ttf", 13)
    wide, high = CELL
    picture = Image.new("RGB", (app.size.width * wide, app.size.height * high))
    pen = ImageDraw.Draw(picture)
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            style: Any = segment.style
            front = tuple(style.color.get_truecolor()) if style and style.color else (200, 200, 200)
            back = tuple(style.bgcolor.get_truecolor()) if style and style.bgcolor else (0, 0, 0)
            if style and style.reverse:
                front, back = back, front
            cells = cell_len(segment.text)
            pen.rectangle((x * wide, y * high, (x + cells) * wide, (y + 1) * high), fill=back)
            for char in segment.text:
                pen.text((x * wide, y * high), char, fill=front, font=bold if style and style.bold else plain)
                x += cell_len(char)
            if style and style.underline:
                pen.line(((x - cells) * wide, (y + 1) * high - 2, x * wide, (y + 1) * high - 2), fill=front)
    picture.save(file)


async def take(name: str, data: Path, out: Path, sizes: list[tuple[int, int]], themes: list[str], fonts: str) -> None:
    """Go to a screen, and draw it in each size and theme."""
    from screens import text_of

    for width, height in sizes:
        with tempfile.TemporaryDirectory() as folder, learner_copy(data, Path(folder)) as study:
            app = FactdeckApp(study)
            async with app.run_test(size=(width, height), notifications=True) as pilot:
                await settle(app, pilot)
                await SCENES[name].go(app, pilot)
                for theme in themes:
                    app.theme = f"factdeck-{theme}"
                    await settle(app, pilot)
                    draw(app, out / f"{name}-{width}x{height}-{theme}.png", fonts)
                (out / f"{name}-{width}x{height}.txt").write_text(text_of(app) + "\n", encoding="utf-8")


def learner_copy(data: Path, folder: Path) -> Any:
    """Return a study over a copy of a learner's data."""
    import shutil

    from learners import open_at

    shutil.copytree(data, folder / "data")
    return open_at(folder / "data")


def main() -> int:
    """Draw what was asked for; exit status 1 if a screen could not be reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--screen", action="append", default=[], choices=list(SCENES))
    parser.add_argument("--size", action="append", default=[], help="80x24, 100x30 and 160x45 unless told")
    parser.add_argument("--theme", action="append", default=[], help="dark and light unless told")
    parser.add_argument("--fonts", default=FONTS, help="folder of DejaVuSansMono.ttf")
    wanted = parser.parse_args()
    sizes = [(int(w), int(h)) for w, h in (one.split("x") for one in wanted.size or ["80x24", "100x30", "160x45"])]
    wanted.out.mkdir(parents=True, exist_ok=True)
    os.environ["EDITOR"] = "true"
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("new", "learned", "empty"):
            learner(Path(folder) / kind, kind).close()
        for name in wanted.screen or SCENES:
            data = Path(folder) / SCENES[name].learner
            try:
                asyncio.run(take(name, data, wanted.out, sizes, wanted.theme or ["dark", "light"], wanted.fonts))
            except Exception:  # the others are still drawn
                failed += 1
                print(f"{name}:", file=sys.stderr)
                traceback.print_exc()
            else:
                print(name, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
