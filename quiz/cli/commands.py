"""The commands of the command line, each in a module that is imported only when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz import __version__
from quiz.cli.diagnostics import fail
from quiz.cli.manual import document, manual
from quiz.cli.plain.talk import plain_option, plain_wanted

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# name -> (module, one line of help). The help stands here so that `quiz --help` imports none of the modules.
COMMANDS = {
    "audit": ("quiz.cli.audit", "Measure a pack's questions: coverage, findings, guessability."),
    "backlog": ("quiz.cli.backlog", "Spread what has piled up over the coming days."),
    "browse": ("quiz.cli.browse", "Look up the facts of a pack."),
    "check": ("quiz.cli.check", "Check a pack's facts; every problem with its place and its mend."),
    "completion": ("quiz.cli.completion", "Print what makes a shell complete `quiz`."),
    "config": ("quiz.cli.config", "List the settings, look one up, set it."),
    "data": ("quiz.cli.data", "Look after the log of answers: where it is, rebuild, print."),
    "fit": ("quiz.cli.fit", "Fit the memory model to your own answers."),
    "guide": ("quiz.cli.guide", "Print the guide for authors of packs."),
    "items": ("quiz.cli.items", "Print the questions of a pack as JSON Lines."),
    "learn": ("quiz.cli.learn", "Learn new facts: read, be asked, again what was missed."),
    "lint": ("quiz.cli.lint", "Hold any questions against the item-writing rules."),
    "pack": ("quiz.cli.pack", "Write packs and look after them."),
    "play": ("quiz.cli.play", "Play a quiz of a pack."),
    "review": ("quiz.cli.review", "Review what is due."),
    "schema": ("quiz.cli.schema", "Print the JSON Schema of items, packs or facts."),
    "simulate": ("quiz.cli.simulate", "Measure the memory model on learners whose true memory is known."),
    "stats": ("quiz.cli.stats", "See how it goes: retention, forecast, hardest facts."),
    "web": ("quiz.cli.web", "Serve the app to a browser on this machine."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        if not (command.epilog or "").endswith("quiz --help"):
            document(command, cmd_name)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return options and commands that a shell may complete to, without importing any command."""
        from click.shell_completion import CompletionItem

        found = [CompletionItem(name, help=line) for name, (_, line) in COMMANDS.items() if name.startswith(incomplete)]
        return found if not incomplete.startswith("-") else click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in sorted(COMMANDS.items())])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when one is misspelt."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from rapidfuzz import process

            near = process.extractOne(args[0], list(COMMANDS), score_cutoff=60)
            hint = f" Did you mean '{near[0]}'?" if near else " `quiz --help` lists the commands."
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx=ctx) from None


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=manual(),
)
@click.option("--data", type=click.Path(file_okay=False), help="Folder of your log and packs (also FACTDECK_DATA).")
@click.option(
    "--profile",
    metavar="NAME",
    envvar="FACTDECK_PROFILE",
    help="A learner's own log on a shared computer (also FACTDECK_PROFILE).",
)
@plain_option
@click.version_option(__version__, "-V", "--version", message="factdeck %(version)s")
@click.pass_context
def group(ctx: click.Context, data: str | None, profile: str | None) -> int | None:
    """Factdeck: quizzes and flashcards that are derived from checked facts.

    Without a command it opens the app.
    """
    ctx.obj = data
    if profile is not None:
        from quiz.paths import data_folder, profile_folder

        ctx.obj = str(profile_folder(Path(data), profile) if data else data_folder(profile))
    if ctx.invoked_subcommand is None:
        from quiz.cli.app import run_app

        return run_app(data=ctx.obj, plain=plain_wanted())
    return None


def run(args: Sequence[str]) -> int:
    """Parse `args` and run the command; return the exit status."""
    from questions.errors import FactdeckError

    try:
        if "_QUIZ_COMPLETE" in os.environ:  # a shell asks for completions
            result = group.main(list(args), prog_name="quiz", standalone_mode=False)
        else:  # without the part of `main` that takes a reader's going away for a failure
            with group.make_context("quiz", list(args)) as ctx:
                result = group.invoke(ctx)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        print("stopped", file=sys.stderr)
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except FactdeckError as error:
        return fail(error)
    return result if isinstance(result, int) else 0
