"""One more fact, or entity, for a pack: proven by checking a copy of the pack before anything is written."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from questions.checking import check
from questions.errors import PackError, UsageError
from questions.facts import KINDS
from questions.problems import Problem
from questions.reading import Reading, read_pack, yamltree
from questions.reading.limits import DEFAULT
from questions.reading.nodes import Plain, Table, is_omitted, plain
from quiz.authoring import editing, emitting
from quiz.authoring.layout import tree

ASKED: Mapping[str, tuple[str, ...]] = {
    "event": ("clause", "when"),
    "tenure": ("holder", "office", "ordinal", "from", "to"),
    "status": ("subject", "status", "body", "from"),
    "position": ("speaker", "said", "when", "role"),
    "quantity": ("subject", "measure", "value", "unit", "as_of"),
    "membership": ("group", "group_one", "members", "predicate", "negated", "complete"),
    "statement": ("text", "slots"),
    "relation": ("type", "subject", "object"),
    "definition": ("term", "meaning", "abbreviation"),
    "table": ("title", "key", "columns", "rows"),
    "sequence": ("title", "steps"),
    "cause": ("cause", "effect", "link", "wrong"),
    "card": ("prompt", "answers"),
}
"""What the guide asks for, by kind, in this order."""
TEXTS = frozenset(
    {"clause", "said", "text", "term", "meaning", "title", "cause", "effect", "prompt", "measure", "unit"}
)
"""Fields that are taken as typed; others may be written as YAML ([a, b])."""
HINTS: Mapping[str, str] = {
    "clause": "a sentence without its date, the verb as [past|base]: Apollo 11 [landed|land] on the Moon",
    "when": "1999, 1999-03, 1999-03-24, 1999~ (about), 1998/1999 (between)",
    "said": "what follows the speaker: promised to return",
    "members": "ids of entities: [greece, spain]",
    "predicate": "verb as [singular|plural]: [does|do] not recognise Kosovo",
    "negated": "what the others do: [recognises|recognise] Kosovo",
    "slots": "{number: {type: number, value: 12, ask: How many ...?, functional: confirmed}}",
    "steps": "[{id: first, text: the first step}, {id: second, text: ...}]",
    "columns": "[{name: city, type: text}, {name: people, type: number, ask: How many live in {city}?}]",
    "rows": "[{city: Rome, people: 2800000}]",
    "effect": "a clause with its verb as [past|base]",
    "wrong": "[{text: a wrong reason, why: why it is wrong}]",
    "link": "because, led_to or in_order_to",
}


def value_of(text: str, field: str = "") -> Plain:
    """Read a value as it is typed: words, or YAML where it begins with [ or {.

    Raises:
        UsageError: If it begins as YAML and is none.
    """
    text = text.strip()
    if field in TEXTS or text[:1] not in ("[", "{"):
        return text
    node, problems = yamltree.parse(text, field or "value", DEFAULT)
    if node is None or problems:
        raise UsageError(f"{field or 'value'}: {problems[0].message if problems else 'empty'}; quote texts with commas")
    return plain(node)


def kinds_file(folder: Path, kind: str) -> Path:
    """Return the file of a pack that a further fact of a kind goes to."""
    if not folder.is_dir():
        return folder
    named = folder / "facts" / f"{kind}.yaml"
    found = sorted((folder / "facts").glob("*.y*ml"))
    return named if named in found or len(found) != 1 else found[0]


def new_id(reading: Reading, fact: Mapping[str, Plain]) -> str:
    """Propose an id: the first words of what the fact says, with a number where it is taken."""
    from quiz.authoring.starting import slug

    said = next(
        (str(fact[name]) for name in ASKED.get(str(fact.get("kind")), ()) if isinstance(fact.get(name), str)), ""
    )
    base = "-".join(slug(re.sub(r"[\[|].*?[|\]]", " ", said)).split("-")[:5]) or "fact"
    taken = set(reading.fact_nodes) | set(reading.broken)
    return next(name for n in range(1, len(taken) + 3) if (name := base if n == 1 else f"{base}-{n}") not in taken)


def add_fact(
    folder: Path, fact: Mapping[str, Plain], entities: Mapping[str, Plain] | None = None
) -> tuple[Path, tuple[Problem, ...]]:
    """Put a fact, and entities that it needs, into a pack, if the pack stays sound.

    Args:
        folder: The pack.
        fact: The fact: `id`, `kind` and its fields.
        entities: New entities by id.

    Returns:
        The file, and the problems that the pack would have beyond those it has. With an error among them nothing is written.

    Raises:
        UsageError: If there is no such kind, or a file can't be read or written.
        PackError: If the file can't be edited in place.
    """
    kind = str(fact.get("kind", ""))
    if kind not in KINDS:
        raise UsageError(f"there is no kind of fact {kind!r}; the kinds are {', '.join(KINDS)}")
    head = folder / "pack.yaml" if folder.is_dir() else folder
    path = kinds_file(folder, kind)
    texts: dict[Path, str] = {}
    for name, value in (entities or {}).items():
        texts[head] = put_entity(texts.get(head) or editing.read(head), str(head), name, value)
    before = texts.get(path) or (editing.read(path) if path.exists() else "")
    texts[path] = editing.put_in(before, str(path), fact)
    found = would_be(folder, texts)
    if not any(problem.is_error for problem in found):
        for file, text in texts.items():
            editing.write(file, text)
    return path, found


def would_be(folder: Path, texts: Mapping[Path, str]) -> tuple[Problem, ...]:
    """Return the problems that a pack would newly have with these texts in its files."""
    known = {(problem.code, problem.message) for problem in check(read_pack(folder))}
    with tempfile.TemporaryDirectory() as room:
        copy = Path(room) / folder.name
        try:
            shutil.copytree(folder, copy) if folder.is_dir() else shutil.copytree(folder.parent, copy.parent / "d")
        except (OSError, shutil.Error) as error:
            raise UsageError(f"{folder}: can't be copied for the check ({error})") from error
        base = copy if folder.is_dir() else copy.parent / "d"
        root = folder if folder.is_dir() else folder.parent
        for file, text in texts.items():
            editing.write(base / file.relative_to(root), text)
        given = copy if folder.is_dir() else base / folder.name
        problems = check(read_pack(given))
        shown = [
            replace(problem, path=problem.path.replace(given.as_posix(), folder.as_posix(), 1)) for problem in problems
        ]
    return tuple(problem for problem in shown if (problem.code, problem.message) not in known)


def put_entity(text: str, path: str, name: str, value: Plain) -> str:
    """Return the text of a pack's head with one more entity.

    Raises:
        PackError: If it can't be edited in place.
    """
    root = tree(text, path)
    if not isinstance(root, Table):
        raise PackError(f"{path}: the pack has no head; begin with id, title, version, licence, as_of")
    there = root.entries.get("entities")
    lines = text.rstrip("\n").split("\n")
    line = f"  {emitting.scalar(name)}: {emitting.flow(value)}"
    if there is None:
        at = root.keys["facts"].line - 1 if "facts" in root.keys else len(lines)
        lines[at:at] = ["entities:", line]
    elif is_omitted(there) or (isinstance(there, Table) and not there.entries):
        at = root.keys["entities"].line - 1
        lines[at] = lines[at].replace("{}", "", 1).rstrip()
        lines.insert(at + 1, line)
    else:
        assert isinstance(there, Table)
        last = max(place.line for place in there.keys.values())
        indent = there.place.column - 1
        while last < len(lines) and lines[last].strip() and len(lines[last]) - len(lines[last].lstrip()) > indent:
            last += 1
        lines.insert(last, f"{' ' * indent}{line.strip()}")
    fresh = "\n".join(lines) + "\n"
    meant = plain(root)
    assert isinstance(meant, dict)
    entities = meant.get("entities")
    meant["entities"] = {**(entities if isinstance(entities, dict) else {}), name: value}
    found = tree(fresh, path)
    if found is None or plain(found) != meant:
        raise PackError(f"{path}: `entities` can't be edited in place; declare {name} by hand")
    return fresh
