"""A recorded meeting as a meeting of this workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from store.exchange.nicks import Who
from store.exchange.recorded import Item, RecordedMeeting
from store.line.clean import clean
from store.line.parse import parse
from store.meeting import days
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import (
    Action,
    Decision,
    Issue,
    IssueType,
    Link,
    Meeting,
    Note,
    Proposal,
    Topic,
    TopicStatus,
    Verdict,
)
from store.model.watching import Watch, nobody, watched
from store.verbs.capture import Marks, Place, capture
from store.verbs.draft import Draft

VERDICTS = {"agreed": Verdict.AGREED, "accepted": Verdict.ACCEPTED, "rejected": Verdict.REJECTED}
HALF_A_DAY = timedelta(hours=12)


def read_in(board: Board, recorded: RecordedMeeting, *, at: Moment, watch: Watch = nobody) -> Changes:
    """Everything the recording holds, as one change; refuses a meeting that was read in before, and an empty one.

    Nicks become people where the board knows them (by handle, remembered nick or name) and stay as typed where not. A
    log's clock is taken to be the workspace's where it does not tell its zone; a log without a date happened today, as
    far as anybody can tell.
    """
    if not recorded.items and not recorded.attendees:
        raise Refused("There is nothing in that meeting to read in.")
    source = f"{recorded.style} {recorded.date or ''} {recorded.started or ''} {recorded.title or ''}".strip()
    for meeting in board.meetings:
        if meeting.source == source:
            raise Refused(f"That meeting was read in already: it is {meeting.id}.")
    draft = Draft(board, at)
    times = _Times(recorded, board.series.timezone, at)
    who = Who(board, recorded)
    present = tuple(dict.fromkeys(who.called(name) for name in recorded.present))
    meeting = draft.add(
        Meeting,
        title=clean(recorded.title or "Meeting"),
        started=times.start,
        present=present,
        regrets=tuple(dict.fromkeys(who.called(name) for name in recorded.regrets)),
        facilitator=who.called(recorded.chairs[0]) if recorded.chairs else "",
        scribe=who.called(recorded.scribes[0]) if recorded.scribes else "",
        source=source,
        created=times.start,
    )
    topic = about = ""
    levels = iter(recorded.topics)
    for number, item in enumerate(watched(recorded.items, "keeping", watch), 1):
        given: dict[str, Any] = {
            "text": clean(item.sentence),
            "meeting": meeting.id,
            "topic": topic,
            "order": board.version + 1 + number / 1_000_000,
            "raw": "" if item.raw == item.text else clean(item.raw),
            "created": times.of(item.time),
            "by": who.called(item.by) if item.by else at.who,
        }
        if item.kind == "topic":
            heading = next(levels, None)
            given |= {"topic": "", "level": heading.level if heading else 1, "status": TopicStatus.DONE, "minutes": 0}
            about, given["text"] = _about(board, given["text"])
            topic = draft.add(Topic, **given, initiative=about).id
        else:
            given |= _marked(board, item, given, about)
            _add(draft, who, item, given)
    draft.edit(meeting, ended=times.end)
    return draft.changes


_LINES = {
    **{kind: kind for kind in ("action", "agreed", "accepted", "rejected", "idea", "help", "issue", "info")},
    "resolution": "agreed",
    "proposal": "idea",
    "note": "info",
}
"""By kind of item the command of the line that says the same; what people only said is not read for marks."""
_HELD = ("text", "initiative", "teams", "due", "owners", "guessed", "helpers")


def _marked(board: Board, item: Item, given: dict[str, Any], about: str) -> dict[str, Any]:
    """What the marks of a line say, read as at the prompt: its initiative or its topic's, teams, who, until when."""
    if item.kind not in _LINES:
        return {"initiative": about} if about else {}
    line = parse(f"#{_LINES[item.kind]} {item.sentence}", known=board.names().known)
    when = Moment(given["by"], given["created"])
    place = Place(given["meeting"], given["topic"], about)
    try:
        [[kind, _, _, doc]] = capture(line, board.names(), when, place, {}, 0, zone=board.series.timezone)
    except Refused:  # a command without a text is an item too
        return {"initiative": about} if about else {}
    if kind == "note" and item.kind not in ("info", "note"):
        return {"initiative": about} if about else {}
    return {key: tuple(doc[key]) if isinstance(doc[key], list) else doc[key] for key in _HELD if doc.get(key)}


