"""Marking: an item and a response give a mark, with a reason for every verdict. Pure functions."""

from __future__ import annotations

import re
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
from questions.text.dates import Ambiguous, parse_date, precision_hint, say_date
from questions.text.folding import fold
from questions.text.numbers import parse_number, say_number, unit_name, words_value

LONGEST = 2000
"""Characters of a typed answer that are looked at."""


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
        return _whole(item, 0.0, "dont-know", "")
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
        return _whole(item, 1.0, "exact", "")
    return _whole(item, 0.0, "wrong", item.options[picked[0]].feedback)


def _select_all(item: SelectAll, response: Response) -> Mark:
    picked = set(_indices(item, response))
    right = picked & set(item.key)
    wrong = picked - set(item.key)
    score = max(0.0, (len(right) - len(wrong)) / len(item.key))
    if len(item.points) == len(item.key):
        # Each right option is a point of its own; wrong picks take their share from all of them.
        shares = [1.0 if at in right else 0.0 for at in item.key]
        credits = tuple(Credit(point, share) for point, share in zip(item.points, shares, strict=True))
    else:
        credits = tuple(Credit(point, score) for point in item.points)
    if score == 1.0:
        return Mark(score, "exact", "", credits)
    missed = len(item.key) - len(right)
    parts = [f"{len(right)} of {len(item.key)} found"]
    parts += [f"{len(wrong)} picked that do{'es' if len(wrong) == 1 else ''} not belong"] if wrong else []
    parts += [f"{missed} left out"] if missed and not wrong else []
    return Mark(score, "partial" if score else "wrong", ", ".join(parts) + ".", credits)


# Typed answers


def _typed(item: Typed | Cloze, text: str, answers: Sequence[str], rivals: Sequence[str]) -> Mark:
    given = fold(text)
    if not given:
        return _again(item, "empty", "There is no letter or digit in this answer.")
    folded = {fold(answer): answer for answer in reversed(answers)}
    if given in folded:
        exact = folded[given] == answers[0]
        return _whole(item, 1.0, "exact" if exact else "alias", "" if exact else f"The usual name is {answers[0]}.")
    numeral = _as_ordinal(text)
    if numeral is not None and any(_as_ordinal(answer) == numeral for answer in answers):
        return _whole(item, 1.0, "alias", "")
    forgiven = _forgiven(given, [answer for answer in answers if not _is_initials(answer)], rivals)
    if forgiven is not None:
        return _whole(item, 1.0, "misspelt", f"Accepted with a slip of spelling: it is written {forgiven}.")
    return _whole(item, 0.0, "wrong", "")


def _as_ordinal(text: str) -> int | None:
    plain = text.strip().lower()
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", plain)
    if digits:
        return int(digits[1])
    words = words_value(plain)
    return words[0] if words and words[1] else None


def _is_initials(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) <= 6 and sum(char.isupper() for char in letters) >= max(2, len(letters) - 1)


def _edits_allowed(folded: str) -> int:
    """Return how many edits are forgiven: none under 4 letters, on digits or ordinals; two for long phrases."""
    letters = sum(char.isalpha() for char in folded)
    if letters < 4 or any(char.isdigit() for char in folded) or words_value(folded) is not None:
        return 0
    return 2 if letters >= 12 and " " in folded else 1


def _forgiven(given: str, answers: Sequence[str], rivals: Sequence[str]) -> str | None:
    """Return the answer that `given` is a forgivable misspelling of, if it is strictly nearer to it than to all rivals."""
    from rapidfuzz.distance import OSA

    if any(char.isdigit() for char in given):
        return None
    best: tuple[int, str] | None = None
    for answer in answers:
        target = fold(answer)
        allowed = _edits_allowed(target)
        if not allowed or abs(len(target) - len(given)) > allowed:
            continue
        distance = OSA.distance(given, target, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, answer)
    if best is None:
        return None
    for rival in rivals:
        words = [fold(rival), *fold(rival).split()]  # a bare surname may be what was meant
        if any(OSA.distance(given, word, score_cutoff=best[0]) <= best[0] for word in words):
            return None
    return best[1]


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
    if parsed == "ambiguous":
        return _again(
            item, "ambiguous-number", "This can be read in two ways: write thousands with a comma or without."
        )
    if parsed == "not-a-number":
        unit = f", in {say_number(Decimal(2), key.unit).partition(' ')[2]}" if key.unit else ""
        return _again(item, "not-a-number", f"A number is wanted{unit}.")
    if parsed == "wrong-unit":
        if unit_name(key.unit) in {"percent", "percentage points"}:
            return _whole(item, 0.0, "wrong-unit", f"The unit is not right: it is {said}; per cent and points differ.")
        return _whole(item, 0.0, "wrong-unit", f"The unit is not right: it is {said}.")
    assert not isinstance(parsed, str)
    gap = abs(parsed.value - wanted)
    if gap == 0:
        return _whole(item, 1.0, "exact", "")
    if gap <= Decimal(key.tolerance):
        return _whole(item, 1.0, "within-tolerance", f"Near enough: it is {said}.")
    return _whole(item, 0.0, "wrong", "")


def _date(item: DateItem | Cloze, text: str, key: Date) -> Mark:
    given = key if text == key.edtf else parse_date(text)
    if isinstance(given, Ambiguous):
        if not any(key.contains(reading) for reading in given.readings):
            return _whole(item, 0.0, "wrong", "")
        one, other = (say_date(reading) for reading in given.readings)
        return _again(item, "ambiguous-date", f"This may be {one} or {other}: write the month in letters.")
    if given is None:
        return _again(item, "not-a-date", f"A date is wanted {precision_hint(key)}.")
    bounds = (key.strict_earliest, key.strict_latest)
    if key.precision in {"by", "since"} and given.precision not in {"by", "since"}:
        end = key.end if key.precision == "by" else key.start
        key_end = end or key
        bounds = (key_end.strict_earliest, key_end.strict_latest)
    same = (given.strict_earliest, given.strict_latest)
    if given.edtf == key.edtf or same == bounds:
        return _whole(item, 1.0, "exact", "")
    if bounds[0] <= same[0] and same[1] <= bounds[1]:
        return _whole(item, 1.0, "finer", f"Right; {say_date(key)} is as fine as the source has it.")
    if same[0] <= bounds[0] and bounds[1] <= same[1] and given.precision not in {"by", "since"}:
        return _again(item, "too-coarse", f"That is right so far: give it as {precision_hint(key).strip('()')}.")
    return _whole(item, 0.0, "wrong", "")


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
    shares = [1 - lost / (n - 1) for lost in inverted]
    credits = tuple(Credit(point, share) for point, share in zip(item.points, shares, strict=True))
    if not total:
        return Mark(1.0, "exact", "", credits)
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
        return Mark(1.0, "exact", "", credits)
    return Mark(score, "partial" if score else "wrong", f"{sum(hits)} of {len(hits)} joined rightly.", credits)


def _flashcard(item: Flashcard, response: Response) -> Mark:
    if not isinstance(response, Graded):
        raise _misfit(item, response)
    right = response.grade is not Grade.AGAIN
    return _whole(item, float(right), f"graded-{response.grade.name.lower()}", "")
