"""Minutes of every standup, the newest first, while one runs as well: to read, correct, write to a file, paste."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens import asking
from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.document import parts_of
from screens.glyphs import glyph
from screens.stream import Lines
from screens.widgets.groups import Container
from screens.widgets.lines import Line, Span, Spans
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet
from screens.widgets.source import Lazy
from store.meeting import days
from store.meeting.blocks import Block, one_line
from store.meeting.for_team import for_team
from store.meeting.minutes import Minutes, minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.model.records import Captured, Meeting
from store.sense.phrases import team as team_words
from store.verbs.corrections import as_said, edit_text

BRIEF = ("decisions", "actions")
"""The sections of the short form."""
TEACH: list[Spans] = [
    [("No standup has been held yet.", "strong")],
    [],
    [("m", "key"), (" starts one; its minutes are here from the first line on", "dim")],
    [("accord import log FILE", "accent"), (" reads in a meeting that a bot recorded", "dim")],
]


class MinutesScreen(AccordScreen):
    """The standups, and the minutes of the one under the cursor."""

    WHERE = "minutes"
    CSS_PATH = "minutes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("minutes")]

    def __init__(self) -> None:
        super().__init__()
        self.only: tuple[str, ...] = ()
        """The sections that are shown; all where there are none."""
        self.team = ""
        """The team whose short version is shown; everybody's minutes where there is none."""
        self._read: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        """The list, and what was said."""
        with Container(id="minutes"):
            yield Pane("Standups", Rows(id="main", empty=TEACH), id="standups")
            yield Lines(id="read")

    def title_words(self) -> Spans:
        """See `AccordScreen.title_words`."""
        whose = f"  for {team_words(self.board, self.team)}" if self._for(self.team) else ""
        return [("Minutes", "strong"), (f"{whose}{'  decisions and actions' if self.only else ''}", "dim")]

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        held = sorted(board.meetings, key=lambda meeting: (meeting.started, meeting.created), reverse=True)
        self.set_class(not held, "-none")
        by_id = {meeting.id: meeting for meeting in held}
        self.query_one("#main", Rows).show(Lazy(tuple(by_id), lambda key, _: [_line(board, by_id[key])]))
        self.query_one("#standups", Pane).heading.show(right=str(len(held) or ""))
        self._show()

    @on(Rows.Moved, "#main")
    def _moved(self) -> None:
        self._show()
        self.draw_footer()

    def _show(self) -> None:
        """Lay out the minutes under the cursor, unless they are shown as they stand."""
        meeting = self.meeting
        wanted = (self.board, meeting and meeting.id, self.only, self.team)
        if meeting is None or wanted == self._read:
            return
        same = self._read[1:2] == (meeting.id,)
        self._read = wanted
        rows = self.query_one("#read", Lines)
        rows.show(Sheet(parts_of(self.blocks(meeting))))
        if not same:
            rows.action_edge(-1)

    def blocks(self, meeting: Meeting) -> list[Block]:
        """The minutes in words, as much of them as is shown."""
        return blocks(self.shown(meeting), self.only)

    def shown(self, meeting: Meeting) -> Minutes:
        """The minutes as data: a team's short version where one was asked for."""
        made = self.made(meeting)
        return for_team(made, self.board, self.team) if self._for(self.team) else made

    def _for(self, team: str) -> bool:
        """Whether a team was asked for that is there still."""
        return team in self.board.teams

    def made(self, meeting: Meeting) -> Minutes:
        """The minutes as data, all of them."""
        return minutes(self.board, meeting.id, self.host.now())

    @property
    def meeting(self) -> Meeting | None:
        """The standup under the cursor."""
        return self.board.meetings.get(self.query_one("#main", Rows).cursor or "")

    def show_record(self, key: str) -> None:
        """See `AccordScreen.show_record`."""
        self.query_one("#main", Rows).go_to(key)
        self._show()

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        if name in ("write", "copy", "only", "team", "edit", "history") and self.meeting is None:
            return "There are no minutes yet; m starts a standup."
        return None

    # What can be done

    @on(Rows.Opened, "#main")
    def action_open(self) -> None:
        """Go into the minutes; arrows and page keys scroll them."""
        self.query_one("#read", Lines).focus()

    def action_only(self) -> None:
        """Decisions and actions, or everything."""
        self.only = () if self.only else BRIEF
        self.redraw(force=True)

    def action_team(self) -> None:
        """Pick the team whose short version is shown, copied and written; or everybody's."""
        if not self.board.teams:
            self.host.notify('There are no teams yet: accord add team HANDLE "Name" adds one.', markup=False)
            return
        everybody = [Choice("*", "Everybody", "the whole minutes")] if self.team else []
        teams = [Choice(team.id, team.name or team.id, team.role) for team in self.board.teams]

        def picked(team: str | None) -> None:
            if team:
                self.team = "" if team == "*" else team
                self.redraw(force=True)

        self.host.push_screen(Pick("The minutes for which team?", [*everybody, *teams]), picked)

    def action_copy(self) -> None:
        """Hand the minutes to the terminal's clipboard, which works over ssh as well."""
        meeting = self.meeting
        if meeting is not None:
            self.host.copy_to_clipboard(to_markdown(self.blocks(meeting)))
            what = "Decisions and actions" if self.only else "The minutes"
            what += f" for {team_words(self.board, self.team)}" if self._for(self.team) else ""
            self.host.notify(f"{what} are in the clipboard, as Markdown.", markup=False)

    def action_write(self) -> None:
        """Ask where to, and write the minutes in the form the file's ending asks for, Markdown unless it is another."""
        meeting = self.meeting
        if meeting is None:
            return

        def text(path: str) -> str:
            from store.meeting.forms import form_of, minutes_as  # what only a file needs is read when one is written

            return minutes_as(form_of(path), self.shown(meeting), self.board, self.host.now(), self.only)

        when = days.local(meeting.started, self.board.series.timezone)
        whose = f"-{self.team}" if self._for(self.team) else ""
        name = f"minutes-{when.date().isoformat() if when is not None else meeting.id}{whose}.md"
        asking.which_file(self, "Write the minutes to which file? (.md, .html, .txt, .json, .ics)", name, text)

    def action_decisions(self) -> None:
        """The register of decisions, of all standups."""
        from screens.dialogs.register import Register

        self.host.push_screen(Register())

    def action_history(self) -> None:
        """Pick a topic of this standup, and read what was said on it in every other one."""
        from screens.dialogs.history import TopicHistory
        from store.sense.topics import subject

        meeting = self.meeting
        if meeting is None:
            return
        topics = [section.topic for section in self.made(meeting).sections if section.topic is not None]
        subjects = {subject(topic): topic for topic in reversed(topics)}
        choices = [Choice(meant, one_line(subjects[meant].text)) for meant in reversed(subjects)]

        def picked(meant: str | None) -> None:
            if meant:
                self.host.push_screen(TopicHistory(meant))

        self.host.push_screen(Pick("The history of which topic?", choices, none="This standup had no topics."), picked)

    def action_edit(self) -> None:
        """Say the line under the cursor in other words, where it is on one; else pick one first."""
        meeting = self.meeting
        if meeting is None:
            return
        lines = {line.id: line for section in self.made(meeting).sections for line in section.lines}
        lines = {key: line for key in lines if isinstance(line := self.board.find(key), Captured)}

        def picked(key: str | None) -> None:
            if key:
                old = as_said(self.board, lines[key])
                self.host.push_screen(Ask(f"Change {key}", value=old), lambda text: answered(key, old, text))

        def answered(key: str, old: str, text: str | None) -> None:
            if text is not None and text != old:
                self.do(lambda board, at: edit_text(board, key, text, at=at), "edit_text")

        here = self._line_here(self.blocks(meeting), {key: one_line(line.text) for key, line in lines.items()})
        if here:
            picked(here)
            return
        choices = [Choice(key, key, one_line(line.text)) for key, line in lines.items()]
        self.host.push_screen(Pick("Correct which line?", choices, none="Nothing was noted in this standup."), picked)

    def _line_here(self, shown: list[Block], texts: dict[str, str]) -> str:
        """The id of the line that the words under the cursor of the minutes say, of `texts` by id; empty for others."""
        rows = self.query_one("#read", Lines)
        number = (rows.cursor or "").rpartition(" ")[2]
        if not rows.has_focus or not number.isdecimal() or int(number) >= len(shown):
            return ""
        words = shown[int(number)].text
        found = [key for key, text in texts.items() if text and (words.startswith(text) or f": {text}" in words)]
        return max(found, key=lambda key: len(texts[key]), default="")


def _line(board: Board, meeting: Meeting) -> Line:
    """When it was, and what came of it."""
    when = days.local(meeting.started or meeting.created, board.series.timezone)
    left: list[Span] = [(days.day_and_time(when) if when is not None else meeting.id, "text")]
    if meeting.title and meeting.title != board.series.name:
        left += ["  ", (meeting.title, "dim")]
    if meeting.running:
        return Line(left, [("running", "needs")])
    counts = [
        f"{glyph(sign)} {count}"
        for sign, count in (
            ("decision", board.decisions.count("meeting", meeting.id)),
            ("action", board.actions.count("meeting", meeting.id)),
        )
        if count
    ]
    return Line(left, [("   ".join(counts), "dim")])
