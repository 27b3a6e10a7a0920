"""Mending what was typed: correct it, put a line in between, make it another kind, move it under another topic.

Corrections are those W3C scribes know: `s/old/new/` mends the nearest earlier line that contains OLD (`g` at its end
all earlier lines, `G` all lines; the first place in each), `i/where/line` puts a line before the nearest that contains
WHERE. They work on what earlier corrections left, and never on other corrections.
"""

from __future__ import annotations

from typing import Any

from store.line.marks import marks_in
from store.line.parse import Line, parse
from store.model.board import Board
from store.model.changes import Changes
from store.model.docs import from_doc
from store.model.moment import Moment, Refused
from store.model.records import CLASSES, Captured, Impact, Note, Term, Topic
from store.verbs import fields
from store.verbs.capture import VERBS, Place, capture
from store.verbs.draft import Draft, need, need_any
from store.verbs.references import refuse_if_referred_to
from store.verbs.said import Said, everything_said
from store.verbs.stream import need_running, order_before, stream

STAYS = ("id", "created", "by", "meeting", "topic", "order", "raw", "status")
"""Fields that reading a line again does not touch."""

CARRIED = (("owners", "owner:@"), ("helpers", "help:@"), ("due", "due:"))
"""Fields another kind may have no room for, and the marks that say the same."""


def correct_line(board: Board, meeting: str, old: str, new: str, flag: str = "", *, at: Moment) -> Changes:
    """Replace OLD by NEW in lines of a meeting (empty: the running one); refuses where no line contains it.

    What stands in a line's text is replaced there. What stands only in the line as it was typed, a mark or a speaker,
    is replaced in that, and the line is read again. A meaning that was written down in the meeting is a line like any.
    """
    where = need(board, "meeting", meeting, CLASSES["meeting"]).id if meeting else need_running(board).id
    draft = Draft(board, at)
    said = everything_said(board, where)
    for each in reversed(said):
        if _mend_said(draft, each, old, new) and flag not in ("g", "G"):
            break
    if not draft.changes and any(isinstance(each.record, Term) and _is_in_word(old, each.record) for each in said):
        raise Refused(f"{old!r} is in the word itself: take the line back and write it again.")
    if not draft.changes:
        raise Refused(f"No line of this standup has {old!r} in it, so nothing was corrected.")
    return draft.changes


def insert_line(board: Board, where: str, text: str, *, at: Moment) -> Changes:
    """Put a line before the nearest earlier one that contains WHERE, as if it had been typed then."""
    running = need_running(board)
    lines = stream(board, running.id)
    found = next((line for line in reversed(lines) if where in line.text or where in line.raw), None)
    if found is None:
        raise Refused(f"No line of this standup has {where!r} in it, so nothing was put before it.")
    line = parse(text, known=board.names().known)
    if line.kind not in VERBS:
        line = Line(kind="note", text=fields.required(text, "There is no line to put there."), raw=text)
    topic = board.topics.get(found.topic)
    place = Place(running.id, found.topic, topic.initiative if topic else "")
    [[kind, key, _, doc]] = _capture(board, line, place, at, order_before(lines, found))
    doc["created"] = found.said_at
    draft = Draft(board, at)
    draft.add_doc(kind, key, doc)
    return draft.changes


