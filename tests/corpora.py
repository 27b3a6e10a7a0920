"""Recorded meetings of other people, which lie beside the project and never inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def corpora_path(*parts: str) -> Path:
    """The place of a corpus, or of a file in it; whatever asks is skipped, with the reason, where it is absent.

    May be called in a test, in a fixture, or while a module of tests is imported.
    """
    path = CORPORA.joinpath(*parts)
    if not path.exists():
        asked = "/".join(("shared", "corpora", *parts))
        pytest.skip(f"{asked} is not beside this project", allow_module_level=True)
    return path
