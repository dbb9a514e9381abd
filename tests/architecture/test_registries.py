"""What was added is also registered: a module that nobody lists is a feature that nobody gets."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from pathlib import Path

from questions import families
from quiz.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]


def test_each_family_is_registered_under_its_name() -> None:
    modules = {found.name for found in pkgutil.iter_modules(families.__path__)}
    named = {getattr(importlib.import_module(f"questions.families.{name}"), "NAME", None): name for name in modules}
    assert set(named) == set(families.FAMILIES)
    assert {name: offer.__module__ for name, offer in families.FAMILIES.items()} == {
        name: f"questions.families.{module}" for name, module in named.items()
    }


def test_each_command_has_its_module_and_says_what_it_does() -> None:
    for name, (module, line) in COMMANDS.items():
        command = importlib.import_module(module).command
        assert command.name == name
        assert line.endswith(".")
        assert command.help, f"quiz {name} has no help"


def test_the_layers_name_every_room_that_exists() -> None:
    """The contract is exhaustive; this keeps it from being switched off unseen."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract for contract in config["contracts"] if contract["type"] == "layers")
    assert layers["exhaustive"] is True
    named = {room.strip(" ()") for layer in layers["layers"] for room in layer.split("|")}
    rooms = {path.stem for path in (ROOT / "quiz").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__", "__main__"} <= named
