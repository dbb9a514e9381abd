"""Where things are kept."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder of log and packs: FACTDECK_DATA, or the platform's place for user data."""
    wanted = os.environ.get("FACTDECK_DATA")
    if wanted:
        return Path(wanted)
    from platformdirs import user_data_dir

    return Path(user_data_dir("factdeck", appauthor=False))


def shipped_packs() -> Path:
    """Return the folder of the packs that come with Factdeck: inside the wheel, or `seeds` of a checkout."""
    package = Path(__file__).parent
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"
