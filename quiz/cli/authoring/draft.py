"""`quiz pack draft`: candidate facts from an article."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quiz.cli.diagnostics import say

if TYPE_CHECKING:
    from textual.screen import Screen

    from questions.drafting import Article
    from questions.drafting.review import Review
    from quiz.study import Study


@click.command("draft")
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print each candidate as JSON, on a line of its own.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write a pack into this folder.")
@click.option(
    "--review", "reviewing", is_flag=True, help="Decide on each candidate first; needs --out. It can be resumed."
)
@click.option("--id", "pack_id", help="Id of the pack; the folder's name where left out.")
@click.option("--as-of", default="", metavar="DATE", help="When the article's knowledge ends: 2024, 2024-05.")
@click.option(
    "--model",
    "endpoint",
    metavar="URL",
    envvar="FACTDECK_MODEL_URL",
    help="Ask a language model too: an OpenAI-compatible endpoint, as http://localhost:11434/v1. The article is sent there.",
)
@click.option(
    "--model-name",
    metavar="NAME",
    envvar="FACTDECK_MODEL",
    default="",
    help="Which model; its key in FACTDECK_MODEL_KEY.",
)
@click.pass_obj
def command(
    data: str | None,
    article: Path,
    as_json: bool,
    out: Path | None,
    reviewing: bool,
    pack_id: str | None,
    as_of: str,
    endpoint: str | None,
    model_name: str,
) -> int:
    """Propose facts from ARTICLE: plain text with = headings =, Markdown or HTML.

    Every candidate quotes the article word for word. Rules propose, offline; you decide. With --out a pack is written:
    after a review the facts that you accepted, else all candidates that `quiz check` has nothing against, none of them
    marked as reviewed. Needs the splitter of sentences: pip install "factdeck[draft]"
    """
    from questions.drafting import draft
    from quiz.study.drafting import REVIEW, load_article, load_review

    if reviewing and out is None:
        raise click.UsageError("Say where the pack goes: --review --out my-pack")
    source = load_article(article)
    made = draft(source)
    if endpoint:
        from quiz.study.proposing import KEY, propose

        propose(made, endpoint, model_name or "default", os.environ.get(KEY))
    if as_json or out is None:
        for candidate in made.candidates:
            plain = candidate.as_json()
            click.echo(json.dumps(plain, ensure_ascii=False) if as_json else _line(plain))
    for note in made.notes:
        say(note)
    counts = Counter(candidate.kind for candidate in made.candidates)
    said = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "none"
    say(f"{len(made.candidates)} candidates ({said}); {len(made.refused)} refused: their quotes do not bear them out")
    if out is None:
        return 0
    review = load_review(out / REVIEW, made)
    if reviewing:
        status = _decide(data, review, out / REVIEW)
        if status:
            return status
    _write(out, source, review, pack_id or out.resolve().name, as_of)
    return 0


def _decide(data: str | None, review: Review, path: Path) -> int:
    """Let the author decide, on a screen."""
    from quiz.cli.app import run_app
    from quiz.study.drafting import save_review

    def show(study: Study) -> Screen[Any]:
        from quiz.tui.screens.drafting import DraftScreen

        return DraftScreen(review, lambda state: save_review(path, state))

    return run_app(data=data, show=show, command="pack draft")


def _write(out: Path, source: Article, review: Review, pack_id: str, as_of: str) -> None:
    """Write the pack: what was accepted, or, where nothing was decided yet, everything, unreviewed."""
    from questions.drafting.packing import pack_of, slug
    from quiz.study.drafting import latest_year, write_pack

    decided = review.pending < len(review.entries)
    chosen = review.accepted if decided else [entry.candidate for entry in review.entries]
    ends = as_of or latest_year(source.text)
    packed = pack_of(chosen, pack_id=slug(pack_id), title=source.title or pack_id, as_of=ends, reviewed=decided)
    for line in write_pack(out, packed, source.text):
        say(f"left out: {line}")
    state = f"{len(packed.facts)} facts, " + ("all accepted by you" if decided else "none reviewed yet")
    say(f"{out}: {state}. Look at it: quiz check {out}")


def _line(candidate: dict[str, object]) -> str:
    slots = candidate["slots"]
    assert isinstance(slots, dict)
    said = "; ".join(f"{name}: {value}" for name, value in slots.items() if name != "rows")
    return f"{candidate['kind']:<11} {said}"
