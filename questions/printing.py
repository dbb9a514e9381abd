"""Items as JSON, in the documented order of fields."""

from __future__ import annotations

import json

from questions.items import Item

FIELDS = (
    "id", "family", "format", "class", "facts", "points", "stem", "context", "prompts", "options", "answers", "key",
    "guess", "explanation", "sources", "difficulty",
)  # fmt: skip


def item_json(item: Item) -> str:
    """Return an item as one line of JSON: first the documented fields, then those of its format alone."""
    raw = item.model_dump(mode="json", by_alias=True)
    ordered = {name: raw.pop(name) for name in FIELDS if name in raw}
    return json.dumps({**ordered, **raw}, ensure_ascii=False, separators=(", ", ": "))
