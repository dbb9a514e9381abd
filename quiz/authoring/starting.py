"""A new pack: commented examples of the kinds that an author wants, about a subject that everybody knows."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from questions.errors import UsageError
from questions.facts import KINDS
from quiz.authoring import editing, emitting
from quiz.authoring.schema import facts_schema, pack_schema, text_of

EXAMPLE = Path(__file__).parent / "example"
MODELINE = "# yaml-language-server: $schema={}"
"""What editors that know YAML complete and validate by."""


def new_pack(
    folder: Path,
    *,
    title: str,
    licence: str = "CC-BY-SA-4.0",
    kinds: Collection[str] = (),
    empty: bool = False,
) -> list[Path]:
    """Write a new pack.

    Args:
        folder: Where; it must not be there yet, or be empty. Its name makes the pack's id.
        title: What the pack is called.
        licence: Of the pack's sentences.
        kinds: The kinds to give examples of; none for all.
        empty: Without examples: head, an empty source and an empty list of facts.

    Returns:
        The files that were written.

    Raises:
        UsageError: If something is there already, or can't be written.
    """
    wrong = sorted(set(kinds) - set(KINDS))
    if wrong:
        raise UsageError(f"there is no kind of fact {wrong[0]!r}; the kinds are {', '.join(KINDS)}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: is there already; name a folder that is not")
    files = {
        "pack.yaml": _head(folder, title, licence, empty),
        "source.md": f"# {title}\n\nPut the text that your facts quote here.\n" if empty else _example("source.md"),
        ".schema/pack.json": text_of(pack_schema()),
        ".schema/facts.json": text_of(facts_schema()),
    }
    modeline = MODELINE.format("../.schema/facts.json")
    if empty:
        files["facts/facts.yaml"] = f"{modeline}\n# quiz pack add event {folder} puts a fact in; so does your editor.\n"
    for kind in KINDS if not empty else ():
        if not kinds or kind in kinds:
            files[f"facts/{kind}.yaml"] = f"{modeline}\n{_example(f'facts/{kind}.yaml')}"
    for name, text in files.items():
        editing.write(folder / name, text)
    return [folder / name for name in files]


def example(kind: str) -> str:
    """Return the commented example of a kind."""
    return _example(f"facts/{kind}.yaml")


def _example(name: str) -> str:
    return (EXAMPLE / name).read_text(encoding="utf-8")


def slug(text: str) -> str:
    """Return an id made of a text; "pack" where it has no letter that an id may have."""
    from questions.text.folding import fold

    made = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80].strip("-")
    return made or "pack"


def _head(folder: Path, title: str, licence: str, empty: bool) -> str:
    head = _example("head.yaml").format(
        id=slug(folder.resolve().name),
        title=emitting.scalar(title),
        licence=emitting.scalar(licence),
        description="What the pack is about, in a sentence or two.",
        as_of=2024,
        subjects="" if empty else "moon",
        source_title=emitting.scalar(title),
    )
    parts = [f"{MODELINE.format('.schema/pack.json')}\n{head}"]
    if empty:
        parts.append("entities: {}  # moon: {type: place, name: Moon, the: true}\n")
    else:
        parts += [_example(f"{name}.yaml") for name in ("entities", "offices", "relations")]
    return "\n".join(parts)
