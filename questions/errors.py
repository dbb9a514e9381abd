"""What can go wrong, as one tree.

FactdeckError              anything of ours that a person must be told; its text says place, cause and mend
├── PackError              a pack can't be read or has errors
├── ResponseError          a response that does not fit its item (a bug of the caller)
├── StoreError             the log can't be opened, read or written
└── UsageError             what was asked for does not exist or makes no sense
"""

from __future__ import annotations


class FactdeckError(Exception):
    """An error of ours; `str()` is fit to be shown to a person."""


class PackError(FactdeckError):
    """A pack can't be read or has errors."""


class ResponseError(FactdeckError, ValueError):
    """A response that does not fit its item."""


class StoreError(FactdeckError):
    """The log can't be opened, read or written."""


class UsageError(FactdeckError):
    """What was asked for does not exist or makes no sense."""
