"""The register of everything that `quiz check` can find: a stable code, why it matters, and an example of its mend.

1xx files, 2xx fields, 3xx references, 4xx evidence, 5xx contradictions.
"""

from __future__ import annotations

from questions.codes import contradictions, evidence, fields, files, references
from questions.codes.code import Code

__all__ = ["CODES", "Code"]

CODES: dict[str, Code] = {
    code.code: code for group in (files, fields, references, evidence, contradictions) for code in group.CODES
}
"""Every code, by itself, in ascending order."""
