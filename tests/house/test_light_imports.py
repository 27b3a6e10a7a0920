"""What a quick add may import: `accord add issue "…"` is held to a ratio of a bare interpreter's start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import FLOORS, PROJECT

# Each adds less than half a millisecond; enum adds 3 to the 10.5 of a bare interpreter, re 5, json 7, typing 9,
# pathlib 9.5, dataclasses 14.6.
CHEAP = "os, sys, time, fcntl, zlib, _json, __future__"

LOADED = f"""
import sys
sys.path.insert(0, {str(PROJECT)!r})
import {CHEAP}
before = set(sys.modules)
{{statement}}
for name in sorted(set(sys.modules) - before - set(sys.builtin_module_names)):
    if name.split(".")[0] not in {FLOORS!r}:
        print("loaded", name)
"""


def brought_in(statement: str, *arguments: str, **environment: str) -> list[str]:
    """The modules that a statement loads, but for the project's own, the cheap ones and those inside the interpreter.

    The interpreter runs without `site`, so that nothing an environment loads at start hides an import, and nothing
    that pip installed can be reached.
    """
    command = [sys.executable, "-I", "-S", "-c", LOADED.format(statement=statement), *arguments]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"`{statement}` failed without the installed packages:\n{done.stderr}"
    return [line.removeprefix("loaded ") for line in done.stdout.splitlines() if line.startswith("loaded ")]


@pytest.mark.parametrize(
    "module",
    [
        "store.model.names",
        "store.model.counters",
        "store.line.parse",
        "store.keep.journal",
        "store.verbs.capture",
        "tui.shell",
        "tui.shell.quick",
    ],
)
def test_a_light_module_brings_in_nothing_but_cheap_ones(module: str):
    assert brought_in(f"import {module}") == []


def test_a_quick_add_brings_in_nothing_but_cheap_ones(tmp_path: Path):
    workspace = str(tmp_path / "growth")
    shell = "from tui.shell import main; code = main(sys.argv[1:])"
    made = [
        sys.executable,
        "-c",
        f"import sys; {shell}; raise SystemExit(code)",
        "--workspace",
        workspace,
        "init",
        "--name",
        "Growth",
    ]
    subprocess.run(made, cwd=PROJECT, check=True, capture_output=True)
    sentence = "Lead files bounce in the CRM import"
    assert brought_in(f"{shell}; assert not code", "add", "issue", sentence, ACCORD_WORKSPACE=workspace) == []
    assert any(sentence in path.read_text("utf-8") for path in Path(workspace).rglob("*") if path.is_file())


@pytest.mark.parametrize("module", ["re", "enum", "typing", "json", "pathlib", "datetime", "argparse", "dataclasses"])
def test_a_heavy_import_is_noticed(module: str):
    assert module in brought_in(f"import {module}")


PREPARED = f"""
import sys
sys.path.insert(0, {str(PROJECT)!r})
from tui.shell.start import prepare
prepare()
prepare()
assert "textual.app" in sys.modules and not {{"ssl", "textual.types", "textual.widgets._select"}} & set(sys.modules)
import ssl, textual.types, textual.widgets, asyncio.sslproto
assert ssl.create_default_context and textual.types.SelectType and textual.widgets.Select
"""


def test_what_an_app_goes_without_is_there_for_who_wants_it():
    subprocess.run([sys.executable, "-c", PREPARED], check=True)