def turn_line(board: Board, key: str, kind: str, *, at: Moment) -> Changes:
    """Make a line another kind: a note an action, an action an issue, an issue a call for help (`help`), …

    It keeps its place, time and author and gets an id of its new kind. The text is read as that kind, so marks in a
    note take effect, and what the new kind has no field for goes back into the text as marks.
    """
    record = need_any(board, key)
    if not isinstance(record, Captured) or record.kind not in VERBS:
        raise Refused(f"{record.id} is a {record.kind}; only {', '.join(VERBS)} can be turned into another.")
    text = " ".join([record.text, *_carried(record)])
    try:
        line = parse(text, kind=kind, known=board.names().known)
    except KeyError:
        raise Refused(f"A line can be {', '.join(VERBS)}, help or opportunity, not {kind!r}.") from None
    wanted = parse("x", kind=kind)
    if line.kind != wanted.kind:  # the text itself looks like another kind
        line = Line(kind=wanted.kind, type=wanted.type, verdict=wanted.verdict, text=text, raw=text)
    if line.kind not in VERBS or (line.kind == "link" and not line.url):
        raise Refused(f"{record.id} cannot be turned into a {kind}: {record.text!r} does not say enough for one.")
    if line.kind == record.kind and line.type == getattr(record, "type", ""):
        raise Refused(f"{record.id} is a {kind} already.")
    refuse_if_referred_to(board, record)
    place = Place(record.meeting, record.topic, record.initiative)
    [[new_kind, new_key, _, doc]] = _capture(board, line, place, at, record.order)
    doc = {**doc, "created": record.created, "by": record.by, "raw": record.raw or record.text}
    teams = list(dict.fromkeys((*record.teams, *doc.get("teams", ()))))
    if teams:
        doc["teams"] = teams
    if doc["raw"] == doc["text"]:
        del doc["raw"]
    draft = Draft(board, at)
    draft.drop(record)
    draft.add_doc(new_kind, new_key, {**doc, **draft.correction(record)})
    return draft.changes


def move_line(board: Board, key: str, topic: str, *, at: Moment) -> Changes:
    """Move a line to the end of another topic of its meeting. An initiative it had from its topic changes with it."""
    record = need_any(board, key)
    if not isinstance(record, Captured) or isinstance(record, Topic):
        raise Refused(f"{record.id} is a {record.kind}; only lines of a meeting can be moved to a topic.")
    item = need(board, "topic", topic, Topic)
    if not item.meeting:
        raise Refused(f"{item.id} waits for the next standup; take it up first.")
    if record.meeting and record.meeting != item.meeting:
        raise Refused(f"{record.id} belongs to {record.meeting}, {item.id} to {item.meeting}.")
    if record.topic == item.id:
        raise Refused(f"{record.id} stands under {item.id} already.")
    given: dict[str, Any] = {"meeting": item.meeting, "topic": item.id}
    given["order"] = max((line.order for line in stream(board, item.meeting) if line.topic == item.id), default=0.0)
    given["order"] = max(given["order"] + 0.001, record.order)
    old = board.topics.get(record.topic)
    if record.initiative == (old.initiative if old else ""):
        given["initiative"] = item.initiative
    if isinstance(record, Note):
        given["queued"] = False
    draft = Draft(board, at)
    draft.edit(record, **given, **draft.correction(record))
    return draft.changes


def edit_text(board: Board, key: str, text: str, *, at: Moment) -> Changes:
    """Say a line in other words. Marks in them count as in a new line of its kind, and those that `as_said` wrote and
    that are gone are taken back; the line as first typed stays on record.
    """
    record = need_any(board, key)
    if not isinstance(record, Captured):
        raise Refused(f"{record.id} is a {record.kind} and has no text; `accord edit {record.id} name=…` renames it.")
    new = fields.required(text, f"That would leave nothing of {record.id}; `accord drop {record.id}` takes it away.")
    draft = Draft(board, at)
    old = as_said(board, record)
    before, after = (_read_again(draft, record, said) if record.kind in VERBS else None for said in (old, new))
    if before is None or after is None:  # what has its own way to be read, and what begins like another kind
        changed = {"text": new}
    else:
        changed = {name: value for name, value in after.items() if value != before[name]}
    draft.edit(record, **changed)
    if new == old or not draft.changes:
        raise Refused(f"{record.id} says that already.")
    draft.edit(record, raw=record.raw or record.text, **draft.correction(record))
    return draft.changes


def as_said(board: Board, record: Captured) -> str:
    """A line as it could be typed: its text, and marks for what else it says. What its topic supplies is left out, and
    so is what its kind says.
    """
    if record.kind not in VERBS:
        return record.text
    topic = board.topics.get(record.topic)
    about = f"+{record.initiative}" if record.initiative != (topic.initiative if topic else "") else ""
    replaces = getattr(record, "supersedes", "")
    owners = [f"@{person}" for person in getattr(record, "owners", ())]
    leads = owners if record.kind == "action" else []  # behind the text, its own words would say whose it is
    marks = [
        *(f"@{team}" for team in record.teams),
        *([] if leads else owners),
        *([about] if len(about) > 1 else []),
        *(mark for mark in _carried(record) if not mark.startswith("owner:")),
        *([f"supersedes:{replaces}"] if replaces else []),
    ]
    inside = {mark for word in record.text.split() for mark in marks_in(word)[0]}
    return " ".join(part for part in (*leads, record.text, *(mark for mark in marks if mark not in inside)) if part)


