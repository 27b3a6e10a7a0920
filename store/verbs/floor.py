"""Who speaks in a standup, who waits to, the round by team, and how useful it was (practices P1 and P5).

All of it stands on the meeting's record, so that a second terminal shows it, a killed program finds it again, and undo
takes it back like anything else. A round begins each week with the team behind the one that began the last one.
"""

from __future__ import annotations

from typing import Any

from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Meeting, Waiting
from store.verbs import fields
from store.verbs.draft import Draft
from store.verbs.stream import need_running

SILENT: dict[str, Any] = {"speaks": "", "speaks_at": "", "round": ()}
"""The fields of a meeting in which nobody has the floor and no round goes on."""
BEST = 10
"""The best a standup can be rated."""
HOW_TO_RATE = "A rating is a whole number from 1 to 10, as in `#rate 8` or `#rate ana 8, ben 9`."
NOBODY_THERE = "Nobody is noted as here yet; `present+ ana, ben` says who is."


# The queue


def queue_line(board: Board, line: Line, *, at: Moment) -> Changes:
    """`q+`, `q+ ana to ask about dates`, `q- ana`; without a name it is the one who types."""
    names = line.names or (at.who,)
    if line.sign == "-":
        return leave_queue(board, names, at=at)
    return join_queue(board, names, line.text, at=at)


def join_queue(board: Board, names: tuple[str, ...], about: str = "", *, at: Moment) -> Changes:
    """People want to speak, and what about; who waits already keeps the place and may say anew what about."""
    meeting = need_running(board)
    words = fields.clean(about)
    queue = {each.who: each for each in meeting.queue}
    for name in names:
        who = _speaker(board, name)
        if who == meeting.speaks:
            raise Refused(f"{name} has the floor already.")
        if who in queue and (not words or queue[who].about == words):
            raise Refused(f"{name} waits to speak already.")
        queue[who] = Waiting(who=who, about=words)
    return _edit(board, at, queue=tuple(queue.values()))


def leave_queue(board: Board, names: tuple[str, ...], *, at: Moment) -> Changes:
    """People do not want to speak after all."""
    meeting = need_running(board)
    gone = [_speaker(board, name) for name in names]
    waiting = [each.who for each in meeting.queue]
    for who, name in zip(gone, names, strict=True):
        if who not in waiting:
            raise Refused(f"{name} does not wait to speak; `q- name` takes somebody off the queue.")
    return _edit(board, at, queue=tuple(each for each in meeting.queue if each.who not in gone))


def give_floor(board: Board, name: str = "", *, at: Moment) -> Changes:
    """Somebody speaks now: who is named, else (or with `next`) who waits longest. A round goes on where it was."""
    meeting = need_running(board)
    typed = fields.clean(name)
    if typed.lower() in ("", "next"):
        if not meeting.queue:
            raise Refused("Nobody waits to speak; `q+ ana to ask about dates` puts somebody in the queue.")
        who = meeting.queue[0].who
    else:
        who = _speaker(board, typed)
    if who == meeting.speaks:
        raise Refused(f"{typed} has the floor already.")
    queue = tuple(each for each in meeting.queue if each.who != who)
    come = {}
    if who in meeting.round:
        come = {"round": tuple(stop for stop in meeting.round if stop != who), "heard": (*meeting.heard, who)}
    return _edit(board, at, speaks=who, speaks_at=at.now, queue=queue, **come)


# The round


def steer_round(board: Board, words: str = "", *, at: Moment) -> Changes:
    """`#round`, `#round next`, `#round skip`, `#round end`."""
    word = fields.clean(words).lower()
    steps = {"": next_in_round, "next": next_in_round, "skip": skip_in_round, "end": end_round, "off": end_round}
    if word not in steps:
        raise Refused(f"A round can be told next, skip or end, not {word!r}.")
    return steps[word](board, at=at)


def next_in_round(board: Board, *, at: Moment) -> Changes:
    """The floor goes to the next team of the round; where none goes on, a round begins; behind the last team it is
    over. Teams that came in the meantime come behind those that were there.
    """
    meeting = need_running(board)
    begins = not goes_round(meeting)
    known = () if begins else (*meeting.round, *meeting.heard)
    left = [*(() if begins else meeting.round), *(stop for stop in round_order(board, meeting) if stop not in known)]
    if begins and not left:
        raise Refused(NOBODY_THERE)
    if not left:
        return _edit(board, at, **SILENT)
    heard = (*(() if begins else meeting.heard), left[0])
    return _edit(board, at, speaks=left[0], speaks_at=at.now, round=tuple(left[1:]), heard=heard)


def skip_in_round(board: Board, *, at: Moment) -> Changes:
    """The team whose turn it is comes last instead."""
    meeting = need_running(board)
    if not meeting.round or meeting.speaks not in meeting.heard:
        raise Refused(
            "Nobody else is left in the round." if goes_round(meeting) else "No round goes on; #round begins one."
        )
    heard = (*(stop for stop in meeting.heard if stop != meeting.speaks), meeting.round[0])
    left = (*meeting.round[1:], meeting.speaks)
    return _edit(board, at, speaks=meeting.round[0], speaks_at=at.now, round=left, heard=heard)


