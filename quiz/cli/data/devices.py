"""`quiz data export | import | merge | sync`: answers travel between devices; nothing is lost or counted twice."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.data.opening import count, folder, tell_conflicts
from quiz.cli.diagnostics import FINDINGS, say
from quiz.cli.opening import opened


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.pass_obj
def export(data: str | None, file: str, force: bool) -> None:
    """Write all answers and entries to FILE (JSON Lines), or to standard output with `-`."""
    from quiz.store.transfer import export_lines, write_export

    with opened(data) as study:
        if file == "-":
            for line in export_lines(study.log):
                click.echo(line, nl=False)
            return
        if Path(file).exists() and not force:
            raise click.UsageError(f"{file} exists; add --force to replace it")
        rows = write_export(study.log, Path(file))
    say(f"{count(rows, 'row')} written to {file}. Take them in elsewhere with: quiz data import {Path(file).name}")


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.pass_obj
def import_(data: str | None, files: tuple[str, ...]) -> None:
    """Take in what exported FILES have and this log has not; each file whole or not at all."""
    for file in files:
        _take_in(data, Path(file))


@click.command("merge")
@click.argument("other", type=click.Path(exists=True))
@click.pass_obj
def merge(data: str | None, other: str) -> None:
    """Take in what another data folder, database or exported file has and this log has not.

    OTHER is left as it is. The order of merges makes no difference.
    """
    from quiz.store.database import NAME

    path = Path(other)
    if path.is_dir():
        path /= NAME
        if not path.is_file():
            raise click.UsageError(f"{other} holds no {NAME}: it is no data folder of Factdeck")
    if path.resolve() == (folder(data) / NAME).resolve():
        raise click.UsageError(f"{other} is the log itself")
    _take_in(data, path)


def _take_in(data: str | None, path: Path) -> None:
    from quiz.store.transfer import merge_file

    with opened(data) as study:
        merged, conflicts = merge_file(study.log, path, study.model)
    entries = count(len(merged.entries), "other entry", "other entries")
    say(f"{path}: {count(len(merged.attempts), 'answer')} and {entries} were new.")
    tell_conflicts(conflicts)


@click.command("sync")
@click.argument("shared", metavar="FOLDER", type=click.Path(file_okay=False))
@click.pass_obj
def sync(data: str | None, shared: str) -> int:
    """Meet your other devices in FOLDER, which some program keeps in step on all of them.

    Each device writes one file there and reads those of the others. The exit status is 1 if a file could not be read;
    the others are taken in all the same.
    """
    from quiz.store.syncing import sync as meet

    with opened(data) as study:
        done = meet(study.log, Path(shared), study.device, study.model)
    entries = count(done.entries, "other entry", "other entries")
    say(f"{count(done.files, 'file')} read: {count(done.attempts, 'answer')} and {entries} were new.")
    say(
        f"{count(done.written, 'row')} written for the other devices."
        if done.written is not None
        else "What this device has was there already."
    )
    for told in done.refused:
        say(f"not taken in: {told}")
    tell_conflicts(done.conflicts)
    return FINDINGS if done.refused else 0
