"""What words mean: a meaning per team, and the one they agree on (practice P3).

A meaning is a team's, or the agreed one; it is never neither. `lead := …` typed while a standup runs is what the room
agrees on; `@ops` in it makes it the meaning of that team. Outside a standup a meaning without a team could be either,
so it is refused with both ways out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Captured, Meaning, Meeting, Term, TermStatus, TermType, Topic
from store.verbs import fields
from store.verbs.capture import Place
from store.verbs.draft import Draft, need
from store.verbs.stream import need_running, stream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from store.line.parse import Line

LONGEST = 80
"""Characters of a term: a word or a short phrase, not a sentence."""


def find_term(board: Board, word: str) -> Term | None:
    """The term a word stands for, itself or as one of its aliases, letters in any case."""
    key = _key(word)
    found = board.terms.get(key)
    if found is not None:
        return found
    return next((term for term in board.terms if key in map(str.lower, term.aliases)), None)


def define_term(
    board: Board, term: str, meaning: str, team: str | Iterable[str] = "", *, at: Moment, source: str = ""
) -> Changes:
    """Write down what a team (or several) means by a term. `source` names the line, topic or meeting it came from (see
    `source_of`).
    """
    name = _name(term)
    text = fields.required(meaning, f"Say what {name!r} means.")
    teams = fields.teams(board, team)
    if not teams:
        raise Refused(
            f'Say whose meaning of {name!r} that is: `accord define "{name}" "…" --team ops` for one team’s, '
            f"`--agreed` for the one all teams share."
        )
    draft = Draft(board, at)
    record = _drafted(draft, board, name)
    given = Meaning(text=text, by=at.who, at=at.now, source=source)
    new = {whose: given for whose in teams if whose not in record.meanings or record.meanings[whose].text != text}
    if not new:
        raise Refused(f"That is what {' and '.join(teams)} means by {record.name!r} already.")
    draft.edit(record, meanings={**record.meanings, **new})
    return draft.changes


def agree_meaning(board: Board, term: str, meaning: str, *, at: Moment, meeting: str = "", source: str = "") -> Changes:
    """Record the meaning all teams share from now on; `meeting` is the standup they agreed in (empty: none), `source`
    what brought it up there.
    """
    name = _name(term)
    text = fields.required(meaning, f"Say what {name!r} means from now on.")
    where = need(board, "meeting", meeting, Meeting).id if meeting else ""
    draft = Draft(board, at)
    record = _drafted(draft, board, name)
    if record.agreed == text and record.status is TermStatus.AGREED:
        raise Refused(f"That is the agreed meaning of {record.name!r} already.")
    draft.edit(record, agreed=text, agreed_at=at.now, agreed_by=at.who, agreed_in=where, agreed_source=source)
    return draft.changes


def withdraw_meaning(board: Board, term: str, team: str = "", *, at: Moment) -> Changes:
    """A team does not use the term after all; without a team, what was agreed no longer holds."""
    record = _known(board, term)
    draft = Draft(board, at)
    if not fields.clean(team):
        if not record.agreed:
            raise Refused(f"Nothing was agreed about {record.name!r} yet.")
        draft.edit(record, agreed="", agreed_at="", agreed_by="", agreed_in="", agreed_source="")
        return draft.changes
    whose = fields.team(board, team)
    if whose not in record.meanings:
        raise Refused(f"Nobody wrote down what {whose} means by {record.name!r}.")
    draft.edit(record, meanings={other: said for other, said in record.meanings.items() if other != whose})
    return draft.changes


def alias_term(board: Board, term: str, alias: str, *, at: Moment) -> Changes:
    """Another word or spelling for the same term; several with commas between."""
    record = _known(board, term)
    others = [_name(each) for each in fields.listed(alias)]
    if not others:
        raise Refused(f"Say what else {record.name!r} is called.")
    for other in others:
        taken = find_term(board, other)
        if taken is not None:
            where = "itself a term" if taken.id == _key(other) else f"already another word for {taken.name!r}"
            raise Refused(f"{other!r} is {where}.")
    draft = Draft(board, at)
    draft.edit(record, aliases=(*record.aliases, *{other.lower(): other for other in others}.values()))
    return draft.changes


def alias_line(board: Board, line: Line, place: Place, *, at: Moment) -> Changes:
    """`#alias lead: MQL, SAL`: other words for a term that is written down already."""
    del place
    if not (line.term and fields.clean(line.text)):
        raise Refused("Say the word, a colon, and what else it is called: #alias lead: MQL")
    return alias_term(board, line.term, line.text, at=at)


def ignore_term(board: Board, term: str, *, at: Moment) -> Changes:
    """Leave a word unflagged for the rest of the running standup, on every screen; it stays disputed."""
    meeting, record = need_running(board), _known(board, term)
    if record.id in meeting.ignored:
        raise Refused(f"{record.name!r} is ignored in this standup already.")
    if record.status is not TermStatus.DISPUTED:
        raise Refused(f"{record.name!r} is not disputed, so nothing points it out.")
    draft = Draft(board, at)
    draft.edit(meeting, ignored=(*meeting.ignored, record.id))
    return draft.changes


def source_of(board: Board, term: str, place: Place) -> str:
    """Where a meaning written down at a place comes from: the newest line there that uses the word, else the topic,
    else the standup; empty outside one.
    """
    if not place.meeting:
        return ""
    known = find_term(board, term)
    spelt = {_name(term), *((known.name, *known.aliases) if known else ())}
    words = "|".join(re.escape(word) for word in spelt if word)
    uses = re.compile(rf"(?<!\w)(?:{words})(?:['’]?s)?(?!\w)", re.IGNORECASE)
    for line in reversed(stream(board, place.meeting)):
        if _is_said(line) and line.topic == place.topic and uses.search(line.text):
            return line.id
    return place.topic or place.meeting


def _is_said(line: Captured) -> bool:
    """Whether a line is one that somebody said, for the minutes."""
    return not isinstance(line, Topic) and not getattr(line, "off", False)


def set_type(board: Board, term: str, type: str, *, at: Moment) -> Changes:  # noqa: A002 - the field's name
    """Say whether it is a term, or a value the teams share."""
    record = _known(board, term)
    sort = fields.choice(TermType, type, "What a word is")
    if record.type is sort:
        raise Refused(f"{record.name!r} is a {sort.value} already.")
    draft = Draft(board, at)
    draft.edit(record, type=sort)
    return draft.changes


def _name(word: str) -> str:
    """A term as it is shown: its blanks single, quotes around it gone."""
    name = " ".join(fields.clean(word).strip("\"'“”„‘’«»").split())
    if not name:
        raise Refused("Say which word it is about.")
    if len(name) > LONGEST:
        raise Refused(f"A term is a word or a short phrase; {name[:40] + '…'!r} has {len(name)} characters.")
    return name


def _key(word: str) -> str:
    """A term's id: as it is shown, in lower case."""
    return _name(word).lower()


def _known(board: Board, word: str) -> Term:
    """A term or alias that exists; refuses with the nearest known where none does."""
    return find_term(board, word) or need(board, "term", _key(word), Term)


def _drafted(draft: Draft, board: Board, name: str) -> Term:
    """The term with this name or alias, made where there is none."""
    return find_term(board, name) or draft.add(Term, name.lower(), name=name)
