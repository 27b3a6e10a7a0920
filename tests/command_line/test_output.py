"""What a table looks like where a program reads along, and where a person does."""

from __future__ import annotations

import pytest

from screens.plain import clean, width
from tui.shell import output
from tui.shell.output import PORTION, print_table

ROWS = [
    ("Q1", "Lead files bounce", "+webinar · @ops"),
    ("Q2", "Käse für alle: ½", ""),
    ("Q3", "日本語 and \x1b[31mred", "@it"),
    ("Q40", "e\u0301\u200b", "ana "),
]


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was printed, as lines."""
    return capsys.readouterr().out.split("\n")[:-1]


@pytest.mark.parametrize("rows", [ROWS, ROWS[:2], [*ROWS[:2] * PORTION, ROWS[2]]], ids=["odd", "plain", "many"])
def test_columns_stand_under_each_other_whatever_is_in_them(
    rows: list[tuple[str, str, str]], capsys: pytest.CaptureFixture[str]
):
    print_table(rows, 1, indent="  ")
    lines = printed(capsys)
    cells = [[clean(cell) for cell in row] for row in rows]
    wide = [max(map(width, column)) for column in zip(*cells, strict=True)]
    assert len(lines) == len(rows)
    for line, (key, text, facts) in zip(lines, cells, strict=True):
        gap, rest = " " * (wide[0] - width(key)), " " * (wide[1] - width(text))
        assert line == f"  {key}{gap}  {text}{rest}  {facts}".rstrip()


def test_on_a_terminal_a_row_takes_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(output, "room_of", lambda: 40)
    print_table([("Q1", "word " * 20, "@ops"), ("Q2", "日" * 40, "@it")], 1)
    first, second = printed(capsys)
    assert (width(first), width(second)) == (40, 39)
    assert first.endswith("…  @ops")
    assert second.endswith("…   @it")  # a wide letter is not cut in half


def test_nothing_is_printed_of_no_rows(capsys: pytest.CaptureFixture[str]):
    print_table([])
    assert printed(capsys) == []
