"""A screen kept in two forms: as text, which is the contract and reads well in a review, and as SVG, which adds colour.

pytest-textual-snapshot does not fit the syrupy in use, hence these two small extensions of syrupy's own. The files lie
in `__snapshots__/<test module>/<test>.txt` and `.svg` beside the test. `pytest --snapshot-update` writes them;
`--text-only` leaves the pictures alone, for instance on another version of Textual, which may draw differently.
"""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path
from typing import Any

from rich.console import Console
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App
from textual.widgets import Input, TextArea

PROJECT = Path(__file__).resolve().parents[1]


class ScreenText(SingleFileSnapshotExtension):
    """The rows of a screen, one a line, without trailing blanks."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


class ScreenPicture(SingleFileSnapshotExtension):
    """The screen as Textual exports it to SVG."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


def pinned_textual() -> str:
    """The exact version of Textual that the kept screens were drawn with, from pyproject.toml."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    pins: list[str] = project["tool"]["uv"]["constraint-dependencies"]
    return next(pin.removeprefix("textual==") for pin in pins if pin.startswith("textual=="))


def settle(app: App[Any]) -> None:
    """Stop the cursor's blinking with the cursor shown, so that a screen looks the same at every moment."""
    for field in app.screen.query(Input):
        field.cursor_blink = False
    for area in app.screen.query(TextArea):
        area.cursor_blink = False


def screen_text(app: App[Any]) -> str:
    """What the running app shows, as rows of plain text."""
    width, height = app.size
    console = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
        safe_box=False,
    )
    # The same two private names as App.export_screenshot, which gives SVG and nothing else.
    drawn = app.screen._compositor.render_update(  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType]
        full=True,
        screen_stack=app._background_screens,  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType]
    )
    console.print(drawn)
    return "".join(f"{row.rstrip()}\n" for row in console.export_text(styles=False).splitlines())


def screen_picture(app: App[Any]) -> str:
    """What the running app shows, as SVG that is the same in every run and asks no other host for a font."""
    picture = re.sub(r"\bterminal-\d+-", "terminal-", app.export_screenshot())
    return re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)
