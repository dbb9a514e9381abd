"""What stands below the options in `--help`: examples, exit codes, files, environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

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

EXAMPLES = {
    "audit": ("quiz audit kosovo-nato", "quiz audit seeds/kosovo-nato --seeds 20 --json"),
    "backlog": ("quiz backlog --per-day 30  look at it", "quiz backlog --per-day 30 --apply", "quiz backlog --undo"),
    "browse": (
        "quiz browse kosovo-nato",
        "quiz browse kosovo-nato --search 'kfor 1999' --list",
        "quiz browse kosovo-nato --kind event --timeline --json",
    ),
    "check": ("quiz check seeds/kosovo-nato", "quiz check my-pack --format json", "quiz check --explain anchor"),
    "config get": ("quiz config get memory.retention", "quiz config get queue"),
    "config list": ("quiz config list --json",),
    "config path": ("quiz config path",),
    "config reset": ("quiz config reset queue.new_per_day",),
    "config set": ("quiz config set queue.new_per_day 10", "quiz config set display.theme light"),
    "data": ("quiz data where", "quiz data export answers.jsonl", "quiz data verify"),
    "data aside": ("quiz data aside", "quiz data aside kosovo-nato --resume all"),
    "data backup": ("quiz data backup",),
    "data backups": ("quiz data backups",),
    "data export": ("quiz data export answers.jsonl", "quiz data export - | gzip > answers.jsonl.gz"),
    "data import": ("quiz data import answers.jsonl",),
    "data log": ("quiz data log | tail -n 1",),
    "data merge": ("quiz data merge /media/stick/factdeck", "quiz data merge answers.jsonl"),
    "data rebuild": ("quiz data rebuild",),
    "data reports": ("quiz data reports kosovo-nato > for-the-author.jsonl",),
    "data restore": ("quiz data restore", "quiz data restore --salvage broken.db"),
    "data sync": ("quiz data sync ~/Dropbox/factdeck",),
    "data verify": ("quiz data verify && echo sound",),
    "data where": ("quiz data where",),
    "fit": ("quiz fit --dry-run", "quiz fit", "quiz fit --habits", "quiz fit --undo"),
    "guide": ("quiz guide | less",),
    "items": (
        "quiz items kosovo-nato --seed 1 > items.jsonl",
        "quiz items kosovo-nato --family when --difficulty hard",
    ),
    "learn": ("quiz learn", "quiz learn kosovo-nato --count 10"),
    "lint": ("quiz lint questions.json", "quiz lint --rules"),
    "pack": ("quiz pack add ~/Downloads/planets", "quiz pack diff kosovo-nato ./kosovo-nato"),
    "pack add": (
        "quiz pack add ~/Downloads/planets",
        "quiz pack add event my-pack",
        "quiz pack add definition my-pack --set term=EVA --set 'meaning=walk in space' --set 'quote=EVA, a walk in space'",
    ),
    "pack diff": ("quiz pack diff kosovo-nato ./kosovo-nato",),
    "pack fmt": ("quiz pack fmt my-pack", "quiz pack fmt my-pack --check"),
    "pack draft": ("quiz pack draft article.txt --json > candidates.jsonl", "quiz pack draft article.md --out my-pack --review"),
    "pack hide": ("quiz pack hide kosovo-nato",),
    "pack merge": ("quiz pack merge planets-1 my-planets planets-2", "quiz pack merge old mine new --prefer theirs"),
    "pack new": ("quiz pack new my-pack", "quiz pack new my-pack --title 'My pack' --kind event --kind table"),
    "pack reports": ("quiz pack reports my-pack from-anna.jsonl from-ben.jsonl",),
    "pack show": ("quiz pack show",),
    "pack table": (
        "quiz pack table polls.csv my-pack",
        "quiz pack table words.xlsx my-pack --kind definition --map term=Word --map meaning=Translation --write",
    ),
    "pack watch": ("quiz pack watch my-pack",),
    "play": (
        "quiz play kosovo-nato --count 12",
        "quiz play kosovo-nato --game sprint",
        "quiz play kosovo-nato --tag bombing --difficulty hard",
    ),
    "review": (
        "quiz review",
        "quiz review kosovo-nato --minutes 10",
        "quiz review kosovo-nato --exam 2026-12-24",
    ),
    "schema": ("quiz schema items > items.schema.json", "quiz schema pack > pack.schema.json"),
    "simulate": ("quiz simulate --sample", "quiz simulate --seeds 3 --json > worlds.jsonl"),
    "stats": ("quiz stats", "quiz stats kosovo-nato --text --figure forecast"),
}  # fmt: skip
"""Examples of commands that have no epilog of their own."""


def document(command: click.Command, name: str) -> None:
    """Give a command, and all below it, its examples and the way to what holds for all commands.

    Args:
        command: It.
        name: Its words after `quiz`.
    """
    own = command.epilog or (examples(*EXAMPLES[name]) if name in EXAMPLES else "")
    command.epilog = f"{own}\n\nExit codes, files and environment: quiz --help".strip()
    for below in getattr(command, "commands", {}).values():
        document(below, f"{name} {below.name}")


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
