"""Typed answers, as a teacher would mark them. The cases come from the rules of marking, not from the code."""

from __future__ import annotations

import pytest
from itemsmith import cloze, typed

from questions.marking import mark
from questions.responses import Wrote

THE_SAME = [
    # case, spaces, punctuation
    ("Hashim Thaçi", "Hashim Thaçi"), ("Hashim Thaçi", "hashim thaçi"), ("Hashim Thaçi", "HASHIM THAÇI"),
    ("Hashim Thaçi", "  Hashim   Thaçi  "), ("Hashim Thaçi", "Hashim Thaçi."), ("Hashim Thaçi", "“Hashim Thaçi”"),
    ("Hashim Thaçi", "Hashim-Thaçi"), ("Hashim Thaçi", "Hashim\tThaçi"), ("Hashim Thaçi", "Hashim\u00a0Thaçi"),
    ("Saint-Malo", "Saint Malo"), ("Coca-Cola", "coca cola"), ("Coca-Cola", "CocaCola"), ("ice cream", "icecream"),
    ("O'Neill", "O’Neill"), ("O'Neill", "ONeill"), ("O'Neill", "o neill"), ("St. Petersburg", "St Petersburg"),
    ("UN", "U.N."), ("U.S.A.", "USA"), ("UNMIK", "unmik"), ("NATO", "nato"), ("Partnership for Peace", "partnership for peace!"),
    ("Bosnia and Herzegovina", "Bosnia & Herzegovina"), ("Marks & Spencer", "Marks and Spencer"),
    ("Rock 'n' roll", "rock n roll"), ("Jean-Jacques Rousseau", "jean jacques rousseau"),
    ("Who's Afraid of Virginia Woolf?", "whos afraid of virginia woolf"), ("père et fils", "Pere et Fils"),
    # accents and letters that are no accents
    ("Hashim Thaçi", "Hashim Thaci"), ("Hashim Thaçi", "Hashim Thac\u0327i"), ("Aleksandar Vučić", "Aleksandar Vucic"),
    ("Aleksandar Vučić", "Aleksandar Vučič"), ("Vojislav Šešelj", "Vojislav Seselj"), ("Łódź", "Lodz"), ("Łódź", "lódź"),
    ("Lech Wałęsa", "Lech Walesa"), ("Jonas Gahr Støre", "Jonas Gahr Store"), ("Ærø", "Aero"), ("Zoran Đinđić", "Zoran Dindic"),
    ("Zoran Đinđić", "Zoran Djindjic"), ("Jonas Gahr Støre", "Jonas Gahr Stoere"), ("Gerhard Schröder", "Gerhard Schroder"),
    ("Gerhard Schröder", "Gerhard Schroeder"), ("Angela Müller", "Angela Mueller"), ("Franz Josef Strauß", "Franz Josef Strauss"),
    ("Straße", "STRASSE"), ("Åland", "Aland"), ("Åland", "Aaland"), ("İzmir", "Izmir"), ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
    ("Diyarbakır", "DIYARBAKIR"), ("Þingvellir", "Thingvellir"), ("São Tomé", "Sao Tome"), ("Côte d’Ivoire", "Cote d'Ivoire"),
    ("Nguyễn Ái Quốc", "Nguyen Ai Quoc"), ("Dvořák", "Dvorak"), ("Beograd", "Београд"), ("Schroeder", "Schröder"),
    ("ﬁnal", "final"), ("Ｔｏｋｙｏ", "Tokyo"), ("H₂O", "H2O"), ("m²", "m2"),
    # articles
    ("United Nations", "the United Nations"), ("the United Nations", "United Nations"), ("The Hague", "Hague"),
    ("embargo", "an embargo"), ("a cease-fire", "ceasefire"), ("the Bank of England", "Bank of the England"),
    ("A", "a"), ("A", "A"), ("Vitamin A", "vitamin a"), ("The The", "the the"), ("The Who", "Who"),
    # signs that carry meaning
    ("C++", "c++"), ("C#", "C#"), ("Na+", "Na+"), ("A+", "a+"), ("−sin x", "-sin x"), ("−40", "-40"), ("Cl⁻", "Cl-"), ("A−", "A-"), ("K₂CO₃", "K2CO3"),
    # ordinals in either form
    ("third", "3rd"), ("3rd", "third"), ("first", "1st"), ("twenty-first", "21st"), ("12th", "twelfth"), ("third", "the third"),
]  # fmt: skip

