"""docs/json.md: what `--json` prints, field by field, made from the records themselves."""

from __future__ import annotations

from store.model.docs import PLANS
from store.model.named import Named
from store.model.records import CLASSES

BEGINNING = """\
# Records as JSON

`--json` prints records as JSON on standard output, in ASCII: `list`, `find`, `add`, `edit` and `capture` a list of
objects, `show` one object. A field has the same name and meaning in every command. Every field of a kind is there,
empty or not; programs should leave aside the ones they do not know.

Times are ISO 8601 in UTC (`2026-11-23T09:10:11.123Z`), days ISO (`2026-11-27`). Other records are named by their id or
handle. A text may hold anything a person typed: escape it where you put it.
"""

PAST = """
`decisions` prints decisions that hold, each followed by those it replaced, with one field more: `replaced_by`, the id
of the decision that replaced it, or null. `history` prints an object for each standup, the newest first: `meeting` (its
id), `started`, `topics` (ids) and `lines` (records).
"""

COMMON = {
    "id": "short and never used twice: `Q12`, or a handle such as `ops`",
    "kind": "as in the titles below",
    "text": "what it says (all kinds but those that are called by a name)",
    "name": "what it is called (teams, people, initiatives, goals, systems, touchpoints, handoffs, terms)",
    "status": "where it stands, of kinds that have one",
    "initiative": "the handle of its initiative, or null",
    "teams": "handles of the teams it concerns, or the one it belongs to",
    "owners": "handles of the people who own it",
    "helpers": "handles of the people who help",
    "due": "the day it is due, or null",
    "created": "when it was made, or null",
    "by": "who made it, or null",
}
"""The fields every kind has, in the order they are printed."""

