"""Commands that look: attention, list, show, who, find, log."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice
from typing import Any, cast

from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import Commit
from store.model.records import CLASSES, ActionStatus, Captured, IssueStatus, ProposalStatus, Record
from store.sense.attention import attention
from store.sense.helpers import who_can_help
from store.sense.phrases import day
from store.sense.search import find
from store.sense.weekly import describe_commit
from store.verbs.draft import need, need_any
from tui.shell.exits import Usage, say
from tui.shell.open import opened, since_of, today_of
from tui.shell.output import print_json, print_line, print_table
from tui.shell.words import facts_of, line_of, record_json, text_of

PLURALS = {"people": "person", "persons": "person", "frictions": "friction", "ideas": "proposal", "idea": "proposal"}
NOT_OPEN = {IssueStatus.RESOLVED, ActionStatus.DONE, ActionStatus.DROPPED, ProposalStatus.DECIDED, "withdrawn", "cut"}


NOT_SHOWN = {"id", "text", "name", "order", "raw"}
"""Fields `show` leaves out: what the first line says already, and what only the program needs."""


def kind_of(word: str) -> str:
    """The kind a word names, singular or plural; raises `Usage` with the kinds there are."""
    word = word.lower()
    kind = PLURALS.get(word, word)
    for found in (kind, kind.removesuffix("s"), kind.removesuffix("ies") + "y", kind.replace("criteria", "criterion")):
        if found in CLASSES and found != "series":
            return found
    kinds = ", ".join(kind for kind in CLASSES if kind != "series")
    raise Usage(f"There is no kind {word!r} to list. Kinds: {kinds}.")


def list_(given: Namespace) -> int | None:
    """`accord list KIND …`."""
    kind = kind_of(given.kind)
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        found = _filtered(given, workspace, kind)
        if given.json:
            print_json([record_json(record) for record in found])
            return None
        today = today_of(workspace)
        print_table([[record.id, text_of(record), " · ".join(facts_of(record, today))] for record in found])
        if not found:
            say(f"No {given.kind} here{' like that' if len(board.table(kind)) else ''}.")
    return None


def _filtered(given: Namespace, workspace: Workspace, kind: str) -> list[Record]:
    """Records of a kind that pass the filters; the narrowest index first."""
    board = workspace.board
    table = board.table(kind)
    team = need(board, "team", given.team, CLASSES["team"]).id if given.team else ""
    initiative = need(board, "initiative", given.initiative, CLASSES["initiative"]).id if given.initiative else ""
    person = need(board, "person", given.person, CLASSES["person"]).id if given.person else ""
    since = since_of(workspace, given.since)
    captured = issubclass(CLASSES[kind], Captured)
    found: list[Record] = table.where("initiative", initiative) if captured and initiative else list(table)
    if not captured and initiative:
        raise Usage(f"A {kind} belongs to no initiative; leave --initiative out.")
    if given.open:
        found = [record for record in found if _is_open(record)]
    if team:
        found = [r for r in found if team in getattr(r, "teams", ()) or team == getattr(r, "team", "")]
    if person:
        found = [r for r in found if person in _people_of(r)]
    return [record for record in found if record.created >= since]


def _is_open(record: Record) -> bool:
    if record.kind == "meeting":
        return not getattr(record, "ended", "")
    if record.kind == "impact":
        return not getattr(record, "acknowledged", False)
    return getattr(record, "status", "") not in NOT_OPEN


def _people_of(record: Record) -> set[str]:
    people = {record.by, getattr(record, "speaker", ""), getattr(record, "sponsor", "")}
    return people.union(*(getattr(record, field, ()) for field in ("owners", "guessed", "helpers", "present")))


def attention_(given: Namespace) -> int | None:
    """`accord attention`."""
    with opened(given.folder, given.who) as workspace:
        needs = attention(workspace.board, today_of(workspace))
    if given.json:
        print_json(
            [
                {
                    "id": need.ids[0] if need.ids else "",
                    "kind": "attention",
                    "rule": need.rule,
                    "text": need.sentence,
                    "detail": need.detail,
                    "ids": list(need.ids),
                    "initiative": need.initiative or None,
                    "days": need.days,
                    "command": need.command,
                }
                for need in needs
            ]
        )
        return None
    for item in needs:
        print_line(item.sentence)
        print_line(f"    {item.detail}" if item.detail else "")
        print_line(f"    {item.command}")
    if not needs:
        say("Nothing needs the room.")
    return None


def show(given: Namespace) -> int | None:
    """`accord show ID`."""
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        record = need_any(board, given.id)
        data = record_json(record)
        if given.json:
            print_json(data)
            return None
        print_line(line_of(record, today_of(workspace)))
        rows = [
            [field, _plain(value)] for field, value in data.items() if value and field not in {"id", "text", "name"}
        ]
        print_table([[f"  {name}", value] for name, value in rows])
        history = workspace.history_of(record.id)
        if history:
            print_line("history")
            print_table([_log_row(commit, board, today_of(workspace)) for commit, _ in history[:20]])
    return None


def _plain(value: Any) -> str:
    """A field's value in words; of a meaning or a signature just its text."""
    if isinstance(value, dict):
        inside = cast("dict[str, Any]", value)
        return inside["text"] if "text" in inside else "; ".join(f"{k}: {_plain(v)}" for k, v in inside.items())
    return ", ".join(map(str, cast("list[Any]", value))) if isinstance(value, list) else str(value)