FORGIVEN = [
    ("Pristina", "Pristna"), ("Pristina", "Prisitna"), ("Pristina", "Pristinaa"), ("Pristina", "Prystina"),
    ("Kosovo", "Kosov"), ("Kosovo", "Kosowo"), ("Oslo", "Olso"), ("Rome", "Rom"), ("Chad", "Chd"), ("Mali", "Malli"),
    ("Hashim Thaçi", "Hashim Thacci"), ("Hashim Thaçi", "Hasim Thaçi"), ("Milo Đukanović", "Milo Dukanovich"),
    ("Mediterranean", "Mediteranean"), ("photosynthesis", "photosyntesis"), ("mitochondrion", "mitochondrian"),
    ("Vojislav Šešelj", "Vojislv Seslj"), ("Nelson Mandela", "Nelsn Mandla"), ("Partnership for Peace", "Partnreship for Peece"),
    ("United Nations", "Untied Natoins"), ("Organisation for Security", "Organization for Securty"),
    ("glacier", "glaciers"), ("Apollo 11", "Appollo 11"), ("Resolution 1244", "Resolutin 1244"), ("NATO summit", "NATO sumit"),
    ("First Balkan War", "First Balcan War"), ("Elizabeth II", "Elisabeth II"), ("Atifete Jahjaga", "Atifete Jahaga"),
]  # fmt: skip

WRONG = [
    ("Pristina", "Prizren"), ("Pristina", "Prstna"), ("Pristina", "Belgrade"), ("Hashim Thaçi", "Hashim"),
    ("Kosovo Force", "Kosovo"), ("Vojislav Šešelj", "Vojslv Seslj"), ("Mediterranean", "Mediterenian"),
    ("Costa Rica", "Cota Ria"), ("photosynthesis", "photosintesys"),
    # too short
    ("Rum", "Run"), ("Po", "Pa"), ("Ob", "O"), ("Ur", "Or"), ("yes", "yet"),
    # digits
    ("Resolution 1244", "Resolution 1245"), ("Resolution 1244", "Resolution 124"), ("F-16", "F-15"), ("H2SO4", "H2SO3"),
    ("Apollo 11", "Apollo 12"), ("Apollo 11", "Apollo 1"), ("Apollo 11", "Apollo"), ("carbon-14", "carbon-12"),
    ("Agenda 2030", "Agenda 2020"), ("G20", "G2"), ("Resolution 1244", "1244 Resolutions on Kosovo"),
    # initials
    ("NATO", "NAOT"), ("NATO", "NATA"), ("KFOR", "KFR"), ("UNMIK", "UNMIC"), ("OSCE", "OCSE"), ("NATO summit", "NAT summit"),
    ("J. F. Kennedy", "R. F. Kennedy"), ("George W. Bush", "George H. Bush"), ("Vitamin B", "Vitamin D"), ("Vitamin A", "Vitamin"),
    ("Hepatitis A", "Hepatitis B"), ("Group A", "Group B"), ("DNA", "RNA"), ("IMF", "INF"),
    # ordinals, Roman ones too
    ("fourth", "forth"), ("third", "thir"), ("ninth", "tenth"), ("seventh", "sevent"), ("first president", "frist president"),
    ("First World War", "Second World War"), ("third", "4th"), ("World War II", "World War I"), ("Elizabeth II", "Elizabeth I"),
    ("Henry VIII", "Henry VII"), ("Louis XIV", "Louis XVI"), ("Type I error", "Type II error"), ("John Paul II", "John Paul I"),
    ("thirteenth", "thirtieth"), ("sixth", "sixtieth"),
    # signs that carry meaning
    ("C++", "C"), ("C#", "C"), ("C++", "C#"), ("Na+", "Na"), ("A+", "A"), ("A+", "A-"), ("A-", "A"), ("Cl-", "Cl"), ("−sin x", "sin x"), ("sin x", "-sin x"), ("-40", "40"),
    # hedges
    ("Iran", "Iran or Iraq"), ("Iran", "Iran/Iraq"), ("Hashim Thaçi", "Hashim Thaçi, Aleksandar Vučić"),
    ("Hashim Thaçi", "not Hashim Thaçi"), ("Iran", "not Iran"), ("Iran", "no idea"),
]  # fmt: skip

