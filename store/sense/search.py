"""Find anything: records of every kind by all words of a query, narrowed by marks in it.

A query is words, all of which a record's texts must have, anywhere in a word and letters in any case (`"in quotes"`: as
one), and marks that narrow: `is:action is:open is:late`, `@ana` (owner, helper, speaker, team …), `+webinar`,
`since:oct`. A mark that names nothing is looked for as text, so nothing typed is an error. What has the words as its id
or handle stands first, then what is called by them, then the newest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from store.line.when import MONTHS, UNITS, WEEKDAYS
from store.model import docs
from store.model import records as r
from store.model.board import Board
from store.model.counters import NAMED
from store.sense.texts import FIELDS, parts, texts_of
from store.sense.words import fold, one_line

_PIECE = re.compile(r'"([^"]+)"|(\S+)')
KIND_WORDS = {
    **{kind: kind for kind in FIELDS},
    **{f"{kind}s": kind for kind in FIELDS},
    "people": "person",
    "idea": "proposal",
    "ideas": "proposal",
}
TYPES = {str(kind) for kind in r.IssueType}
STATES = {
    *(str(word) for words in (r.IssueStatus, r.ActionStatus, r.ProposalStatus, r.TermStatus) for word in words),
    *("acknowledged", "asked", "received", "waiting", "stale", "late", "running", "planned", "paused", "queued"),
}
SORTS = ("kinds", "types", "states")
DAYS = ("today", "yesterday", "last")
_DAY_BEGUN = re.compile(r"\d{1,3}|\d{4}-\d?|\d{4}-\d\d-\d?")
IS = {**dict.fromkeys(STATES, "states"), **dict.fromkeys(TYPES, "types"), **dict.fromkeys(KIND_WORDS, "kinds")}
"""Every word that `is:` takes, and what it is a word for."""
PEOPLE = ("owners", "guessed", "helpers", "teams", "present", "team", "speaker", "sponsor", "owner", "by")
"""Fields a handle behind `@` is looked for in."""


class Hit(NamedTuple):
    """A record found: what it says or is called, what else of it has the words (a resolution, a meaning), and when it
    was made.
    """

    kind: str
    id: str
    text: str
    more: str
    at: str


@dataclass(frozen=True, slots=True)
class Query:
    """What a query asks for. `words` are folded, the longest (so the rarest, mostly) first."""

    words: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    handles: tuple[frozenset[str], ...] = ()
    initiatives: frozenset[str] = frozenset()
    since: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it has any mark but kinds."""
        return bool(self.states or self.types or self.handles or self.initiatives or self.since)


def read_query(board: Board, typed: str, today: str = "") -> Query:
    """A query as typed. A mark may be unfinished: `@an` is everybody whose handle begins so, `is:act` every word that
    does.
    """
    words: list[str] = []
    found: dict[str, set[str]] = {"kinds": set(), "states": set(), "types": set(), "initiatives": set()}
    handles: list[frozenset[str]] = []
    since = ""
    names = board.names()
    for quoted, piece in pieces(typed):
        mark, rest = (piece[:1], fold(piece[1:])) if piece[:1] in ("@", "+") else ("", fold(piece))
        if mark == "@" and rest and (meant := _begun(rest, [*names.people, *names.teams])):
            handles.append(frozenset(meant))
        elif mark == "+" and rest and (meant := _begun(rest, names.initiatives)):
            found["initiatives"] |= meant
        elif rest.startswith("is:") and (meant := _is(rest[3:])):
            for word in meant:
                found[IS[word]].add(KIND_WORDS.get(word, word))
        elif rest.startswith("since:") and (day := since_day(board, rest[6:], today)):
            since = day
        elif rest.startswith("since:") and begins_a_day(rest[6:]):
            pass
        else:
            words.append(" ".join(fold(quoted or piece).split()))
    longest_first = sorted(dict.fromkeys(filter(None, words)), key=len, reverse=True)
    kept = {name: frozenset(values) for name, values in found.items()}
    return Query(tuple(longest_first), handles=tuple(handles), since=since, **kept)


def pieces(typed: str) -> list[tuple[str, str]]:
    """The pieces a query is made of, each as (what stands in quotes, or nothing; else the piece)."""
    return _PIECE.findall(typed)


def _begun(word: str, known: Iterable[str]) -> set[str]:
    """The known handle a word is, or those it begins."""
    handles = set(known)
    return {word} if word in handles else {handle for handle in handles if handle.startswith(word)}


def _is(word: str) -> set[str]:
    """Words of one sort that `is:` and this mean: itself, else kinds it begins, else sorts of issue, else states."""
    if word in IS:
        return {word}
    meant = _begun(word, IS) if word else set[str]()
    return next((same for sort in SORTS if (same := {each for each in meant if IS[each] == sort})), set[str]())


def begins_a_day(word: str) -> bool:
    """Whether somebody who goes on typing may still come to a day that `since_day` knows."""
    return bool(_DAY_BEGUN.fullmatch(word)) or any(day.startswith(word) for day in (*DAYS, *WEEKDAYS, *MONTHS))


