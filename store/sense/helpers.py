"""Who can help: people ranked for a text by what they know, what they helped with, and how much they carry (P1, P4).

Points, so that the order can be explained:

- knowing a thing the text names (a system, a term, any key of `knows`): expert 5, hands-on 4, essentials 2; owning the
  system 3. Of a name of several words at least half must be in the text, and that share of the points counts.
- helping with or resolving issues in similar words: up to 4 for the nearest and up to 6 together. Alike is the share
  of the text's words, weighed by how rare they are, that the issue has too.
- being in a team the issue touches 1, in a team its initiative bears on or its sponsor ½: these break ties, and
  name somebody to ask where nobody is known to know.
- carrying open actions and issues: ⅓ off for each, at most 3 and never all of it.

Nobody away is named, nor anybody without a reason.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from math import log
from typing import Any, NamedTuple

from store.model.board import Board
from store.model.changes import Doc
from store.model.records import Issue, IssueStatus, Person, Skill, System
from store.model.table import Table
from store.sense.language import used_terms
from store.sense.phrases import initiative as title
from store.sense.phrases import system, team
from store.sense.words import stems

KNOWS = {Skill.EXPERT: 5.0, Skill.HANDS_ON: 4.0, Skill.ESSENTIALS: 2.0}
OWNS = 3.0
ALIKE = 4.0
ALIKE_ALL = 6.0
NEAR_ENOUGH = 0.25
"""The share of a text's words below which an older issue is about something else."""
CARRIES = 1 / 3
CARRIES_MOST = 3.0
BUSY = 3
"""From so many open actions and issues on, the reason says so."""
NEWEST = 200
"""Of the issues that share a word, so many are looked at: the newest."""
REMEMBERED = 200
"""Texts for which it is remembered who was taught by issues like them."""


class Helper(NamedTuple):
    """Somebody who could help, with points and one phrase that says why: `knows the CRM, resolved Q9; carries 4`."""

    person: str
    score: float
    why: str


class _Reason(NamedTuple):
    """Points and their phrase; a `spare` phrase is said only where there is no other."""

    points: float
    phrase: str
    spare: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """Something people know: the words it goes by (any one way is enough), and who knows it how well."""

    key: str
    ways: tuple[tuple[str, ...], ...]
    skills: tuple[tuple[str, Skill], ...]
    owner: str = ""


def who_can_help(
    board: Board,
    text: str,
    initiative: str = "",
    teams: Iterable[str] = (),
    exclude: Iterable[str] = (),
    *,
    today: str = "",
    limit: int = 5,
) -> tuple[Helper, ...]:
    """People who could help with what `text` says, the best first, at most `limit`.

    `teams` are those it touches, `exclude` who is not to be named (who asks, who helps already). `today` decides who is
    away; by default the day of the board's last change.
    """
    today = today or board.at[:10]
    words = stems(text)
    reasons: dict[str, list[_Reason]] = {}
    for handle, reason in (
        *_by_knowledge(board, text, words),
        *board.follow("issue", "past", _kept_up).reasons(words),
        *_by_place(board, initiative, teams),
    ):
        reasons.setdefault(handle, []).append(reason)
    left_out = set(exclude)
    found: list[Helper] = []
    for handle, because in reasons.items():
        person: Person | None = board.people.get(handle)
        if person is None or handle in left_out or (person.away_until and person.away_until[:10] >= today):
            continue
        found.append(_helper(handle, because, load(board, handle)))
    found.sort(key=lambda helper: (-helper.score, helper.person))
    return tuple(found[:limit])


def _helper(handle: str, because: list[_Reason], carried: int) -> Helper:
    """A person's reasons as points and a phrase: the two strongest, and that they carry a lot already."""
    because.sort(key=lambda reason: -reason.points)
    points = sum(reason.points for reason in because)
    points -= min(carried * CARRIES, CARRIES_MOST, points * 0.9)
    phrases = [reason.phrase for reason in because if reason.phrase and not reason.spare]
    why = ", ".join(phrases[:2] or [because[0].phrase])
    if carried >= BUSY:
        why += f"; carries {carried} already"
    return Helper(handle, round(points, 3), why)


