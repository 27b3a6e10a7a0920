"""`accord meet STEP …`: what can be told to a running standup from the shell."""

from __future__ import annotations

from argparse import Namespace

from screens.glyphs import glyph
from store.keep.workspace import Verb, Workspace
from store.line.floor import queue
from store.meeting.ends import Ends, ends_of
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Meeting, Record
from store.sense.floor import speaker, to_come, waiting, who_speaks
from store.sense.phrases import plural
from store.sense.ratings import rated
from store.sense.weekly import describe_commit
from store.verbs.floor import (
    give_floor,
    join_queue,
    leave_queue,
    rate_meeting,
    set_warnings,
    steer_round,
)
from store.verbs.stream import need_running
from store.verbs.topics import next_topic
from tui.shell.exits import say
from tui.shell.open import today_of
from tui.shell.output import print_line
from tui.shell.words import line_of

OFF = ("-", "off")
"""Words that take somebody off the queue."""


def go_on(given: Namespace, workspace: Workspace) -> None:
    """`accord meet next`: the next item of the agenda."""
    del given
    _do(workspace, lambda board, at: next_topic(board, at=at), "next topic")


def go_round(given: Namespace, workspace: Workspace) -> None:
    """`accord meet round [next|skip|end]`."""
    _do(workspace, lambda board, at: steer_round(board, _words(given), at=at), "round")


def hand_over(given: Namespace, workspace: Workspace) -> None:
    """`accord meet floor [PERSON]`: to whoever is named, else to whoever waits longest."""
    _do(workspace, lambda board, at: give_floor(board, _words(given), at=at), "give floor")


def queue_up(given: Namespace, workspace: Workspace) -> None:
    """`accord meet queue`, `… queue ana to ask about dates`, `… queue off ana`: who waits; somebody comes, or goes."""
    words = list(given.words)
    if not words:
        for line in floor_lines(workspace.board, need_running(workspace.board)):
            print_line(line)
        return
    off = words[0].lower() in OFF
    asked = queue(f"q{'- ' if off else '+ '}{' '.join(words[1:] if off else words)}", workspace.board.names().known)
    _, names, about = asked or ("", (), "")

    def verb(board: Board, at: Moment) -> Changes:
        who = names or (at.who,)
        return leave_queue(board, who, at=at) if off else join_queue(board, who, about, at=at)

    _do(workspace, verb, "queue")


def rate(given: Namespace, workspace: Workspace) -> None:
    """`accord meet rate 8`, `… rate ana 8, ben 9`; without a number what the ratings come to."""
    if given.words:
        _do(workspace, lambda board, at: rate_meeting(board, _words(given), at=at), "rate meeting")
    meeting = workspace.board.running or workspace.board.last_meeting
    found = rated(meeting) if meeting is not None else None
    say(found.words if found else "Nobody has rated it yet: accord meet rate 8")


def warn(given: Namespace, workspace: Workspace) -> None:
    """`accord meet warnings on|off`."""
    _do(workspace, lambda board, at: set_warnings(board, _words(given), at=at), "set warnings")


def wrap_up(given: Namespace, workspace: Workspace) -> None:
    """`accord meet wrap-up`: what would be open if everybody left now, and the command that settles each."""
    del given
    board, today = workspace.board, today_of(workspace)
    ends = ends_of(board, need_running(board))
    for heading, records, way in _ends(ends):
        if records:
            print_line(f"{heading}{': ' if way else ''}{way}")
            for record in records:
                print_line(f"  {line_of(record, today)}")
    say(f"{plural(ends.open, 'open end')}." if ends.open else "No open ends.")


def _ends(ends: Ends) -> tuple[tuple[str, tuple[Record, ...], str], ...]:
    return (
        ("Decided", ends.decided, ""),
        ("Actions without owner or day", ends.bare, "accord edit ID owner=ana due=fri"),
        ("Proposed, not decided", ends.undecided, "accord add decision 'its words'"),
        ("Nobody helps yet", ends.alone, "accord help-with ID PERSON"),
        ("Not seen by their team yet", ends.unseen, "accord ack INITIATIVE TEAM"),
        ("Carried over again", ends.again, "accord agenda let-go ID, or an action for somebody"),
    )


def floor_lines(board: Board, meeting: Meeting) -> list[str]:
    """Who speaks, who is still to come in the round, who waits."""
    found: list[str] = []
    if meeting.speaks:
        who = who_speaks(board, meeting)
        found.append(f"{glyph('here')} {speaker(board, meeting.speaks)}{': ' if who else ''}{who}")
    if meeting.round:
        found.append(f"then {to_come(board, meeting)}")
    return [*found, *(f"waiting: {each}" for each in waiting(board, meeting))]


def _words(given: Namespace) -> str:
    return " ".join(given.words)


def _do(workspace: Workspace, verb: Verb, name: str) -> None:
    done = workspace.do(verb, name)
    if done.commit is not None:
        print_line(describe_commit(done.commit, done.board))