def since_day(board: Board, word: str, today: str = "") -> str:
    """The moment `since:` names, to compare times with: a day or a part of one (`2026-10`), `today`, `yesterday`, a
    weekday or month gone by (`mon`, `oct`), `3d` or `2w` back, or `last`, the end of the last standup. Empty: none.
    """
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", word):
        return word
    if word == "last":
        return board.last_meeting.ended if board.last_meeting is not None else ""
    try:
        now = date.fromisoformat(today or board.at[:10])
    except ValueError:
        return ""
    if word in ("today", "yesterday"):
        return str(now - timedelta(days=word == "yesterday"))
    if word in WEEKDAYS:
        return str(now - timedelta(days=(now.weekday() - WEEKDAYS[word]) % 7))
    if word in MONTHS:
        return f"{now.year - (MONTHS[word] > now.month):04}-{MONTHS[word]:02}"
    back = re.fullmatch(r"(\d{1,4})([a-z]+)", word)
    days = {"days": 1, "weeks": 7, "months": 30, "years": 365}.get(UNITS.get(back[2], ""), 0) if back else 0
    try:
        return str(now - timedelta(days=days * int(back[1]))) if back and days else ""
    except OverflowError:
        return "0001"


def find(board: Board, query: str, limit: int = 50, *, today: str = "") -> tuple[Hit, ...]:
    """The records a query means, at most `limit`; see the module. `today` (by default the day of the board's last
    change) is what `since:` and `is:late` count from.
    """
    today = today or board.at[:10]
    asked = read_query(board, query, today)
    if not asked.words and not asked.kinds and not asked.narrows:
        return ()
    exact = board.find(query) if query.strip() else None
    found: dict[tuple[str, str], None] = {}
    if (
        exact is not None
        and exact.kind in FIELDS
        and asked.words
        and _wanted(board, asked, exact.kind, today)(exact.id)
    ):
        found[exact.kind, exact.id] = None
    rest: list[tuple[bool, str, str, str]] = []
    for kind in FIELDS:
        if not asked.kinds or kind in asked.kinds:
            table, wanted = board.table(kind), _wanted(board, asked, kind, today)
            for key in _first(filter(wanted, texts_of(board, kind).having(asked.words)), limit):
                called = kind in NAMED and _called(_hit(board, kind, key, asked), asked.words)
                rest.append((called, (table.doc(key) or {}).get("created", ""), kind, key))
    rest.sort(key=lambda one: one[:2], reverse=True)
    found.update(dict.fromkeys((kind, key) for _, _, kind, key in rest))
    return tuple([_hit(board, kind, key, asked) for kind, key in list(found)[:limit]])


def _first(keys: Iterator[str], limit: int) -> Iterator[str]:
    return (key for key, _ in zip(keys, range(limit), strict=False))


def _called(hit: Hit, words: Collection[str]) -> bool:
    """Whether a named thing's handle or name begins with a word of the query."""
    begins = (fold(hit.id), *fold(hit.text).split())
    return any(name.startswith(word) for word in words for name in begins)


def _hit(board: Board, kind: str, key: str, asked: Query) -> Hit:
    doc = board.table(kind).doc(key) or {}
    said = [one_line(part, 400) for part in parts(kind, key, doc)] or [""]
    main = next(filter(None, said), key)
    missing = [word for word in asked.words if word not in fold(main)]
    more = next((part for part in said[1:] if part not in (key, main) and any(w in fold(part) for w in missing)), "")
    return Hit(kind, key, main, more, doc.get("created", ""))


def _wanted(board: Board, asked: Query, kind: str, today: str) -> Callable[[str], bool]:
    """Whether the record of a kind with this id passes the marks of a query (and is on the board at all)."""
    table = board.table(kind)

    def passes(key: str) -> bool:
        doc = table.doc(key)
        if doc is None:
            return False
        return not asked.narrows or _passes(asked, kind, key, doc, today)

    return passes


def _passes(asked: Query, kind: str, key: str, doc: Mapping[str, Any], today: str) -> bool:
    if asked.since and doc.get("created", "") < asked.since:
        return False
    if asked.initiatives and asked.initiatives.isdisjoint(_about(kind, key, doc)):
        return False
    if asked.types and (kind != "issue" or doc.get("type", "problem") not in asked.types):
        return False
    if asked.states and asked.states.isdisjoint(_states(kind, key, doc, today)):
        return False
    return not asked.handles or all(not handles.isdisjoint(_named(key, doc)) for handles in asked.handles)


def _about(kind: str, key: str, doc: Mapping[str, Any]) -> tuple[str, ...]:
    """The initiatives a record belongs to, or bites in."""
    return (key,) if kind == "initiative" else (doc.get("initiative", ""), *doc.get("initiatives", ()))


def _named(key: str, doc: Mapping[str, Any]) -> Iterator[str]:
    """Every handle a record is about, its own among them."""
    yield key
    for field in PEOPLE:
        value = doc.get(field)
        if isinstance(value, str):
            yield value
        elif value:
            yield from value


def _states(kind: str, key: str, doc: Mapping[str, Any], today: str) -> tuple[str, ...]:
    """The words for where a record stands."""
    if kind == "term":
        return (docs.from_doc(r.Term, key, doc).status.value,)
    if kind == "impact":
        impact = docs.from_doc(r.Impact, key, doc)
        return ("acknowledged" if impact.acknowledged else "stale" if impact.stale else "waiting",)
    if kind == "meeting":
        return ("running",) if doc.get("started") and not doc.get("ended") else ()
    if kind == "note":
        return ("queued",) if doc.get("queued") else ()
    default = docs.PLANS[kind]["status"][0] if "status" in docs.PLANS[kind] else ""
    status = str(doc.get("status", default))
    late = kind == "action" and status == "open" and "" < doc.get("due", "") < today
    return (status, "late") if late else (status,)


def spans(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where `words` (of a `Query`) stand in a text, from and up to, in order and without overlap: to light them up."""
    found = [hit.span() for word in words if word for hit in re.finditer(re.escape(word), text, re.IGNORECASE)]
    out: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
