"""Where things are kept."""

from __future__ import annotations

import os
import re
from pathlib import Path

PROFILES = "profiles"
"""Folder of the profiles, in the data folder."""


def data_folder(profile: str | None = None) -> Path:
    """Return the folder of log and packs: FACTDECK_DATA, or the platform's place for user data.

    Args:
        profile: A learner's name on a shared computer, instead of FACTDECK_PROFILE; empty for none.

    Raises:
        UsageError: If the profile's name is none.
    """
    wanted = os.environ.get("FACTDECK_DATA")
    if wanted:
        base = Path(wanted)
    else:
        from platformdirs import user_data_dir

        base = Path(user_data_dir("factdeck", appauthor=False))
    return profile_folder(base, os.environ.get("FACTDECK_PROFILE", "") if profile is None else profile)


def profile_folder(base: Path, profile: str) -> Path:
    """Return the data folder of a profile; `base` itself for an empty name.

    Raises:
        UsageError: If the name is none.
    """
    if not profile:
        return base
    name = profile.lower()
    if not re.fullmatch(r"[a-z0-9]([a-z0-9_-]{0,38}[a-z0-9])?", name):
        from questions.errors import UsageError

        raise UsageError(f"{profile!r} is no name of a profile; use up to 40 letters a-z, digits, - and _")
    return base / PROFILES / name


def profiles(base: Path) -> list[str]:
    """Return the profiles of a data folder."""
    try:
        return sorted(path.name for path in (base / PROFILES).iterdir() if path.is_dir())
    except OSError:
        return []


def pack_folders(data: Path) -> list[Path]:
    """Return the folders of packs: those that come with Factdeck, those of the computer, those of the profile."""
    shared = [data.parent.parent / "packs"] if data.parent.name == PROFILES else []
    return [shipped_packs(), *shared, data / "packs"]


def shipped_packs() -> Path:
    """Return the folder of the packs that come with Factdeck: inside the wheel, or `seeds` of a checkout."""
    package = Path(__file__).parent
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"
