"""Tables and lists of tasks from any system, by how their lines end."""

from __future__ import annotations

import pytest

from store.exchange.table_read import read_table
from store.exchange.todo import read_todo


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(end: str):
    tasks = read_todo(end.join(["(A) call", "", "x 2026-11-02 write", ""]).encode())
    assert [(task.number, task.done, task.text) for task in tasks] == [(1, False, "call pri:A"), (3, True, "write")]
    rows = read_table(end.join(["text,owners", "call,ana", ""]).encode(), "action").rows
    assert [row.cells for row in rows] == [{"text": "call", "owners": "ana"}]
