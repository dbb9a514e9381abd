"""Several sentences for one fact, so that clozes and statements to judge differ in their pattern.

All are templates over the fact's slots, like its usual sentence. What an author wrote is only ever rearranged: a date
that stands first or last may change its place.
"""

from __future__ import annotations

import re

from questions.facts import Fact
from questions.facts.definition import Definition
from questions.facts.position import Position
from questions.facts.quantity import Quantity
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.text.plurals import plural
from questions.wording import lower_start
from questions.world import World

_LEADING = re.compile(r"^\{(\w+):in\}, (.+)\.$")
_TRAILING = re.compile(r"^(.+) \{(\w+):in\}\.$")
_SECOND_VERB = re.compile(
    r"\b(?:that|which|who|whom|whose|when|where|while|after|before|since|until|because|if|unless|as|said|had|to (?!the\b|an?\b|[A-Z{]))"
)
"""What a date at the end could belong to instead of the main verb."""


def templates(world: World, fact: Fact, slot: str) -> list[str]:
    """Return sentence templates that say a slot of a fact, the usual one first; none if it has no sentence."""
    if isinstance(fact, Tenure) and slot == "ordinal":
        return _ordinals(world, fact)
    if isinstance(fact, Position) and slot == "said":
        return _gists(fact)
    usual = world.voice.template(fact, slot)
    if usual is None:
        return []
    own = [] if fact.text else _own(fact)
    moved = [form for one in (usual, *own) for form in _moved(world, fact, slot, one)]
    return list(dict.fromkeys([usual, *own, *moved]))


def _ordinals(world: World, fact: Tenure) -> list[str]:
    office = world.pack.offices[fact.office]
    country = world.voice.entity(office.of, "poss")
    return [
        f"{{holder}} was {country} {{ordinal}} {office.title}.",
        f"{country} {{ordinal}} {office.title} was {{holder}}.",
        f"{{holder}} came {{ordinal}} among {country} {plural(office.title)}.",
    ]


def _gists(fact: Position) -> list[str]:
    """Return what was said as a clause after its verb: "said that ..."; none where the gist is no such clause."""
    if fact.gist is None or not fact.gist.startswith("that "):
        return []
    verb = fact.said.partition(" that ")[0] if " that " in fact.said else "said"
    if len(verb.split()) != 1:
        return []
    who = "{role} {speaker}" if fact.role else "{speaker}"
    if fact.when is None:
        return [f"{who} {verb} {{said}}."]
    return [f"{{when:in}}, {who} {verb} {{said}}.", f"it was {{when:in}} that {who} {verb} {{said}}."]


def _own(fact: Fact) -> list[str]:
    """Return further sentences of kinds whose usual one is the kind's default."""
    match fact:
        case Tenure() if fact.ordinal is not None:
            return ["{office:nth} was {holder}.", "it was {holder} who became {office:nth}."]
        case Tenure() if fact.at is not None:
            return ["{at:in}, {office} was {holder}.", "it was {holder} who was {office} {at:in}."]
        case Tenure() if fact.from_ is not None and fact.to is not None:
            return [
                "from {from} to {to}, {office} was {holder}.",
                "it was {holder} who was {office} from {from} to {to}.",
            ]
        case Definition() if fact.abbreviation:
            return ["{term} is short for {meaning}.", "the abbreviation {term} stands for {meaning}."]
        case Definition() if fact.language is not None:
            # Not "in Greek, “water” is “νερό”": what begins a sentence would get a capital.
            return [
                f"the {fact.language} {fact.sort} for “{{meaning}}” is “{{term}}”.",
                f"in {fact.language}, “{{term}}” means “{{meaning}}”.",
            ]
        case Definition():
            return ["the term “{term}” means {meaning}.", "{meaning}: that is the meaning of {term}."]
        case Quantity() if fact.as_of is not None:
            return [
                f"as of {{as_of}}, {{subject:poss}} {fact.measure} was {{value}}.",
                f"as of {{as_of}}, {{value}} was the {fact.measure} of {{subject}}.",
            ]
        case Quantity():
            return [
                f"{{subject:poss}} {fact.measure} was {{value}}.",
                f"{{value}} was the {fact.measure} of {{subject}}.",
            ]
        case _:
            return []


def _moved(world: World, fact: Fact, slot: str, template: str) -> list[str]:
    """Return a template with its date first, last, and as what the sentence turns on."""
    leading, trailing = _LEADING.match(template), _TRAILING.match(template)
    if leading:
        name, rest = leading[1], leading[2]
    elif trailing:
        name, rest = trailing[2], trailing[1]
    else:
        return []
    when = world.voice.values(fact).get(name)
    if not isinstance(when, Date) or f"{{{name}" in rest or rest.startswith("it was "):
        return []
    found = [f"{{{name}:in}}, {lower_start(rest)}."]
    if when.precision in {"day", "month", "year"}:
        if not _SECOND_VERB.search(rest):
            found.append(f"{rest} {{{name}:in}}.")
        if slot == name and not (fact.volatile or fact.attribution):
            found.append(f"it was {{{name}:in}} that {lower_start(rest)}.")
    return found
