"""One change to one record, in one sentence: for the log, for toasts and for what undo took back.

The most telling field of an edit speaks (`Q9 resolved: …`); what goes with it (who, when) stays quiet, and a field
nobody wrote a sentence for says what it was and is: `A7 due: Fri 20 → Fri 27`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from store.model.board import Board
from store.model.changes import Change
from store.model.docs import PLANS, plain_value
from store.sense import sentences_agenda, sentences_impacts, sentences_room
from store.sense.edited import Edit, items, quoted
from store.sense.phrases import day, goals_of, listed, people, team
from store.sense.sentences_knowledge import handoff_steps, new_handoff, new_session, session_date, session_status
from store.sense.words import one_line

QUIET = frozenset(
    (
        *("created", "by", "order", "raw", "first", "reason", "ref", "spent", "topic_at", "meeting", "started"),
        *("resolution", "resolved_at", "resolved_by", "resolved_in", "parked_until", "done_at", "done_by"),
        *("before", "ack_by", "ack_text", "agreed_at", "agreed_by", "agreed_in", "agreed_source", "decision", "source"),
        *("ended_at", "why", "said", "received_at", "edited_at", "edited_by", "speaks_at", "round", "heard"),
        *("held", "carried", "told_at", "told_by"),
    )
)
"""Fields that go with others and say nothing new; they speak where they change alone."""
WHOLE = frozenset(("earlier",))
"""Fields whose sentence tells of all that goes with them."""
DAYS = frozenset(("due", "starts", "ends", "parked_until", "away_until", "date"))
WORDY = frozenset(("text", "name", "summary", "resolution", "title", "role", "essentials", "metric", "agreed", "raw"))


def describe(change: Change, board: Board) -> str:
    """What a change did, in a sentence without a full stop. `board` supplies names and the rest of an edited record: it
    is the one after the change, or before it where something was dropped.
    """
    kind, key, before, after = change
    here = board.doc(kind, key) or {}
    if before is None:
        doc = dict(after or {})
        return NEW.get(kind, _added)(Edit(board, kind, key, doc, "", None, None))
    if after is None:
        doc = {**here, **before}
        if kind == "snooze":
            return sentences_room.snooze_over(doc)
        return f"{_subject(kind, key, doc)} dropped{_words(doc)}"
    doc = {field: value for field, value in {**here, **after}.items() if value is not None}
    edits = [Edit(board, kind, key, doc, field, before.get(field), after.get(field)) for field in after]
    loud = [edit for edit in edits if edit.field in WHOLE] or [edit for edit in edits if edit.field not in QUIET]
    loud = loud or edits
    said = [EDITED.get((kind, edit.field), _edited)(edit) for edit in loud]
    return "; ".join(dict.fromkeys(part for part in said if part)) or f"{_subject(kind, key, doc)} changed"


def _subject(kind: str, key: str, doc: Mapping[str, Any]) -> str:
    return quoted(doc.get("name") or key) if kind == "term" else "Standup" if kind == "series" else key


def _words(doc: Mapping[str, Any]) -> str:
    words = one_line(str(doc.get("text") or doc.get("name") or doc.get("title") or doc.get("url") or ""))
    return f": {words}" if words else ""


def _added(it: Edit) -> str:
    return f"{it.called} added{_words(it.doc)}"


def _new(word: str) -> Callable[[Edit], str]:
    return lambda it: f"{it.called} {word}{_words(it.doc)}"


def _new_action(it: Edit) -> str:
    who = people(it.board, it.doc.get("owners", ()))
    return f"{it.id} for {who}{_words(it.doc)}" if who else _added(it)


def _new_decision(it: Edit) -> str:
    return f"{it.id} {one_line(it.doc.get('verdict', 'agreed'), 40)}{_words(it.doc)}"


def _new_conflict(it: Edit) -> str:
    return f"{it.id} {goals_of(it.board, it.doc.get('goals', ()))}{_words(it.doc)}"


def _conflict_status(it: Edit) -> str:
    """What was agreed says that it was."""
    return "" if it.new == "agreed" else f"{it.id} open again: {goals_of(it.board, it.doc.get('goals', ()))}"


def _agreement(it: Edit) -> str:
    return f"{it.id} agreed: {one_line(it.new)}" if it.new else ""


def _new_term(it: Edit) -> str:
    meanings: dict[str, Any] = it.doc.get("meanings", {})
    said = [_meaning(it, handle, meaning) for handle, meaning in meanings.items()]
    if it.doc.get("agreed"):
        return _agreed(it._replace(new=it.doc["agreed"]))
    return "; ".join(said) or _added(it)


def _new_meeting(it: Edit) -> str:
    return f"{it.id} ended" if it.doc.get("ended") else f"{it.id} started" if it.doc.get("started") else _added(it)


def _measured(it: Edit) -> str:
    """What an experiment measured, and what that is worth."""
    from store.sense.money import figure
    from store.sense.touchpoints import effect

    if not it.come:
        return f"{it.id}: a result taken back"
    test: Mapping[str, Any] = cast("Any", it.come[-1])
    found = it.board.experiments.get(it.id)
    result = str(test.get("result", ""))
    worth = "" if found is None else effect(it.board, found, result)
    return f"{it.id} measured {figure(result)} on {day(str(test.get('date', '')), it.board.at)}" + (
        f": {worth}" if worth else ""
    )


def _experiment_status(it: Edit) -> str:
    """Repeated or stopped, and why."""
    why = one_line(str(it.doc.get("why", "")))
    return f"{it.id} {one_line(it.new or 'runs again', 40)}" + (f": {why}" if why and it.new else "")


def _new_series(it: Edit) -> str:
    return f"Standup set up{_words(it.doc)}"


NEW: Mapping[str, Callable[[Edit], str]] = {
    "issue": _new("raised"),
    "action": _new_action,
    "decision": _new_decision,
    "proposal": _new("proposed"),
    "note": _new("noted"),
    "link": _new("linked"),
    "friction": _new("noted"),
    "experiment": _new("begun"),
    "conflict": _new_conflict,
    "term": _new_term,
    "meeting": _new_meeting,
    "series": _new_series,
    "session": new_session,
    "handoff": new_handoff,
    **sentences_room.NEW,
    **sentences_impacts.NEW,
    **sentences_agenda.NEW,
}


def _edited(it: Edit) -> str:
    """What a field was and is."""
    if isinstance(it.old, Mapping) or isinstance(it.new, Mapping):
        return _remapped(it)
    default = plain_value(PLANS[it.kind][it.field][0]) if it.field in PLANS[it.kind] else None
    if default:  # what was never set is as it comes, not nothing
        it = it._replace(old=it.old or default, new=it.new or default)
    label = it.field.replace("_", " ")
    return f"{_subject(it.kind, it.id, it.doc)} {label}: {_value(it, it.old)} → {_value(it, it.new)}"


def _value(it: Edit, value: Any) -> str:
    if value in (None, "", [], ()):
        return "nothing"
    if isinstance(value, list | tuple):
        return listed(items(value))
    text = str(value)
    if it.field in DAYS:
        return day(text, it.board.at)
    own_words = it.field in WORDY and (it.kind, it.field) != ("impact", "role")  # there it is one of three words
    return quoted(text) if own_words else one_line(text, 60)


def _remapped(it: Edit) -> str:
    """The keys of a mapping that differ (`ana knows: crm expert`)."""
    old, new = it.was, it.now
    said = [f"{key} {one_line(str(new[key]), 60)}" for key in new if old.get(key) != new[key]]
    said += [f"no longer {key}" for key in old if key not in new]
    return f"{it.called} {it.field}: {listed(said)}"


def _by_status(**words: str) -> Callable[[Edit], str]:
    """A status as what was done to get there."""
    return lambda it: f"{it.id} {words.get(it.new or 'open') or one_line(str(it.new), 40)}"


def _issue_status(it: Edit) -> str:
    if it.new == "resolved":
        how = it.doc.get("resolution", "")
        return f"{it.id} resolved: {one_line(how)}" if how else f"{it.id} resolved"
    if it.new == "parked":
        until = it.doc.get("parked_until", "")
        return f"{it.id} parked until {day(until, it.board.at)}" if until else f"{it.id} parked"
    return f"{it.id} reopened"


def _helpers(it: Edit) -> str:
    come, gone = people(it.board, it.come, "and"), people(it.board, it.gone, "and")
    said = [f"{come} {'help' if len(it.come) > 1 else 'helps'} with {it.id}"] if come else []
    return "; ".join([*said, f"{gone} no longer with {it.id}"] if gone else said)


def _owners(it: Edit) -> str:
    who = people(it.board, it.new or (), "and")
    return f"{it.id} is {who}’s" if who else f"{it.id} is nobody’s now"


def _guessed(it: Edit) -> str:
    return f"{it.id} perhaps {people(it.board, it.new, 'or')}’s" if it.new else ""


def _meaning(it: Edit, handle: str, meaning: Mapping[str, Any]) -> str:
    said = f"{it.called} means {quoted(str(meaning.get('text', '')))}"
    return f"{said} to {team(it.board, handle)}" if handle else said


def _meanings(it: Edit) -> str:
    old, new = it.was, it.now
    said = [_meaning(it, handle, new[handle]) for handle in new if old.get(handle) != new[handle]]
    return "; ".join([*said, *[f"{it.called} means nothing to {team(it.board, h)} now" for h in old if h not in new]])


def _agreed(it: Edit) -> str:
    return f"{it.called} agreed: {one_line(it.new)}" if it.new else f"{it.called} no longer agreed"


def _proposal_status(it: Edit) -> str:
    made = it.doc.get("decision", "")
    return (
        f"{it.id} decided" + (f" as {made}" if made else "")
        if it.new == "decided"
        else f"{it.id} {one_line(it.new or 'open again', 40)}"
    )


def _votes(it: Edit) -> str:
    old, new = it.was, it.now
    cast = [f"{people(it.board, (name,))} {value}" for name, value in new.items() if old.get(name) != value]
    return f"{it.id}: {listed(cast)}" if cast else f"{it.id}: a vote taken back"


def _ended(it: Edit) -> str:
    return f"{it.id} ended" if it.new else f"{it.id} goes on"


def _taken_up(it: Edit) -> str:
    found = it.board.topics.get(it.new or "")
    return f"{it.new} taken up{_words({'text': found.text if found else ''})}" if it.new else f"{it.id} between topics"


ATTENDANCE = ("present", "late", "regrets", "guests")


def _attending(word: str) -> Callable[[Edit], str]:
    def said(it: Edit) -> str:
        noted = {name for where in ATTENDANCE for name in it.doc.get(where, ())}
        gone = people(it.board, [name for name in it.gone if name not in noted])  # who moved is said where they are now
        come = people(it.board, it.come)
        return "; ".join([*([f"{word}: {come}"] if come else []), *([f"no longer {word}: {gone}"] if gone else [])])

    return said


EDITED: Mapping[tuple[str, str], Callable[[Edit], str]] = {
    ("issue", "status"): _issue_status,
    ("issue", "helpers"): _helpers,
    ("issue", "owners"): _owners,
    ("issue", "guessed"): _guessed,
    ("action", "status"): _by_status(open="open again", done="done", dropped="dropped"),
    ("action", "owners"): _owners,
    ("action", "guessed"): _guessed,
    ("term", "meanings"): _meanings,
    ("term", "agreed"): _agreed,
    ("conflict", "status"): _conflict_status,
    ("conflict", "agreement"): _agreement,
    ("experiment", "tests"): _measured,
    ("experiment", "status"): _experiment_status,
    ("proposal", "status"): _proposal_status,
    ("proposal", "votes"): _votes,
    ("meeting", "ended"): _ended,
    ("meeting", "topic"): _taken_up,
    ("session", "status"): session_status,
    ("session", "date"): session_date,
    ("handoff", "steps"): handoff_steps,
    **sentences_room.EDITED,
    **sentences_impacts.EDITED,
    **sentences_agenda.EDITED,
    **{("meeting", word): _attending(word) for word in ATTENDANCE},
}
"""The sentence of an edited field, where it has one of its own."""


def all_of(changes: Iterable[Change], board: Board) -> list[str]:
    """The sentences of several changes, what matters most first, none twice."""
    changes = list(changes)
    if said := _turned(changes) or sentences_agenda.agenda_changed(changes, board):
        return [said]
    order = {kind: number for number, kind in enumerate(FIRST)}
    ranked = sorted(changes, key=lambda change: order.get(change.kind, 0))
    return list(dict.fromkeys(describe(change, board) for change in ranked))


def _turned(changes: list[Change]) -> str:
    """`Q3 is A7 now: ask the vendor`, where a line became another kind: one goes, one of the same moment comes."""
    gone = [change for change in changes if change.after is None]
    come = [change for change in changes if change.before is None]
    if len(changes) != 2 or len(gone) != 1 or len(come) != 1:
        return ""
    (before, after) = (gone[0].before or {}, come[0].after or {})
    same = before.get("created") and (before["created"], before.get("by")) == (after.get("created"), after.get("by"))
    return f"{gone[0].id} is {come[0].id} now{_words(after)}" if same else ""


FIRST = ("meeting", "session", "term", "decision", "impact", "issue", "action", "proposal", "note", "topic", "person")
"""Kinds in the order they speak in a commit of several changes; those not here come first of all."""
