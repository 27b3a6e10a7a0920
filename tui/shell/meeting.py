"""Commands of the meeting: meet, minutes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from screens.glyphs import glyph
from store.keep.workspace import Workspace
from store.meeting.agenda import draft_agenda
from store.meeting.clock import clock
from store.meeting.for_team import for_team
from store.meeting.forms import form_of, minutes_as
from store.meeting.minutes import minutes
from store.meeting.which import meeting_named
from store.model.board import Board
from store.model.moment import Refused
from store.model.records import Team, TopicStatus
from store.verbs.draft import need
from store.verbs.meetings import end_meeting, start_meeting
from tui.shell.exits import Usage, say
from tui.shell.open import opened, today_of
from tui.shell.output import deliver, print_json, print_line
from tui.shell.words import record_json

SET_ASIDE = {TopicStatus.CUT: "cut", TopicStatus.PARKED: "later", TopicStatus.DROPPED: "let go"}
"""What `accord meet status` says instead of the minutes of an item that people set aside, as the screen does."""


def meet(given: Namespace) -> int | None:
    """`accord meet [start|end|status]`."""
    if not given.step:
        from tui.shell.workspace import show_app

        return show_app(given.folder, given.who, "present" if given.present else "meeting")
    if given.present:
        raise Usage("The presenter's view takes no other word: accord meet --present.")
    from tui.shell import floor

    steps: dict[str, Callable[[Namespace, Workspace], None]] = {
        "start": _start,
        "end": _end,
        "status": _status,
        "next": floor.go_on,
        "wrap-up": floor.wrap_up,
        "round": floor.go_round,
        "floor": floor.hand_over,
        "queue": floor.queue_up,
        "rate": floor.rate,
        "warnings": floor.warn,
    }
    if given.step not in steps:
        raise Usage(f"A meeting can be told {', '.join(steps)}, not {given.step!r}; bare `accord meet` opens it.")
    if given.words and given.step in ("start", "end", "status", "next", "wrap-up"):
        raise Usage(f"`accord meet {given.step}` takes no more words.")
    with opened(given.folder, given.who) as workspace:
        steps[given.step](given, workspace)
    return None


def _start(given: Namespace, workspace: Workspace) -> None:
    today = today_of(workspace)
    workspace.do(lambda board, at: start_meeting(board, agenda=draft_agenda(board, today), at=at), "start meeting")
    _status(given, workspace)


def _end(given: Namespace, workspace: Workspace) -> None:
    running = workspace.board.running
    workspace.do(lambda board, at: end_meeting(board, at=at), "end meeting")
    workspace.save()
    if running is not None and given.json:
        print_json(record_json(workspace.board.meetings[running.id]))
    elif running is not None:
        say(f"{running.id} has ended. `accord minutes last` has the minutes.")


def _status(given: Namespace, workspace: Workspace) -> None:
    board = workspace.board
    meeting = board.running
    if given.json:
        print_json(record_json(meeting) if meeting is not None else None)
        return
    if meeting is None:
        say("No meeting is running. `accord meet start` starts one.")
        return
    now = clock(board, meeting, workspace.clock())
    topic = board.topics.get(meeting.topic)
    from tui.shell.floor import floor_lines

    print_line(f"{meeting.id}  {meeting.title}: {now.whole.words}, {now.words}")
    for line in floor_lines(board, meeting):
        print_line(f"  {line}")
    for item in sorted(board.topics.where("meeting", meeting.id), key=lambda item: item.order):
        here = topic is not None and item.id == topic.id
        sign = glyph("here") if here else glyph("done") if item.status == "done" else " "
        spent = now.topic.words if here and now.topic is not None else SET_ASIDE.get(item.status, f"{item.minutes} min")
        print_line(f"  {sign} {item.id}  {item.text}  {spent}")


def minutes_(given: Namespace) -> int | None:
    """`accord minutes [DATE|last|running] [--team T] [--format …] [--only …] [-o FILE] [--copy]`."""
    form = given.format or ("json" if given.json else form_of(given.output))
    only = tuple(part.strip() for part in given.only.split(",") if part.strip())
    if only and form == "ics":
        raise Usage("A calendar file has no sections; leave --only out.")
    with opened(given.folder, given.who) as workspace:
        which = meeting_named(workspace.board, given.which, today_of(workspace)).id
        made = _minutes_text(workspace.board, given, which, workspace.clock(), form, only)
    deliver(made, given.output)
    if given.copy:
        copy(made)
    return None


def _minutes_text(board: Board, given: Namespace, which: str, now: str, form: str, only: tuple[str, ...]) -> str:
    """The minutes of one meeting in one format, or what touches one team of them."""
    made = minutes(board, which, now)
    if given.team:
        made = for_team(made, board, need(board, "team", given.team, Team).id)
    return minutes_as(form, made, board, now, only)


def copy(text: str) -> None:
    """Text to the clipboard of the terminal this runs in (OSC 52), which also works over ssh."""
    from base64 import b64encode

    try:
        with open("/dev/tty", "w", encoding="ascii") as terminal:
            terminal.write(f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07")
    except OSError:
        raise Refused("There is no terminal to hand the minutes to; write them to a file with -o.") from None
    say("Handed to the terminal's clipboard.")