def _about(board: Board, heading: str) -> tuple[str, str]:
    """(the initiative that a heading marks, or by whose title or handle it goes, or nothing; the heading)."""
    marks = Marks(parse(f"#topic {heading}", known=board.names().known), board.names())
    titles = board.names().initiatives
    if marks.initiative:
        marks.release(marks.people)
        return marks.initiative, marks.text() or titles[marks.initiative]
    word = heading.lower()
    return next((handle for handle, title in titles.items() if word in (handle, title.lower())), ""), heading


def _add(draft: Draft, who: Who, item: Item, given: dict[str, Any]) -> None:
    """One line of the recording as the record it is."""
    if item.kind == "action":
        certain = [name for name in item.owners if name not in item.guessed]
        owners = tuple(dict.fromkeys(found for name in certain if (found := who.person(name)) is not None))
        guessed = tuple(dict.fromkeys(found for name in item.guessed if (found := who.person(name)) is not None))
        owners = tuple(dict.fromkeys((*owners, *given.pop("owners", ()))))
        guessed = tuple(dict.fromkeys((*guessed, *given.pop("guessed", ()))))
        draft.add(Action, **given, owners=owners, guessed=tuple(name for name in guessed if name not in owners))
    elif item.kind in VERDICTS or item.kind == "resolution":
        draft.add(Decision, **given, verdict=VERDICTS.get(item.kind, Verdict.AGREED))
    elif item.kind in {"idea", "proposal"}:
        draft.add(Proposal, **given)
    elif item.kind in {"help", "issue"}:
        draft.add(Issue, **given, type=IssueType.HELP if item.kind == "help" else IssueType.PROBLEM)
    elif item.kind == "link" and item.url:
        text = str(given.pop("text"))
        draft.add(Link, **given, url=clean(item.url), text=" ".join(text.replace(item.url, " ").split()))
    else:
        speaker = who.called(item.by) if item.by and item.kind == "said" else ""
        off = item.sentence[:5].lower() == "[off]"
        given |= {"text": clean(item.sentence[5:]).strip()} if off else {}
        draft.add(Note, **given, speaker=speaker, off=off)


@dataclass
class _Times:
    """Clock times of a log as moments: they never go back, and a clock that passes midnight enters the next day."""

    recorded: RecordedMeeting
    zone: str
    at: Moment

    def __post_init__(self) -> None:
        told = self.recorded.zone
        zone = datetime.fromisoformat(f"2000-01-01T00:00{told}").tzinfo if told else days.zone(self.zone)
        day = self.recorded.date
        given = datetime.fromisoformat(day) if day else datetime.fromisoformat(self.at.now).astimezone(zone)
        self._now = given.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=zone)
        self.start = self.of(self.recorded.started)

    @property
    def end(self) -> str:
        """When it ended."""
        return self.of(self.recorded.ended)

    def of(self, clock: str | None) -> str:
        """A clock time `HH:MM[:SS]` as an ISO moment in UTC; the moment before it where there is none."""
        if clock:
            parts = [int(part) for part in clock.split(":") if part.strip().isdecimal()] + [0, 0, 0]
            hour, minute, second = parts[0] % 24, parts[1] % 60, parts[2] % 60
            found = self._now.replace(hour=hour, minute=minute, second=second)
            if self._now - found > HALF_A_DAY:
                found += timedelta(days=1)
            self._now = max(self._now, found)
        return self._now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
