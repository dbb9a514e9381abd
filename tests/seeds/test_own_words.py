"""The first pack tells its document's facts in words of its own: no six words in a row are the document's.

What people said, in quotation marks, may be the same, and so may rows of the polls. The document itself is not here; its
runs of six words are, as checksums, and are made again from the document where it is at hand.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ledger import ROOT, shingles, source

from questions.reading import load_pack

SEED = ROOT / "seeds" / "kosovo-nato"
PACK = load_pack(SEED)
NAMES = re.compile(
    "|".join(re.escape(name) for entity in PACK.entities.values() for name in entity.names if " " in name)
)
COMMITTED = Path(__file__).parent / "kosovo-nato" / "shingles.txt"


def of_the_document() -> set[str]:
    committed = set(COMMITTED.read_text(encoding="utf-8").split())
    document = source()
    if document is not None:
        assert shingles(document) == committed, "the checksums are of another document"
    return committed


def own_words(text: str) -> list[str]:
    """Return the sentences of a text, people's quoted words, table rows and the names of what it is about left out."""
    lines = [line for line in text.splitlines() if not line.startswith("|")]
    bare = re.sub(r'["“][^"”]*["”]', " § ", "\n".join(lines))
    bare = NAMES.sub(" § ", " ".join(bare.split()))
    return re.split(r"(?<=[.:;?!§])\s", bare)


def copied(texts: list[str]) -> list[str]:
    taken = of_the_document()
    return [sentence for text in texts for sentence in own_words(text) if shingles(sentence) & taken]


@pytest.mark.parametrize("name", ["brief.md", "universe.md"])
def test_the_sources_are_in_own_words(name: str) -> None:
    assert copied([(SEED / name).read_text(encoding="utf-8")]) == []


def test_questions_and_reasons_are_in_own_words() -> None:
    texts = [text for fact in PACK.facts for _, text in fact.free_texts()]
    texts += [text for fact in PACK.facts for wrong in fact.wrongs() for text in (wrong.text, wrong.why)]
    assert len(texts) > 300
    assert copied(texts) == []


def test_a_copied_passage_is_found() -> None:
    # Words of a speaker are in the document word for word, so that they show that the comparison works.
    said = "Kosovo's goal for NATO membership has been clearly communicated and more besides"
    assert copied([said]) == [said]
    assert copied([f'"{said}"']) == []
    assert len(of_the_document()) > 800


def test_the_article_is_credited_with_its_licence() -> None:
    brief = (SEED / "brief.md").read_text(encoding="utf-8")
    for text in (brief, PACK.credits or ""):
        said = " ".join(text.split())
        assert 'Wikipedia article "Kosovo–NATO relations"' in said
        assert "CC BY-SA 4.0" in said
        assert "https://en.wikipedia.org/wiki/Kosovo–NATO_relations" in said
    assert PACK.licence == "CC-BY-SA-4.0"
