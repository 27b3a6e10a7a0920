"""What can be done about who speaks and about the clock in meeting mode, and the way to the presenter's view."""

from __future__ import annotations

from screens.meeting_agenda import AgendaDoing
from screens.messages import GoTo
from store.verbs.floor import goes_round, next_in_round, set_warnings, skip_in_round

FLOOR = frozenset({"round", "skip", "floor", "warn"})
"""What needs a running standup."""
NO_ROUND = "No round goes on; r begins one."


class FloorDoing(AgendaDoing):
    """The floor's part of meeting mode."""

    def floor_why_not(self, name: str) -> str | None:
        """Why one of `FLOOR` cannot be done while a standup runs."""
        meeting = self.board.running
        if name == "skip" and (meeting is None or not goes_round(meeting)):
            return NO_ROUND
        return None

    def action_round(self) -> None:
        """Begin a round, or give the floor to the next team of it."""
        self.quietly(lambda board, at: next_in_round(board, at=at), "next_in_round")

    def action_skip(self) -> None:
        """The team whose turn it is comes last instead."""
        self.quietly(lambda board, at: skip_in_round(board, at=at), "skip_in_round")

    def action_floor(self) -> None:
        """Show who speaks and who waits."""
        from screens.dialogs.floor import Floor

        self.host.push_screen(Floor())

    def action_warn(self) -> None:
        """Let the clock warn no more, or again."""
        meeting = self.board.running
        word = "on" if meeting is not None and meeting.quiet else "off"
        self.do(lambda board, at: set_warnings(board, word, at=at), "set_warnings")

    def action_present(self) -> None:
        """Show the standup large."""
        self.host.post_message(GoTo("present"))
