"""English verbs in the past: which word of a clause is one, and its base form for marked clauses."""

from __future__ import annotations

import re

_IRREGULAR = (
    "began begin|became become|broke break|brought bring|built build|bought buy|caught catch|chose choose|came come|cut cut|"
    "dealt deal|drew draw|drove drive|ate eat|fell fall|felt feel|fought fight|found find|fled flee|flew fly|forgot forget|"
    "froze freeze|got get|gave give|went go|grew grow|had have|heard hear|held hold|hit hit|kept keep|knew know|laid lay|"
    "led lead|left leave|lent lend|let let|lost lose|made make|meant mean|met meet|paid pay|put put|ran run|read read|rose rise|"
    "said say|saw see|sold sell|sent send|set set|shook shake|shot shoot|shut shut|sank sink|slept sleep|spoke speak|"
    "spent spend|split split|spread spread|sprang spring|stood stand|stole steal|struck strike|swore swear|swam swim|took take|"
    "taught teach|tore tear|told tell|thought think|threw throw|understood understand|withdrew withdraw|won win|wore wear|"
    "wrote write|overthrew overthrow|undertook undertake|oversaw oversee|underwent undergo|arose arise|awoke awake|"
    "bound bind|burst burst|cast cast|clung cling|dug dig|fed feed|forbade forbid|hung hang|hid hide|hurt hurt|"
    "overtook overtake|rebuilt rebuild|remade remake|resold resell|retook retake|rode ride|sought seek|shone shine|"
    "sang sing|slid slide|wound wind|did do"
)
IRREGULAR = dict(pair.split(" ") for pair in _IRREGULAR.split("|"))
_TEXT_NOT_VERBS = (
    "united red bed need indeed speed seed feed hundred sacred kindred wicked naked armed aged unprecedented limited "
    "found bound wound cast cut set put read spread split hit let hurt left led"
)
_NOT_VERBS = frozenset(_TEXT_NOT_VERBS.split())
"""Words that are more often something else where no subject stands before them."""
_TEXT_AFTER_NOUN_ONLY = "found bound wound cast cut set put read spread split hit let hurt left led laid shut"
_AFTER_NOUN_ONLY = frozenset(_TEXT_AFTER_NOUN_ONLY.split())
_TEXT_DETERMINERS = (
    "the a an this that these those its his her their our my some any no every each all of to in on at by for from with "
    "as more most very newly so-called and or be been being is are was were has have had not than"
)
_DETERMINERS = frozenset(_TEXT_DETERMINERS.split())
_PARTICLES = frozenset({"later", "also", "then", "again", "soon", "finally", "only", "first", "thus", "still", "formally",
                        "officially", "eventually", "briefly", "both", "jointly", "successfully", "publicly"})  # fmt: skip
_FINAL_E = re.compile(r"(?:[aiouy][^aeiouywx]|[^aeiou]l|[cgsuvz]|rs|ns|rg|ng|dg|u[rtm])$")
_NO_FINAL_E = re.compile(
    r"(?:(?:[eo]r|[aeiou]{2}[^aeiouvszcg]|[^s]it|et|ot|op|en|on|in|om|an|ss|sh|ch|x|w|y|el|al|il|ow|ck|ish|ain|ent|ant|ect|ept)|bomb)$"
)
_TAKES_E = re.compile(
    r"(?:at|it|ut|iz|is|us|as|os|ys|v|u|c|dg|rg|ng|ut|in|ir|ur|or|ar|id|ud|ad|od|ib|ab|ip|op|yp|ak|ok|am|om|um|im|ol|ul|il|al|"
    r"bl|pl|tl|dl|gl|fl|kl|zl|rs|ns|ls|ps|ag|ug|on|an|un)$"
)
_TEXT_KEEP = (
    "visit exhibit prohibit inhabit edit credit deposit profit limit orbit benefit inherit merit submit commit permit admit "
    "elicit solicit audit debit omit transmit exit await treat repeat defeat heat seat beat float treat bomb abandon question "
    "mention sanction commission condition position function petition station reason season pardon button fashion "
    "plan ban begin join train gain remain explain maintain contain obtain retain attain sustain complain restrain reign "
    "assign design sign resign campaign own down drown crown explain contain win pin span clean open happen listen "
    "threaten strengthen widen deepen weaken lessen hasten offer differ suffer enter alter order consider deliver cover "
    "recover discover gather remember answer favor labor honor monitor sponsor harbor author tutor murder hinder render "
    "surrender number transfer refer prefer occur stir star bar clear appear fear hear near rear repair pair air pour tour "
    "detour devour mirror error doctor anchor appeal reveal conceal seal deal heal steal fail sail mail nail trail detail "
    "retail assail avail boil foil spoil toil soil tail claim aim proclaim exclaim acclaim reclaim seem deem redeem beam team "
    "steam stream dream scream form perform reform transform inform conform confirm affirm warm alarm arm farm harm storm "
    "loan groan lean mean cool fool school pool rain stain drain bargain look book cook hook soak speak break peak leak "
    "drop stop ship drip strip equip develop gallop envelop worship help jump dump camp stamp attempt signal total cancel "
    "travel label model level rebel compel expel propel control patrol enrol fulfil channel tunnel quarrel fuel duel "
    "equal rival journal add need heed succeed proceed exceed plead load raid aid avoid afford award reward forward record "
    "board guard regard discard flood brood road head lead spread read"
)
_KEEP = frozenset(_TEXT_KEEP.split())


