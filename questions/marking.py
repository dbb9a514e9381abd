"""Marking: an item and a response give a mark, with a reason for every verdict. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from questions.errors import ResponseError
from questions.facts.time import Date
from questions.items import (
    Cloze,
    DateItem,
    Flashcard,
    Item,
    Matching,
    Number,
    NumberKey,
    Ordering,
    SelectAll,
    SingleChoice,
    TrueFalse,
    Typed,
)
from questions.responses import (
    Credit,
    DontKnow,
    Grade,
    Graded,
    Mark,
    Matched,
    Ordered,
    Picked,
    Response,
    Wrote,
)
from questions.text.dates import precision_hint, say_date
from questions.text.folding import fold
from questions.text.numbers import say_number
from questions.text.spelling import forgiven, forms
from questions.text.typed_dates import Ambiguous, parse_date
from questions.text.typed_numbers import parse_number
from questions.text.units import unit_name

LONGEST = 2000
"""Characters of a typed answer that are looked at."""
RIGHT = "Right."


def mark(item: Item, response: Response) -> Mark:
    """Mark a response.

    Args:
        item: The item as it was shown.
        response: What the learner gave.

    Returns:
        Score 0..1, verdict, reason, and what each point gets; `ask_again` where it can't be marked as it stands.

    Raises:
        ResponseError: If the response does not fit the item's format (a bug of the caller).
    """
    if isinstance(response, DontKnow):
        return _whole(item, 0.0, "dont-know", "Left unanswered.")
    match item:
        case SingleChoice() | TrueFalse():
            return _single(item, response)
        case SelectAll():
            return _select_all(item, response)
        case Typed():
            text = _text(item, response)
            return _typed(item, text, item.answers, item.rivals) if text else _empty(item)
        case Number():
            text = _text(item, response)
            return _number(item, text, item.key) if text else _empty(item)
        case DateItem():
            text = _text(item, response)
            return _date(item, text, Date.parse(item.key)) if text else _empty(item)
        case Cloze():
            text = _text(item, response)
            return _cloze(item, text) if text else _empty(item)
        case Ordering():
            return _ordering(item, response)
        case Matching():
            return _matching(item, response)
        case Flashcard():
            return _flashcard(item, response)
        case _:
            assert_never(item)


def _whole(item: Item, score: float, verdict: str, reason: str) -> Mark:
    """Give every point of an item the item's score."""
    return Mark(score, verdict, reason, tuple(Credit(point, score) for point in dict.fromkeys(item.points)))


def _again(item: Item, verdict: str, reason: str) -> Mark:
    return Mark(0.0, verdict, reason, (), ask_again=True)


def _empty(item: Item) -> Mark:
    return _again(item, "empty", "Nothing was typed.")


def _misfit(item: Item, response: object) -> ResponseError:
    return ResponseError(f"{type(response).__name__} does not fit the {item.format.value} item {item.id}: {response!r}")


def _text(item: Item, response: Response) -> str:
    if not isinstance(response, Wrote):
        raise _misfit(item, response)
    return response.text[:LONGEST].strip()


def _indices(item: Item, response: Response) -> tuple[int, ...]:
    if not isinstance(response, Picked):
        raise _misfit(item, response)
    picked = response.indices
    if len(set(picked)) < len(picked) or any(not 0 <= at < len(item.options) for at in picked):
        raise _misfit(item, response)
    return picked


# Choices


def _single(item: SingleChoice | TrueFalse, response: Response) -> Mark:
    picked = _indices(item, response)
    if len(picked) != 1:
        raise _misfit(item, response)
    if picked[0] in item.key:
        return _whole(item, 1.0, "exact", RIGHT)
    reason = item.options[picked[0]].feedback or f"It is {item.answers[0]}."
    if isinstance(item, SingleChoice) and len(item.compared) == len(item.options):
        # Only these two were taken the wrong way round; of the others the answer says nothing.
        inverted = dict.fromkeys((item.compared[item.key[0]], item.compared[picked[0]]))
        return Mark(0.0, "wrong", reason, tuple(Credit(point, 0.0) for point in inverted))
    return _whole(item, 0.0, "wrong", reason)