RIVALRY = [
    # key, rivals, typed, right
    ("Iran", ["Iraq"], "Iraq", False), ("Iran", ["Iraq"], "Irak", False), ("Iran", ["Iraq"], "Ira", False),
    ("Iran", ["Iraq"], "Irann", True), ("Iran", ["Iraq"], "Irna", True), ("Iraq", ["Iran"], "Irak", False),
    ("Zoran Milanović", ["Jakov Milatović"], "Zoran Milanowic", True),
    ("Milanović", ["Milatović"], "Milatovic", False), ("Milanović", ["Milatović"], "Milawovic", False),
    ("Milanović", ["Milatović"], "Milanowic", True), ("Milanović", ["Milatović"], "MILANOVIC", True),
    ("Austria", ["Australia"], "Austrlia", False), ("Austria", ["Australia"], "Austra", True),
    ("Niger", ["Nigeria"], "Nigeri", False), ("Niger", ["Nigeria"], "Nigar", True), ("Slovakia", ["Slovenia"], "Slovnia", False),
    ("afferent", ["efferent"], "efferent", False), ("moral", ["amoral"], "amoral", False), ("ileum", ["ilium"], "ilium", False),
    ("Mali", ["Malta", "Malawi"], "Malii", True), ("Mali", ["Malta", "Malawi"], "Malt", False),
    ("Dominica", ["Dominican Republic"], "Dominca", True), ("Gambia", ["Zambia"], "Xambia", False),
    ("George W. Bush", ["George H. W. Bush"], "George H W Bush", False), ("Hamid Karzai", ["Hamid Karimi"], "Hamid Karzi", True),
    ("North Macedonia", ["North Ossetia"], "Noth Macedona", True), ("Guinea", ["Equatorial Guinea", "Guinea-Bissau"], "Guina", True),
    ("Sweden", ["Yemen"], "Swedn", True), ("Donald Tusk", ["Donald Trump"], "Donald Tusk", True),
    ("Donald Tusk", ["Donald Trump"], "Donald Trump", False), ("Ljubljana", ["Ljubljanica"], "Ljubljanca", False),
]  # fmt: skip


@pytest.mark.parametrize(("key", "text"), THE_SAME)
def test_another_spelling_of_the_same_is_simply_right(key: str, text: str) -> None:
    got = mark(typed([key]), Wrote(text))
    assert got.correct, got
    assert got.verdict != "misspelt", got
    assert got.reason


@pytest.mark.parametrize(("key", "text"), FORGIVEN)
def test_a_slip_is_forgiven_and_says_so(key: str, text: str) -> None:
    got = mark(typed([key]), Wrote(text))
    assert got.correct, got
    assert got.verdict == "misspelt"
    assert key in got.reason


@pytest.mark.parametrize(("key", "text"), WRONG)
def test_what_is_no_slip_is_wrong(key: str, text: str) -> None:
    got = mark(typed([key]), Wrote(text))
    assert got.score == 0, got
    assert not got.ask_again
    assert got.reason
    assert [credit.share for credit in got.credits] == [0]


@pytest.mark.parametrize(("key", "rivals", "text", "right"), RIVALRY)
def test_a_slip_must_be_nearest_to_the_key(key: str, rivals: list[str], text: str, right: bool) -> None:
    got = mark(typed([key], rivals), Wrote(text))
    assert got.correct is right, got
    assert got.reason


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "?!", "...", "—", "\u200b", "🤷"])
def test_nothing_typed_asks_again(text: str) -> None:
    got = mark(typed(["Pristina"]), Wrote(text))
    assert got.ask_again
    assert not got.credits
    assert got.reason


@pytest.mark.parametrize(
    ("answers", "text", "verdict"),
    [
        (["Hashim Thaçi", "Thaçi"], "thaci", "alias"), (["Hashim Thaçi", "Thaçi"], "Thacci", "misspelt"),
        (["North Atlantic Treaty Organization", "NATO"], "nato", "alias"),
        (["North Atlantic Treaty Organization", "NATO"], "NATP", "wrong"),
        (["Burma", "Myanmar"], "Myanmar", "alias"), (["Burma", "Myanmar"], "Burma", "exact"),
        (["NO", "nitric oxide"], "N2O", "wrong"), (["NO", "nitric oxide"], "nitric oxid", "misspelt"),
    ],
)  # fmt: skip
def test_every_accepted_answer_counts(answers: list[str], text: str, verdict: str) -> None:
    got = mark(typed(answers), Wrote(text))
    assert got.verdict == verdict, got
    assert got.correct is (verdict != "wrong")


def test_a_rival_alias_that_is_also_an_answer_stays_right() -> None:
    assert mark(typed(["John Smith", "Smith"], ["Anna Smith", "Smith"]), Wrote("smith")).correct


def test_a_cloze_is_marked_by_what_it_expects() -> None:
    assert mark(cloze("Pristina"), Wrote("pristina")).correct
    assert mark(cloze("fourth"), Wrote("4th")).correct
    assert mark(cloze("March 1999", expects="date", value="1999-03"), Wrote("3/1999")).correct
    number = {"expects": "number", "value": {"value": "4500", "unit": "troops", "tolerance": "0"}}
    assert mark(cloze("4,500 troops", **number), Wrote("4500")).correct
    assert mark(cloze("4,500 troops", **number), Wrote("4,500 troops")).correct
    assert not mark(cloze("4,500 troops", **number), Wrote("450")).correct
