from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.errors import UsageError
from quiz.core.settings import LadderSettings, MemorySettings, QueueSettings, Settings
from quiz.core.settings_text import changed, parse

FILE = """\
# mine
[memory]
retention = 0.85  # a bit less
easy_days = [
    1, 1, 1, 1, 1,  # work
    0.5, 0,
]

[exams]
kosovo-nato = 2026-12-01  # the day
"""


def values(section: Any) -> st.SearchStrategy[Any]:
    """Settings of one section, anything that its ranges allow."""
    found: dict[str, st.SearchStrategy[Any]] = {}
    for field in dataclasses.fields(section):
        default, about = getattr(section, field.name), field.metadata
        if isinstance(default, bool):
            found[field.name] = st.booleans()
        elif isinstance(default, str):
            found[field.name] = st.sampled_from(about["words"])
        elif isinstance(default, tuple):
            ranges = about.get("ranges") or [(about["low"], about["high"])] * about["length"]
            found[field.name] = st.tuples(*(st.floats(low, high) for low, high in ranges))
        elif isinstance(default, int):
            found[field.name] = st.integers(about["low"], about["high"])
        else:
            found[field.name] = st.floats(about["low"], about["high"])
    return st.fixed_dictionaries({}, optional=found).map(lambda changes: dataclasses.replace(section, **changes))


DEFAULTS = Settings()
PACKS = st.from_regex(r"[a-z]{1,5}([-. ][a-z0-9]{1,3})?", fullmatch=True)
SETTINGS = st.builds(
    Settings,
    **{
        field.name: values(getattr(DEFAULTS, field.name))
        for field in dataclasses.fields(Settings)
        if field.name != "exams"
    },
    exams=st.dictionaries(PACKS, st.dates(date(2000, 1, 1)), max_size=3),
)


def test_an_empty_file_means_the_defaults() -> None:
    assert parse("", "s.toml") == Settings()
    assert parse("# nothing\n[memory]\n", "s.toml") == Settings()


def test_a_file_is_read() -> None:
    found = parse(FILE, "s.toml")
    assert found.memory == MemorySettings(retention=0.85, easy_days=(1, 1, 1, 1, 1, 0.5, 0))
    assert found.exams == {"kosovo-nato": date(2026, 12, 1)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[memory\n", "s.toml:1: this is no TOML"),
        ("[memory]\nretention 0.9\n", "s.toml:2: this is no TOML"),
        ("[memory]\n\nretention = 1.2", "s.toml:3: memory.retention = 1.2: write a number from 0.7 to 0.99"),
        ("[memory]\nretention = nan", "s.toml:2: memory.retention"),
        ("[memory]\nretentoin = 0.9", "s.toml:2: there is no setting memory.retentoin; did you mean 'retention'?"),
        ("[memry]\nretention = 0.9", "s.toml:1: 'memry' is no table of settings; did you mean 'memory'?"),
        ("memory = 3", "s.toml:1: 'memory' is no table of settings"),
        ("[queue]\nnew_per_day = 2.5", "queue.new_per_day = 2.5: write a whole number from 0 to 1000 (points)"),
        ("[queue]\nnew_per_day = true", "queue.new_per_day = true: write a whole number"),
        ("[queue]\ninterleave = 1", "write true or false"),
        ('[ladder]\nformat = "typed"', "write one of 'auto', 'recognition', 'recall'"),
        ("[memory]\neasy_days = [1, 1]", "write a list of 7 numbers"),
        ("[memory]\neasy_days = [1, 1, 1,\n 1, 1, 1, 2]", "s.toml:2: memory.easy_days"),
        ("[exams]\na = 3", "s.toml:2: a = 3 is no day; write a = 2026-12-01"),
        ("[exams]\na = 2026-12-01T10:00:00", "is no day"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_its_mend(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text, "s.toml")
    assert said in str(caught.value)


def test_every_problem_is_said_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        parse("[memory]\nretention = 2\nslip = -1\n[queue]\nnew = 3\n", "s.toml")
    assert [line[:9] for line in str(caught.value).splitlines()] == ["s.toml:2:", "s.toml:3:", "s.toml:5:"]


def test_comments_and_order_stay() -> None:
    wanted = Settings(
        memory=MemorySettings(retention=0.9, easy_days=(1, 1, 1, 1, 1, 1, 0), fuzz=False),
        ladder=LadderSettings(format="recall"),
        queue=QueueSettings(minutes=20.0),
        exams={"other pack": date(2027, 1, 2)},
    )
    assert changed(FILE, wanted) == (
        "# mine\n"
        "[memory]\n"
        "retention = 0.9  # a bit less\n"
        "easy_days = [1, 1, 1, 1, 1, 1, 0]\n"
        "fuzz = false\n"
        "\n"
        "[exams]\n"
        '"other pack" = 2027-01-02\n'
        "\n"
        "[ladder]\n"
        'format = "recall"\n'
        "\n"
        "[queue]\n"
        "minutes = 20.0\n"
    )


@given(SETTINGS, SETTINGS)
def test_what_was_written_is_read_back(before: Settings, after: Settings) -> None:
    text = changed("", before)
    assert parse(text, "s.toml") == before
    assert parse(changed(text, after), "s.toml") == after
    assert changed(text, before) == text


def test_each_setting_is_documented_and_has_a_range() -> None:
    for section in dataclasses.fields(Settings):
        if section.name == "exams":
            continue
        for field in dataclasses.fields(getattr(DEFAULTS, section.name)):
            default, about = getattr(getattr(DEFAULTS, section.name), field.name), field.metadata
            if isinstance(default, bool):
                continue
            assert about.get("words") or about.get("ranges") or about["low"] < about["high"]
            if not isinstance(default, str):
                assert about.get("unit") or about.get("ranges"), f"{section.name}.{field.name} has no unit"
