"""What stands below the options in `--help`: examples, exit codes, files, environment."""

from __future__ import annotations

EXIT = (
    "0  done",
    "1  findings: check, lint or audit found something, a log is damaged",
    "2  usage, or trouble with a file",
    "130  stopped by Ctrl-C",
)
FILES = (
    "factdeck.db  every answer, in the data folder (quiz data where)",
    "settings.toml  what you have set, beside it (quiz config path)",
    "packs/  packs that you add, beside it",
    "cache/  may be deleted at any time",
)
ENVIRONMENT = (
    "FACTDECK_DATA  the data folder",
    "FACTDECK_PROFILE  a learner's own log on a shared computer",
    "FACTDECK_THEME  dark, light, high-contrast or colour-blind, for this once",
    "FACTDECK_NOW  sets the clock: 2026-12-01T09:00",
    "NO_COLOR  no colours",
    "VISUAL, EDITOR  the editor that a fact is opened in",
)


def paragraph(title: str, *lines: str) -> str:
    """Return a titled list that click prints line by line; columns, split by two spaces, are set under each other."""
    rows = [line.partition("  ")[::2] for line in lines]
    width = max((len(left) for left, right in rows if right), default=0)
    body = "\n".join(f"  {left:{width}}  {right}" if right else f"  {left}" for left, right in rows)
    return f"\b\n{title}:\n{body}"


def examples(*lines: str) -> str:
    """Return examples, for a command's `epilog`."""
    return paragraph("Examples", *lines)


def manual() -> str:
    """Return what stands below `quiz --help`."""
    return "\n\n".join(
        (
            examples(
                "quiz  open the app",
                "quiz review --minutes 10  what is due, about so long",
                "quiz play kosovo-nato --count 5  a short round",
                "quiz --plain  line by line, for screen readers",
                "quiz config set queue.new_per_day 10  learn less a day",
            ),
            paragraph("Exit codes", *EXIT),
            paragraph("Files", *FILES),
            paragraph("Environment", *ENVIRONMENT),
        )
    )
