"""Commands that look: attention, who, find, log. Each imports what it asks the board when it runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import Commit
from store.model.records import Issue
from store.verbs.draft import need, need_any
from tui.shell.exits import say
from tui.shell.open import local_of, opened, since_of, today_of
from tui.shell.output import print_json, print_line, print_table
from tui.shell.words import facts_of, record_json, text_of

if TYPE_CHECKING:
    from argparse import Namespace

NEWEST = 50
"""Changes that `accord log` shows when it is not said how far back."""


def attention_(given: Namespace) -> int | None:
    """`accord attention`: each entry with why it is there and the command that is its way out."""
    from store.sense.attention import attention

    with opened(given.folder, given.who) as workspace:
        needs = attention(workspace.board, today_of(workspace))
    if given.json:
        print_json(
            [
                {
                    "id": need.ids[0],
                    "kind": "attention",
                    "text": need.sentence,
                    "initiative": need.initiative or None,
                    "teams": list(need.teams),
                    "rule": need.rule,
                    "detail": need.detail,
                    "ids": list(need.ids),
                    "days": need.days,
                    "standups": need.standups,
                    "weight": need.weight,
                    "command": need.command,
                }
                for need in needs
            ]
        )
        return None
    for each in needs:
        print_line(each.sentence)
        for line in filter(None, (each.detail, each.command)):
            print_line(f"    {line}")
    if not needs:
        say("Nothing needs the room.")
    return None


def who(given: Namespace) -> int | None:
    """`accord who "text"`; the id of an issue stands for its text, its teams and its initiative."""
    from store.sense.helpers import who_can_help

    text = " ".join(given.text)
    with opened(given.folder, given.who) as workspace:
        board, today = workspace.board, today_of(workspace)
        typed = text.strip()
        if typed[:1].upper() == "Q" and typed[1:].isdecimal():  # nobody knows about an id
            issue = need(board, "issue", typed, Issue)
            ranked = who_can_help(board, issue.text, issue.initiative, issue.teams, issue.helpers, today=today)
        else:
            ranked = who_can_help(board, text, today=today)
        people = [(helper, board.people[helper.person]) for helper in ranked]
    if given.json:
        print_json(
            [
                {
                    "id": p.id,
                    "kind": "person",
                    "name": p.name or p.id,
                    "teams": [p.team] if p.team else [],
                    "why": h.why,
                }
                for h, p in people
            ]
        )
        return None
    print_table([[person.id, person.name, helper.why] for helper, person in people], ids=True)
    if not people:
        say("Nobody here is known to know about that; `accord edit PERSON knows=crm:expert` says who does.")
    return None


def find_(given: Namespace) -> int | None:
    """`accord find "text"`."""
    from store.sense.filters import misread, nothing_found
    from store.sense.phrases import day
    from store.sense.search import find

    typed = " ".join(given.text)
    with opened(given.folder, given.who) as workspace:
        board, today = workspace.board, today_of(workspace)
        hits = find(board, typed, sys.maxsize, today=today)
        if given.json:
            print_json([record_json(record) for hit in hits if (record := board.table(hit.kind).get(hit.id))])
            return None
        rows: list[list[str]] = []
        for hit in hits:
            doc = board.table(hit.kind).doc(hit.id) or {}
            said = [*facts_of(hit.kind, hit.id, doc, today), day(doc.get("created", ""), today)]
            rows.append([hit.id, text_of(hit.kind, hit.id, doc), " · ".join(filter(None, said))])
        odd, nothing = misread(board, typed, today), nothing_found(board, typed, today)
    print_table(rows, 1, ids=True)
    if not rows:
        say(nothing)
    for sentence in odd:
        say(sentence)
    return None


def log(given: Namespace) -> int | None:
    """`accord log [--since …] [ID]`."""
    with opened(given.folder, given.who) as workspace:
        key = need_any(workspace.board, given.id).id if given.id else ""
        commits = list(_commits(workspace, key, since_of(workspace, given.since)))
        if given.json:
            print_json([_log_json(commit, workspace.board) for commit in commits])
            return None
        shown = commits if given.since or key else commits[:NEWEST]
        print_table([log_row(commit, workspace) for commit in shown], 3)
        if len(commits) > len(shown):
            say(f"{len(commits) - len(shown)} older changes are not shown; --since DATE shows them.")
        elif not commits:
            say("Nothing was changed since then." if given.since else "Nothing was changed yet.")
    return None


def _commits(workspace: Workspace, key: str, since: str) -> Iterator[Commit]:
    """Commits newest first, down to a moment; with `key` those that touch this record."""
    for commit in workspace.history():
        if commit.at < since:
            return
        if not key or any(change.id == key for change in commit.changes):
            yield commit


def log_row(commit: Commit, workspace: Workspace) -> list[str]:
    """Day, time, who and what of a commit, in the workspace's time zone."""
    from store.sense.phrases import day
    from store.sense.weekly import describe_commit

    at = local_of(workspace, commit.at)
    return [day(at, today_of(workspace)), at[11:16], commit.by, describe_commit(commit, workspace.board)]


def _log_json(commit: Commit, board: Board) -> dict[str, object]:
    from store.sense.weekly import describe_commit

    return {
        "id": f"v{commit.version}",
        "kind": "commit",
        "text": describe_commit(commit, board),
        "created": commit.at,
        "by": commit.by,
        "changes": [
            {"id": c.id, "kind": c.kind, "before": c.before and dict(c.before), "after": c.after and dict(c.after)}
            for c in commit.changes
        ],
    }