MEANINGS = {
    "action": "what is tried",
    "ack_at": "when the team took note of it",
    "ack_by": "who took note of it for the team",
    "ack_text": "the text they took note of; another text now means they have not seen it",
    "agreed": "the meaning all teams agreed on",
    "agreed_at": "when it was agreed",
    "agreed_by": "who wrote the agreement down",
    "agreed_in": "the standup it was agreed in",
    "agreed_source": "the line or topic of that standup that brought it up",
    "agreement": "what was agreed",
    "aliases": "other words for the same",
    "away_until": "the day they are back",
    "baseline": "the number before",
    "before": "what the learners knew before, by handle",
    "carried": "how many times it was carried over",
    "channels": "the channels it uses",
    "cost": "what one occurrence costs, as decimal text",
    "count": "how often it happens in a period, as decimal text",
    "currency": "the currency of costs",
    "date": "the day it is held",
    "day": "the day of the week",
    "decision": "the decision that settled it",
    "done_at": "when it was done",
    "done_by": "who said it was done",
    "earlier": "what it said until it was said anew, the oldest first: `text`, `level`, `at`, `by`, `meeting`, …",
    "edited_at": "when it was corrected last after its standup had ended",
    "edited_by": "who corrected it then",
    "ended": "when it ended; empty while it runs",
    "ended_at": "when it was stopped or repeated",
    "ends": "its last day",
    "essentials": "what everybody should know about it",
    "expert": "what the team is the expert in",
    "facilitator": "who led it",
    "facilitators": "who takes turns to lead",
    "first": "the day it first stood on an agenda",
    "friction": "the friction it is about",
    "giver": "who says thank you",
    "goals": "the two goals",
    "groups": "the groups, each its people",
    "guessed": "people named in the text who nobody confirmed as owners",
    "guests": "who was there as a guest",
    "heard": "teams heard in the last round, in their order",
    "held": "waits as the agenda was changed by hand: its minutes and place stay",
    "ignored": "disputed words that are not pointed out in it",
    "initiatives": "the initiatives it is tied to",
    "issue": "the issue it was drawn for",
    "knows": "how well somebody knows a thing: none, essentials, hands-on or expert, by handle",
    "late": "who came late",
    "learners": "who is shown",
    "length": "minutes",
    "level": "how heavy it is: high, medium, low or none",
    "topic.level": "1 for a topic, 2 for one below it",
    "session.level": "how well the learners know it afterwards",
    "meanings": "what each team means by it, by handle: `text`, `by`, `at`, `source`",
    "meeting": "the standup it was said in",
    "metric": "what is measured",
    "minutes": "its timebox",
    "nicks": "names they go by in chat logs",
    "off": "not for the minutes",
    "order": "its place among the lines of the standup",
    "owner": "who owns it",
    "parked_until": "the day it comes back",
    "people": "who is thanked",
    "per": "the period: year, quarter, month, week or day",
    "person": "who was asked",
    "present": "who was there",
    "question": "the question everybody answered first",
    "queue": "who waits to speak: `who`, `about`",
    "quiet": "the clock does not warn",
    "questions": "the questions asked in turn when people check in",
    "queued": "waits for the next agenda",
    "ratings": "how useful it was, 1 to 10 by person",
    "raw": "the line exactly as typed, where it differs from the text",
    "reason": "why it is on the agenda",
    "received_at": "when the answer came",
    "ref": "the record it is about",
    "regrets": "who said they could not come",
    "representatives": "who speaks for each team",
    "resolution": "how it was resolved",
    "resolved_at": "when it was resolved",
    "resolved_by": "who said so",
    "resolved_in": "the standup it was resolved in",
    "role": "what the team is there for",
    "round": "teams that are still to come in the round",
    "impact.role": "what the team does in the initiative: decides, contributes, informed",
    "said": "the answer",
    "scribe": "who wrote the minutes",
    "scribes": "who takes turns to write",
    "shower": "who shows",
    "signed": "teams that signed, by handle: `text`, `by`, `at`; another text now is not signed",
    "source": "the log it was read from",
    "speaker": "who said it",
    "spent": "seconds spent on it before the present visit",
    "speaks": "the team or the person who speaks",
    "speaks_at": "since when",
    "sponsor": "who answers for it",
    "stage": "its stage of the customer's journey",
    "stages": "the stages of the customer's journey, in order",
    "standing": "items on every agenda",
    "started": "when it began",
    "starts": "its first day",
    "steps": "the steps in order: `team`, `system`, `what`",
    "summary": "what it is about",
    "supersedes": "the decision it replaces",
    "swaps": "who takes whose turn",
    "system": "the handle of its system",
    "target": "the number wanted",
    "team": "the handle of the team",
    "tests": "what was measured: `date`, `result`, `remark`",
    "time": "`HH:MM`, in the zone",
    "timezone": "the zone, such as `Europe/Berlin`",
    "title": "what it was called",
    "topic": "the agenda item it was said under",
    "meeting.topic": "the agenda item it is at",
    "told_at": "when it was said anew",
    "told_by": "who said it anew",
    "topic_at": "when that was taken up",
    "touchpoint": "the handle of the touchpoint",
    "type": "what sort it is",
    "under": "the goal above it",
    "unit": "the unit of the numbers",
    "until": "the day it wakes",
    "url": "the address",
    "verdict": "agreed, accepted or rejected",
    "votes": "votes by person: `+1`, `-1`, `0`",
    "why": "why it was stopped, or where it is repeated",
}
"""What a field means; `kind.field` where it means something else in one kind."""


def markdown() -> str:
    """The whole document."""
    parts = [BEGINNING, PAST, "\n## Every record\n\n", _table(COMMON)]
    for kind, cls in CLASSES.items():
        own = {field: meaning_of(kind, field) for field in PLANS[kind] if field not in COMMON}
        said = "" if cls.__doc__ is None else " ".join(cls.__doc__.split("\n\n")[0].split())
        called = " Called by a name." if issubclass(cls, Named) else ""
        parts.append(f"\n## {kind}\n\n{said}{called}\n")
        if own:
            parts.append(f"\n{_table(own)}")
    return "".join(parts)


def meaning_of(kind: str, field: str) -> str:
    """What a field of a kind means; raises KeyError for one that nobody described."""
    return MEANINGS.get(f"{kind}.{field}") or MEANINGS[field]


def _table(rows: dict[str, str]) -> str:
    return "| field | |\n|---|---|\n" + "".join([f"| `{field}` | {meaning} |\n" for field, meaning in rows.items()])
