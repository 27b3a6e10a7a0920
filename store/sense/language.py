"""The words teams use: terms found in what is written, and the ones that mean two things (practice P3).

A term is recognised by itself and its aliases, letters in any case, with a hyphen or a blank, in the plural and with a
possessive: "Leads", "lead's", "MQLs", "sales accepted leads". Not by other endings: who writes "leading" does not
speak of a lead. `Terms` is made once for a glossary and reads a line at each key press.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from store.model.board import Board
from store.model.records import (
    ActionStatus,
    Captured,
    Initiative,
    InitiativeStatus,
    IssueStatus,
    ProposalStatus,
    Term,
    TermStatus,
)
from store.model.table import Table
from store.sense.words import fold

_TOKEN = re.compile(r"\w+(?:['’]s?(?!\w))?")
_PLAIN = re.compile(r"[\w\s‐‑'’-]+\Z")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_BETWEEN = re.compile(r"\s{1,2}|[-‐‑/&_]|\s[-&]\s")
_ADDRESS = re.compile(r"\w+://\S+|[\w.]+@[\w.]+")
_HYPHENS = "-‐‑"
_SEVERAL = re.compile(r"([^\W_a-z]{2,})s\Z")


class Use(NamedTuple):
    """A term in a text, from `start` up to `end`."""

    term: Term
    start: int
    end: int


class Place(NamedTuple):
    """A record that uses a term, and the initiative it belongs to (empty: none)."""

    record: Captured
    initiative: str


class Dispute(NamedTuple):
    """Since when a term means more than one thing (a time), how many things, and to which teams."""

    since: str
    meanings: int
    teams: tuple[str, ...]


class _Token(NamedTuple):
    """A word of a text: how it may stand in the glossary, and where it is."""

    forms: tuple[str, ...]
    start: int
    end: int


class Terms:
    """A glossary ready to be found in texts. Where two terms overlap, the longer counts, then the earlier one made."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[tuple[tuple[tuple[str, ...], ...], Term]]] = {}
        self._literal: list[tuple[re.Pattern[str], Term]] = []
        self._anchors: dict[str, set[str]] = {}
        for term in terms:
            for phrase in dict.fromkeys([term.id, term.name, *term.aliases]):
                self._take(phrase.strip(), term)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _take(self, phrase: str, term: Term) -> None:
        """Make one way to write a term findable."""
        if not phrase:
            return
        if not _PLAIN.match(phrase) or _UNSPACED.search(phrase):
            open_ended = _UNSPACED.search(phrase) is not None
            edges = ("", "") if open_ended else (r"(?<!\w)", r"(?:['’]?s)?(?!\w)")
            self._literal.append((re.compile(edges[0] + re.escape(phrase) + edges[1], re.IGNORECASE), term))
            self._anchors.setdefault(term.id, set()).add("")
            return
        tokens = tuple(token.forms for token in _tokens(phrase))
        sequences = [tokens]
        if any(hyphen in phrase for hyphen in _HYPHENS):
            sequences.append((_forms("".join(_TOKEN.findall(phrase))),))
        for sequence in sequences:
            if not sequence:
                continue
            for form in sequence[0]:
                self._by_first.setdefault(form, []).append((sequence, term))
            self._anchors.setdefault(term.id, set()).add(min(sequence[0], key=len).rstrip("y"))

    def uses(self, text: str) -> tuple[Use, ...]:
        """Every term in `text`, in the order of the text. Marks (`@sales`, `+webinar`) and addresses are no words."""
        if not self._by_first and not self._literal:
            return ()
        if "://" in text or "@" in text:
            text = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
        found = list(self._spelt(text))
        for pattern, term in self._literal:
            found += [Use(term, hit.start(), hit.end()) for hit in pattern.finditer(text)]
        if len(found) > 1 and self._literal:
            found.sort(key=lambda use: (use.start, -use.end))
        out: list[Use] = []
        for use in found:
            if not out or use.start >= out[-1].end:
                out.append(use)
        return tuple(out)

    def _spelt(self, text: str) -> Iterator[Use]:
        """Terms made of plain words, in order, none overlapping."""
        tokens = list(_tokens(text, self._by_first.__contains__))
        at = 0
        while at < len(tokens):
            token = tokens[at]
            best: tuple[int, Term] | None = None
            for form in token.forms:
                for sequence, term in self._by_first.get(form, ()):
                    length = len(sequence)
                    if (best is None or length > best[0]) and _stands(sequence, tokens, at, text):
                        best = (length, term)
            if best is None:
                at += 1
                continue
            yield Use(best[1], token.start, tokens[at + best[0] - 1].end)
            at += best[0]

    def may_use(self, folded: str, term: str) -> bool:
        """A quick look at a folded text: False when `term` is certainly not in it."""
        anchors = self._anchors.get(term, ())
        if any(anchor in folded for anchor in anchors):
            return True
        return "-" in folded and any(anchor in folded.replace("-", "") for anchor in anchors)


