"""`quiz simulate`: learners whose true memory is known, and what is believed of them and done for them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.diagnostics import FINDINGS, say

if TYPE_CHECKING:
    from quiz.core.settings import Settings
    from quiz.core.simulation.worlds import Results, Size, World

Job = tuple["World", int, "Size", "Settings"]


@click.command("simulate")
@click.option("--seeds", type=click.IntRange(1, 100), default=3, show_default=True, help="Learners in each world.")
@click.option("--sample", is_flag=True, help="A small part of it, in a few seconds.")
@click.option("--all", "everything", is_flag=True, help="A line for every world, not one for each shape and transfer.")
@click.option("--json", "as_json", is_flag=True, help="Print each world's figures for each seed as JSON Lines.")
@click.option("--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="Processes; as many as cores.")
@click.option(
    "--settings", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A settings file to judge."
)
def command(seeds: int, sample: bool, everything: bool, as_json: bool, jobs: int, file: Path | None) -> int:
    """Measure the memory model on learners whose true memory is known.

    True memories are shaped like FSRS, DASH and ACT-R; transfer between formats, slips and k vary. On the same answers:
    log loss, and bias of believed typed recall. With the same minutes a day: what is truly known per minute of study.
    Compared: independent cards for each format, one naive state a point, ours, and ours with its habits fitted.
    Exit status 1 if something that must hold does not.
    """
    from quiz.core.settings import Settings
    from quiz.core.settings_text import parse
    from quiz.core.simulation.worlds import SAMPLE, Size, grid

    settings = parse(file.read_text(encoding="utf-8"), str(file)) if file else Settings()
    worlds = grid(transfers=(0.0, 0.5, 1.0), slips=(0.05,), powers=(0.5,)) if sample else grid()
    size = SAMPLE if sample else Size()
    start = time.perf_counter()
    results: Results = {world: [] for world in worlds}
    work: list[Job] = [(world, seed, size, settings) for world in worlds for seed in range(seeds)]
    for done, ((world, seed, _, _), found) in enumerate(zip(work, _run(work, jobs), strict=True), 1):
        results[world].append(found)
        if as_json:
            click.echo(json.dumps({**world._asdict(), "seed": seed, "figures": found}))
        if done % 27 == 0 or done == len(work):
            say(f"{done} of {len(work)} learners, {time.perf_counter() - start:.0f} s")
    if not as_json:
        _table(results, everything)
    return _marks(results, as_json)


def _run(work: list[Job], jobs: int) -> Iterator[dict[str, dict[str, float]]]:
    if jobs == 1:
        yield from map(_one, work)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_one, work, chunksize=3)


def _one(job: Job) -> dict[str, dict[str, float]]:
    from quiz.core.simulation.worlds import figures

    return figures(*job)


def _table(results: Results, everything: bool) -> None:
    """Print means over worlds with their spread over seeds."""
    from quiz.core.simulation.worlds import FIGURES, TRACKERS, over

    groups: dict[str, list[World]] = {}
    for world in results:
        name = f"{world.shape:5} {world.transfer:4.2f}"
        groups.setdefault(f"{name} {world.slips:4.2f} {world.power:3.1f}" if everything else name, []).append(world)
    width = max(map(len, groups))
    head = "world transfer slips k" if everything else "world transfer"
    says = {"log_loss": "log loss", "bias": "bias of typed recall", "yield": "true recall per minute"}
    for figure in FIGURES:
        click.echo(f"\n{says[figure]}, mean ± standard deviation over seeds")
        click.echo(f"{head:{width}}  " + "".join(f"{name:>16}" for name in TRACKERS))
        for name, worlds in groups.items():
            cells = [over(results, worlds, tracker, figure) for tracker in TRACKERS]
            sign = "+" if figure == "bias" else ""
            click.echo(f"{name:{width}}  " + "".join(f"{c.mean:{sign}9.4f} ±{c.spread:.3f}" for c in cells))


def _marks(results: Results, as_json: bool) -> int:
    from quiz.core.simulation.worlds import marks

    failed = False
    for tracker in ("ours", "fitted"):
        for mark in marks(results, tracker):
            failed |= bool(mark.fails) and tracker == "ours"
            if as_json:
                fails = [{**world._asdict(), "by": by} for world, by in mark.fails]
                click.echo(json.dumps({"mark": mark.says, "tracker": tracker, "worlds": mark.worlds, "fails": fails}))
                continue
            verdict = "holds" if not mark.fails else f"fails in {len(mark.fails)}"
            click.echo(f"\n{tracker}: {mark.says}: {verdict} of {mark.worlds} worlds")
            for world, by in mark.fails[:5]:
                click.echo(
                    f"    {world.shape} transfer {world.transfer} slips {world.slips} k {world.power}: by {by:.4f}"
                )
    return FINDINGS if failed else 0
