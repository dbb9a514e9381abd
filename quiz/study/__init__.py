"""Use cases: what a learner does, joining packs, rules, log and clock. The screens and the command line call these."""

from quiz.study.study import Study, installed_packs

__all__ = ["Study", "installed_packs"]