def _tokens(text: str, known: Callable[[str], bool] | None = None) -> Iterator[_Token]:
    """The words of a text. With `known`, two words joined by a hyphen that are known as one ("e-mail") are one."""
    last: _Token | None = None
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if start and text[start - 1] in "@+" and (start == 1 or not text[start - 2].isalnum()):
            continue
        token = _Token(_forms(found[0]), start, end)
        if last is not None:
            if known is not None and start == last.end + 1 and text[last.end] in _HYPHENS:
                joined = _forms(text[last.start : last.end] + found[0])
                if any(map(known, joined)):
                    last = _Token(joined, last.start, end)
                    continue
            yield last
        last = token
    if last is not None:
        yield last


def _forms(word: str) -> tuple[str, ...]:
    """How a word may stand in the glossary: as it is, and in the singular."""
    word = word.replace("’", "'").partition("'")[0]
    folded = fold(word)
    if len(folded) < 4 or folded.endswith(("ss", "us", "is")) or not folded.endswith("s"):
        short = _SEVERAL.match(word)  # QAs, the plural of an abbreviation
        return (folded, fold(short[1])) if short else (folded,)
    if word.isupper():
        return (folded,)  # SAAS is no plural
    if folded.endswith("ies") and len(folded) > 4:
        return (folded, folded[:-3] + "y")
    if folded.endswith(("ses", "xes", "zes", "ches", "shes")):
        return (folded, folded[:-1], folded[:-2])
    return (folded, folded[:-1])


def _stands(sequence: tuple[tuple[str, ...], ...], tokens: list[_Token], at: int, text: str) -> bool:
    """Whether a term's words stand in a text from a token on, with nothing but a blank or a hyphen between them."""
    if at + len(sequence) > len(tokens):
        return False
    for offset, forms in enumerate(sequence):
        token = tokens[at + offset]
        if not any(form in forms for form in token.forms):
            return False
        if offset and not _BETWEEN.fullmatch(text, tokens[at + offset - 1].end, token.start):
            return False
    return True


def terms_of(board: Board) -> Terms:
    """The board's glossary ready to be found in texts; made anew only when a term changed."""
    return board.follow("term", "terms", _made)


def _made(table: Table[Any], _old: Terms | None, _ids: Collection[str]) -> Terms:
    return Terms(table)


def used_terms(board: Board, text: str) -> tuple[Term, ...]:
    """The terms a text uses, once each, in its order."""
    return tuple({use.term.id: use.term for use in terms_of(board).uses(text)}.values())


def disputed_in(board: Board, text: str) -> tuple[Use, ...]:
    """Where a text uses a term that teams mean different things by and have not agreed on."""
    return tuple([use for use in terms_of(board).uses(text) if use.term.status is TermStatus.DISPUTED])


def dispute_of(term: Term) -> Dispute:
    """What a disputed term's dispute is. Of a term that was agreed, only what was said differently since counts."""
    meanings = [(team, meaning) for team, meaning in term.meanings.items() if team]
    if term.agreed:
        agreed = _plain(term.agreed)
        meanings = [(t, m) for t, m in meanings if m.at > term.agreed_at and _plain(m.text) != agreed]
    first: dict[str, str] = {}
    for _, meaning in sorted(meanings, key=lambda one: one[1].at):
        first.setdefault(_plain(meaning.text), meaning.at)
    began = sorted(first.values())[0 if term.agreed else 1 :]
    since = began[0] if began else ""
    return Dispute(since or term.created, len(first), tuple(team for team, _ in meanings))


def _plain(text: str) -> str:
    """A meaning as compared (see `Term.status`)."""
    return " ".join(text.casefold().split()).rstrip(".")


def uses_of(board: Board, term: str) -> tuple[Place, ...]:
    """Where a term is in use now: impacts and other records that are open, and the notes of the running or last
    standup. Those of initiatives come first, in the order the initiatives were made.
    """
    terms = terms_of(board)
    places = [
        Place(record, record.initiative)
        for record, folded in board.remember("said now", _said_now)
        if terms.may_use(folded, term) and any(use.term.id == term for use in terms.uses(record.text))
    ]
    order = {handle: number for number, handle in enumerate(board.initiatives.keys())}
    return tuple(sorted(places, key=lambda place: order.get(place.initiative, len(order))))


def _said_now(board: Board) -> list[tuple[Captured, str]]:
    """Records whose words count now, with their folded text."""
    over = {each.id for each in board.initiatives if not is_live(each)}
    records: list[Captured] = [impact for impact in board.impacts if impact.initiative not in over]
    records += board.issues.where("status", IssueStatus.OPEN)
    records += board.actions.where("status", ActionStatus.OPEN)
    records += board.proposals.where("status", ProposalStatus.OPEN)
    meeting = board.running or board.last_meeting
    if meeting is not None:
        records += [note for note in board.notes.where("meeting", meeting.id) if not note.off]
    records += board.notes.where("queued", True)
    return [(record, fold(record.text)) for record in {record.id: record for record in records}.values()]


def is_live(initiative: Initiative) -> bool:
    """Planned or running: what it does to teams matters now."""
    return initiative.status in (InitiativeStatus.PLANNED, InitiativeStatus.RUNNING)
