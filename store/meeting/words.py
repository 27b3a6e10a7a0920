"""The glossary to hand out: every word and what it means, agreed ones first, as a document or a table (practice P3)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from store.meeting.blocks import Block, block, one_line, strong
from store.meeting.days import local
from store.meeting.language import sources
from store.meeting.phrases import Wording
from store.model.board import Board
from store.model.records import Term, TermStatus, TermType
from store.sense.glossary import TITLES, by_status

ORDER = (TermStatus.AGREED, TermStatus.SINGLE, TermStatus.DISPUTED, TermStatus.UNDEFINED)
"""What holds comes first: a reader wants that, the room wants the disputed ones."""
COLUMNS = ("word", "type", "status", "also", "team", "meaning", "by", "on", "source")
"""Columns of the table: a row for each meaning, the agreed one with no team; `on` is a date."""
NOTHING = "No word is written down yet."


def glossary_handout(board: Board, now: str) -> list[Block]:
    """The words as they stand at `now` (ISO, UTC)."""
    zone = board.series.timezone
    today = local(now, zone)
    words = Wording(board.names(), today.date().isoformat() if today else now[:10], zone, board.series.currency)
    found, said = by_status(board), sources(board, board.terms)
    out = [block("title", "What our words mean", f" — {one_line(board.series.name)}" if board.series.name else "")]
    for status in ORDER:
        if found[status]:
            out.append(block("heading", TITLES[status]))
            out += [part for term in found[status] for part in _word(term, words, said)]
    return out if len(out) > 1 else [*out, block("paragraph", NOTHING)]


def _word(term: Term, words: Wording, found: Mapping[str, str]) -> Iterator[Block]:
    """An agreed word is one item; of another, each team's meaning is an item below it."""
    also = f"also {', '.join(map(one_line, term.aliases))}" if term.aliases else ""
    beside = "; ".join(part for part in ("a value" if term.type is TermType.VALUE else "", also) if part)
    name, beside = one_line(term.name) or term.id, f" ({beside})" if beside else ""
    if term.status is TermStatus.AGREED:
        since = f" — agreed {words.day(term.agreed_at)}" if term.agreed_at else ""
        since += f", from {found[term.agreed_source]}" if term.agreed_source in found else ""
        yield block("item", strong(f"{name}:"), f" {one_line(term.agreed)}{beside}{since}")
        return
    yield block("subheading", f"{name}{beside}")
    if term.agreed:
        yield block("item", strong("Agreed before:"), f" {one_line(term.agreed)}")
    for team, meaning in term.meanings.items():
        origin = f" — {words.day(meaning.at)}, from {found[meaning.source]}" if meaning.source in found else ""
        yield block("item", strong(f"{words.name(team)}:"), f" {one_line(meaning.text)}{origin}")


def glossary_table(board: Board) -> str:
    """The words as comma-separated values (RFC 4180), a row for each meaning; for spreadsheets."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    found = by_status(board)
    for term in (term for status in ORDER for term in found[status]):
        for said in _meanings(term) or [("", "", "", "", "")]:
            about = (term.name or term.id, term.type, term.status, "; ".join(term.aliases))
            table.writerow([_cell(value) for value in (*about, *said)])
    return out.getvalue()


def _meanings(term: Term) -> list[tuple[str, str, str, str, str]]:
    """Team, meaning, who wrote it down, the day, and the id of what it came from."""
    agreed = ("", term.agreed, term.agreed_by, term.agreed_at[:10], term.agreed_source or term.agreed_in)
    teams = [(team, said.text, said.by, said.at[:10], said.source) for team, said in term.meanings.items()]
    return [agreed, *teams] if term.agreed else teams


def _cell(value: str) -> str:
    """One line of text; an apostrophe in front of what a spreadsheet would reckon out as a formula."""
    text = one_line(str(value))
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
