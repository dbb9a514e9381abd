"""Marked clauses and predicates."""

from __future__ import annotations

import pytest

from questions.clauses import Clause, ClauseError, Predicate


@pytest.mark.parametrize(
    ("text", "statement", "question"),
    [
        ("NATO [began|begin] bombing Yugoslavia", "NATO began bombing Yugoslavia", "did NATO begin bombing Yugoslavia"),
        ("the embargo [was] imposed.", "the embargo was imposed", "was the embargo imposed"),
        ("the two lands [were] at war", "the two lands were at war", "were the two lands at war"),
        ("the war [broke|break] out", "the war broke out", "did the war break out"),
        ("Mars [looks|look] red", "Mars looks red", "does Mars look red"),
        ("plants [need|need] light", "plants need light", "do plants need light"),
        ("the DNA [is] copied", "the DNA is copied", "is the DNA copied"),
        ("the judge [put|put] it off", "the judge put it off", "did the judge put it off"),
    ],
)
def test_a_clause_is_said_and_asked(text: str, statement: str, question: str) -> None:
    clause = Clause.parse(text)
    assert (clause.statement, clause.question) == (statement, question)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("NATO began bombing", "mark exactly one verb"),
        ("NATO [began|begin] bombing and [ended|end] it", "two facts"),
        ("NATO [began] bombing", r"\[began\|begin\]|lacks its base form"),
        ("the embargo [was|be] imposed", "inversion"),
        ("There [was] a war", "can't be asked about"),
        ("[began|begin] bombing", "needs a subject"),
        ("NATO [began|] bombing", "both forms"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_mend(text: str, mend: str) -> None:
    with pytest.raises(ClauseError, match=mend):
        Clause.parse(text)


def test_a_predicate_has_a_singular_and_a_plural() -> None:
    parsed = Predicate.parse("[does|do] not recognise Kosovo.")
    assert (parsed.singular, parsed.plural) == ("does not recognise Kosovo", "do not recognise Kosovo")
    for text in ("recognises Kosovo", "[does] so", "[does|do] and [is|are] so"):
        with pytest.raises(ClauseError, match="singular first"):
            Predicate.parse(text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Mars [looks|look] red", "does Mars look red"),
        ("the Earth [has|have] seasons", "does the Earth have seasons"),
        ("the river [carries|carry] sand", "does the river carry sand"),
        ("the wind [passes|pass] over", "does the wind pass over"),
        ("the council [put|put] up a sign", "did the council put up a sign"),
    ],
)
def test_what_goes_on_is_asked_in_the_present(text: str, question: str) -> None:
    assert Clause.parse(text).question == question
