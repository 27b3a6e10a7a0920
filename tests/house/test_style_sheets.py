"""Every style sheet keeps to its own screen: all are read into one, so a bare `#about` would style every screen's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import PROJECT

SHEETS = sorted((PROJECT / "screens").rglob("*.tcss"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")


def owner(sheet: Path) -> str:
    """The screen a style sheet is for."""
    return sheet.stem.title().replace("_", "") + ("" if sheet.parent.name == "dialogs" else "Screen")


def strangers(text: str, screen: str) -> list[str]:
    """The selectors of a style sheet that may be about something outside of ``screen``."""
    selectors = [each.strip() for rule in RULE.findall(COMMENT.sub("", text)) for each in rule.split(",")]
    return [each for each in selectors if not re.match(rf"{screen}(?![\w-])", each)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_is_about_its_own_screen(sheet: Path):
    assert strangers(sheet.read_text("utf-8"), owner(sheet)) == []


def test_a_stranger_is_noticed():
    assert strangers("/* #a { } */ #about { width: 1; }\nAScreen #b, #c { }", "AScreen") == ["#about", "#c"]
