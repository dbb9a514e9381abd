"""A question in words, and a typed line read as its answer: one way for each format."""

from __future__ import annotations

import re
import string

from questions.items import Item, Ordering, TrueFalse
from questions.responses import Grade, Graded, Matched, Ordered, Picked, Response, Wrote
from quiz.core.layouts import latin
from quiz.core.modes.timeline import BETWEEN
from quiz.core.session import Question
from quiz.core.showing import Feedback, right_answer

LETTERS = string.ascii_lowercase
GRADES = {"1": Grade.AGAIN, "2": Grade.HARD, "3": Grade.GOOD, "4": Grade.EASY}
GRADE_WORDS = {Grade.AGAIN: "again", Grade.HARD: "hard", Grade.GOOD: "good", Grade.EASY: "easy"}

PROMPTS = {
    "single_choice": "Your answer, a letter or number:",
    "true_false": "True or false, t or f:",
    "select_all": "All that fit, such as: a c",
    "typed": "Your answer:",
    "number": "Your answer, a number:",
    "date": "Your answer, a date:",
    "cloze": "The missing words:",
    "ordering": "Their letters in the right order, such as: b a c",
    "matching": "Pairs, such as: 1b 2a",
    "flashcard": "Press Enter to be told the answer:",
}


def prompt(question: Question) -> str:
    """Return what is asked for, in words; hints of unit or precision included."""
    said, hint = PROMPTS[question.format], question.hint
    if not hint:
        return said
    if question.format == "number" and hint.startswith("a number"):  # said once
        return f"Your answer, {hint}:"
    return f"{said.rstrip(':')} ({hint}):"


def told(question: Question) -> list[str]:
    """Return the lines that ask a question."""
    lines = _context(question.context or "")
    lines.append(question.stem.replace("____", "blank") if question.format == "cloze" else question.stem)
    if question.format == "true_false":  # the prompt names both answers
        return lines
    lines += [f"  {number}. {text}" for number, text in enumerate(question.prompts, 1)]
    if question.prompts:
        lines.append("to be joined with:")
    lines += [f"  {letter}. {text}" for letter, text in zip(LETTERS, question.options, strict=False)]
    return lines


def _context(context: str) -> list[str]:
    """Return what stands before a question; dates and events of a timeline as a list."""
    if BETWEEN not in context:
        return [context] if context else []
    return ["The line so far:", *(f"  {line.replace(BETWEEN, ': ')}." for line in context.split("\n"))]


def read(question: Question, line: str) -> Response | str:
    """Read a line as an answer.

    Args:
        question: What was asked.
        line: As typed; not empty.

    Returns:
        The response, or a sentence that says why it is none.
    """
    match question.format:
        case "single_choice":
            return _one(question, line)
        case "true_false":
            word = _latin(line)
            if word in {"t", "true", "yes", "y"}:
                return Picked((0,))
            return Picked((1,)) if word in {"f", "false", "no", "n"} else _one(question, line)
        case "select_all":
            picked = _rows(line, len(question.options))
            return picked if isinstance(picked, str) else Picked(tuple(sorted(set(picked))))
        case "ordering":
            return _ordered(question, line)
        case "matching":
            return _matched(question, line)
        case "flashcard":
            grade = GRADES.get(_latin(line))
            return Graded(grade) if grade else "Write 1, 2, 3 or 4."
        case _:
            return Wrote(line)


def _latin(line: str) -> str:
    return "".join(latin(char) for char in line).lower().strip(" .)")


def _rows(line: str, many: int) -> list[int] | str:
    """Read letters or numbers of options, apart or together: `a c`, `1,3`, `ac`."""
    words = re.findall(r"\d+|[a-z]", _latin(line))
    if not words or re.search(r"[^\sa-z\d,;.]", _latin(line)):
        return f"Write letters from a to {LETTERS[many - 1]}, or numbers."
    found = [int(word) - 1 if word.isdigit() else LETTERS.index(word) for word in words]
    wrong = next((word for word, at in zip(words, found, strict=True) if not 0 <= at < many), None)
    return found if wrong is None else f"There is no option {wrong}; they go from a to {LETTERS[many - 1]}."


def _one(question: Question, line: str) -> Response | str:
    same = [at for at, text in enumerate(question.options) if text.casefold() == line.casefold()]
    if len(same) == 1:
        return Picked((same[0],))
    found = _rows(line, len(question.options))
    if isinstance(found, str):
        return found
    return Picked((found[0],)) if len(found) == 1 else "Only one answer is wanted here; write one letter."


def _ordered(question: Question, line: str) -> Response | str:
    many = len(question.options)
    found = _rows(line, many)
    if isinstance(found, str):
        return found
    left = [at for at in range(many) if at not in found]
    if len(found) == many - 1 and len(left) == 1:  # the last place needs no letter
        found += left
    if sorted(found) != list(range(many)):
        return f"Write each of the {many} letters once."
    return Ordered(tuple(found))


def _matched(question: Question, line: str) -> Response | str:
    pairs = re.findall(r"(\d+)\s*[-=:]?\s*([a-z])", _latin(line))
    if not pairs:
        return "Write pairs of a number and a letter, such as: 1b 2a"
    found: dict[int, int] = {}
    for number, letter in pairs:
        at, to = int(number) - 1, LETTERS.index(letter)
        if not 0 <= at < len(question.prompts) or to >= len(question.options):
            return f"There is no pair {number}{letter} here."
        if at in found or to in found.values():
            return f"{number}{letter}: each number and each letter goes into one pair."
        found[at] = to
    missing = [str(at + 1) for at in range(len(question.prompts)) if at not in found]
    if missing:
        return f"Without a letter so far: {', '.join(missing)}. Write all pairs in one line."
    return Matched(tuple(sorted(found.items())))


def marked(question: Question, feedback: Feedback) -> list[str]:
    """Return the lines that say how an answer was marked, the right answer among them."""
    lines = [feedback.headline if not feedback.reason else f"{feedback.headline} {feedback.reason}"]
    if not feedback.correct and feedback.right_answer not in lines[0] and question.format != "flashcard":
        answer = f"The answer: {_right(question, feedback)}"
        lines = [answer] if feedback.verdict == "dont-know" else [*lines, answer]
    lines += [feedback.explanation, *feedback.refutations, feedback.notice]
    if feedback.next_review:
        lines.append(f"Next review {feedback.next_review}.")
    return [line for line in lines if line]


def missed(item: Item) -> str:
    """Return the line that tells at the end what was missed, and what is right."""
    match item:
        case Ordering():
            answer = ", then ".join(item.answers)
        case TrueFalse():
            answer = f"{item.answers[0]}."
            answer += "" if item.explanation == item.stem else f" {item.explanation}"
        case _:
            answer = right_answer(item)
    return f"Missed: {item.stem.replace('____', 'blank')} The answer: {answer}{'' if answer.endswith('.') else '.'}"


def _right(question: Question, feedback: Feedback) -> str:
    if feedback.right_pairs:
        return "; ".join(f"{question.prompts[at]} – {question.options[to]}" for at, to in feedback.right_pairs)
    if feedback.right_order:
        return ", then ".join(question.options[at] for at in feedback.right_order)
    if feedback.right_options and question.format != "true_false":
        return "; ".join(f"{LETTERS[at]}, {question.options[at]}" for at in feedback.right_options)
    return feedback.right_answer
