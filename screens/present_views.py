"""What the presenter's view says: large, in few words, and nothing to press; laid out for a width and a height.

Three views, one for each part of the day of a standup: the agenda to come, the standup that runs, what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from screens import agenda
from screens.clock import INKS, whole_words
from screens.floor import queue_words, then_words
from screens.glyphs import glyph, style
from screens.large import HIGH, LOW, large
from screens.meeting_context import laid
from screens.meeting_lines import Block
from screens.plain import pad
from screens.record import sign_of, text_of
from screens.stream_details import details
from screens.title import until
from screens.widgets.lines import Line, Span, Spans, fold
from store.meeting.clock import Clock, clock, minutes_words, speaking_for
from store.meeting.days import clock_time, later, local
from store.meeting.days import day as day_words
from store.meeting.ends import decided_in, ends_of
from store.meeting.next import standup_ahead
from store.model.board import Board
from store.model.records import Action, ActionStatus, Captured, Decision, Meeting, Note, Proposal, Topic, TopicType
from store.sense.floor import speaker, who_speaks
from store.sense.phrases import person, plural
from store.sense.ratings import rated
from store.verbs.meetings import PlannedTopic
from store.verbs.rapport import next_question
from store.verbs.said import Said

ROOMY = 20
"""Lines from which on the clock and who speaks stand large."""
TALL = 34
"""Lines from which on they stand larger still, and lines stand apart."""
WIDE = 60
"""Cells from which on a day is said in full."""
TIME_ROOM, SIGN_ROOM = 8, 4
MOST_FOLDED = 3
"""Lines that one text may take: the whole of a long one is in the minutes."""
AFTER_KIND = 2
"""Where the details of a line go on behind its kind, which its sign says already, and a dot."""


# The standup that runs


def now_on(board: Board, meeting: Meeting, now: str, cells: int, rows: int) -> list[Line]:
    """The topic, the clock, who speaks and who waits."""
    at = clock(board, meeting, now)
    topic, number, count = agenda.where(board, meeting)
    name = topic.text if topic is not None else "Between two items"
    found = [Line([(name, "accent bold")], [(f"{number} of {count}", "dim")] if number else ())]
    if rows < ROOMY:
        found.append(Line([(_left_words(at), _ink(at))], [(at.words.partition(",")[0], "dim")]))
        if topic is not None and topic.type is TopicType.CHECK_IN and meeting.question:
            found += [Line(line) for line in fold([(meeting.question, "strong")], cells, 0, 2)]
    else:
        title = large(name, cells - 1, LOW) if rows >= TALL else []
        found = [Line(()), *_large(title, "accent", [found[0].right])] if title else [Line(()), *found]
        figure, beside = _figure(at), [[(_beside(at), _ink(at))], [whole_words(at.whole)], [_ends(at)]]
        found += [Line(()), *_large(large(figure, cells // 2, _high(rows)) or [figure], _ink(at), beside)]
    return [*found, *_floor(board, meeting, now, cells, rows)]


def _floor(board: Board, meeting: Meeting, now: str, cells: int, rows: int) -> list[Line]:
    """Who speaks, large; below it for how long, who comes next and who waits."""
    found: list[Line] = []
    then, waiting = then_words(board, meeting), queue_words(board, meeting)
    if meeting.speaks:
        name, time = speaker(board, meeting.speaks), minutes_words(speaking_for(meeting, now))
        who = who_speaks(board, meeting) if meeting.speaks in board.teams else _team_of(board, meeting.speaks)
        words = large(name, cells - 1, _high(rows)) if rows >= ROOMY else []
        said: list[Span] = [(f"{who}  ", "strong")] if who else []
        lead: list[Span] = [(f"{glyph('here')} {name}  ", "accent bold")] if not words else []
        apart = [Line(())]
        found = [*(apart if rows >= ROOMY else []), *_large(words, "accent", []), *(apart if rows >= TALL else [])]
        found.append(Line([*lead, *said, (time, "dim"), *([("   ", "text"), *then] if then else [])]))
    elif then:
        found.append(Line(then))
    if waiting:
        found += [Line(line) for line in fold(waiting, cells, 9, 2 if rows >= ROOMY else 1)]
    return found


def _team_of(board: Board, who: str) -> str:
    """The team of a person who speaks for themselves."""
    found = board.people.get(who)
    return speaker(board, found.team) if found is not None and found.team in board.teams else ""


def _large(words: Sequence[str], ink: str, right: Sequence[Spans]) -> list[Line]:
    """Large letters, with what stands at their right."""
    rows = max(len(words), len(right))
    drawn, said = [*words, *[""] * (rows - len(words))], [*right, *[()] * (rows - len(right))]
    return [Line([(row, ink)], beside) for row, beside in zip(drawn, said, strict=True)]


def _high(rows: int) -> int:
    return HIGH if rows >= TALL else LOW


def _ink(at: Clock) -> str:
    return "text" if at.topic is None else INKS[at.topic.state]


def _figure(at: Clock) -> str:
    """The time left of the topic, or by which it is over; between topics the time on the wall at which all ends."""
    return at.ends if at.topic is None else minutes_words(abs(at.topic.left))


def _beside(at: Clock) -> str:
    if at.topic is None:
        return "the standup ends"
    planned = f"{at.topic.planned // 60} min"
    return f"left of {planned}" if at.topic.left >= 0 else f"over its {planned}"


def _left_words(at: Clock) -> str:
    """`3:19 left of 10 min`."""
    return f"{_figure(at)} {_beside(at)}" if at.topic is not None else f"{_beside(at)} {_figure(at)}"


def _ends(at: Clock) -> Span:
    return (at.words, "needs" if at.over > 0 and at.whole.warns else "dim")


def last_lines(board: Board, said: Sequence[Said], today: str, cells: int, rows: int, topic: str = "") -> list[Line]:
    """What was said last on a topic, the newest at the bottom; nothing that is off the record."""
    apart = rows >= ROOMY // 2
    found: list[Line] = []
    for each in reversed(said):
        record = each.record
        if isinstance(record, Topic) or each.topic != topic or (isinstance(record, Note) and record.off):
            continue
        lines = [*_said(board, each, today, cells), *([Line(())] if apart and found else [])]
        if len(lines) + len(found) > rows:
            break
        found = [*lines, *found]
    return found


def _said(board: Board, said: Said, today: str, cells: int, folded: int = MOST_FOLDED) -> list[Line]:
    """A line of the standup; of an action also whose and by when, where there is room for more than a line."""
    record = said.record
    name = sign_of(record)
    speaks = f"{person(board, record.speaker)}: " if isinstance(record, Note) and record.speaker else ""
    ink = "strong" if isinstance(record, Decision) else "text"
    text = text_of(record)[: cells * folded * 2]
    spans: Spans = [(pad(glyph(name), SIGN_ROOM), style(name)), (speaks, "dim"), (text, ink)]
    found = [Line(line) for line in fold(spans, cells, SIGN_ROOM, folded)]
    if isinstance(record, Proposal):
        found += [Line(line) for line in fold([" " * SIGN_ROOM, *_votes(board, record)], cells, SIGN_ROOM, folded)]
    if isinstance(record, Action) and folded > 1:
        whose = details(board, record, said.topic, today)[AFTER_KIND:]
        found.append(Line([" " * SIGN_ROOM, *whose]))
    return found


def _votes(board: Board, proposal: Proposal) -> Spans:
    """How many voted which way, and who: `+1  2: Ana, Chloe · -1  1: Ben`; what became of it."""
    found: list[Span] = []
    for vote in dict.fromkeys(sorted(proposal.votes.values(), key=lambda each: (each[0] != "+", each[0] == "-", each))):
        names = [person(board, who) for who, cast in proposal.votes.items() if cast == vote]
        found += [(f" {glyph('dot')} ", "faint")] if found else []
        found += [(f"{vote} ", "strong"), (f"from {len(names)}: ", "dim"), (", ".join(names), "text")]
    if proposal.decision:
        return [*found, (f"{'  ' if found else ''}became {proposal.decision}", "dim")]
    return found or [("nobody has voted yet", "dim")]


def beside(blocks: Iterable[Block], cells: int, rows: int) -> list[Line]:
    """The weightiest blocks of the context that `rows` hold, in their order, without lines that teach a key: nobody
    types here. Where not even one has room, that one in brief.
    """
    bare = [block._replace(lines=[line for line in block.lines if not _teaches(line)]) for block in blocks]
    kept: list[Block] = []
    used = -1
    for block in sorted(bare, key=lambda each: -each.weight):
        if used + len(block.lines) + 2 <= rows:
            kept.append(block)
            used += len(block.lines) + 2
        elif not kept:
            brief = fold([(f"{block.title}  ", "strong"), (block.brief, "text")], cells, 0, max(1, rows))
            return [Line(line) for line in brief]
    return laid([block for block in bare if block in kept], rows)


def _teaches(line: Line) -> bool:
    return any(isinstance(span, tuple) and span[1] == "key" for span in line.left)


# The agenda to come


def agenda_head(board: Board, now: str, cells: int, rows: int) -> list[Line]:
    """What is to come and when."""
    coming = standup_ahead(board, now)
    when = f"{coming.weekday} {coming.time}"
    day = f"{day_words(coming.date, now)}, {coming.time}" if cells >= WIDE else when
    words = f"{day}, {until(now, coming.starts)}"
    found = [Line([(board.series.name, "accent bold")], [(words, "dim")])]
    if rows >= ROOMY:
        found = [Line(()), *found, Line(()), *_large(large(when, cells - 1, _high(rows)), "text", [])]
    return found


def agenda_lines(board: Board, items: Sequence[PlannedTopic], start: str, cells: int, rows: int) -> list[Line]:
    """The items with the time each begins, and the question of the check-in."""
    so_far = 0
    asked = next_question(board)
    question = fold([("First everybody says: ", "dim"), (asked, "text")], cells, 0, MOST_FOLDED) if asked else []
    apart = 2 * len(items) + len(question) + 1 <= rows
    found: list[Line] = []
    for item in items:
        when = later(start, so_far)
        found.append(Line([(pad(when, TIME_ROOM), "dim"), (item.text, "strong")], [(f"{item.minutes} min", "dim")]))
        found += [Line(())] if apart else []
        so_far += item.minutes
    room = rows - len(question) - 1 if question else rows
    if len(found) > room:
        more = len(found) - max(1, room) + 1
        found = [*found[: max(1, room) - 1], Line([(" " * TIME_ROOM + f"{more} more", "dim")])]
    return [*found, *([] if not question or apart else [Line(())]), *map(Line, question)][:rows]


# What came of it


def outcome_head(board: Board, meeting: Meeting, cells: int, rows: int) -> list[Line]:
    """That it is over, how long it was, and how useful."""
    started, ended = (local(when, board.series.timezone) for when in (meeting.started, meeting.ended))
    words = ""
    if started is not None and ended is not None:
        long = round((ended - started).total_seconds() / 60)
        span = f"{clock_time(started)} to {clock_time(ended)}, " if cells >= WIDE else ""
        words = span + plural(long, "minute")
    found = [Line([(meeting.title or board.series.name, "accent bold")], [(words, "dim")])]
    if rows >= ROOMY:
        found = [Line(()), *found, Line(()), *_large(large("Thank you", cells - 1, _high(rows)), "text", [])]
    if said := rated(meeting):
        found.append(Line([(f"Rated {said.words}", "dim")]))
    return found


def outcome_lines(board: Board, meeting: Meeting, now: str, today: str, cells: int, rows: int) -> list[Line]:
    """Decisions, then who does what by when, then when the next standup is."""
    decisions = decided_in(board, meeting)
    given = [each for each in board.actions.where("meeting", meeting.id) if each.status is ActionStatus.OPEN]
    coming = standup_ahead(board, now)
    last = Line([("Next standup  ", "dim"), (f"{day_words(coming.date, now)}, {coming.time}", "strong")])
    parts = [("Decided", decisions), ("To do", sorted(given, key=lambda each: each.due or "9"))]
    folded = MOST_FOLDED if rows >= ROOMY // 2 else 1
    texts = {
        heading: [_said(board, Said(each.id, "", 0.0, each.topic, each), today, cells, folded) for each in records]
        for heading, records in parts
        if records
    }
    found = _filled(texts, rows - 2)
    if not found:
        found = [Line([("Nothing was decided, and nobody has to do anything.", "dim")])]
    return [*found, *([Line(())] if rows > len(found) + 1 else []), last][:rows]


def wrap_up_lines(board: Board, meeting: Meeting, today: str, cells: int, rows: int) -> list[Line]:
    """At the wrap-up: what was decided, who does what, and what would be open if everybody left now."""
    ends = ends_of(board, meeting)
    bare = {each.id for each in ends.bare}
    given = sorted(ends.given, key=lambda each: each.due or "9")
    parts: list[tuple[str, Sequence[Captured]]] = [
        ("Decided", ends.decided),
        ("To do", [each for each in given if each.id not in bare]),
        ("To do, without owner or day", ends.bare),
        ("Nobody helps yet", ends.alone),
        ("Not seen by their team yet", ends.unseen),
        ("Carried over again", ends.again),
    ]
    folded = MOST_FOLDED if rows >= ROOMY // 2 else 1
    texts = {
        heading: [_said(board, Said(each.id, "", 0.0, each.topic, each), today, cells, folded) for each in records]
        for heading, records in parts
        if records
    }
    return _filled(texts, rows) or [Line([("Nothing was decided, and nothing is open.", "dim")])]


def _filled(parts: dict[str, list[list[Line]]], rows: int) -> list[Line]:
    """Sections in at most `rows` lines, each saying how many more there are; the first may take what others leave."""
    found: list[Line] = []
    for number, (heading, texts) in enumerate(parts.items()):
        behind = sum(1 + sum(map(len, later)) for later in list(parts.values())[number + 1 :])
        left = rows - len(found)
        room = max(left - behind - bool(behind), left // (len(parts) - number)) - 1
        found += [*([Line(())] if found else []), Line([(heading, "strong")], [(str(len(texts)), "dim")])]
        kept, used = 0, bool(number)
        while kept < len(texts) and used + len(texts[kept]) + (kept + 1 < len(texts)) <= room:
            used += len(texts[kept])
            found += texts[kept]
            kept += 1
        if kept < len(texts):
            found.append(Line([(" " * SIGN_ROOM + f"{len(texts) - kept} more in the minutes", "dim")]))
    return found
