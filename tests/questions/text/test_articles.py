import pytest

from questions.text.articles import indefinite


@pytest.mark.parametrize(
    ("phrase", "article"),
    [
        ("observer member", "an"), ("associate member", "an"), ("member", "a"), ("hour", "an"), ("honest answer", "an"),
        ("hospital", "a"), ("union", "a"), ("university", "a"), ("uninvited guest", "an"), ("unimportant man", "an"),
        ("European country", "a"), ("one-off", "a"), ("once-great city", "a"), ("user", "a"), ("usher", "an"),
        ("umbrella", "an"), ("urologist", "a"), ("IRI poll", "an"), ("UN body", "a"), ("EU member", "an"),
        ("NATO member", "a"), ("MP", "an"), ("UFO", "a"), ("X-ray", "an"), ("U-turn", "a"), ("8-year plan", "an"),
        ("11-month term", "an"), ("18th century", "an"), ("1,100-person poll", "a"), ("élite school", "an"),
        ("“open” door", "an"), ("heir", "an"), ("ewe", "a"), ("Ukrainian city", "a"), ("Albanian", "an"),
    ],
)  # fmt: skip
def test_article_follows_the_sound(phrase: str, article: str) -> None:
    assert indefinite(phrase) == f"{article} {phrase}"
