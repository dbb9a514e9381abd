"""What a rule is, and what it looks at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from questions.items import BaseItem, Cloze, Item
from questions.text.folding import fold

if TYPE_CHECKING:
    from questions.world import World

Severity = Literal["E", "W"]

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_SMALL = frozenset(
    ["a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "many", "more", "most", "not", "of", "on", "or", "she", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "two", "was", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would", "year", "month", "day", "one"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that an item breaks."""

    rule: str
    severity: Severity
    message: str


class Subject:
    """An item under the rules, with what several rules need of it computed once."""

    def __init__(self, item: Item, world: World | None = None, *, foreign: bool = False) -> None:
        self.item = item
        self.world = world
        self.foreign = foreign
        """Whether it was written elsewhere: then there are no certificates, sources and families to look at."""

    @property
    def format(self) -> str:
        """The item's format."""
        return self.item.format.value

    @property
    def is_choice(self) -> bool:
        """Whether one option is to be picked among several that compete."""
        return self.format == "single_choice"

    @cached_property
    def stem(self) -> str:
        """The stem without quoted words."""
        return _QUOTED.sub("“”", self.item.stem)

    @cached_property
    def asking(self) -> str:
        """The sentence that asks: the last one of the stem, quoted words left out."""
        sentences = [part for part in re.split(r"(?<=[.!?:])\s+", self.stem.strip()) if part]
        return next((part for part in reversed(sentences) if part.endswith("?")), sentences[-1] if sentences else "")

    @cached_property
    def key_texts(self) -> tuple[str, ...]:
        """The texts of right options, or the accepted answers."""
        right = tuple(option.text for option in self.item.options if option.correct)
        return right or self.item.answers

    @cached_property
    def wrong_texts(self) -> tuple[str, ...]:
        """The texts of wrong options."""
        return tuple(option.text for option in self.item.options if not option.correct)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts of all options."""
        return tuple(option.text for option in self.item.options)

    @cached_property
    def folded_stem(self) -> str:
        """The folded stem, padded, so that whole words can be looked for; then once more without possessive endings."""
        plain = re.sub(r"['’]s\b|(?<=s)['’](?!\w)", "", self.item.stem)
        return f" {fold(self.item.stem)} | {fold(plain)} " if plain != self.item.stem else f" {fold(self.item.stem)} "

    @cached_property
    def exempt(self) -> frozenset[str]:
        """Folded words of the pack's subject entities, which give nothing away."""
        if self.world is None:
            return frozenset()
        pack = self.world.pack
        names = [name for entity in pack.subjects if entity in pack.entities for name in pack.entities[entity].names]
        adjectives = [pack.entities[e].adjective for e in pack.subjects if e in pack.entities]
        return frozenset(word for name in [*names, *filter(None, adjectives)] for word in fold(name).split())

    def is_cloze(self) -> bool:
        """Whether the item is a cloze."""
        return isinstance(self.item, Cloze)


def content_words(text: str) -> set[str]:
    """Return the folded words of a text that carry meaning."""
    return {word for word in fold(text).split() if word not in _SMALL and len(word) > 2 and not word.isdigit()}


def stemmed(word: str) -> str:
    """Return a word without its commonest endings: enough to see that Albanian and Albania belong together."""
    for ending in ("ians", "ian", "ans", "an", "ese", "ish", "ings", "ing", "ed", "es", "s", "ia", "a", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class Rule:
    """One item-writing rule."""

    name: str
    severity: Severity
    title: str
    """What holds of a good item, in one line."""
    check: Callable[[Subject], str | None]
    """Returns what is wrong, or None."""
    generated_only: bool = False
    """Whether it looks at what questions from elsewhere don't have."""


def finds(subject: Subject, rule: Rule) -> Finding | None:
    """Return the finding of one rule on one item."""
    if rule.generated_only and subject.foreign:
        return None
    message = rule.check(subject)
    return Finding(rule.name, rule.severity, message) if message else None


__all__ = ["BaseItem", "Finding", "Rule", "Severity", "Subject", "content_words", "finds", "stemmed"]
