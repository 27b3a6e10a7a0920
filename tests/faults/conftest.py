"""What the tests of faults share: a workspace of the test's own with the standup begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.running import workspace


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """The sample workspace, its standup begun."""
    return workspace(str(tmp_path / "board"))
