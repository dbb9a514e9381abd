"""Typed dates, as a teacher would mark them. The cases come from the rules of marking, not from the code."""

from __future__ import annotations

import pytest
from itemsmith import date

from questions.marking import mark
from questions.responses import Wrote

RIGHT = {
    "1999-03": [
        "March 1999", '"March 1999"', "“March 1999.”", "march 1999", "MARCH 1999", "Mar 1999", "Mar. 1999", "1999-03", "03/1999", "3/1999", "3-1999", "March, 1999",
        "March of 1999", "in March 1999", "March '99", "March ’99", "Mar '99", "1999 March", "Marhc 1999", "Mrch 1999",
        "  March   1999 ", "March 1999.", "24 March 1999", "24/3/1999", "1999-03-24", "1999/03",
    ],
    "2022-02-24": [
        "24 February 2022", "24th of February 2022", "the 24th of February, 2022", "24th February 2022", "February 24, 2022",
        "February 24 2022", "Feb 24 2022", "24 Feb. 2022", "24 feb 2022", "2022-02-24", "24.2.2022", "24.02.2022", "24. 2. 2022",
        "24/02/2022", "02/24/2022", "24-02-2022", "24/2/22", "2022/02/24", "2022 February 24", "Feb 24th, 2022",
        "Thursday, 24 February 2022", "on 24 February 2022", "24 Febuary 2022", "24 February '22", "24-Feb-2022",
        "February the 24th, 2022",
    ],
    "1999-04-03": ["3 April 1999", "April 3, 1999", "1999-04-03", "3rd April 1999", "3 Apr 1999"],
    "1999-04-04": ["4/4/1999", "04.04.1999", "4/4/99"],
    "1999": [
        "1999", "in 1999", "the year 1999", "'99", "1999 AD", "AD 1999", "1999 CE", "March 1999", '"March 1999"', "“March 1999.”", "24 March 1999", "3/4/1999",
        "1999.",
    ],
    "1999~": ["1999", "about 1999", "c. 1999", "circa 1999", "around 1999", "ca. 1999"],
    "1998/1999": [
        "1998-1999", "1998–1999", "1998 - 1999", "1998 to 1999", "between 1998 and 1999", "from 1998 to 1999", "1998/1999",
        "1998-99", "1998–99",
    ],
    "../1998-06": ["by June 1998", "June 1998"],
    "-0043": ["44 BC", "44 BCE", "44 B.C.", "44BC"],
    "-0043-03-15": ["15 March 44 BC", "March 15, 44 BC"],
    "199X": ["1990s", "the 1990s", "in the 1990s", "1990's"],
    "1999-21": ["spring 1999", "Spring of 1999", "in the spring of 1999"],
    "2008-02-17": ["17 February 2008", "17 Feb 2008", "17/02/08"],
    "2004": ["2004", "'04"],
    "0476": ["476", "AD 476", "476 AD", "in 476"],
    "2000-05": ["May 2000", "may 2000", "05/2000"],
    "2001-09-11": ["11 September 2001", "September 11, 2001", "11 Sept 2001", "Sept. 11, 2001", "sept 11th 2001"],
}  # fmt: skip

WRONG = {
    "1999-03": ["April 1999", "March 1998", "May 1999", "1998", "24 April 1999", "2 March 1989", "3/4/2001", "1999-04"],
    "2022-02-24": [
        "25 February 2022", "24 March 2022", "24 February 2021", "March 2022", "2021", "24/03/2022", "2022-02-25",
    ],
    "1999-05-06": ["3/4/1999", "6 June 1999"],
    "1999": ["1998", "2000", "March 1998", "1899", "199 BC"],
    "1998/1999": ["1997-1999", "1998-2000", "1990 to 1991"],
    "-0043": ["43 BC", "44 AD", "1944"],
    "199X": ["1980s", "1985", "the 1890s"],
    "1999-21": ["summer 1999", "spring 1998"],
    "../1998-06": ["June 1999", "by June 1999"],
    "2000-05": ["March 2000"],
}  # fmt: skip

AGAIN = {
    "1999-04-03": ["3/4/1999", "4/3/1999", "03/04/99", ""],
    "1999-03-04": ["3/4/1999", "03-04-1999"],
    "1999-03": ["3/4/1999", "4/3/99", "in spring", "soon", "?", "long ago", "99999999999999999999"],
    "2022-02-24": ["31 February 2022", "32 March 2022", "13/13/2022", "24 Foobar 2022", "yesterday"],
    "1999": ["", "   ", "the nineties?", "I forgot"],
}  # fmt: skip

TOO_COARSE = {
    "1999-03": ["1999", "in 1999", "1990s", "March"],
    "2022-02-24": ["February 2022", "2022", "24 February", "24.02.", "Feb '22"],
    "1998/1999": ["1998", "1999"],
}  # fmt: skip


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(key, text) for key, texts in table.items() for text in texts]


@pytest.mark.parametrize(("key", "text"), cases(RIGHT))
def test_right(key: str, text: str) -> None:
    got = mark(date(key), Wrote(text))
    assert got.correct, got
    assert got.reason


@pytest.mark.parametrize(("key", "text"), cases(WRONG))
def test_wrong(key: str, text: str) -> None:
    got = mark(date(key), Wrote(text))
    assert got.score == 0, got
    assert not got.ask_again
    assert got.reason


@pytest.mark.parametrize(("key", "text"), cases(AGAIN))
def test_asked_again(key: str, text: str) -> None:
    got = mark(date(key), Wrote(text))
    assert got.ask_again, got
    assert not got.credits
    assert got.reason


@pytest.mark.parametrize(("key", "text"), cases(TOO_COARSE))
def test_an_answer_below_the_precision_asked_is_not_right(key: str, text: str) -> None:
    got = mark(date(key), Wrote(text))
    assert not got.correct, got
    assert got.reason


def test_an_ambiguous_date_names_both_readings() -> None:
    reason = mark(date("1999-04-03"), Wrote("3/4/1999")).reason
    assert "3 April 1999" in reason
    assert "4 March 1999" in reason
