"""Marks of a line that name nothing there is: which they are, and what may have been meant. They are kept as text."""

from __future__ import annotations

from store.line.complete import nearest
from store.line.parse import Line
from store.model.board import Board

REPLACES = "supersedes:"


def unknown_marks(board: Board, line: Line) -> tuple[str, ...]:
    """The marks that name nothing, in lower case: those the names show, and a decision to replace that is not there."""
    replaced = line.keys.get(REPLACES[:-1], "") if line.kind == "decision" else ""
    return (*line.unknown, *([REPLACES + replaced.lower()] if replaced and replaced not in board.decisions else []))


def meant_by(board: Board, mark: str) -> list[str]:
    """The marks that may have been meant, likeliest first: of a decision the newest there is."""
    if mark.startswith(REPLACES):
        return [REPLACES + newest.id for newest in board.decisions.latest(1)]
    return nearest(mark, board.names())


def unknown_words(board: Board, mark: str) -> str:
    """`@opss names nothing known and was kept as text. Did you mean @ops?`"""
    close = meant_by(board, mark)
    meant = f" Did you mean {' or '.join(close)}?" if close else ""
    return f"{mark} names nothing known and was kept as text.{meant}"
