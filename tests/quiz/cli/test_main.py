"""What holds for every command: exit status, streams, and a calm end whatever happens to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz import __version__
from quiz.cli.commands import COMMANDS, group, run
from quiz.cli.main import main

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
PROGRAM = (sys.executable, "-m", "quiz.cli.main")


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str], flag: str) -> None:
    assert main([flag]) == 0
    assert capsys.readouterr().out == f"factdeck {__version__}\n"


def test_every_command_has_help_that_its_list_announces(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    listed = capsys.readouterr().out
    for name in COMMANDS:
        assert run([name, "--help"]) == 0
        assert len(capsys.readouterr().out) > 120, name
        assert name in listed


def test_every_option_of_every_command_says_what_it_does() -> None:
    for name in COMMANDS:
        command = group.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name not in {"help", "form"}:
                assert getattr(parameter, "help", None), f"{name} {parameter.name}"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["itmes"], "Did you mean 'items'?"),
        (["zzz"], "`quiz --help` lists the commands"),
        (["--nope"], "--nope"),
        (["items"], "Missing argument 'PACK'"),
        (["play", "--count", "0"], "1<=x<=500"),
        (["play", "--count", "x"], "--count"),
        (["play", "--seed", "abc"], "--seed"),
        (["play", "--mode", "easy"], "'recognition', 'recall', 'mixed'"),
        (["review", "--limit", "0"], "--limit"),
        (["schema", "questions"], "'items', 'pack'"),
        (["check"], "Name a pack"),
        (["check", "--explain", "X9"], "P101"),
        (["lint"], "Name a file"),
        (["items", "nope"], "installed: kosovo-nato"),
        (["audit", "nope"], "installed: kosovo-nato"),
        (["check", "nope"], "installed: kosovo-nato"),
    ],
)
def test_wrong_usage_is_status_2_and_says_what_is_right(
    capsys: pytest.CaptureFixture[str], args: list[str], said: str
) -> None:
    assert main(args) == 2
    streams = capsys.readouterr()
    assert said in streams.err and not streams.out


@pytest.mark.parametrize("args", [(), ("play",), ("play", "kosovo-nato", "--count", "3"), ("review",)])
def test_without_a_terminal_the_app_says_so(quiz: Callable[..., object], args: tuple[str, ...], tmp_path: Path) -> None:
    done = quiz(*args)
    assert done.status == 2 and not done.out  # type: ignore[attr-defined]
    assert "needs a terminal" in done.err and "quiz items" in done.err  # type: ignore[attr-defined]
    assert not (tmp_path / "data").exists()


@posix
@pytest.mark.parametrize("args", [("items", "kosovo-nato"), ("schema", "items"), ("--version",), ("--help",)])
def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str], args: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, *args], stdout=writer, stderr=subprocess.PIPE, env=environment, timeout=300, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("args", [("items", "kosovo-nato", "--family", "when"), ("--version",)])
def test_a_full_disk_is_told_and_is_no_success(environment: dict[str, str], args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *args], stdout=full, stderr=subprocess.PIPE, env=environment, timeout=300, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "quiz: standard output: No space left on device\n"


@posix
def test_ctrl_c_stops_without_a_traceback(environment: dict[str, str]) -> None:
    reader, writer = os.pipe()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what is started in the background ignores it
    try:
        process = subprocess.Popen(
            [*PROGRAM, "items", "kosovo-nato"], stdout=writer, stderr=subprocess.PIPE, env=environment
        )
    finally:
        signal.signal(signal.SIGINT, before)
    os.close(writer)
    os.read(reader, 1)  # it writes more than a pipe takes, so that it is in the middle of its work now
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    try:
        _, said = process.communicate(timeout=300)
    finally:
        process.kill()  # of no effect where it has ended
        os.close(reader)
    assert process.returncode == 130
    assert said.split() == [b"stopped"]


def test_a_stopped_start_is_calm_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("quiz.cli.app.run_app", stop)
    assert main([]) == 130
    assert capsys.readouterr().err == "stopped\n"


def test_a_set_clock_that_is_none_is_told(quiz: Callable[..., object]) -> None:
    done = quiz("data", "log", FACTDECK_NOW="tomorrow")
    assert done.status == 2 and "FACTDECK_NOW='tomorrow'" in done.err  # type: ignore[attr-defined]
