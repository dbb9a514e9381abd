"""A round under the rules of a game."""

from __future__ import annotations

from dataclasses import dataclass, field

from questions.items import Item
from questions.responses import DontKnow, Response
from quiz.core.modes.rules import Given, Rules
from quiz.core.session import Session
from quiz.core.showing import Feedback


@dataclass(kw_only=True)
class GameSession(Session):
    """A round that ends when its rules say so. Answers stand: a game takes none back."""

    rules: Rules
    pack: str
    """Id of the pack that is played."""
    latencies: list[int] = field(default_factory=list)
    """Milliseconds that each answer took."""
    out_of_time: bool = False
    saved: bool = False
    """Whether its result stands in the log."""

    @property
    def given(self) -> tuple[Given, ...]:
        """The answers, as the rules see them."""
        return tuple(
            Given(done.worth.score, latency, not isinstance(done.response, DontKnow))
            for done, latency in zip(self.answered, self.latencies, strict=True)
        )

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self.out_of_time or self.rules.over(self.given)

    @property
    def item(self) -> Item | None:
        """The item asked now; None at the end of the game or of its items."""
        if self.over and not self.is_answered:
            return None
        try:
            return self.items[self.at]
        except IndexError:
            return None

    def answer(self, response: Response, latency_ms: int) -> Feedback:
        """Mark an answer and save it, as in any round; its time counts."""
        said = super().answer(response, latency_ms)
        if not said.ask_again:
            self.latencies.append(max(0, latency_ms))
        return said

    @property
    def can_undo(self) -> bool:
        """A game takes no answer back."""
        return False

    @property
    def points(self) -> int:
        """The result."""
        return self.rules.points(self.given)
