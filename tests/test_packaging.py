"""What is shipped: the source archive builds the wheel, and the wheel works away from the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """Run a command that sees nothing of the checkout, and return its standard output."""
    env = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "PYTHONHOME"}}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == status, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the source archive unpacks to."""
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.3 and older have none
        tar.extractall(folder)
    return folder / archive.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(source: Path) -> Path:
    """The wheel that is built from the source archive."""
    folder = source.parent / "wheel"
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment that has the wheel, and beside it only what it depends on.

    Its dependencies are borrowed from the environment of the tests by a path file, so that no index is asked; path
    files there, as that of an editable install of the checkout, have no effect here.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", scripts / "python"]  # which needs no copy of pip in there
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    site = run(scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    borrowed = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    Path(site, "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    return scripts


def test_the_source_archive_is_complete(source: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE", "requirements.lock", "seeds", "tests/check.py", "questions"):
        assert (source / name).exists(), name


def test_the_wheel_holds_packs_licence_and_both_programs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        programs = archive.read(next(name for name in names if name.endswith("entry_points.txt"))).decode()
    for folder in (path for path in (ROOT / "seeds").iterdir() if path.is_dir()):
        shipped = {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert {f"quiz/{name}" for name in shipped} <= names
    assert "quiz/seeds/kosovo-nato/pack.yaml" in names
    assert {"questions/py.typed", "quiz/py.typed"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"questions", "quiz"}
    assert re.findall(r"^(\w+) *= *(\S+)$", programs, re.MULTILINE) == [
        ("factdeck", "quiz.cli.main:main"),
        ("quiz", "quiz.cli.main:main"),
    ]


def test_the_installed_wheel_finds_its_pack(programs: Path, tmp_path: Path) -> None:
    where = run(programs / "python", "-c", "import quiz; print(quiz.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(programs.parent)
    assert run(programs / "quiz", "--version", cwd=tmp_path) == run(programs / "factdeck", "--version", cwd=tmp_path)
    items = [json.loads(line) for line in run(programs / "quiz", "items", "kosovo-nato", cwd=tmp_path).splitlines()]
    assert len(items) >= 300
    assert {"id", "family", "stem", "points"} <= set(items[0])


def test_without_a_terminal_the_app_says_so(programs: Path, tmp_path: Path) -> None:
    assert run(programs / "quiz", "play", "kosovo-nato", cwd=tmp_path, status=2) == ""


def test_the_lock_pins_every_requirement_with_hashes_and_names_no_place() -> None:
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE)  # some twice, each for its own Pythons
    pinned = {name: [version for other, version in pins if other == name] for name, _ in pins}
    wanted = [
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    ]
    for requirement in map(Requirement, wanted):
        versions = pinned[requirement.name.lower()]
        assert all(requirement.specifier.contains(version) for version in versions), requirement
    assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)) == len(pins)
    assert not re.search(r"://|\bfile:|--(?:index|extra-index|find-links)|^-|@ ", LOCK, re.MULTILINE)
