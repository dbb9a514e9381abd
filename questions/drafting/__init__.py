"""An article -> candidate facts, each with the passage that bears it out. Rule based, offline, deterministic.

`draft` is the way in. Nothing here decides that a fact is true or good: an author reviews every candidate.
"""

from __future__ import annotations

from questions.drafting.articles import Article, read_article
from questions.drafting.candidate import Candidate, Draft
from questions.drafting.draft import draft

__all__ = ["Article", "Candidate", "Draft", "draft", "read_article"]