def _select_all(item: SelectAll, response: Response) -> Mark:
    picked = set(_indices(item, response))
    right = picked & set(item.key)
    wrong = picked - set(item.key)
    score = max(0.0, (len(right) - len(wrong)) / len(item.key))
    if len(item.points) == len(item.key):
        # Each right option is a point of its own. Where wrong picks outweigh it, picking it shows nothing.
        shares = [float(at in right and score > 0) for at in item.key]
        credits = tuple(Credit(point, share) for point, share in zip(item.points, shares, strict=True))
    else:
        credits = tuple(Credit(point, score) for point in item.points)
    if score == 1.0:
        return Mark(score, "exact", RIGHT, credits)
    missed = len(item.key) - len(right)
    parts = [f"{len(right)} of {len(item.key)} found"]
    parts += [f"{len(wrong)} picked that do{'es' if len(wrong) == 1 else ''} not belong"] if wrong else []
    parts += [f"{missed} left out"] if missed and not wrong else []
    return Mark(score, "partial" if score else "wrong", ", ".join(parts) + ".", credits)


# Typed answers


def _typed(item: Typed | Cloze, text: str, answers: Sequence[str], rivals: Sequence[str]) -> Mark:
    if not fold(text):
        return _again(item, "empty", "There is no letter or digit in this answer.")
    given = forms(text)
    for answer in answers:
        if not given & forms(answer):
            continue
        if answer == answers[0]:
            return _whole(item, 1.0, "exact", RIGHT)
        return _whole(item, 1.0, "alias", f"The usual name is {answers[0]}.")
    meant = forgiven(text, answers, rivals)
    if meant is not None:
        return _whole(item, 1.0, "misspelt", f"Accepted with a slip of spelling: it is written {meant}.")
    return _whole(item, 0.0, "wrong", f"It is {answers[0]}.")


def _cloze(item: Cloze, text: str) -> Mark:
    if item.expects == "date" and isinstance(item.value, str):
        return _date(item, text, Date.parse(item.value))
    if item.expects == "number" and isinstance(item.value, NumberKey):
        return _number(item, text, item.value)
    return _typed(item, text, item.answers, item.rivals)


def _number(item: Number | Cloze, text: str, key: NumberKey) -> Mark:
    parsed = parse_number(text, key.unit)
    wanted = Decimal(key.value)
    said = say_number(wanted, key.unit)
    if parsed == "not-a-number":
        unit = f", in {say_number(Decimal(2), key.unit).partition(' ')[2]}" if key.unit else ""
        return _again(item, "not-a-number", f"One number is wanted{unit}.")
    if parsed == "other-unit":
        return _again(item, "other-unit", f"Leave the unit out, or give it as asked for: {key.unit}.")
    if parsed == "wrong-unit":
        if unit_name(key.unit) in {"percent", "percentage points"}:
            return _whole(item, 0.0, "wrong-unit", f"The unit is not right: it is {said}; per cent and points differ.")
        return _whole(item, 0.0, "wrong-unit", f"The unit is not right: it is {said}.")
    assert not isinstance(parsed, str)
    tolerance = Decimal(key.tolerance)
    if parsed.value == wanted:
        return _whole(item, 1.0, "exact", RIGHT)
    if abs(parsed.value - wanted) <= tolerance:
        return _whole(item, 1.0, "within-tolerance", f"Near enough: it is {said}.")
    if parsed.other is not None and abs(parsed.other - wanted) <= tolerance:
        why = "This can be read in two ways: write thousands with a comma or without."
        return _again(item, "ambiguous-number", why)
    return _whole(item, 0.0, "wrong", f"It is {said}.")


