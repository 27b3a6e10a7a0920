"""Looking back over past standups: the register of decisions, and one topic's history."""

from __future__ import annotations

from argparse import Namespace

from store.meeting.for_team import touching
from store.meeting.forms import WORDED, form_of
from store.meeting.history import history_blocks, register_rows
from store.model.records import Initiative, Team
from store.sense.decisions import register, replaced_by
from store.sense.topics import topic_meant, visits
from store.verbs.draft import need
from tui.shell.exits import Usage, say
from tui.shell.open import opened, since_of
from tui.shell.output import deliver, print_json, print_table
from tui.shell.words import record_json


def decisions(given: Namespace) -> int | None:
    """`accord decisions [--initiative I] [--team T] [--since WHEN]`."""
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        initiative = need(board, "initiative", given.initiative, Initiative).id if given.initiative else ""
        team = need(board, "team", given.team, Team).id if given.team else ""
        concerns = touching(board, team, workspace.clock()) if team else None
        since = since_of(workspace, given.since)
        holding = tuple(
            each
            for each in register(board)
            if (not initiative or each.decision.initiative == initiative)
            and (concerns is None or concerns(each.decision))
            and each.decision.created >= since
        )
        rows = list(register_rows(board, holding))
        if given.json:
            gone = replaced_by(board)
            print_json([{**record_json(decision), "replaced_by": gone.get(decision.id)} for _, decision, _ in rows])
            return None
    print_table(
        [
            [f"  {decision.id}" if newer else decision.id, decision.text, _said(newer, decision.verdict.value, where)]
            for newer, decision, where in rows
        ],
        1,
        ids=True,
    )
    if not rows:
        say(
            "No decision here like that."
            if len(board.decisions)
            else 'Nothing has been decided yet. `accord add decision "…"` writes a decision down.'
        )
    return None


def _said(newer: str, verdict: str, where: str) -> str:
    """What stands behind a decision: how it went, whether it was replaced, where and when it was made."""
    parts = ("" if verdict == "agreed" else verdict, f"replaced by {newer}" if newer else "", where)
    return " · ".join(part for part in parts if part)


def history(given: Namespace) -> int | None:
    """`accord history TOPIC [--format text|md|html] [-o FILE]`."""
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        meant = topic_meant(board, " ".join(given.topic))
        found = visits(board, meant)
        if given.json:
            print_json(
                [
                    {
                        "meeting": visit.meeting.id,
                        "started": visit.meeting.started or None,
                        "topics": [topic.id for topic in visit.topics],
                        "lines": [record_json(line) for line in visit.lines],
                    }
                    for visit in found
                ]
            )
            return None
        blocks = history_blocks(board, meant, found)
    form = given.format or (form_of(given.output) if given.output else "text")
    if form not in WORDED:
        raise Usage(f"A history is written as {', '.join(WORDED)}; `--json` prints it for programs.")
    deliver(WORDED[form](blocks), given.output)
    return None
