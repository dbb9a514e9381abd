"""Numbers that matter, in words."""

from __future__ import annotations

from datetime import date


def due_in_words(due: date, today: date) -> str:
    """Return when something is due, as said: "today", "tomorrow", "in 9 days", "in 3 months"."""
    days = (due - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 60:
        return f"in {days} days"
    if days < 730:
        return f"in {round(days / 30.4)} months"
    return f"in {round(days / 365.25)} years"
