"""`accord criteria`: what success means in an initiative and who signed it, to hand out (P9)."""

from __future__ import annotations

from argparse import Namespace

from store.meeting.handout import handout
from store.meeting.render_markdown import to_markdown
from store.meeting.render_text import to_text
from store.model.records import Criterion, Initiative
from store.verbs.draft import need
from tui.shell.open import opened
from tui.shell.output import deliver, print_json
from tui.shell.words import record_json


def criteria(given: Namespace) -> int | None:
    """`accord criteria INITIATIVE [--format md|text] [-o FILE]`."""
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        about = need(board, "initiative", given.initiative, Initiative)
        if given.json:
            found: list[Criterion] = board.criteria.where("initiative", about.id)
            print_json([record_json(each) for each in found])
            return None
        made = handout(board, about, workspace.clock())
    deliver((to_text if given.format == "text" else to_markdown)(made), given.output)
    return None
