"""`quiz pack draft`: candidate facts from an article."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from quiz.cli.diagnostics import say


@click.command("draft")
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print each candidate as JSON, on a line of its own.")
def command(article: Path, as_json: bool) -> int:
    """Propose facts from ARTICLE: plain text with = headings =, Markdown or HTML.

    Every candidate quotes the article word for word. Rules propose, offline; you decide. Needs the splitter of
    sentences: pip install "factdeck[draft]"
    """
    from questions.drafting import draft
    from quiz.study.drafting import load_article

    made = draft(load_article(article))
    for candidate in made.candidates:
        click.echo(json.dumps(candidate.as_json(), ensure_ascii=False) if as_json else _line(candidate.as_json()))
    for note in made.notes:
        say(note)
    counts = Counter(candidate.kind for candidate in made.candidates)
    said = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    say(
        f"{len(made.candidates)} candidates ({said}); {len(made.refused)} refused because their quote does not bear them out"
    )
    return 0


def _line(candidate: dict[str, object]) -> str:
    slots = candidate["slots"]
    assert isinstance(slots, dict)
    said = "; ".join(f"{name}: {value}" for name, value in slots.items() if name != "rows")
    return f"{candidate['kind']:<11} {said}"
