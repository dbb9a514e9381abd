"""`quiz data backup | backups | restore | verify`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from quiz.cli.data.opening import count, folder, model
from quiz.cli.diagnostics import FINDINGS, say
from quiz.cli.opening import opened


@click.command("backup")
@click.pass_obj
def backup(data: str | None) -> None:
    """Make today's backup now. It is also made by itself when you close Factdeck."""
    from quiz.store.backups import daily

    with opened(data) as study:
        made = daily(study.log.path, study.clock.day())
    say(f"backed up to {made}" if made else "Today's backup is there already; see: quiz data backups")


@click.command("backups")
@click.pass_obj
def backups(data: str | None) -> None:
    """List the backups, the newest first: name, time, size."""
    from quiz.store.backups import listed
    from quiz.store.database import NAME

    found = listed(folder(data) / NAME)
    for one in found:
        made = datetime.fromtimestamp(one.path.stat().st_mtime, UTC).astimezone()
        click.echo(f"{one.name}\t{made:%Y-%m-%d %H:%M}\t{one.size / 1e6:.1f} MB")
    if not found:
        say("There are no backups yet. Make one with: quiz data backup")


@click.command("restore")
@click.argument("backup", required=False)
@click.option("--salvage", type=click.Path(exists=True, dir_okay=False), help="Only take in what can be read of a log.")
@click.pass_obj
def restore(data: str | None, backup: str | None, salvage: str | None) -> int:
    """Put BACKUP (a name from `quiz data backups`, or a file) in the place of the log.

    The replaced log is kept, and answers that only it has are taken over from it, as far as they can be read.
    """
    from quiz.store.database import NAME
    from quiz.store.restoring import restore as put_back
    from quiz.store.restoring import salvage as take

    path = folder(data) / NAME
    if salvage is not None:
        if Path(salvage).resolve() == path.resolve():
            raise click.UsageError(f"{salvage} is the log itself; move it elsewhere first")
        taken, unreadable = take(path, Path(salvage), model(data))
        say(f"{count(taken, 'row')} taken over from {salvage}; {unreadable} could not be read.")
        return FINDINGS if unreadable else 0
    if backup is None:
        raise click.UsageError("Name a backup; they are listed by: quiz data backups")
    done = put_back(path, backup, model(data))
    say(f"{done.backup.name} is in place again.")
    if done.aside is not None:
        say(f"The replaced log lies in {done.aside}; {count(done.taken, 'row')} that only it had were taken over.")
    if done.unreadable:
        say(f"{count(done.unreadable, 'row')} of it could not be read.")
    return FINDINGS if done.unreadable else 0


@click.command("verify")
@click.pass_obj
def verify(data: str | None) -> int:
    """Look for damage in the log; nothing is changed. The exit status is 1 if there is some.

    Pages, every row's checksum, rows that are missing, and all that follows from the rows, computed anew in a copy.
    """
    from quiz.store.database import NAME
    from quiz.store.verify import advice
    from quiz.store.verify import verify as look

    path = folder(data) / NAME
    found = look(path, model(data))
    for finding in found:
        click.echo(finding.text)
    if found:
        say(advice(path, found))
        return FINDINGS
    say(f"{path}: sound")
    return 0
