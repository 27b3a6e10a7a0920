"""What was said in a standup, as rows: when, what kind of line, the words, and below them whose, by when, who helps.

Lines stand under the topic they were said on, the topic the room is on last of all, so that what is said now is always
at the bottom. A word that means two things is marked underneath where it was used. A row is made once and kept until
its record or the names in it change: a line added to thousands costs what it costs to ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip
from typing_extensions import override

from screens.glyphs import glyph, style
from screens.plain import breaks, clean, pad, width
from screens.record import sign_of, text_of
from screens.stream_details import details
from screens.widgets.lines import Line, Span, Spans, fold
from screens.widgets.rows import Rows
from screens.widgets.source import Row, Source
from store.meeting import days
from store.model.board import Board
from store.model.counters import NAMES
from store.model.records import Action, ActionStatus, Captured, Decision, Meeting, Note, Record, Term, Topic
from store.sense.language import dispute_of, disputed_in
from store.sense.phrases import number, person, team
from store.verbs.said import Said, everything_said

ROOMY = 46
"""Cells from which on a line says when it was said."""
TIME_ROOM, SIGN_ROOM, ID_ROOM = 7, 4, 6
MOST_LINES = 8
"""Lines that one text may take: what is longer is read on its card."""


def said_in(board: Board, meeting: Meeting) -> list[Said]:
    """Everything said in a standup, by topic, the one the room is on last.

    A line without a topic, from a shell say, belongs to the topic of the line before it.
    """
    here = ""
    under: dict[str, list[Said]] = {}
    for each in everything_said(board, meeting.id):
        if isinstance(each.record, Topic):
            here = each.key if each.at > meeting.started else here
            continue
        here = each.topic or here
        under.setdefault(here, []).append(each if each.topic == here else each._replace(topic=here))
    last = meeting.topic if meeting.running else ""
    order = sorted(under, key=lambda topic: (bool(topic) and topic == last, under[topic][-1].at))
    found: list[Said] = []
    for topic in [*order, *([last] if last and last not in under else [])]:
        heading = board.topics.get(topic)
        if heading is not None:
            found.append(Said(heading.id, "", 0.0, "", heading))
        found += under.get(topic, ())
    return found


class Drawer:
    """Draws lines of a standup, and remembers what it drew."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Said, int, list[Line]]] = {}
        self._known: tuple[object, ...] = ()

    def begin(self, board: Board, today: str, meeting: Meeting) -> None:
        """Draw from this board from now on. Names are in every row, so all are drawn anew when one changes."""
        known = (board.counters.get(NAMES, 0), board.series, today, meeting.ignored)
        if known != self._known:
            self._kept.clear()
        self._known = known
        self.board, self.today, self.current, self.began = board, today, meeting.topic, meeting.started
        self.ignored = meeting.ignored

    def lines(self, said: Said, cells: int, first: bool) -> list[Line]:
        """The lines of a row; `first` in the list has no blank line above it."""
        if isinstance(said.record, Topic):
            return self._heading(said.record, first)
        kept = self._kept.get(said.key)
        if kept is not None and kept[0].record is said.record and kept[1] == cells and kept[0].topic == said.topic:
            return kept[2]
        lines = self._said(said, cells)
        self._kept[said.key] = (said, cells, lines)
        return lines

    def _heading(self, topic: Topic, first: bool) -> list[Line]:
        here = topic.id == self.current
        sign = (f"{glyph('here')} ", "accent") if here else ("  " * (topic.level > 1), "text")
        words = (topic.text, "accent bold" if here else "strong")
        return [*([] if first else [Line(())]), Line([sign, words])]

    def _said(self, said: Said, cells: int) -> list[Line]:
        record = said.record
        lead = self._lead(said, cells)
        hang = sum(width(text) for text, _ in lead)
        room = max(8, cells - hang - ID_ROOM)
        who, text = _words_of(self.board, said)
        text = clean(f"{who}{text}"[: room * MOST_LINES * 2])
        inked = _style_of(record) if said.was is None else "dim"
        pieces = breaks(text, room)
        more = len(pieces) > MOST_LINES
        marks = self._disputes(text, len(who))
        found: list[Line] = []
        for at, (start, end) in enumerate(pieces[:MOST_LINES]):
            cut = max(start, min(len(who), end))
            spans: list[Span] = [*(lead if not at else [" " * hang]), (text[start:cut], "dim"), (text[cut:end], inked)]
            if more and at == MOST_LINES - 1:
                spans.append((f" {glyph('more')}", "faint"))
            found.append(Line(spans, [(record.id, "faint")] if not at and _is_counted(record) else ()))
            marked = _marked(text, start, end, marks)
            found += [Line([" " * hang, *marked])] if marked else []
        below = details(self.board, record, said.topic, self.today, gone=said.was is not None)
        found += [Line([" " * hang, *line]) for line in fold(below, cells - hang, limit=2)] if below else []
        return found

    def _lead(self, said: Said, cells: int) -> list[tuple[str, str]]:
        """The time, where there is room for it, and the sign of the kind."""
        name = sign_of(said.record)
        sign = (pad(glyph(name), SIGN_ROOM), style(name))
        if cells < ROOMY:
            return [sign]
        when = days.local(said.at, self.board.series.timezone)
        clock = days.clock_time(when) if when is not None else ""
        return [(pad(clock if said.at >= self.began else "before", TIME_ROOM), "faint"), sign]

    def _disputes(self, text: str, begin: int) -> list[tuple[int, int, str]]:
        """Where words stand that mean more than one thing, the first use of each, and how many things it means."""
        found: dict[str, tuple[int, int, str]] = {}
        for use in disputed_in(self.board, text, self.ignored):
            if use.start >= begin and use.term.id not in found:
                found[use.term.id] = (use.start, use.end, f"{number(dispute_of(use.term).meanings)} meanings")
        return list(found.values())


