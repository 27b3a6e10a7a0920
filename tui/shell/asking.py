"""Asking who a nick in a recorded meeting is, where somebody sits at a terminal to answer."""

from __future__ import annotations

import sys

from screens.plain import clean
from store.exchange.nicks import likely, remember_nick, strangers
from store.exchange.recorded import RecordedMeeting
from store.keep.workspace import Workspace
from tui.shell.exits import close, say


class Asking:
    """Asks about each stranger once; an answer is remembered in the workspace, and no answer leaves a guest."""

    def __init__(self, quiet: bool) -> None:
        self._asks = not quiet and sys.stdin.isatty() and sys.stderr.isatty()
        self._guests: set[str] = set()

    def about(self, workspace: Workspace, meeting: RecordedMeeting) -> None:
        """Ask who the people of a meeting are that nobody here goes by; the end of input leaves all others guests."""
        if not self._asks or not len(workspace.board.people):
            return
        lines = {one.name: one.lines for one in meeting.attendees}
        for nick in strangers(workspace.board, meeting):
            if nick in self._guests or nick in workspace.board.names().nicks:
                continue
            person = self._answer(workspace, nick, lines.get(nick, 0))
            if person:
                workspace.do(lambda board, at, n=nick, p=person: remember_nick(board, n, p, at=at), "remember a nick")
                say(f"{nick} is {workspace.board.names().person(nick)} from now on.")
            elif not self._asks:
                return
            else:
                self._guests.add(nick)

    def _answer(self, workspace: Workspace, nick: str, lines: int) -> str:
        """Whom somebody says it is, once that names a person; empty for a guest."""
        wrote = f", who wrote {lines} lines" if lines > 1 else ", who wrote one line" if lines else ""
        perhaps = likely(workspace.board, nick)
        offered = f" Perhaps {perhaps} (y)?" if perhaps else ""
        while True:
            print(
                f"Who is {clean(nick)}{wrote}?{offered} A person, or Enter for a guest: ",
                end="",
                file=sys.stderr,
                flush=True,
            )
            answer = sys.stdin.readline()
            if not answer:
                self._asks = False
                print(file=sys.stderr)
                return ""
            word = answer.strip()
            if not word:
                return ""
            if word.lower() in ("y", "yes") and perhaps and workspace.board.names().person(word) is None:
                return perhaps
            if workspace.board.names().person(word) is not None:
                return word
            say(f"There is no person {word!r} here.{close(word, workspace.board.names().people)}")
