from __future__ import annotations

import pytest

from quiz.core.changing import MEANINGS, rows, said, stepped, with_value
from quiz.core.settings import Settings


def test_every_setting_says_what_it_means() -> None:
    assert [row.name for row in rows(Settings())] == list(MEANINGS)
    assert max(map(len, MEANINGS.values())) <= 46  # it has one line on a screen of 80 columns


@pytest.mark.parametrize("name", MEANINGS)
def test_a_step_up_and_down_stays_in_range_and_is_a_value(name: str) -> None:
    for by in (1, -1):
        settings = Settings()
        for _ in range(40):
            row = next(row for row in rows(settings) if row.name == name)
            text = stepped(row, by)
            if text is None:
                assert isinstance(row.value, tuple)
                return
            settings = with_value(settings, name, text)  # raises where it is out of range
        assert with_value(settings, name, None) == Settings()


def test_words_go_round() -> None:
    settings = Settings()
    seen = []
    for _ in range(5):
        row = next(row for row in rows(settings) if row.name == "display.theme")
        seen.append(row.value)
        settings = with_value(settings, "display.theme", stepped(row, 1) or "")
    assert seen == ["dark", "light", "high-contrast", "colour-blind", "dark"]


def test_lists_are_said_short() -> None:
    assert said((1.0, 0.5)) == "[1, 0.5]" and said("dark") == '"dark"' and said(False) == "false"
