"""A sample of the campaign of mutated inputs; all of it: `python tests/campaigns/authoring.py --inputs 10000`."""

from __future__ import annotations

import pytest
from campaigns.authoring import run

pytest.importorskip("openpyxl")


@pytest.mark.campaign
def test_mutated_inputs_are_read_or_refused_with_our_own_error() -> None:
    found = run(40, seed=7)
    assert set(found) == {"csv", "xlsx", "yaml", "edit", "merge", "reports"}
    assert all(sum(ends.values()) == 40 and ends["read"] for ends, _ in found.values())
