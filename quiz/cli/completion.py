"""`quiz completion`: what makes a shell complete commands, options, packs and settings."""

from __future__ import annotations

import click

from quiz.cli.manual import examples

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    epilog=examples(
        'eval "$(quiz completion bash)"  in ~/.bashrc',
        'eval "$(quiz completion zsh)"  in ~/.zshrc, after compinit',
        "quiz completion fish > ~/.config/fish/completions/quiz.fish  once",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print a script that makes SHELL complete `quiz` and `factdeck`.

    It asks `quiz` itself what fits, so that it is right for the version that is installed.
    """
    from click.shell_completion import get_completion_class

    from quiz.cli.commands import group

    made = get_completion_class(shell)
    assert made is not None
    for name in ("quiz", "factdeck"):
        # the variable is one for both names: it is what `quiz.cli.commands.run` looks for
        click.echo(Script(made, group, name).source())
    return 0


class Script:
    """One program's completion script, without asking the shell for its version."""

    def __init__(self, made: type[click.shell_completion.ShellComplete], group: click.Group, name: str) -> None:
        self._complete = made(group, {}, name, "_QUIZ_COMPLETE")

    def source(self) -> str:
        """Return the script."""
        complete = self._complete
        return complete.source_template % complete.source_vars()
