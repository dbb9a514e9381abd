"""Files -> packs: the one place in `questions` that reads files.

A pack is a folder (`pack.yaml`, `facts/*.yaml`, `tables/*.csv`, the texts that its sources name) or one YAML file. A
file of facts is a list, or a mapping with `facts:`. Each scalar is text until its model gives it a type. An empty value
without quotes (`when:`) is one that was left out; `null` and `~` are text like any other.

Every fact is validated by itself, so that one bad fact hides no other problem.
"""

from __future__ import annotations

import os

from questions.pack import Pack
from questions.reading.files import Files
from questions.reading.limits import DEFAULT, Limits
from questions.reading.reader import Reader
from questions.reading.result import Reading

__all__ = ["Limits", "Reading", "load_pack", "read_pack"]


def load_pack(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> Pack:
    """Read a pack that is expected to be valid.

    Raises:
        InvalidPackError: If it can't be read or is not valid.
    """
    return read_pack(path, limits).require()


def read_pack(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> Reading:
    """Read and validate a pack.

    Args:
        path: A folder with `pack.yaml`, or a single YAML file.
        limits: How large it may be.

    Returns:
        The pack, if it has no errors, and every problem found in it. Never raises for what files hold.
    """
    return Reader(Files(path, limits)).read()
