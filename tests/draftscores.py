"""How good a draft is: recall over the facts that are expected, precision over the candidates.

    python tests/draftscores.py [--verbose]        the three articles of tests/drafts
    python tests/draftscores.py ARTICLE [--verbose]  ARTICLE against the facts of seeds/kosovo-nato

A candidate is right when it is of the kind of an expected fact and agrees with it: typed slots (dates, numbers, names,
quoted words, members, cells) by value; what is a sentence (clause, said, cause, effect, group) by at least half of its
content words. A candidate that agrees with no expected fact is wrong, even if what it says is true.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from questions.anchoring.expressions import STOP_WORDS, root
from questions.anchoring.tokens import stem, words
from questions.drafting import Candidate, Draft, draft, read_article
from questions.drafting.articles import form_of
from questions.text.dates import find_dates

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "tests" / "drafts"
SENTENCES = frozenset({"clause", "said", "cause", "effect", "group", "measure"})
DATES = frozenset({"when", "from", "to", "at", "as_of"})


@dataclass
class Score:
    """Figures of one draft."""

    expected: int = 0
    found: int = 0
    candidates: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the expected facts that a candidate agrees with."""
        return self.found / max(1, self.expected)

    @property
    def precision(self) -> float:
        """Share of the candidates that agree with an expected fact."""
        return self.right / max(1, self.candidates)

    def line(self, name: str) -> str:
        """Say the figures."""
        return (
            f"{name}: recall {self.found}/{self.expected} = {self.recall:.0%}, "
            f"precision {self.right}/{self.candidates} = {self.precision:.0%}"
        )


def content(text: object) -> set[str]:
    """Return the roots of the content words of a text."""
    plain = re.sub(r"\[([^\[\]|]*)(?:\|[^\[\]]*)?\]", r"\1", str(text))
    same = {"every": "all", "each": "all"}
    return {root(stem(same.get(word, word)))[:6] for word in words(plain) if word not in STOP_WORDS or word in same}


def about(one: object, other: object, share: float = 0.5) -> bool:
    """Return whether two sentences have at least half of the content words of the shorter in common."""
    left, right = content(one), content(other)
    return bool(left & right) and len(left & right) >= share * min(len(left), len(right))


def folded(text: object) -> str:
    """Return a name without case, accents, punctuation, plural endings and article."""
    return " ".join(stem(word) for word in words(str(text)) if word not in {"the", "a", "an"})


def plain_date(value: object) -> str:
    """Return an EDTF date, also of one that is written out."""
    found = find_dates(str(value))
    if len(found) == 1 and found[0].text == str(value):
        return found[0].date.edtf.removeprefix("../").removesuffix("/..")
    return str(value).removeprefix("../").removesuffix("/..")


def agrees(name: str, wanted: Any, slots: dict[str, Any]) -> bool:
    """Return whether a candidate's slots hold what is expected of one slot."""
    given = slots.get(name)
    if name in {"office", "role"}:
        given = f"{slots.get(name) or ''} {slots.get('of') or ''}"
        return (
            words(str(wanted))[:1] == words(given)[:1]
            or content(wanted) <= content(given)
            or (content(given) <= content(wanted) and bool(content(given)))
        )
    if given is None:
        return False
    if name in DATES:
        return plain_date(wanted) == plain_date(given)
    if name == "members":
        return {folded(one) for one in wanted} == {folded(one) for one in given}
    if name == "rows":
        return cells(wanted) == cells(given)
    if name == "columns":
        return [folded(one) for one in wanted] == [folded(one) for one in given]
    if name in SENTENCES:
        return about(wanted, given)
    if name in {"holder", "speaker"}:
        return folded(wanted) == folded(given) or folded(wanted).split()[-1:] == folded(given).split()[-1:]
    if name in {"subject", "body", "unit", "status"}:
        return folded(wanted) in folded(given) or folded(given) in folded(wanted) or about(wanted, given)
    return folded(wanted) == folded(given)


def cells(rows: Iterable[Iterable[Any]]) -> list[list[str]]:
    """Return rows as plain text, missing cells as ""."""
    return [["" if one in (None, "null") else plain_date(str(one)).replace(",", "") for one in row] for row in rows]


_LOOSE = {
    "quantity": {"subject", "measure", "unit", "as_of"}, "tenure": {"office"}, "event": {"who"},
    "table": {"notes", "disagrees", "title"}, "status": {"body", "subject"}, "position": set(),
    "cause": {"link"}, "membership": {"group"}, "definition": set(),
}  # fmt: skip
"""Slots that may be left to the author where the sentence leaves them open: absent is no error, another value is."""


def matches(fact: dict[str, Any], candidate: Candidate, text: str) -> bool:
    """Return whether a candidate states an expected fact of the three articles."""
    if fact["kind"] != candidate.kind:
        return False
    if fact["quote"] and candidate.kind != "table":
        at = text.find(fact["quote"])
        if at >= 0 and (candidate.end <= at or at + len(fact["quote"]) <= candidate.start):
            return False
    for name, wanted in fact["slots"].items():
        if name in {"who", "notes", "disagrees", "link"}:
            continue
        absent = candidate.slots.get(name) is None
        if absent and name in _LOOSE[candidate.kind]:
            continue
        if candidate.kind == "quantity" and name in {"subject", "measure"}:
            continue  # the passage and the value decide; whose strength it is, its author words
        if not agrees(name, wanted, candidate.slots):
            return False
    return True


def score(facts: list[dict[str, Any]], made: Draft) -> Score:
    """Score a draft against the expected facts of one of the three articles."""
    result = Score(len(facts), candidates=len(made.candidates))
    right = set()
    for fact in facts:
        hits = [index for index, candidate in enumerate(made.candidates) if matches(fact, candidate, made.text)]
        right |= set(hits)
        result.found += bool(hits)
        if not hits:
            result.missed.append(f"{fact['kind']} {fact['slots']}")
    result.right = len(right)
    result.wrong = [
        f"{one.kind} {one.slots} <- {one.quote[:90]}" for index, one in enumerate(made.candidates) if index not in right
    ]
    return result


def drafted(path: Path) -> Draft:
    """Draft an article of a file."""
    text = path.read_text(encoding="utf-8")
    return draft(read_article(text, form_of(path.name, text)))


def expected(path: Path) -> dict[str, Any]:
    """Return what is expected of an article."""
    data: dict[str, Any] = yaml.load(
        path.with_suffix(".expected.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return data


def articles() -> list[Path]:
    """Return the three articles."""
    return sorted(path for path in HERE.iterdir() if path.suffix in (".txt", ".md", ".html"))


def main(args: list[str]) -> None:
    """Print the figures."""
    verbose = "--verbose" in args
    named = [Path(arg) for arg in args if not arg.startswith("-")]
    if named:
        from seedscores import score_seed

        results = [(named[0].name, score_seed(drafted(named[0])))]
    else:
        results = [(path.name, score(expected(path)["facts"], drafted(path))) for path in articles()]
    for name, result in results:
        print(result.line(name))
        if verbose:
            for head, lines in (("missed", result.missed), ("wrong", result.wrong)):
                for line in lines:
                    print(f"  {head}: {line}")


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]
    main(sys.argv[1:])
