"""`quiz schema`: the JSON Schemas of what is printed and read."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("what", type=click.Choice(["items", "pack", "facts"]))
def command(what: str) -> None:
    """Print the JSON Schema of `quiz items` lines, of a pack, or of a file of facts."""
    if what == "items":
        from questions.items import ITEM

        schema = ITEM.json_schema(mode="serialization", by_alias=True)
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Factdeck item", **schema}
    else:
        from quiz.authoring.schema import facts_schema, pack_schema

        schema = pack_schema() if what == "pack" else facts_schema()
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))