def _date(item: DateItem | Cloze, text: str, key: Date) -> Mark:
    end = key.end or key.start or key
    given = key if text == key.edtf else parse_date(text, century=None if end.year is None else end.year // 100)
    wrong = f"It is {say_date(key, form='in')}."
    if isinstance(given, Ambiguous):
        hits = [key.contains(reading) for reading in given.readings]
        if all(hits) and key.precision == "year":
            return _whole(item, 1.0, "finer", f"Right; {say_date(key)} is as fine as the source has it.")
        if not any(hits):
            return _whole(item, 0.0, "wrong", wrong)
        one, other = (say_date(reading) for reading in given.readings)
        return _again(item, "ambiguous-date", f"This may be {one} or {other}: write the month in letters.")
    if given is None:
        return _again(item, "not-a-date", f"A date is wanted {precision_hint(key)}.")
    bounds = (key.strict_earliest, key.strict_latest)
    if key.precision in {"by", "since"} and given.precision not in {"by", "since"}:
        bounds = (end.strict_earliest, end.strict_latest)
    same = (given.strict_earliest, given.strict_latest)
    if given.edtf == key.edtf or same == bounds:
        return _whole(item, 1.0, "exact", RIGHT)
    if bounds[0] <= same[0] and same[1] <= bounds[1]:
        if key.precision == "interval":
            return _again(item, "too-fine", "Give both ends, the first and the last.")
        return _whole(item, 1.0, "finer", f"Right; {say_date(key)} is as fine as the source has it.")
    if same[0] <= bounds[0] and bounds[1] <= same[1] and given.precision not in {"by", "since", "interval"}:
        return _again(item, "too-coarse", f"That is right so far: give it as {precision_hint(key).strip('()')}.")
    return _whole(item, 0.0, "wrong", wrong)


# Several things at once


def _ordering(item: Ordering, response: Response) -> Mark:
    if not isinstance(response, Ordered) or sorted(response.order) != list(range(len(item.options))):
        raise _misfit(item, response)
    n = len(item.key)
    right = {option: place for place, option in enumerate(item.key)}
    given = {option: place for place, option in enumerate(response.order)}
    inverted = [0] * n
    total = 0
    for one in range(n):
        for other in range(one + 1, n):
            if (right[one] < right[other]) != (given[one] < given[other]):
                total += 1
                inverted[one] += 1
                inverted[other] += 1
    # Kendall's tau-a: (concordant - discordant) / pairs.
    pairs = n * (n - 1) / 2
    score = max(0.0, (pairs - 2 * total) / pairs)
    # A thing in no inverted pair keeps its point; what stands most out of order lapses, the others in proportion: of one
    # thing moved from first to last it is that one, of two neighbours changed it is both.
    most = max(inverted)
    shares = [1 - lost / most if most else 1.0 for lost in inverted]
    credits = tuple(Credit(point, share) for point, share in zip(item.points, shares, strict=True))
    if not total:
        return Mark(1.0, "exact", RIGHT, credits)
    reason = f"{total} of {int(pairs)} pairs {'is' if total == 1 else 'are'} the wrong way round."
    return Mark(score, "partial" if score else "wrong", reason, credits)


def _matching(item: Matching, response: Response) -> Mark:
    if not isinstance(response, Matched):
        raise _misfit(item, response)
    given = dict(response.pairs)
    lefts, rights = range(len(item.prompts)), range(len(item.options))
    if len(given) < len(response.pairs) or any(a not in lefts or b not in rights for a, b in response.pairs):
        raise _misfit(item, response)
    key = dict(item.key)
    hits = [given.get(left) == key[left] for left in lefts]
    score = sum(hits) / len(hits)
    credits = tuple(Credit(point, float(hit)) for point, hit in zip(item.points, hits, strict=True))
    if score == 1.0:
        return Mark(1.0, "exact", RIGHT, credits)
    return Mark(score, "partial" if score else "wrong", f"{sum(hits)} of {len(hits)} joined rightly.", credits)


def _flashcard(item: Flashcard, response: Response) -> Mark:
    if not isinstance(response, Graded):
        raise _misfit(item, response)
    right = response.grade is not Grade.AGAIN
    grade = response.grade.name.lower()
    return _whole(item, float(right), f"graded-{grade}", f"Graded {grade}.")
