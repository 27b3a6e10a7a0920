"""What was said on one topic in every standup."""

from __future__ import annotations

from typing import NamedTuple

from store.model.board import Board
from store.model.moment import Refused
from store.model.records import Captured, Meeting, Topic
from store.sense.words import fold, one_line
from store.verbs.said import said_before, skipped
from store.verbs.stream import stream


class Visit(NamedTuple):
    """A standup in which a topic was taken up, what it was called there, and its lines in order."""

    meeting: Meeting
    topics: tuple[Topic, ...]
    lines: tuple[Captured, ...]


def topic_meant(board: Board, words: str) -> str:
    """The subject of a topic that people name: by its id (`T7`), by an initiative's handle or name, by words of its
    heading. Refuses when nothing is called so, and says what was talked about last.
    """
    word = " ".join(fold(words).split())
    topic = board.topics.get(words.strip().upper())
    if topic is not None:
        return subject(topic)
    handle = word.lstrip("+")
    named = [each.id for each in board.initiatives if word and handle in (each.id, fold(each.name))]
    if named:
        return f"+{named[0]}"
    headings = _headings(board)
    found = [each for each in headings if word == each] or [
        each for each in headings if word and all(part in each for part in word.split())
    ]
    if found:
        return found[0]
    named = [each.id for each in board.initiatives if word and word in fold(each.name)]
    if named:
        return f"+{named[0]}"
    last = ", ".join(list(dict.fromkeys(one_line(topic.text, 40) for topic in _held(board)))[:5])
    there = (
        f"There were {last}." if last else "There are topics once a standup was held: `accord meet start` begins one."
    )
    raise Refused(f"No topic is called {words.strip()!r}. {there} `accord find` looks in all that was said.")


def subject(topic: Topic) -> str:
    """What a topic is about, the same in every standup: its initiative, else its heading."""
    return f"+{topic.initiative}" if topic.initiative else " ".join(fold(topic.text).split())


def name_of(board: Board, meant: str) -> str:
    """What to call a subject: the initiative's name, or the heading as it was written last."""
    initiative = board.initiatives.get(meant[1:]) if meant[:1] == "+" else None
    if initiative is not None:
        return initiative.name or initiative.id
    return next((topic.text for topic in _held(board) if subject(topic) == meant), meant)


def visits(board: Board, meant: str) -> tuple[Visit, ...]:
    """The standups that took a subject up, the newest first. Lines about its initiative count under any topic, and what
    is not for the minutes counts nowhere.
    """
    found: list[Visit] = []
    held = sorted(board.meetings, key=lambda meeting: (meeting.started, meeting.created), reverse=True)
    for meeting in held:
        lines = [*stream(board, meeting.id), *said_before(board, meeting.id)]
        lines.sort(key=lambda line: (line.said_at, line.order))
        topics = tuple(line for line in lines if isinstance(line, Topic) and subject(line) == meant)
        here = {topic.id for topic in topics}
        passed = skipped(board, meeting) if topics else ()
        said = tuple(
            line
            for line in lines
            if not isinstance(line, Topic)
            and not getattr(line, "off", False)
            and (line.topic in here or (meant[:1] == "+" and line.initiative == meant[1:]))
        )
        if said or any(topic.id not in passed for topic in topics):
            found.append(Visit(meeting, topics, said))
    return tuple(found)


def _held(board: Board) -> list[Topic]:
    """Topics that stood in a standup, the newest first."""
    placed = [topic for topic in board.topics if topic.meeting]
    return sorted(placed, key=lambda topic: topic.created, reverse=True)


def _headings(board: Board) -> list[str]:
    """Subjects of topics without an initiative, the newest first, each once."""
    return list(dict.fromkeys(subject(topic) for topic in _held(board) if not topic.initiative))