def _is_in_word(old: str, term: Term) -> bool:
    return old.lower() in term.name.lower()


def _mend_said(draft: Draft, said: Said, old: str, new: str) -> bool:
    """Draft the correction of something that was said; False where it has no OLD in it."""
    if isinstance(said.record, Term):
        return _mend_meaning(draft, said.record, said.whose, old, new)
    if isinstance(said.record, Impact) and said.was is not None:
        return _mend_earlier(draft, said.record.id, said.was, old, new)
    return isinstance(said.record, Captured) and _mend(draft, said.record, old, new)


def _mend_earlier(draft: Draft, key: str, number: int, old: str, new: str) -> bool:
    """Draft the correction of what an impact said before it was said anew; False where that has no OLD in it."""
    impact = draft.board.impacts[key]
    told = impact.earlier[number]
    if old not in told.text:
        return False
    text = fields.required(told.text.replace(old, new, 1), f"That would leave nothing of what {key} said before.")
    draft.edit(impact, earlier=(*impact.earlier[:number], told.but(text=text), *impact.earlier[number + 1 :]))
    return True


def _mend_meaning(draft: Draft, term: Term, whose: str, old: str, new: str) -> bool:
    """Draft the correction of what a word means; False where the meaning has no OLD in it."""
    said = term.meanings[whose].text if whose else term.agreed
    if old not in said:
        return False
    text = fields.required(said.replace(old, new, 1), f"That would leave {term.name!r} without a meaning.")
    if whose:
        draft.edit(term, meanings={**term.meanings, whose: term.meanings[whose].but(text=text)})
    else:
        draft.edit(term, agreed=text)
    return True


def _mend(draft: Draft, line: Captured, old: str, new: str) -> bool:
    """Draft one line's correction; False where the line has no OLD in it."""
    if old in line.text:
        text = fields.clean(line.text.replace(old, new, 1))
        if not text:
            raise Refused(f"That would leave nothing of {line.id}; `accord drop {line.id}` takes it away.")
        draft.edit(line, text=text, raw=line.raw or line.text, **draft.correction(line))
        return True
    if old not in line.raw or line.kind not in VERBS:
        return False
    raw = line.raw.replace(old, new, 1)
    before, after = _read_again(draft, line, line.raw), _read_again(draft, line, raw)
    if before is None or after is None or old in before["text"]:  # it was mended in the text before
        return False
    changed = {name: value for name, value in after.items() if value != before[name]}
    draft.edit(line, **changed, raw=raw, **draft.correction(line))
    return True


def _read_again(draft: Draft, record: Captured, raw: str) -> dict[str, Any] | None:
    """What a line says to each field of its record; None where it is not a line of that kind."""
    line = parse(raw, known=draft.board.names().known)
    if line.kind != record.kind:
        line = parse(raw, kind=record.kind, known=draft.board.names().known)
    topic = draft.board.topics.get(record.topic)
    place = Place(record.meeting, record.topic, topic.initiative if topic else "")
    if line.kind != record.kind:
        return None
    try:
        [[_, _, _, doc]] = _capture(draft.board, line, place, draft.at, record.order)
    except Refused:
        return None
    read = from_doc(CLASSES[record.kind], record.id, doc)
    return {name: getattr(read, name) for name in read.DEFAULTS if name not in STAYS}


def _carried(record: Captured) -> list[str]:
    """What a line says in other fields than its text, as marks."""
    marks: list[str] = []
    for name, mark in CARRIED:
        value = getattr(record, name, "")
        marks += [mark + one for one in ([value] if isinstance(value, str) and value else value)]
    url = getattr(record, "url", "")
    return [url, *marks] if url else marks


def _capture(board: Board, line: Line, place: Place, at: Moment, order: float) -> list[list[Any]]:
    """Read a line at a place that may lie in the past."""
    names, zone = board.names(), board.series.timezone
    return capture(
        line, names, at, place, board.counters, board.version, zone=zone, order=order, decisions=board.decisions
    )
