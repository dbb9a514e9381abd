"""Colours by role, for each theme. Colour is never the only sign: every role also has a mark or a word."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="factdeck-dark",
    primary="#7aa2f7",
    secondary="#8a93b2",
    accent="#7aa2f7",
    foreground="#d6dae8",
    background="#14161d",
    surface="#1a1d26",
    panel="#222633",
    success="#8fce7f",
    warning="#e6c073",
    error="#f0919b",
    dark=True,
    variables={
        "correct": "#8fce7f",
        "wrong": "#f0919b",
        "due": "#e6c073",
        "dim": "#98a0b8",
        "footer-key-foreground": "#7aa2f7",
        "footer-background": "#14161d",
        "footer-item-background": "#14161d",
        "footer-description-foreground": "#98a0b8",
        "border": "#7aa2f7",
        "border-blurred": "#3a4055",
    },
)

LIGHT = Theme(
    name="factdeck-light",
    primary="#1f4fb8",
    secondary="#4d566e",
    accent="#1f4fb8",
    foreground="#1b1e27",
    background="#fafaf7",
    surface="#f1f1ec",
    panel="#e7e7e0",
    success="#1d6b1a",
    warning="#7a5200",
    error="#a3182a",
    dark=False,
    variables={
        "correct": "#1d6b1a",
        "wrong": "#a3182a",
        "due": "#7a5200",
        "dim": "#565d70",
        "footer-key-foreground": "#1f4fb8",
        "footer-background": "#fafaf7",
        "footer-item-background": "#fafaf7",
        "footer-description-foreground": "#565d70",
        "border": "#1f4fb8",
        "border-blurred": "#c3c4ba",
    },
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}

RIGHT, WRONG, UNKNOWN, PARTLY = "✓", "✗", "–", "◐"
"""Signs of an answer: right, wrong, not known, right in part."""
