"""Why a point keeps being missed, said to the learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.study.study import Study


def notice(study: Study, pack: str, point: str) -> str:
    """Return why a point keeps being missed, and what helps; empty where it does not."""
    return ""
