"""A round, line by line: asked, answered, marked, corrected."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, cast

from questions.responses import DontKnow, Response
from quiz.cli.plain.asking import GRADE_WORDS, marked, missed, prompt, read, told
from quiz.core.layouts import latin
from quiz.core.lesson import Lesson
from quiz.core.modes.playing import GameSession
from quiz.core.modes.rules import Telling
from quiz.core.words import kind_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.cli.plain.talk import Talk
    from quiz.core.pages import Page
    from quiz.core.session import Question, Session
    from quiz.core.showing import Feedback

HELP = """While a question is open, a line is your answer, and these are commands:
  /d  you don't know it: the answer is told
  /u  take the last answer back
  /b  don't ask this until tomorrow
  /n  never ask this again
  /r  report something wrong with it, with a note: /r the date is another
  /e  end this round
  Enter alone repeats the question.
After the answer, with or without the stroke:
  Enter  next question
  /o  your answer was right
  /s  the source
  /u  take it back
  /r /b /n /e  as above"""

TAKEN_BACK = {
    "answer": "Taken back. Answer it again.",
    "override": "Taken back: it counts as it was marked.",
    "aside": "Taken back: it is asked again.",
}


def aloud(status: str) -> str:
    """Return where a game stands as a sentence; signs that a screen reader would spell out are left to the screen."""
    parts = (re.sub(r"\b(\d+) s left", r"\1 seconds left", part.strip(" ♥♡")) for part in status.split(" · "))
    return f"{', '.join(part for part in parts if part)}."


class Round:
    """One round."""

    def __init__(self, session: Session, talk: Talk, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.session = session
        self.talk = talk
        self._monotonic = monotonic
        self._ended = False
        self._started = 0.0
        self._told: set[int] = set()

    def run(self) -> None:
        """Ask until the round is over or is ended, then tell its results.

        Raises:
            InputEndedError: If there is no more input; every answer that was marked is saved.
        """
        self.talk.say(f"{self.session.title}. /d: don't know. /e: end. ?: help.")
        while not self._ended and (question := self.session.question) is not None:
            if self.session.is_answered:
                self._after(question)
            else:
                self._ask(question)
        self._results()

    def _ask(self, question: Question) -> None:
        """Ask one question until it is answered, set aside or left."""
        self._read()
        if self._ended:
            return
        progress, game = self.session.progress, self.game
        where = (
            f"Question {progress.number} of {progress.total}." if game is None else aloud(game.rules.status(game.given))
        )
        self.talk.say("\n" + where, *told(question))
        self._started = started = self._monotonic()
        while True:
            line = self.talk.ask(prompt(question))
            if question.format == "flashcard" and not line:
                line = self._grade()
            if not line:
                self.talk.say(*told(question))
                continue
            if line == "?" or line.startswith("/"):
                if self._command(line.removeprefix("/"), open_question=True):
                    return
                continue
            response = read(question, line)
            if isinstance(response, str):
                self.talk.say(response)
            elif self._hand_in(question, response, started):
                return

    def _read(self) -> None:
        """Tell the facts of a lesson's batch, before its first question."""
        session = self.session
        reading = session.reading if isinstance(session, Lesson) else None
        if reading is None or not isinstance(session, Lesson) or reading[0] in self._told:
            return
        self._told.add(reading[0])
        pages = [cast("Page", page) for fact in reading[1] for page in session.passages.get(fact, ())]
        self.talk.say("\nTo learn:", *(f"{number}. {page.sentence}" for number, page in enumerate(pages, 1)))
        self._ended = self.talk.ask("Enter: be asked about it. e: end.").removeprefix("/").lower() in {"e", "q"}

    def _grade(self) -> str:
        """Tell a flashcard's answer and ask for a grade."""
        previews = self.session.preview()
        self.talk.say(f"The answer: {self.session.reveal()}")
        words = [
            f"{grade.value} {word}" + (f", {previews[grade]}" if grade in previews else "")
            for grade, word in GRADE_WORDS.items()
        ]
        return self.talk.ask(f"How well did you know it? {'; '.join(words)}:")

    def _hand_in(self, question: Question, response: Response, started: float) -> bool:
        latency = int(1000 * (self._monotonic() - started))
        game = self.game
        if game is not None and game.rules.left_ms(game.given, latency) == 0:
            game.out_of_time = True
            self.talk.say("Time is up.")
            return True
        feedback = self.session.answer(response, latency)
        if feedback.ask_again:
            self.talk.say(feedback.reason)
            return False
        if self._tells(feedback):
            self.talk.say(*marked(question, feedback))
        return True

    def _tells(self, feedback: Feedback) -> bool:
        """Whether this round tells now how an answer was marked."""
        if self.game is None:
            return True
        telling = self.game.rules.telling
        return telling is Telling.ALWAYS or (telling is Telling.MISSES and not feedback.correct)

    @property
    def game(self) -> GameSession | None:
        """The session, where it is a game's."""
        return self.session if isinstance(self.session, GameSession) else None

    def _after(self, question: Question) -> None:
        """Take commands after an answer, until one goes on."""
        shown = self.session.shown
        if shown is None or not self._tells(shown):
            self.session.next()
            return
        while True:
            line = self.talk.ask("Enter: next. o: I was right. u: undo. ?: more.")
            if not line:
                self.session.next()
                return
            if self._command(line.removeprefix("/"), open_question=False):
                return

    def _command(self, line: str, *, open_question: bool) -> bool:
        """Do a command; return whether the question is to be asked or left anew."""
        name, _, rest = line.partition(" ")
        session = self.session
        match "".join(latin(char) for char in name).lower():
            case "d" if open_question:
                question = session.question
                assert question is not None
                return self._hand_in(question, DontKnow(), self._started)
            case "u" if session.can_undo:
                self.talk.say(TAKEN_BACK[session.undo()])
                return True
            case "u":
                self.talk.say("There is nothing to take back here.")
            case "o" if session.can_override:
                question = session.question
                assert question is not None
                self.talk.say(*marked(question, session.override()))
            case "s" if not open_question and session.shown is not None:
                for source in session.shown.sources:
                    where = ", ".join(part for part in (source.title, source.section) if part)
                    self.talk.say(f"{where}: {source.quote}")
            case "r":
                session.report(rest or self.talk.ask("What is wrong with it? It may stay empty:"))
                self.talk.say("Noted for the author.")
            case "b" | "n" as which:
                session.set_aside(for_good=which == "n")
                when = "any more" if which == "n" else "until tomorrow"
                self.talk.say(f"Not asked {when}. /u takes that back.")
                return open_question
            case "e" | "q":
                self._ended = True
                return True
            case _:
                self.talk.say(HELP)
        return False

    def _results(self) -> None:
        """Tell how it went."""
        results = self.session.results()
        if not results.count:
            return
        score = f"{results.score:g}" if results.score == int(results.score) else f"{results.score:.1f}"
        lines = [f"\n{score} of {results.count} right."]
        if self.game is not None:
            lines.append(self.game.rules.verdict(self.game.given))
        if len(results.families) > 1:
            lines.append("By kind of question:")
            lines += [f"{kind_in_words(name)}: {won:g} of {count}." for name, (won, count) in results.families.items()]
        lines += [missed(item) for item in self.session.missed_items]
        if results.moved:
            lines.append(f"{results.moved} point{'s' if results.moved != 1 else ''} moved from learning to known.")
        if results.next_due:
            lines.append(f"Next review: {results.next_due}.")
        self.talk.say(*lines)