def _words_of(board: Board, said: Said) -> tuple[str, str]:
    """Who said it, and what."""
    record = said.record
    if isinstance(record, Note) and record.speaker:
        return f"{person(board, record.speaker) if record.speaker in board.people else record.speaker}: ", record.text
    if isinstance(record, Term):
        name = record.name or record.id
        if said.whose in record.meanings:
            return f"{name}, {team(board, said.whose)}: ", record.meanings[said.whose].text
        return f"{name}: ", record.agreed
    return "", text_of(record)


def _style_of(record: Record) -> str:
    if isinstance(record, Note) and record.off:
        return "faint"
    if isinstance(record, Action) and record.status is not ActionStatus.OPEN:
        return "dim"
    return "strong" if isinstance(record, Decision) else "text"


def _is_counted(record: Record) -> bool:
    """Whether people call it by its number: notes and words they do not."""
    return isinstance(record, Captured) and not isinstance(record, Note)


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[int, int, str]]) -> Spans:
    """What stands below a line in which disputed words begin: a mark under each, and what they are."""
    drawn: list[Span] = []
    at, says = start, ""
    for begin, until, meanings in marks:
        if start <= begin < end:
            sign = glyph("squiggle") * width(text[begin : min(until, end)])
            drawn += [" " * width(text[at:begin]), (sign, "needs")]
            at, says = min(until, end), meanings
    return [*drawn, " ", (says, "needs")] if drawn else ()


class StreamSource(Source):
    """The rows of a standup; topics are headings."""

    def __init__(self, said: Sequence[Said], drawer: Drawer) -> None:
        self.said, self.drawer = said, drawer
        self.at = {each.key: place for place, each in enumerate(said)}

    def __len__(self) -> int:
        return len(self.said)

    @override
    def key(self, index: int) -> str:
        """See `Source.key`."""
        return self.said[index].key

    @override
    def is_heading(self, index: int) -> bool:
        """See `Source.is_heading`."""
        return isinstance(self.said[index].record, Topic)

    @override
    def heights(self, cells: int) -> Sequence[int]:
        """See `Source.heights`."""
        return [len(self.drawer.lines(each, cells, not at)) for at, each in enumerate(self.said)]

    @override
    def row(self, index: int, cells: int) -> Row:
        """See `Source.row`."""
        each = self.said[index]
        return Row(each.key, self.drawer.lines(each, cells, not index), self.is_heading(index))

    @override
    def find(self, key: str) -> int | None:
        """See `Source.find`."""
        return self.at.get(key)


class Lines(Rows, inherit_bindings=False):
    """A list in which letters are things to do (`k` another kind), so arrows alone move."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="lines.up"),
        Binding("down", "move(1)", "Down", show=False, id="lines.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="lines.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="lines.page-down"),
        Binding("home", "edge(-1)", "First", show=False, id="lines.first"),
        Binding("end", "edge(1)", "Last", show=False, id="lines.last"),
        Binding("enter", "open", "Open", show=False, id="lines.open"),
    ]

    def _draw(self, index: int, here: bool, focused: bool, cells: int) -> list[Strip]:
        """The cursor is drawn where keys go, and nowhere else: several of these lists are on the screen at once."""
        return super()._draw(index, here and focused, focused, cells)


class Stream(Lines):
    """The notes of a standup: what is said last stays on the screen, unless somebody scrolled up to read."""

    _stays = True
    """Whether the last line is on the screen, so that one more should be."""
    _goes_on = False
    """Whether it is about to go to the end, and what is painted before that is not seen."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Whoever scrolls up stays there."""
        super().watch_scroll_y(old_value, new_value)
        self._stays = self.scroll_offset.y >= self.max_scroll_y - 1

    def on_resize(self) -> None:
        """What was at the end stays there."""
        stays = self._stays
        super().on_resize()
        if stays:
            self.call_after_refresh(self.to_end)  # only then it is known how far that is

    def grow(self, source: Source, empty: Sequence[Spans] | None = None) -> None:
        """Show rows of which there are more than before; what is new comes into view, unless somebody scrolled up."""
        # Whoever took the cursor to another line is at work there.
        self._goes_on = self._stays and (self.screen.focused is not self or self._at == len(self._source) - 1)
        self.show(source, empty=empty)
        if self._goes_on:
            self._goes_on = False
            self.to_end()
            self._redraw()

    def _redraw(self) -> None:
        """What is painted is known once the end is in view."""
        if not self._goes_on:
            super()._redraw()

    def stay_at_end(self) -> None:
        """Come back to the last line from wherever somebody scrolled to."""
        if not self._stays:
            self.to_end()

    def to_end(self) -> None:
        """The last line, and what stands below it; also before the scrollbar has been laid out."""
        self.action_edge(1)
        self.scroll_to(y=self.virtual_size.height, animate=False, immediate=True, force=True)
