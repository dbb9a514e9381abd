"""How large a pack may be. Far above any pack that a person writes, far below what would hurt the machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on what is read."""

    file_bytes: int = 16_000_000
    """Bytes of one file."""
    total_bytes: int = 64_000_000
    """Bytes of all files of a pack together."""
    files: int = 1_000
    """Files in `facts/`."""
    depth: int = 32
    """Levels of nesting in one YAML file."""
    nodes: int = 2_000_000
    """Values in one YAML file, with those that aliases stand for."""
    facts: int = 50_000
    """Facts of a pack."""
    rows: int = 20_000
    """Rows of one table."""


DEFAULT = Limits()
