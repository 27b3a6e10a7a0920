"""A word on the glossary screen: as an entry of the list, and whole, the teams' meanings side by side."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from screens.glyphs import glyph, style
from screens.record import sign_of
from screens.widgets.columns import Column, abreast, stacked
from screens.widgets.lines import Line, Span, Spans, fold
from screens.widgets.sheet import Part, drawn, fact, gap, said, title, way
from screens.widgets.source import Grouped
from store.model.board import Board
from store.model.records import Meaning, Term, TermStatus, TermType
from store.sense import phrases
from store.sense.glossary import glossary, where_said
from store.sense.language import dispute_of, uses_of
from store.sense.words import one_line

ID_ROOM = 5
MOST_USES = 20
SIGNS = {
    TermStatus.DISPUTED: "room",
    TermStatus.UNDEFINED: "waiting",
    TermStatus.SINGLE: "term",
    TermStatus.AGREED: "acknowledged",
}
"""The sign of a status; its word always stands beside it."""
WORDS = {
    TermStatus.DISPUTED: ("disputed", "needs"),
    TermStatus.UNDEFINED: ("no meaning yet", "needs"),
    TermStatus.SINGLE: ("not agreed", "dim"),
    TermStatus.AGREED: ("agreed", "dim"),
}


class WordSource(Grouped):
    """All words, disputed ones first, each with a line of what it means."""

    def __init__(self, board: Board) -> None:
        super().__init__((group.title, group.ids) for group in glossary(board))
        self.board = board

    @override
    def lines(self, key: str, cells: int) -> Sequence[Line]:
        """See `Grouped.lines`."""
        term = self.board.terms.get(key)
        return [] if term is None else _lines(self.board, term)


def _lines(board: Board, term: Term) -> list[Line]:
    """The word with its status, and below it what it means or to whom it means something."""
    status = term.status
    used = len(uses_of(board, term.id))
    right: list[Span] = [(f"used {used} {glyph('dot')} " if used else "", "faint"), WORDS[status]]
    head: list[Span] = [(f"{glyph(SIGNS[status])} ", style(SIGNS[status])), (term.name or term.id, "text")]
    if term.type is TermType.VALUE:
        head.append(("  value", "faint"))
    return [Line(head, right), Line(["  ", (_meant(board, term), "dim")])]


def _meant(board: Board, term: Term) -> str:
    """What a word means, shortly; of a disputed one to whom it means different things."""
    if term.status is TermStatus.AGREED:
        return one_line(term.agreed)
    if term.status is TermStatus.DISPUTED:
        dispute = dispute_of(term)
        sides = phrases.teams(board, dispute.teams)
        return (
            f"something else to {sides} since" if term.agreed else f"{phrases.number(dispute.meanings)} things: {sides}"
        )
    said = [f"{phrases.team(board, team)}: {one_line(meaning.text)}" for team, meaning in term.meanings.items()]
    return "; ".join(said) or "e says what it means"


def status_spans(term: Term) -> list[Span]:
    """A word's status as sign and word."""
    name = SIGNS[term.status]
    return [(f"{glyph(name)} ", style(name)), WORDS[term.status]]


def word_sheet(board: Board, term: Term, today: str, beside: bool) -> list[Part]:
    """Everything about a word; with `beside` the teams' meanings in columns, else one below the other."""
    parts: list[Part] = []
    if term.aliases:
        parts.append(fact("also", "also", [phrases.listed(term.aliases)], 3))
    parts += _agreed(board, term, today)
    parts += _meanings(board, term, today, beside)
    return parts + _uses(board, term)


def _agreed(board: Board, term: Term, today: str) -> list[Part]:
    if not term.agreed:
        return [drawn("agreed", Line([("nothing is agreed yet", "dim")], way("agrees", "g")))]
    parts = [said("agreed", [(term.agreed, "strong")], limit=12)]
    source = term.agreed_source or term.agreed_in
    since = _from(board, term.agreed_by, term.agreed_at, source, today)
    parts.append(said(f"agreed {source}", [("agreed by ", "dim"), *since], limit=2))
    if term.status is TermStatus.DISPUTED:
        parts.append(said("since", [("said differently since", "needs")]))
    return parts


def _meanings(board: Board, term: Term, today: str, beside: bool) -> list[Part]:
    """What each team means, and which teams have not said."""
    columns = [(team, _column(board, team, meaning, today)) for team, meaning in term.meanings.items()]
    silent = [team.id for team in board.teams if team.id not in term.meanings]
    parts: list[Part] = [title("What each team means", way("changes it" if columns else "says it", "e"))]
    if beside and columns:
        parts.append(_abreast([column for _, column in columns]))
    else:
        parts += [_stacked(team, column) for team, column in columns]
    if silent and len(columns):
        parts += [gap("before silent"), fact("silent", "not said", [(phrases.teams(board, silent), "dim")], 3)]
    elif not columns:
        parts.append(said("silent", [("No team has said what it means to them.", "dim")]))
    return parts


def _abreast(columns: Sequence[Column]) -> Part:
    def lay(cells: int) -> list[Line]:
        return abreast(columns, cells)

    return Part("meanings", lay)


def _stacked(team: str, column: Column) -> Part:
    def lay(cells: int) -> list[Line]:
        return stacked(column, cells)

    return Part(f"by {team}", lay)


def _column(board: Board, team: str, meaning: Meaning, today: str) -> Column:
    name = board.teams[team].name if team in board.teams else team
    source = _from(board, meaning.by, meaning.at, meaning.source, today)
    return Column([(name or team, "accent")], [(meaning.text, "text")], source)


def _from(board: Board, by: str, at: str, source: str, today: str) -> list[Span]:
    """Who wrote it down, when, and where: under an agenda item, in a standup, or as a line."""
    found = [phrases.person(board, by), phrases.day(at, today), where_said(board, source, today)]
    return [(f" {glyph('dot')} ".join(part for part in found if part), "dim")]


def _uses(board: Board, term: Term) -> list[Part]:
    """Where it is in use now, each a line that can be opened."""
    places = uses_of(board, term.id)
    parts = [title("Where it is used", str(len(places)) if places else "")]
    if not places:
        return [*parts, said("unused", [("Nothing open uses it.", "dim")])]
    for place in places[:MOST_USES]:
        record = place.record
        sign = sign_of(record)
        about = phrases.initiative(board, place.initiative) if place.initiative else ""
        spans: Spans = [(f"{glyph(sign):<4}", style(sign)), (f"{record.id:<{ID_ROOM}}", "dim"), record.text[:400]]
        parts.append(_use(f"use {record.id}", spans, about))
    if len(places) > MOST_USES:
        parts.append(drawn("more", Line([(f"and {len(places) - MOST_USES} more; / finds them", "dim")])))
    return parts


def _use(key: str, spans: Spans, about: str) -> Part:
    """A record that uses it, folded to two lines, with its initiative at the right of the first."""
    right: Spans = [(one_line(about, 24), "faint")] if about else ()
    room = len(right[0][0]) + 2 if right else 0

    def lay(cells: int) -> list[Line]:
        first, *rest = fold(spans, max(20, cells - room), hang=4 + ID_ROOM, limit=2)
        return [Line(first, right), *map(Line, rest)]

    return Part(key, lay)
