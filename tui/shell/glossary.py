"""Commands about words: the glossary to hand out, and a disputed word left unmarked in a standup (P3)."""

from __future__ import annotations

from argparse import Namespace

from store.meeting.render_markdown import to_markdown
from store.meeting.render_text import to_text
from store.meeting.words import ORDER, glossary_handout, glossary_table
from store.sense.glossary import by_status
from store.sense.weekly import describe_commit
from store.verbs.terms import ignore_term
from tui.shell.open import opened
from tui.shell.output import deliver, print_json, print_line
from tui.shell.words import record_json


def glossary(given: Namespace) -> int | None:
    """`accord glossary [--format md|text|csv] [-o FILE]`."""
    with opened(given.folder, given.who) as workspace:
        board, now = workspace.board, workspace.clock()
    if given.json:
        found = by_status(board)
        print_json([record_json(term) for status in ORDER for term in found[status]])
        return None
    if given.format == "csv":
        deliver(glossary_table(board), given.output)
        return None
    deliver((to_text if given.format == "text" else to_markdown)(glossary_handout(board, now)), given.output)
    return None


def ignore(given: Namespace) -> int | None:
    """`accord ignore TERM`."""
    with opened(given.folder, given.who) as workspace:
        done = workspace.do(lambda board, at: ignore_term(board, given.term, at=at), "ignore term")
        if done.commit is not None:
            print_line(describe_commit(done.commit, done.board))
    return None