def load(board: Board, person: str) -> int:
    """How many open actions and issues somebody owns or helps with."""
    return sum(board.follow(kind, "loads", _carried).count.get(person, 0) for kind in ("issue", "action"))


class _Loads:
    """Who carries which open records, and how many each; kept up as they change."""

    def __init__(self) -> None:
        self.count: dict[str, int] = {}
        self._who: dict[str, tuple[str, ...]] = {}

    def put(self, key: str, people: Iterable[str]) -> None:
        """Have these people carry a record; none takes it off everybody."""
        for person in self._who.pop(key, ()):
            self.count[person] -= 1
        new = tuple(dict.fromkeys(people))
        for person in new:
            self.count[person] = self.count.get(person, 0) + 1
        if new:
            self._who[key] = new


def _carried(table: Table[Any], old: _Loads | None, ids: Collection[str]) -> _Loads:
    loads = _Loads() if old is None else old
    for key, doc in table.docs() if old is None else [(key, table.doc(key)) for key in ids]:
        is_open = doc is not None and doc.get("status", "open") == "open"
        loads.put(key, (*doc.get("owners", ()), *doc.get("helpers", ())) if doc and is_open else ())
    return loads


def _by_knowledge(board: Board, text: str, words: Collection[str]) -> Iterator[tuple[str, _Reason]]:
    """Who knows, and who owns, what the text names."""
    named = {term.id for term in used_terms(board, text)}
    for known in board.remember("known", _knowledge):
        share = 1.0 if known.key in named else max((_share(way, words) for way in known.ways), default=0.0)
        if share < 0.5:
            continue
        called = system(board, known.key)
        for person, skill in known.skills:
            yield person, _Reason(KNOWS[skill] * share, _says(skill, called))
        if known.owner in board.people:
            yield known.owner, _Reason(OWNS * share, f"owns {called}")


def _says(skill: Skill, called: str) -> str:
    """How well somebody knows something, in words."""
    if skill is Skill.ESSENTIALS:
        return f"knows a little about {called}"
    return f"works with {called}" if skill is Skill.HANDS_ON else f"knows {called}"


def _share(way: tuple[str, ...], words: Collection[str]) -> float:
    """How much of a name is in a text."""
    return sum(word in words for word in way) / len(way) if way else 0.0


def _knowledge(board: Board) -> list[_Known]:
    """Everything somebody knows, or that is a system with an owner."""
    return list(_known(board.systems, board.follow("person", "knows", _skills)).values())


def _known(systems: Table[System], skills: dict[str, list[tuple[str, Skill]]]) -> dict[str, _Known]:
    out: dict[str, _Known] = {}
    for each in systems:
        ways = (tuple(stems(each.id.replace("-", " "))), tuple(stems(each.name)))
        out[each.id] = _Known(each.id, ways, tuple(skills.get(each.id, ())), each.owner)
    for key, people in skills.items():
        if key not in out:
            out[key] = _Known(key, (tuple(stems(key.replace("-", " "))),), tuple(people))
    return out


def _skills(
    table: Table[Any], _old: dict[str, list[tuple[str, Skill]]] | None, _ids: Collection[str]
) -> dict[str, list[tuple[str, Skill]]]:
    """Thing to the people who know it, in the order they were added."""
    out: dict[str, list[tuple[str, Skill]]] = {}
    everybody: list[Person] = list(table)
    for person in everybody:
        for key, word in person.knows.items():
            skill = next((skill for skill in KNOWS if skill == word), None)
            if skill is not None:
                out.setdefault(key, []).append((person.id, skill))
    return out


class _Taught(NamedTuple):
    """What can be learned from an issue: the stems of its words, who helped with it or settled it, and which it was."""

    stems: tuple[str, ...]
    people: tuple[str, ...]
    resolved: bool


