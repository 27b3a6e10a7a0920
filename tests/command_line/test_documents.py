"""docs/ says what the program does: made from the same tables, or tried line by line."""

from __future__ import annotations

from typing import Any

import pytest

from store.line.parse import parse
from store.model.docs import PLANS
from store.model.records import CLASSES
from tests.command_line.conftest import Shell
from tests.house.tree import PROJECT
from tui.shell.fields import COMMON, MEANINGS, meaning_of
from tui.shell.words import record_json

DOCS = PROJECT / "docs"
MADE = {
    "keys.md": ("keys", "--format", "md"),
    "shell.md": ("_manual", "shell"),
    "json.md": ("_manual", "json"),
}


@pytest.mark.parametrize("name", MADE)
def test_a_document_made_from_a_table_is_not_stale(empty: Shell, name: str):
    made = empty.does(*MADE[name]).out
    again = f"run `accord {' '.join(MADE[name])} > docs/{name}`"
    assert (DOCS / name).read_text("utf-8") == made, f"docs/{name} is stale: {again}"


def test_every_field_that_is_printed_has_a_meaning_and_no_other_has():
    for kind, cls in CLASSES.items():
        printed = record_json(cls(id="x"))
        assert set(printed) <= set(COMMON) | set(PLANS[kind])
        assert set(COMMON) - set(printed) <= {"text", "name", "status"}
        for field in printed:
            assert field in COMMON or meaning_of(kind, field)
    fields = {field for plan in PLANS.values() for field in plan}
    assert {name.rpartition(".")[2] for name in MEANINGS} <= fields


def rows(section: str) -> list[list[str]]:
    """The cells of the tables in one section of docs/line.md."""
    text = (DOCS / "line.md").read_text("utf-8").partition(f"## {section}\n")[2].partition("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line.strip("| ").split(" | ")] for line in lines]


@pytest.mark.parametrize(("line", "kind"), rows("What a line is"))
def test_a_line_is_what_the_document_says(line: str, kind: str):
    assert parse(line).kind == kind


@pytest.mark.parametrize(("line", "field", "value"), rows("Marks"))
def test_a_mark_says_what_the_document_says(line: str, field: str, value: str):
    read = parse(line)
    found: Any = read.keys.get(field) or getattr(read, field)
    assert (found if isinstance(found, str) else " ".join(found)) == value


def test_a_backslash_and_a_pasted_list_are_read_as_said():
    assert (parse("\\# not a topic").kind, parse("\\# not a topic").text) == ("note", "# not a topic")
    assert parse("- ! pasted").kind == "issue"
