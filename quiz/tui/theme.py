"""Colours by role, for each theme. Colour is never the only sign: every role also has a mark or a word."""

from __future__ import annotations

from textual.theme import Theme

Roles = tuple[str, str, str]


def _theme(
    name: str, *, dark: bool, ground: tuple[str, str, str], text: tuple[str, str], accent: str, roles: Roles, rule: str
) -> Theme:
    """Return a theme.

    Args:
        name: After `factdeck-`.
        dark: Whether the ground is.
        ground: Background, surface, panel.
        text: What is read, and what is dim.
        accent: The one accent colour.
        roles: Right, wrong, due.
        rule: Borders of what is not chosen; decoration, which needs no contrast.
    """
    correct, wrong, due = roles
    background, surface, panel = ground
    foreground, dim = text
    return Theme(
        name=f"factdeck-{name}",
        primary=accent,
        secondary=dim,
        accent=accent,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        success=correct,
        warning=due,
        error=wrong,
        dark=dark,
        variables={
            "correct": correct,
            "wrong": wrong,
            "due": due,
            "dim": dim,
            "footer-key-foreground": accent,
            "footer-background": background,
            "footer-item-background": background,
            "footer-description-foreground": dim,
            "border": accent,
            "border-blurred": rule,
        },
    )


DARK = _theme(
    "dark",
    dark=True,
    ground=("#14161d", "#1a1d26", "#222633"),
    text=("#d6dae8", "#98a0b8"),
    accent="#7aa2f7",
    roles=("#8fce7f", "#f0919b", "#e6c073"),
    rule="#3a4055",
)

LIGHT = _theme(
    "light",
    dark=False,
    ground=("#fafaf7", "#f1f1ec", "#e7e7e0"),
    text=("#1b1e27", "#565d70"),
    accent="#1f4fb8",
    roles=("#1d6b1a", "#a3182a", "#7a5200"),
    rule="#c3c4ba",
)

HIGH_CONTRAST = _theme(
    "high-contrast",
    dark=True,
    ground=("#000000", "#000000", "#1c1c1c"),
    text=("#ffffff", "#e0e0e0"),
    accent="#8ec7ff",
    roles=("#7dff7d", "#ffb3b3", "#ffe066"),
    rule="#ffffff",
)
"""Every role at 7:1 or more (WCAG AAA), borders included."""

COLOUR_BLIND = _theme(
    "colour-blind",
    dark=True,
    ground=("#12141a", "#191c24", "#22262f"),
    text=("#e6e6e6", "#a4a9b5"),
    accent="#cc9fd6",
    roles=("#56b4e9", "#f0a060", "#f0e442"),
    rule="#434957",
)
"""Right is blue, wrong is orange, due is yellow: hues of Okabe and Ito's palette (2008), which people with red, green or
blue blindness tell apart; they differ in lightness too."""

THEMES = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST, COLOUR_BLIND)}

RIGHT, WRONG, UNKNOWN, PARTLY = "✓", "✗", "–", "◐"
"""Signs of an answer: right, wrong, not known, right in part."""