class _Past:
    """Issues somebody helped with or resolved, by the stems of their words; kept up as issues change.

    Who was taught by issues like a text is remembered until one of these issues changes: most changes are to others,
    and the same open issues are asked about after each.
    """

    def __init__(self) -> None:
        self.issues: dict[int, _Taught] = {}
        self.by_stem: dict[str, list[int]] = {}
        """Numbers of issues, lowest first, so that the newest are at the end however they came in."""
        self._found: dict[tuple[str, ...], list[tuple[str, _Reason]]] = {}

    def put(self, issue: int, taught: _Taught | None) -> None:
        """Have this for an issue; None takes it out."""
        before = self.issues.get(issue)
        if before == taught:
            return
        self._found.clear()
        was, now = before.stems if before else (), taught.stems if taught else ()
        for word in was:
            if word not in now:
                self.by_stem[word].remove(issue)
        for word in now:
            if word not in was:
                insort(self.by_stem.setdefault(word, []), issue)
        if taught is None:
            del self.issues[issue]
        else:
            self.issues[issue] = taught

    def reasons(self, words: Collection[str]) -> list[tuple[str, _Reason]]:
        """Who helped with or resolved issues in similar words: the nearest of each, and points for the others."""
        asked = tuple(words)
        found = self._found.get(asked)
        if found is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            found = self._found[asked] = list(self._reasons(asked))
        return found

    def _reasons(self, words: Collection[str]) -> Iterator[tuple[str, _Reason]]:
        first: dict[str, _Reason] = {}
        points: dict[str, float] = {}
        for share, number in self._alike(words):
            _, people, resolved = self.issues[number]
            for person in people:
                before = points.get(person, 0.0)
                if not before:
                    points[person] = ALIKE * share
                    first[person] = _Reason(ALIKE * share, f"{'resolved' if resolved else 'helps with'} Q{number}")
                elif before < ALIKE_ALL:
                    points[person] = min(before + ALIKE * share, ALIKE_ALL)
        for person, reason in first.items():
            yield person, reason
            if points[person] > reason.points:
                yield person, _Reason(points[person] - reason.points, "")

    def _alike(self, words: Collection[str]) -> list[tuple[float, int]]:
        """Issues that share enough of the words, the nearest first, of equal ones the newest; and how much of them."""
        rarity = {word: log(1 + (1 + len(self.issues)) / (1 + len(self.by_stem.get(word, ())))) for word in words}
        whole = sum(rarity.values())
        shared: dict[int, float] = {}
        for word, weight in rarity.items():
            for issue in self.by_stem.get(word, ())[-NEWEST:]:
                shared[issue] = shared.get(issue, 0.0) + weight
        return sorted([(w / whole, issue) for issue, w in shared.items() if w >= NEAR_ENOUGH * whole], reverse=True)


def _kept_up(table: Table[Issue], old: _Past | None, ids: Collection[str]) -> _Past:
    past = _Past() if old is None else old
    for key, doc in table.docs() if old is None else [(key, table.doc(key)) for key in ids]:
        if key[1:].isdecimal():  # every issue's id is, unless somebody wrote into the file by hand
            past.put(int(key[1:]), None if doc is None else _taught(doc))
    return past


def _taught(doc: Doc) -> _Taught | None:
    """What an issue teaches; None where nobody helped with it and nobody resolved it."""
    resolved = doc.get("status") == IssueStatus.RESOLVED
    helpers, settled = doc.get("helpers", ()), doc.get("resolved_by", "")
    if not (helpers or settled or resolved):
        return None
    words = tuple(stems(f"{doc.get('text', '')} {doc.get('resolution', '')}"))
    people = (*helpers, *doc.get("owners", ()), *((settled,) if resolved else ()))
    return _Taught(words, tuple(dict.fromkeys(people)), resolved)


def _by_place(board: Board, initiative: str, teams: Iterable[str]) -> Iterator[tuple[str, _Reason]]:
    """Who is in a team it touches, and who is near its initiative."""
    found = board.initiatives.get(initiative)
    touched = dict.fromkeys(teams, 1.0)
    if found is not None:
        touched = {**{impact.team: 0.5 for impact in board.impacts.where("initiative", initiative)}, **touched}
    if found is not None and found.sponsor:  # said first of what counts the same
        yield found.sponsor, _Reason(0.5, f"sponsors {title(board, initiative)}", spare=True)
    for handle, points in touched.items():
        for person in board.people.where("team", handle):
            yield person.id, _Reason(points, f"is in {team(board, handle)}", spare=True)
