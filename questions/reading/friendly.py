"""pydantic's errors -> problems that an author can act on."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from questions.clauses import ClauseError
from questions.facts.time import Date
from questions.problems import Problem, shorten
from questions.reading.nodes import Node, left_out, locate, locate_key, text_at

_SHAPES = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping (`name: value`)",
    "mapping_type": "a mapping (`name: value`)",
    "model_type": "a mapping (`name: value`)",
    "model_attributes_type": "a mapping (`name: value`)",
    "string_type": "text",
}
_NUMBERS = frozenset(
    {
        "int_parsing",
        "int_parsing_size",
        "int_from_float",
        "int_type",
        "decimal_parsing",
        "decimal_type",
        "finite_number",
        "decimal_max_digits",
        "float_parsing",
        "int_string_max_digits",
    }
)
_RANGES = {
    "greater_than_equal": ("at least", "ge"),
    "greater_than": ("more than", "gt"),
    "less_than_equal": ("at most", "le"),
    "less_than": ("less than", "lt"),
}
Loc: TypeAlias = tuple[str | int, ...]
ID_MEND = "use lower-case letters, digits and single hyphens, as in first-president"


def nearest(word: str, known: Iterable[str], cutoff: float = 60) -> str | None:
    """Return the known word that is most like `word`, or None if none is."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=cutoff)
    return str(found[0]) if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a mend that names the nearest known word, or `otherwise`."""
    found = nearest(word, known)
    return f"did you mean {found}?" if found else otherwise


def problems_of(error: ValidationError, model: type[BaseModel], node: Node, name: str) -> list[Problem]:
    """Return the problems of one invalid fact or of the pack's head.

    Args:
        error: What pydantic found.
        model: The model that was validated against.
        node: The tree that it was validated from.
        name: How the thing is called in messages: "event bombing-begins".
    """
    return [_problem(detail, model, node, name) for detail in error.errors(include_url=False)]


def _problem(detail: Any, model: type[BaseModel], node: Node, name: str) -> Problem:
    kind: str = detail["type"]
    loc = tuple(detail["loc"])
    context: Mapping[str, Any] = detail.get("ctx") or {}
    is_key = bool(loc) and loc[-1] == "[key]"
    if is_key:
        loc = loc[:-1]
    field = ".".join(str(step) for step in loc)
    where = f"`{field}` of {name}" if field else name
    at_key = is_key or kind in {"extra_forbidden"}
    place = locate_key(node, loc) if at_key else locate(node, loc)
    text = str(loc[-1]) if at_key else text_at(node, loc)
    if kind == "missing":
        return _missing(loc, model, node, name)
    if kind == "extra_forbidden":
        return _unknown_field(loc, model, node, name)
    if kind == "string_pattern_mismatch":
        return Problem.at(place, "P204", f"{where}: {text!r} is not an id", text=text, mend=_id_mend(text, context))
    if kind in {"string_too_short", "too_short"}:
        few = context.get("min_length", 1)
        if kind == "too_short":
            return Problem.at(place, "P210", f"{where} needs at least {few} entries", mend="add what is missing")
        return Problem.at(place, "P208", f"{where} is empty", mend="fill it in, or take the line out")
    if kind in {"string_too_long", "too_long"}:
        return _too_long(where, loc, text, place, context)
    if kind in {"literal_error", "bool_parsing", "bool_type", "enum"}:
        return _choice(kind, where, text, place, context)
    if kind in _NUMBERS:
        return Problem.at(
            place,
            "P206",
            f"{where}: {text!r} is not a number",
            text=text,
            mend="write plain digits, as in 4500 or 88.7",
        )
    if kind in _RANGES:
        words, key = _RANGES[kind]
        return Problem.at(
            place, "P206", f"{where} must be {words} {context.get(key)}", text=text, mend="mend the number"
        )
    if kind in _SHAPES:
        return Problem.at(
            place,
            "P210",
            f"{where} must be {_SHAPES[kind]}",
            text=text or _shape(detail.get("input")),
            mend="see `quiz check --explain P210`",
        )
    return _value(detail, model, loc, where, text, node)


def _unknown_field(loc: Loc, model: type[BaseModel], node: Node, name: str) -> Problem:
    known = fields_of(_model_at(model, loc[:-1]))
    parent = f"`{'.'.join(map(str, loc[:-1]))}` of {name}" if loc[:-1] else name
    mend = did_you_mean(str(loc[-1]), known, f"it has {', '.join(known)}")
    if " " in str(loc[-1]).strip():
        mend = "a comma inside of { } separates fields: put the text that holds it into quotes"
    place = locate_key(node, loc)
    return Problem.at(place, "P202", f"{parent} has no field `{loc[-1]}`", text=str(loc[-1]), mend=mend)


def unknown_left_out(model: type[BaseModel], node: Node, name: str) -> Iterator[Problem]:
    """Yield unknown fields that have no value (`wehn:`), which validation does not get to see."""
    for loc in left_out(node):
        parent = _model_at(model, loc[:-1])
        if parent is not None and loc[-1] not in fields_of(parent):
            yield _unknown_field(loc, model, node, name)


def _value(detail: Any, model: type[BaseModel], loc: Loc, where: str, text: str, node: Node) -> Problem:
    error = (detail.get("ctx") or {}).get("error")
    message = str(error) if error is not None else str(detail["msg"]).removeprefix("Value error, ")
    place = locate(node, loc)
    if isinstance(error, ClauseError):
        return Problem.at(place, "P207", f"{where}: {message}", text=text, mend="mark one verb: [past|base]")
    if loc and is_date(model, loc):
        return Problem.at(
            place,
            "P205",
            f"{where}: {message}",
            text=text,
            mend="write 1999, 1999-03, 1999-03-24, 1999~ (about), 1998/1999 or ../1998-06 (by)",
        )
    if "is not a number" in message or "is not an ordinal" in message:
        return Problem.at(place, "P206", f"{where}: {message}", text=text, mend="write plain digits")
    return Problem.at(
        place, "P212", f"{where}: {message}", text=text, mend="mend one of the two sides, or leave one out"
    )


def _missing(loc: Loc, model: type[BaseModel], node: Node, name: str) -> Problem:
    parent = f"`{'.'.join(map(str, loc[:-1]))}` of {name}" if loc[:-1] else name
    place = locate_key(node, loc)
    known = fields_of(_model_at(model, loc[:-1]))
    return Problem.at(
        place, "P201", f"{parent} lacks `{loc[-1]}`", mend=f"add `{loc[-1]}: ...` (fields: {', '.join(known)})"
    )


def _too_long(where: str, loc: Loc, text: str, place: Any, context: Mapping[str, Any]) -> Problem:
    limit = context.get("max_length")
    if loc and loc[-1] == "quote":
        return Problem.at(
            place,
            "P405",
            f"{where} has {len(text)} characters; a quote has at most {limit}",
            text=text,
            mend="quote only the words that bear the fact out; two quotes are fine",
        )
    return Problem.at(place, "P211", f"{where} is longer than {limit} characters", text=text, mend="shorten it")


def _choice(kind: str, where: str, text: str, place: Any, context: Mapping[str, Any]) -> Problem:
    if kind.startswith("bool"):
        return Problem.at(
            place, "P209", f"{where}: {text!r} is neither true nor false", text=text, mend="write true or false"
        )
    expected = str(context.get("expected", ""))
    options = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
    return Problem.at(
        place,
        "P209",
        f"{where} can't be {text!r}",
        text=text,
        mend=did_you_mean(text, options, f"write one of {', '.join(options)}"),
    )


def _id_mend(text: str, context: Mapping[str, Any]) -> str:
    if "_" in str(context.get("pattern", "")):
        return "use lower-case letters, digits and underscores, beginning with a letter, as in sample_size"
    from questions.facts.table import row_key

    better = "-".join(part for part in row_key(text).replace("_", "-").split("-") if part)
    return f"{ID_MEND}{f': {better}' if better and better.isascii() else ''}"


def _shape(value: object) -> str:
    match value:
        case str():
            return shorten(value)
        case list():
            return "(a list)"
        case dict():
            return "(a mapping)"
        case _:
            return ""


# Looking fields up in the models


def fields_of(model: type[BaseModel] | None) -> list[str]:
    """Return the fields of a model as authors write them."""
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _annotation_at(model: type[BaseModel], loc: Loc) -> Any:
    annotation: Any = model
    for step in loc:
        annotation = _bare(annotation)
        origin = get_origin(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found = [f for name, f in annotation.model_fields.items() if step in (f.alias, name)]
            annotation = found[0].annotation if found else None
        elif origin in (tuple, list):
            annotation = get_args(annotation)[0]
        elif get_args(annotation):  # mappings
            annotation = get_args(annotation)[-1]
        else:
            return None
    return _bare(annotation)


def _bare(annotation: Any) -> Any:
    """Strip `Annotated` and `| None`."""
    while True:
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        elif get_origin(annotation) in (Union, types.UnionType):
            rest = [arg for arg in get_args(annotation) if arg is not type(None)]
            if len(rest) != 1:
                return annotation
            annotation = rest[0]
        else:
            return annotation


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    found = _annotation_at(model, loc)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def is_date(model: type[BaseModel], loc: Loc) -> bool:
    """Return whether the field at `loc` holds a date."""
    return _annotation_at(model, loc) is Date