def who(given: Namespace) -> int | None:
    """`accord who "text"`; the id of an issue stands for its text."""
    text = " ".join(given.text)
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        issue = board.issues.get(text.strip().upper())
        if issue is not None:
            ranked = who_can_help(board, issue.text, issue.initiative, issue.teams, today=today_of(workspace))
        else:
            ranked = who_can_help(board, text, today=today_of(workspace))
        if given.json:
            print_json(
                [
                    {"id": helper.person, "kind": "person", "name": board.people[helper.person].name, "why": helper.why}
                    for helper in ranked
                ]
            )
            return None
        print_table([[helper.person, board.people[helper.person].name, helper.why] for helper in ranked])
        if not ranked:
            say("Nobody here is known to know about that; `accord edit PERSON knows=crm:expert` says who does.")
    return None


def find_(given: Namespace) -> int | None:
    """`accord find "text"`."""
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        hits = find(board, " ".join(given.text), 200, today=today_of(workspace))
        records = [record for hit in hits if (record := board.find(hit.id)) is not None]
        if given.json:
            print_json([record_json(record) for record in records])
            return None
        today = today_of(workspace)
        print_table([[r.id, text_of(r), " · ".join([*facts_of(r, today), *_when(r, today)])] for r in records])
        if not records:
            say("Nothing here holds all these words.")
    return None


def _when(record: Record, today: str) -> list[str]:
    return [day(record.created[:10], today)] if record.created else []


def log(given: Namespace) -> int | None:
    """`accord log [--since …] [ID]`."""
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        key = need_any(board, given.id).id if given.id else ""
        since = since_of(workspace, given.since)
        commits: list[Commit] = []
        for commit in workspace.history():
            if commit.at < since:
                break
            if not key or any(change.id == key for change in commit.changes):
                commits.append(commit)
        if given.json:
            print_json([_log_json(commit, board) for commit in commits])
            return None
        today = today_of(workspace)
        limit = len(commits) if since or key else 50
        print_table([_log_row(commit, board, today) for commit in islice(commits, limit)])
        if len(commits) > limit:
            say(f"{len(commits) - limit} older changes are not shown; --since DATE shows them.")
    return None


def _log_row(commit: Commit, board: Board, today: str) -> list[str]:
    return [day(commit.at[:10], today), commit.at[11:16], commit.by, describe_commit(commit, board)]


def _log_json(commit: Commit, board: Board) -> dict[str, object]:
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
