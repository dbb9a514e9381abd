"""A sample of the campaign that presses random keys on every screen (`tests/campaigns/keys.py`)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from screens import ROOT

SPEC = importlib.util.spec_from_file_location("keys_campaign", ROOT / "campaigns" / "keys.py")
assert SPEC is not None and SPEC.loader is not None
campaign = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(campaign)


@pytest.mark.campaign
@pytest.mark.parametrize(("screen", "seed"), [("home", 11), ("formats", 12), ("settings", 13)])
async def test_random_keys_and_sizes_raise_nothing_and_lose_nothing(tmp_path: Path, screen: str, seed: int) -> None:
    answers, problems = await campaign.one(tmp_path / "data", screen, 80, seed)
    assert problems == []
    assert answers > 0 or screen != "formats"
