"""Keys of other keyboards: what stands on the key that has a Latin letter here. Pure.

A learner whose keyboard writes Cyrillic, Greek, Hebrew or Arabic answers and gives commands without switching it: each letter
stands for the key that it is on (layouts of CLDR: ru, uk, el, he, ar). Digits of all scripts are digits, and full-width
letters of an input method are letters.
"""

from __future__ import annotations

import unicodedata

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LAYOUTS = (
    ("йцукенгшщз", "фывапролд", "ячсмить"),  # Russian
    ("йцукенгшщз", "фівапролд", "ячсмить"),  # Ukrainian
    (";ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"),  # Greek
    ("/'קראטוןםפ", "שדגכעיחלך", "זסבהנמצ"),  # Hebrew
    ("ضصثقفغعهخح", "شسيبلاتنم", "ئءؤر\0ىة"),  # Arabic; the key of b writes two letters
)
_LATIN = {
    there: here
    for layout in _LAYOUTS
    for row, letters in zip(_ROWS, layout, strict=True)
    for here, there in zip(row, letters, strict=True)
    if there.isalpha()
}


def latin(char: str) -> str:
    """Return the Latin letter or digit that a typed character stands for; the character itself where it is none.

    Args:
        char: One character as it was typed.
    """
    if len(char) != 1 or char.isascii():
        return char
    digit = unicodedata.digit(char, None) if unicodedata.category(char) == "Nd" else None
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", char) if unicodedata.east_asian_width(char) == "F" else char
    if plain.isascii():
        return plain
    there = _LATIN.get(char.lower())
    return char if there is None else there.upper() if char.isupper() else there
