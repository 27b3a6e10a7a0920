"""The words teams use: terms found in what is written, and the ones that mean two things (practice P3).

A term is recognised by itself and its aliases, letters in any case, with a hyphen or a blank, in the plural and with a
possessive: "Leads", "lead's", "MQLs", "sales accepted leads". Not by other endings: who writes "leading" does not
speak of a lead. `Terms` is made once for a glossary and reads a line at each key press.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
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

REMEMBERED = 20_000
"""Words and texts whose terms are remembered; then it is begun anew."""


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


_Token = tuple[str, int, int]
"""A word of a text, and where it is."""
_Entry = tuple[tuple[tuple[str, ...], ...], Term]
"""A term and its words, each as the forms it may have."""


class Terms:
    """A glossary ready to be found in texts. Where two terms overlap, the longer counts, then the earlier one made."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[_Entry]] = {}
        self._begun_by: dict[str, list[_Entry]] = {}
        self._used_in: dict[str, frozenset[str]] = {}
        self._literal: list[tuple[re.Pattern[str], Term]] = []
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
            return
        tokens = tuple(_forms(word) for word, _, _ in _words(phrase))
        sequences = [tokens]
        if any(hyphen in phrase for hyphen in _HYPHENS):
            sequences.append((_forms("".join(_TOKEN.findall(phrase))),))
        for sequence in sequences:
            if not sequence:
                continue
            for form in sequence[0]:
                self._by_first.setdefault(form, []).append((sequence, term))

    def uses(self, text: str) -> tuple[Use, ...]:
        """Every term in `text`, in the order of the text. Marks (`@sales`, `+webinar`) and addresses are no words."""
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

    def used_in(self, text: str) -> frozenset[str]:
        """The ids of the terms in a record's text; remembered, since records seldom change."""
        used = self._used_in.get(text)
        if used is None:
            if len(self._used_in) >= REMEMBERED:
                self._used_in.clear()
            used = self._used_in[text] = frozenset([use.term.id for use in self.uses(text)])
        return used

    def _spelt(self, text: str) -> Iterator[Use]:
        """Terms made of plain words, in order, none overlapping."""
        tokens = _words(text)
        if "-" in text or "‐" in text or "‑" in text:
            tokens = self._joined(text, tokens)
        until = 0
        for at, (word, start, _) in enumerate(tokens):
            for sequence, term in self._entries(word):
                if at >= until and _stands(sequence, tokens, at, text):
                    until = at + len(sequence)
                    yield Use(term, start, tokens[until - 1][2])

    def _entries(self, word: str) -> list[_Entry]:
        """Terms that may begin with a word as written, the longest first."""
        known = self._begun_by.get(word)
        if known is None:
            if len(self._begun_by) >= REMEMBERED:
                self._begun_by.clear()
            found = [entry for form in _forms(word) for entry in self._by_first.get(form, ())]
            known = self._begun_by[word] = sorted(found, key=lambda entry: -len(entry[0]))
        return known

    def _joined(self, text: str, tokens: list[_Token]) -> list[_Token]:
        """The same words, two that a hyphen joins to a known one ("e-mail") as that one."""
        out: list[_Token] = []
        for word, start, end in tokens:
            if out and start == out[-1][2] + 1 and text[start - 1] in _HYPHENS:
                before, begin, _ = out[-1]
                if self._entries(before + word) and not self._entries(before):
                    out[-1] = (before + word, begin, end)
                    continue
            out.append((word, start, end))
        return out


def _words(text: str) -> list[_Token]:
    """The words of a text but the handles: what stands right behind an `@` or `+` that begins a word."""
    tokens = [(found[0], *found.span()) for found in _TOKEN.finditer(text)]
    if "@" not in text and "+" not in text:
        return tokens
    return [
        token
        for token in tokens
        if text[token[1] - 1 : token[1]] not in ("@", "+") or (token[1] > 1 and text[token[1] - 2].isalnum())
    ]


def _forms(word: str) -> tuple[str, ...]:
    """How a word may stand in the glossary: as it is, and in the singular."""
    word = word.replace("’", "'").partition("'")[0]
    folded = fold(word)
    if len(folded) < 4 or folded.endswith(("ss", "us", "is")) or not folded.endswith("s"):
        short = _SEVERAL.match(word)  # QAs, the plural of an abbreviation
        return (folded, fold(short[1])) if short else (folded,)
    if folded.endswith("ies") and len(folded) > 4:
        return (folded, folded[:-3] + "y")
    if folded.endswith(("ses", "xes", "zes", "ches", "shes")):
        return (folded, folded[:-1], folded[:-2])
    return (folded, folded[:-1])


def _stands(sequence: tuple[tuple[str, ...], ...], tokens: list[_Token], at: int, text: str) -> bool:
    """Whether a term's words stand in a text from a word on (the first does), a blank or hyphen between them."""
    if at + len(sequence) > len(tokens):
        return False
    for place, forms in enumerate(sequence[1:], at + 1):
        word, start, _ = tokens[place]
        if forms[0] != word and not any(form in forms for form in _forms(word)):
            return False
        if not _BETWEEN.fullmatch(text, tokens[place - 1][2], start):
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


def disputed_in(board: Board, text: str, ignored: Collection[str] = ()) -> tuple[Use, ...]:
    """Where a text uses a term that teams mean different things by and have not agreed on, but for those that a
    standup ignores (`Meeting.ignored`).
    """
    found = [use for use in terms_of(board).uses(text) if use.term.status is TermStatus.DISPUTED]
    return tuple([use for use in found if use.term.id not in ignored])


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
    return board.remember("uses", _uses).get(term, ())


def _uses(board: Board) -> dict[str, tuple[Place, ...]]:
    """Every term to where it is in use now."""
    terms = terms_of(board)
    order = {handle: number for number, handle in enumerate(board.initiatives.keys())}
    said = sorted(_said_now(board), key=lambda record: order.get(record.initiative, len(order)))
    found: dict[str, list[Place]] = {}
    for record in said:
        for term in terms.used_in(record.text):
            found.setdefault(term, []).append(Place(record, record.initiative))
    return {term: tuple(places) for term, places in found.items()}


def _said_now(board: Board) -> list[Captured]:
    """Records whose words count now."""
    over = {each.id for each in board.initiatives if not is_live(each)}
    records: list[Captured] = [impact for impact in board.impacts if impact.initiative not in over]
    records += board.issues.where("status", IssueStatus.OPEN)
    records += board.actions.where("status", ActionStatus.OPEN)
    records += board.proposals.where("status", ProposalStatus.OPEN)
    meeting = board.running or board.last_meeting
    if meeting is not None:
        records += [note for note in board.notes.where("meeting", meeting.id) if not note.off]
    records += board.notes.where("queued", True)
    return list({record.id: record for record in records}.values())


def is_live(initiative: Initiative) -> bool:
    """Planned or running: what it does to teams matters now."""
    return initiative.status in (InitiativeStatus.PLANNED, InitiativeStatus.RUNNING)