def base_of(past: str) -> str:
    """Return the base form of a past tense: "applied" -> "apply", "stopped" -> "stop", "began" -> "begin"."""
    word = past.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ied"):
        return f"{word[:-3]}y"
    if not word.endswith("ed"):
        return word
    stem = word[:-2]
    if stem in _KEEP:
        return stem
    if stem.endswith("e"):  # agreed, freed
        return word[:-1] if stem.endswith("ee") else f"{stem}"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lszfo":
        return stem[:-1] if stem not in {"add", "err", "ebb"} else stem
    if stem.endswith("ll") and stem[:-1] in _KEEP:
        return stem[:-1]
    if (
        _TAKES_E.search(stem)
        and not re.search(r"[aeiou]{2}[lmnrtdpk]$|(?:ss|[sc]h|x|w|y)$", stem)
        and not stem.endswith("ion")
    ):
        return f"{stem}e"
    return stem


def is_past(word: str) -> bool:
    """Return whether a word has the form of a past tense other than was / were."""
    return word in IRREGULAR or (len(word) > 3 and word.endswith("ed") and word not in _NOT_VERBS)


_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*|[,;:()]")


def find_verb(clause: str) -> tuple[int, int, str] | None:
    """Return (start, end, mark) of the finite verb of a clause: mark is `[was]`, `[were]` or `[began|begin]`, or None."""
    found = list(_WORD.finditer(clause))
    depth = 0
    for index, match in enumerate(found):
        word = match[0]
        depth += (word == "(") - (word == ")")
        if depth > 0 or index == 0 or not word[:1].islower():
            continue
        if word in {"was", "were"}:
            return match.start(), match.end(), f"[{word}]"
        if not is_past(word):
            continue
        before = found[index - 1][0].lower()
        if before in _PARTICLES and index > 1:
            before = found[index - 2][0].lower()
        after = found[index + 1][0].lower() if index + 1 < len(found) else ""
        if before in _DETERMINERS or before == "(" or (word.lower() in IRREGULAR and before == "to"):
            continue
        if (
            word.endswith("ed")
            and after in {"by", "in", "on", "at", "from", "to", "with", "as", "for", "between"}
            and _later(clause, found[index + 1 :])
        ):
            continue  # "a report published in 1998 called ...": a participle
        return match.start(), match.end(), f"[{word}|{base_of(word)}]"
    return None


def _later(clause: str, rest: list[re.Match[str]]) -> bool:
    """Return whether another finite verb follows before the clause breaks off."""
    previous = ""
    for match in rest[:14]:
        word = match[0]
        if word in {
            ",",
            ";",
            ":",
            "and",
            "but",
            "that",
            "which",
            "who",
            "when",
            "to",
            "because",
            "after",
            "before",
            "where",
        }:
            return False
        if (word in {"was", "were"} or is_past(word)) and previous not in _DETERMINERS:
            return True
        previous = word.lower()
    return False
