"""What a standup's minutes say about words: what was settled, what one team said it means, what is in dispute (P3)."""

from __future__ import annotations

from collections.abc import Iterable

from store.model import records as r
from store.model.board import Board
from store.sense.glossary import quoted
from store.sense.language import terms_of


def language(
    board: Board, meeting: r.Meeting, texts: Iterable[str], until: str
) -> tuple[tuple[r.Term, ...], tuple[r.Term, ...], tuple[r.Term, ...]]:
    """Terms settled in a meeting, defined in it by one team alone, and in dispute and used in its `texts` or written
    down in it; as they stood at `until`.
    """
    known = terms_of(board)
    used = frozenset[str]().union(*map(known.used_in, texts))
    settled: list[r.Term] = []
    defined: list[r.Term] = []
    disputed: list[r.Term] = []
    for term in board.terms:
        then = _term_as_of(term, until)
        written = any(meaning.at >= meeting.started for meaning in then.meanings.values())
        if then.status is r.TermStatus.AGREED and then.agreed_at >= meeting.started:
            settled.append(then)
        elif then.status is r.TermStatus.DISPUTED and (written or term.id in used or term.id in meeting.ignored):
            disputed.append(then)
        elif then.status is r.TermStatus.SINGLE and written:
            defined.append(then)
    return tuple(settled), tuple(defined), tuple(disputed)


def sources(board: Board, terms: Iterable[r.Term]) -> dict[str, str]:
    """The lines that meanings of these words came from, by id, in short: `“180 leads from the first webinar”`. A word
    agreed on under a topic, or simply in the standup, came from no line.
    """
    found: dict[str, str] = {}
    for term in terms:
        for source in (term.agreed_source, *(meaning.source for meaning in term.meanings.values())):
            said = board.find(source) if source else None
            if isinstance(said, r.Captured) and not isinstance(said, r.Topic):
                found[source] = quoted(said)
    return found


def _term_as_of(term: r.Term, until: str) -> r.Term:
    """The term with what was written down, and agreed, at `until`."""
    if term.agreed_at > until:
        term = term.but(agreed="", agreed_at="", agreed_by="", agreed_in="", agreed_source="")
    if any(meaning.at > until for meaning in term.meanings.values()):
        then = {team: meaning for team, meaning in term.meanings.items() if meaning.at <= until}
        term = term.but(meanings=then)
    return term
