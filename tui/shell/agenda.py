"""`accord agenda`: the next standup's agenda, to be sent; and changing it before the standup, or while it runs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from store.keep.workspace import Workspace
from store.meeting.agenda import next_agenda, whole_agenda
from store.meeting.forms import form_of
from store.meeting.held import change_agenda, item_called
from store.meeting.render_agenda import render_agenda
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.sense.weekly import describe_commit
from store.verbs import topics
from store.verbs.agenda import ASIDE, agenda_of
from store.verbs.topics import reorder_topic
from tui.shell.exits import Usage
from tui.shell.open import opened, today_of
from tui.shell.output import deliver, print_line

Change = Callable[[Board, str, Sequence[str], str, Moment], Changes]


def _move(board: Board, key: str, keys: Sequence[str], where: str, at: Moment) -> Changes:
    """To a place counted from 1; keys are those of the agenda in order."""
    if not where.isdecimal() or not 1 <= int(where) <= len(keys):
        raise Refused(f"A place on the agenda is 1 to {len(keys)}, not {where!r}.")
    others = [other for other in keys if other != key]
    to = int(where) - 1
    return reorder_topic(board, key, others[to] if to < len(others) else "", at=at)


STEPS: dict[str, Change] = {
    "cut": lambda board, key, _, __, at: topics.cut_topic(board, key, at=at),
    "park": lambda board, key, _, __, at: topics.park_topic(board, key, at=at),
    "let-go": lambda board, key, _, __, at: topics.drop_topic(board, key, at=at),
    "back": lambda board, key, _, __, at: topics.restore_topic(board, key, at=at),
    "extend": lambda board, key, _, more, at: topics.extend_topic(board, key, more or 5, at=at),
    "split": lambda board, key, _, text, at: topics.split_topic(board, key, text, at=at),
    "move": _move,
}
"""What can be done with an item: the board, its id, the ids of the agenda in order, what else was typed."""


def agenda(given: Namespace) -> int | None:
    """`accord agenda [STEP ITEM …] [--format …] [-o FILE]`."""
    if given.step and (given.format or given.output or given.json):
        raise Usage("Change the agenda first, then print it with `accord agenda --format md`.")
    with opened(given.folder, given.who) as workspace:
        if given.step:
            _change(given, workspace)
            return None
        now = workspace.clock()
        form = given.format or ("json" if given.json else form_of(given.output))
        deliver(render_agenda(workspace.board, next_agenda(workspace.board, now), form, now), given.output)
    return None


def _change(given: Namespace, workspace: Workspace) -> None:
    """Change an item: of the running standup where one runs, else of the agenda that waits."""
    if given.step not in STEPS:
        raise Usage(f"An item of the agenda can be told {', '.join(STEPS)}, not {given.step!r}.")
    if not given.item:
        raise Usage(f"Which item? `accord agenda {given.step} 3` is about the third one that `accord agenda` lists.")
    step, today, words = STEPS[given.step], today_of(workspace), " ".join(given.rest)

    def verb(board: Board, at: Moment) -> Changes:
        meeting = board.running
        if meeting is not None:
            items = agenda_of(board, meeting.id)
            key = _running_item(items, given.item)
            return step(board, key, [item.id for item in items], words, at)
        waiting = whole_agenda(board, today)
        name = item_called(waiting, given.item)
        return change_agenda(board, waiting, name, lambda b, key, keys: step(b, key, keys, words, at), at=at)

    done = workspace.do(verb, f"{given.step} item")
    print_line(describe_commit(done.commit, done.board) if done.commit is not None else "Nothing changed.")


def _running_item(items: Sequence[topics.Topic], word: str) -> str:
    """The id of an item of the running standup: by its number as the screen counts it, its id, its initiative, or how
    its text begins; what is none of them as it was typed.
    """
    counted = [item for item in items if item.status not in ASIDE]
    typed = word.strip().lstrip("+").casefold()
    if typed.isdecimal() and 1 <= int(typed) <= len(counted):
        return counted[int(typed) - 1].id
    named = [item for item in items if typed and typed in (item.id.casefold(), item.initiative.casefold())]
    begun = [item for item in items if typed and item.text.casefold().startswith(typed)]
    return next((found[0].id for found in (named, begun) if len(found) == 1), word)