def end_round(board: Board, *, at: Moment) -> Changes:
    """Nobody has the floor any more, and the round is over; who was heard stays noted."""
    meeting = need_running(board)
    if not meeting.speaks and not meeting.round:
        raise Refused("Nobody has the floor, and no round goes on.")
    return _edit(board, at, **SILENT)


def goes_round(meeting: Meeting) -> bool:
    """Whether a round goes on: a team of it speaks, or some are still to come."""
    return bool(meeting.round) or (bool(meeting.speaks) and meeting.speaks in meeting.heard)


def round_order(board: Board, meeting: Meeting) -> list[str]:
    """Everybody whose turn comes in a round: teams with somebody in the room, beginning behind the team that began the
    last round, then people of no team and guests. Where nobody is noted as here, every team that has people.
    """
    there = dict.fromkeys((*meeting.present, *meeting.late, *meeting.guests))
    people = [board.people[who] for who in there if who in board.people] if there else list(board.people)
    staffed = {person.team for person in people if person.team in board.teams}
    order = list(board.teams.keys())
    first = _began_last(board, meeting)
    at = order.index(first) + 1 if first in order else 0
    alone = [who for who in there or board.people.keys() if _team(board, who) not in staffed]
    return [*(team for team in (*order[at:], *order[:at]) if team in staffed), *alone]


def speaks_for(board: Board, meeting: Meeting, stop: str) -> list[str]:
    """Who speaks when it is a team's turn: whoever came for it, else its people in the room, else all of them."""
    if stop not in board.teams:
        return [stop]
    if sent := meeting.representatives.get(stop):
        return [sent]
    people = [person.id for person in board.people.where("team", stop)]
    there = {*meeting.present, *meeting.late}
    return [who for who in people if who in there] or people


def _began_last(board: Board, meeting: Meeting) -> str:
    """The team that began the last round of an earlier standup."""
    before = [each for each in board.meetings if each.heard and each.started < meeting.started]
    return max(before, key=lambda each: each.started).heard[0] if before else ""


def _team(board: Board, who: str) -> str:
    person = board.people.get(who)
    return person.team if person is not None else ""


def _speaker(board: Board, name: str) -> str:
    """The handle of who is named: a person, a team, else the name as typed."""
    word = fields.required(name, "Who? `q+ ana to ask about dates`.").lstrip("@")
    who = fields.someone(board, word)
    return who if who in board.people or word.lower() not in board.teams else word.lower()


# How it was, and the clock


def rate_meeting(board: Board, words: str, *, at: Moment) -> Changes:
    """How useful the running standup is, else the last one was: `8` from whoever types, `ana 8, ben 9`; `-` takes a
    rating back.
    """
    meeting = board.running or board.last_meeting
    if meeting is None:
        raise Refused("There is no standup yet that could be rated.")
    ratings = dict(meeting.ratings)
    for who, rating in _ratings(board, words, at).items():
        if rating:
            ratings[who] = rating
        elif ratings.pop(who, None) is None:
            raise Refused(f"{who} has not rated {meeting.id}.")
    if ratings == dict(meeting.ratings):
        raise Refused("It is rated like that already.")
    draft = Draft(board, at)
    draft.edit(meeting, ratings=ratings)
    return draft.changes


def _ratings(board: Board, words: str, at: Moment) -> dict[str, str]:
    """Who gives which rating; an empty one takes theirs back."""
    found: dict[str, str] = {}
    name: list[str] = []
    for word in fields.clean(words).replace(",", " ").replace(":", " ").replace("=", " ").split():
        typed = word.removesuffix(f"/{BEST}").rstrip(".;")
        if not (typed.isdecimal() or word == "-"):
            name.append(word)
            continue
        if word != "-" and not 1 <= int(typed) <= BEST:
            raise Refused(HOW_TO_RATE)
        found[fields.someone(board, " ".join(name) or at.who)] = "" if word == "-" else str(int(typed))
        name = []
    if name or not found:
        raise Refused(HOW_TO_RATE)
    return found


def set_warnings(board: Board, words: str = "", *, at: Moment) -> Changes:
    """Whether the clock of the running standup says that time is nearly up or over: `on`, `off`."""
    meeting = need_running(board)
    word = fields.clean(words).lower()
    if word not in ("on", "off"):
        raise Refused(f"Warnings are on or off, not {word!r}." if word else "Warnings on or off? `#warnings off`.")
    if meeting.quiet == (word == "off"):
        raise Refused(f"Warnings are {word} already.")
    return _edit(board, at, quiet=word == "off")


def _edit(board: Board, at: Moment, **given: Any) -> Changes:
    """The changes that give the running standup these fields."""
    draft = Draft(board, at)
    draft.edit(need_running(board), **given)
    return draft.changes
