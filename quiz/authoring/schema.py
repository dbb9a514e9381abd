"""JSON Schemas of packs as authors write them: for editors, which see YAML's own numbers and dates."""

from __future__ import annotations

import json
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def pack_schema() -> dict[str, Any]:
    """Return the schema of `pack.yaml`, or of a pack in one file."""
    from questions.pack import Pack

    return {"$schema": DIALECT, **_as_written(Pack.model_json_schema())}


def facts_schema() -> dict[str, Any]:
    """Return the schema of a file in `facts/`: a list of facts, or a mapping with `facts:`."""
    whole = pack_schema()
    listed = {"type": "array", "items": whole["properties"]["facts"]["items"]}
    mapping = {"type": "object", "properties": {"facts": listed}, "required": ["facts"], "additionalProperties": False}
    return {
        "$schema": DIALECT,
        "title": "Facts of a pack",
        "anyOf": [listed, mapping, {"type": "null"}],
        "$defs": whole["$defs"],
    }


def text_of(schema: dict[str, Any]) -> str:
    """Return a schema as it is written to a file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _as_written(schema: Any) -> Any:
    """Let text be a number or an array be one entry where YAML has them so; the reader gives each its type."""
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _named(item) if key in {"properties", "$defs"} else _as_written(item) for key, item in schema.items()}
    if (
        isinstance(found.get("type"), str)
        and found["type"] in {"string", "number", "integer"}
        and "const" not in found
        and "enum" not in found
    ):
        found["type"] = ["string", "number"]
    properties = schema.get("properties")
    if isinstance(properties, dict):
        for name in ("evidence", "ask_subject", "ask_object"):
            if name in properties:
                found["properties"][name] = _one_or_several(found["properties"][name])
        for name in ("ask",):
            inner = found["properties"].get(name)
            if isinstance(inner, dict) and isinstance(inner.get("additionalProperties"), dict):
                inner["additionalProperties"] = _one_or_several(inner["additionalProperties"])
            elif isinstance(inner, dict):
                found["properties"][name] = _one_or_several(inner)
        if "rows" in properties:
            found["properties"]["rows"] = {"type": "array", "items": {"type": "object"}}
    return found


def _named(schemas: dict[str, Any]) -> dict[str, Any]:
    return {name: _as_written(schema) for name, schema in schemas.items()}


def _one_or_several(schema: dict[str, Any]) -> dict[str, Any]:
    options = schema.get("anyOf", [schema])
    items = [option["items"] for option in options if isinstance(option, dict) and "items" in option]
    kept: dict[str, Any] = {key: schema[key] for key in ("title", "description", "default") if key in schema}
    return {**kept, "anyOf": [*options, *items]}
