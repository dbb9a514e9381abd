"""Items made by hand, one a format, for tests of marking and of the item rules."""

from __future__ import annotations

from typing import Any

from questions.items import (
    Cloze,
    DateItem,
    Flashcard,
    Matching,
    Number,
    NumberKey,
    Option,
    Ordering,
    Point,
    SelectAll,
    SingleChoice,
    TrueFalse,
    Typed,
)


def point(slot: str = "answer") -> Point:
    """Return a point of a fact that there need not be."""
    return Point(fact="fact", slot=slot)


def shared(stem: str, answers: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """Return what every format needs."""
    base: dict[str, Any] = {
        "id": "item", "family": "authored", "class": "recall", "facts": ("fact",), "points": (point(),), "stem": stem,
        "answers": answers, "guess": 0.0, "explanation": "", "sources": (), "difficulty": 0.5,
    }  # fmt: skip
    return base | more


def options(texts: list[str], right: tuple[int, ...]) -> tuple[Option, ...]:
    """Return options without certificates."""
    return tuple(Option(text=text, correct=at in right, feedback="") for at, text in enumerate(texts))


def typed(answers: list[str], rivals: list[str] = [], stem: str = "Who was it?") -> Typed:  # noqa: B006 - never changed
    """Return a typed item; the first answer is the key."""
    return Typed(**shared(stem, tuple(answers)), key=answers[0], rivals=tuple(rivals))


def number(value: str, unit: str | None = None, tolerance: str = "0", stem: str = "How many?") -> Number:
    """Return an item that asks for a number."""
    return Number(**shared(stem, (value,)), key=NumberKey(value=value, unit=unit, tolerance=tolerance))


def date(edtf: str, stem: str = "When?") -> DateItem:
    """Return an item that asks for a date."""
    return DateItem(**shared(stem, (edtf,)), key=edtf)


def cloze(key: str, stem: str = "It was ____.", **more: Any) -> Cloze:
    """Return a sentence with a blank."""
    return Cloze(**shared(stem, (key,)), key=key, **more)


def choice(texts: list[str], right: int = 0, stem: str = "Which?", **more: Any) -> SingleChoice:
    """Return a single choice."""
    return SingleChoice(**shared(stem, (texts[right],), options=options(texts, (right,)), **more), key=(right,))


def true_false(truth: bool, stem: str = "It is so.") -> TrueFalse:
    """Return a statement to judge."""
    right = 0 if truth else 1
    answers = (("True", "False")[right],)
    return TrueFalse(**shared(stem, answers, options=options(["True", "False"], (right,))), key=(right,))


def select_all(texts: list[str], right: tuple[int, ...], stem: str = "Which of these?") -> SelectAll:
    """Return a select-all item with a point for each right option."""
    answers = tuple(texts[at] for at in right)
    points = tuple(point(f"members/{at}") for at in right)
    return SelectAll(**shared(stem, answers, options=options(texts, right), points=points), key=right)


def ordering(texts: list[str], key: tuple[int, ...], stem: str = "Put these in order.") -> Ordering:
    """Return things to put in order, each with its point."""
    every = tuple(range(len(texts)))
    points = tuple(point(f"when/{at}") for at in every)
    return Ordering(
        **shared(stem, tuple(texts[at] for at in key), options=options(texts, every), points=points), key=key
    )


def matching(prompts: list[str], texts: list[str], key: tuple[tuple[int, int], ...]) -> Matching:
    """Return pairs to join, each prompt with its point."""
    right = tuple(option for _, option in key)
    points = tuple(point(f"pairs/{at}") for at in range(len(prompts)))
    answers = tuple(texts[at] for at in right)
    item = shared("Match.", answers, options=options(texts, right), points=points)
    return Matching(**item, prompts=tuple(prompts), key=key)


def flashcard(key: str = "Pristina") -> Flashcard:
    """Return a flashcard."""
    return Flashcard(**shared("Kosovo's capital", (key,)), key=key)
