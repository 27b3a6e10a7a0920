"""The agenda in the forms it is sent in: Markdown, HTML, mail text, JSON, and a calendar file."""

from __future__ import annotations

import json

from store.meeting.agenda import Agenda
from store.meeting.blocks import Block, block, one_line, strong
from store.meeting.fitted import minutes_of
from store.meeting.render_html import to_html
from store.meeting.render_markdown import to_markdown
from store.meeting.render_text import outline, to_text
from store.model.board import Board
from store.model.moment import Refused
from store.verbs.rotation import FACILITATOR, SCRIBE

FORMATS = ("md", "html", "text", "json", "ics")


def render_agenda(board: Board, agenda: Agenda, format: str, stamp: str) -> str:  # noqa: A002 - the option's name
    """The agenda in one of `FORMATS`, ending in a line break; `stamp` is the time it was made (ISO, UTC).

    Raises Refused for another format.
    """
    if format == "md":
        return to_markdown(agenda_blocks(agenda))
    if format == "html":
        return to_html(agenda_blocks(agenda))
    if format == "text":
        return to_text(agenda_blocks(agenda))
    if format == "json":
        return agenda_json(agenda)
    if format == "ics":
        from store.meeting.calendar import series_calendar

        lines = [text for _, text in outline(agenda_blocks(agenda)[1:])]
        return series_calendar(board.series, agenda.standup, "\n".join(lines), stamp)
    raise Refused(f"An agenda is written as {', '.join(FORMATS)}, not as {format!r}.")


def agenda_blocks(agenda: Agenda) -> list[Block]:
    """The agenda in words: when each item starts, how long it has and why it is there; then what is due by then."""
    standup = agenda.standup
    out = [
        block("title", f"Agenda of {one_line(agenda.title)} — {standup.words}"),
        block("paragraph", f"{minutes_of(agenda.minutes, standup.minutes)}, ends {agenda.ends}."),
    ]
    names = agenda.words
    for role, who in agenda.turns.items():
        label = role.capitalize() if role in (FACILITATOR, SCRIBE) else f"For {names.name(role)}"
        out.append(block("item", strong(f"{label}:"), f" {names.name(who)}"))
    if agenda.turns:
        out.append(block("heading", "Items"))
    for start, item in zip(agenda.starts, agenda.items, strict=True):
        reason = f" — {one_line(item.reason)}" if item.reason else ""
        out.append(block("item", strong(start), " ", one_line(item.text), f" ({item.minutes} min)", reason))
    if agenda.aside:
        out.append(block("heading", "Not this time"))
        for item in agenda.aside:
            since = f", first planned for {names.day(item.first)}" if item.first and item.carried else ""
            out.append(block("item", f"{one_line(item.text)}{since} ({item.topic})"))
    if agenda.due:
        out.append(block("heading", "Due by then"))
        out += [block("open", *agenda.words.action(action)) for action in agenda.due]
    return out


def agenda_json(agenda: Agenda) -> str:
    """The agenda as one JSON object: `title`, `date`, `time`, `timezone`, `starts` and `ends` (ISO, UTC), `minutes`,
    `turns` (who facilitates, writes, comes for a team: handles by role), `items` (each `starts` on the wall, `type`,
    `text`, `initiative`, `ref`, `minutes`, `reason`, `first`, `carried`, and its id where it waits: `topic`), `aside`,
    the items that were set aside, and `due`, the ids of the open actions due by then.
    """
    standup = agenda.standup
    return (
        json.dumps(
            {
                "title": agenda.title,
                "date": standup.date,
                "time": standup.time,
                "timezone": standup.timezone,
                "starts": standup.starts,
                "ends": standup.ends,
                "minutes": standup.minutes,
                "turns": agenda.turns,
                "items": [
                    {"starts": start, **item._asdict()} for start, item in zip(agenda.starts, agenda.items, strict=True)
                ],
                "aside": [item._asdict() for item in agenda.aside],
                "due": [action.id for action in agenda.due],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )
