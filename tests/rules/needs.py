"""Boards of one need each, for the tests of attention."""

from __future__ import annotations

from store.model.changes import Doc
from store.sense.attention import attention
from tests.rules.sense import CALM, TODAY, at, board

ISSUE: Doc = {
    "text": "Lead files bounce in the CRM import",
    "initiative": "webinar",
    "teams": ["ops"],
    "created": at(22),
}


ACTION: Doc = {"text": "ask the vendor for a header row", "owners": ["ana"], "due": "2026-11-27", "created": at(22)}


LEAD: Doc = {
    "name": "lead",
    "created": at(10),
    "meanings": {
        "demand": {"text": "filled in a form", "at": at(10)},
        "sales": {"text": "passed the joint criteria", "at": at(11)},
    },
}


def entries(**more: dict[str, Doc]) -> dict[str, tuple[str, str, str]]:
    """What needs the room, by rule: sentence, detail, command."""
    return {need.rule: (need.sentence, need.detail, need.command) for need in attention(board(**more), TODAY)}


FRICTION: Doc = {
    "text": "asked twice",
    "touchpoint": "call",
    "count": "100",
    "per": "month",
    "cost": "6",
    "created": at(20),
}


CRM: Doc = {"name": "CRM", "created": at(20)}


WELL_KNOWN: dict[str, dict[str, Doc]] = {
    "system": {"crm": CRM},
    "person": {"ana": {"knows": {"crm": "expert"}}, "chloe": {"knows": {"crm": "expert"}}},
}


PATH: Doc = {
    "name": "From form to call",
    "created": at(20),
    "steps": [{"team": "ops", "system": "crm", "passes": "the lead"}],
}


SESSION: Doc = {
    "text": "how accounts are merged",
    "system": "crm",
    "shower": "chloe",
    "learners": ["ben"],
    "date": "2026-11-20",
    "created": at(16),
}


SEEN: Doc = {"ack_at": at(9), "ack_by": "ana", "ack_text": "x", "created": at(9)}


ASKED: Doc = {
    "text": "what do customers object to?",
    "initiative": "webinar",
    "person": "ben",
    "due": "2026-11-27",
    "created": at(14),
}


SAID: list[tuple[str, dict[str, dict[str, Doc]], tuple[str, str, str]]] = [
    (
        "impact-unseen",
        {"impact": {"I1": {"ack_at": None, "ack_text": None}}},
        (
            "Ops has not seen what Webinar relaunch costs it",
            "two days of list cleaning a week · 9 days",
            "accord ack webinar ops",
        ),
    ),
    (
        "impact-changed",
        {"impact": {"I1": {"text": "three days a week"}}},
        (
            "Ops has not seen what changed for it in Webinar relaunch",
            "three days a week · seen 8 days ago",
            "accord ack webinar ops",
        ),
    ),
    (
        "issue-alone",
        {"issue": {"Q12": ISSUE}},
        (
            "Q12 Lead files bounce in the CRM import",
            "nobody helps · Chloe knows the CRM",
            "accord help-with Q12 chloe",
        ),
    ),
    (
        "issue-alone",
        {"issue": {"Q3": {"text": "Bring the podcast along", "type": "opportunity", "created": at(22)}}},
        ("Q3 Bring the podcast along", "nobody takes it up", "accord help-with Q3 PERSON"),
    ),
    (
        "issue-old",
        {"issue": {"Q12": {**ISSUE, "helpers": ["chloe"], "created": "2026-10-12T09:00:00.000Z"}}},
        ("Q12 Lead files bounce in the CRM import", "open for 6 weeks · Chloe helps", "accord resolve Q12 …"),
    ),
    (
        "issue-back",
        {"issue": {"Q12": {**ISSUE, "status": "parked", "parked_until": TODAY}}},
        ("Q12 Lead files bounce in the CRM import", "parked until Mon 23", "accord resolve Q12 …"),
    ),
    (
        "action-late",
        {"action": {"A28": {**ACTION, "due": "2026-11-20"}}},
        ("A28 ask the vendor for a header row", "Ana · due Fri 20, 3 days late", "accord done A28"),
    ),
    (
        "action-late",
        {"action": {"A28": {**ACTION, "due": "2026-11-22", "owners": None}}},
        ("A28 ask the vendor for a header row", "nobody has it · due Sun 22, 1 day late", "accord done A28"),
    ),
    (
        "action-unowned",
        {"action": {"A28": {**ACTION, "owners": None}}},
        ("A28 ask the vendor for a header row", "nobody has it · due Fri 27", "accord edit A28 owners=PERSON"),
    ),
    (
        "action-guessed",
        {"action": {"A28": {**ACTION, "owners": None, "guessed": ["ana", "ben"]}}},
        (
            "A28 ask the vendor for a header row",
            "perhaps Ana or Ben, not confirmed · due Fri 27",
            "accord edit A28 owners=ana,ben",
        ),
    ),
    (
        "action-undated",
        {"action": {"A28": {**ACTION, "due": None}}},
        ("A28 ask the vendor for a header row", "Ana · no day set", "accord edit A28 due=DAY"),
    ),
    (
        "term-disputed",
        {"term": {"lead": LEAD}, "action": {"A1": {**ACTION, "text": "clean the leads", "initiative": "webinar"}}},
        ("“lead” means two things: Demand Gen, Sales", "used in Webinar relaunch", "accord define lead … --agreed"),
    ),
    (
        "term-disputed",
        {"term": {"lead": LEAD}, "action": {"A1": {**ACTION, "text": "clean the leads"}}},
        ("“lead” means two things: Demand Gen, Sales", "used in A1", "accord define lead … --agreed"),
    ),
    (
        "term-disputed",
        {"term": {"lead": LEAD}},
        ("“lead” means two things: Demand Gen, Sales", "nothing open uses it", "accord define lead … --agreed"),
    ),
    (
        "term-disputed",
        {"term": {"lead": {**LEAD, "agreed": "Filled in a form.", "agreed_at": at(10, 10)}}},
        (
            "“lead” was agreed, and means something else to Sales since",
            "nothing open uses it",
            "accord define lead … --agreed",
        ),
    ),
    (
        "proposal-open",
        {
            "proposal": {
                "P2": {"text": "one file a day", "votes": {"ana": "+1", "ben": "-1", "x": "0"}, "created": at(20)}
            }
        },
        (
            "P2 one file a day",
            "proposed, not decided · 1 for, 1 against, 1 neither",
            "accord add decision 'one file a day'",
        ),
    ),
    (
        "initiative-untold",
        {"initiative": {"crm": {"name": "CRM migration", "sponsor": "ana"}}},
        (
            "Nobody has said what CRM migration costs any team",
            "+crm has no impacts",
            "accord add impact '+crm @TEAM …'",
        ),
    ),
    (
        "initiative-undecided",
        {"impact": {"I1": {"role": "contributes"}}},
        ("Nobody decides in Webinar relaunch", "+webinar · Ops take part", "accord edit I1 role=decides"),
    ),
    (
        "initiative-undecided",
        {"impact": {"I1": {"role": "decides"}, "I2": {**CALM["impact"]["I1"], "teams": ["sales"], "role": "decides"}}},
        ("Two teams decide in Webinar relaunch", "+webinar · Ops, Sales", "accord edit I2 role=contributes"),
    ),
    (
        "initiative-undecided",
        {"impact": {"I1": {"role": None}, "I2": {**CALM["impact"]["I1"], "teams": ["sales"], "role": None}}},
        (
            "Nobody has said who decides in Webinar relaunch",
            "+webinar · it touches Ops, Sales",
            "accord edit I1 role=decides",
        ),
    ),
    (
        "initiative-unsponsored",
        {"initiative": {"webinar": {"sponsor": None}}},
        ("Webinar relaunch has no sponsor", "+webinar", "accord edit webinar sponsor=PERSON"),
    ),
    (
        "conflict-open",
        {
            "goal": {"volume": {"name": "More leads", "team": "demand", "metric": "leads"}, "clean": {"name": "Clean"}},
            "conflict": {"K1": {"text": "x", "goals": ["volume", "clean"], "created": at(9)}},
        },
        (
            "More leads ↔ Clean: no agreement yet",
            "Demand Gen: leads · Company: not measured yet",
            "accord agree K1 …",
        ),
    ),
    (
        "friction-untried",
        {"touchpoint": {"call": {"owner": "sales"}}, "friction": {"F1": FRICTION, "F2": {**FRICTION, "cost": "1"}}}
        | {"experiment": {"E2": {"text": "x", "friction": "F2", "created": at(20)}}},
        (
            "F1 asked twice",
            "7,200 EUR a year · nothing is tried against it",
            "accord add experiment 'F1 …'",
        ),
    ),
    (
        "friction-unowned",
        {"touchpoint": {"call": {"name": "Call script"}}, "friction": {"F1": {**FRICTION, "cost": None}}},
        ("F1 asked twice", "nobody owns Call script", "accord edit call owner=TEAM"),
    ),
    (
        "input-waiting",
        {"input": {"R1": ASKED}},
        ("R1 what do customers object to?", "asked of Ben · due Fri 27", "accord receive R1 …"),
    ),
    (
        "input-late",
        {"input": {"R1": {**ASKED, "due": "2026-11-20"}}},
        ("R1 what do customers object to?", "asked of Ben · due Fri 20, 3 days late", "accord receive R1 …"),
    ),
    (
        "criteria-unsigned",
        {"criterion": {"C1": {"text": "calls in two days", "initiative": "webinar", "created": at(14)}}},
        ("Ops has not signed what success means in Webinar relaunch", "1 criterion", "accord sign webinar ops"),
    ),
    (
        "people-unmet",
        {
            "person": {"dee": {"name": "Dee Park", "team": "sales"}},
            "impact": {"I2": {"text": "x", "initiative": "webinar", "teams": ["sales"], **SEEN}},
            "meeting": {
                "M1": {"started": at(10), "ended": at(10, 10), "present": ["ana", "chloe"]},
                "M2": {"started": at(17), "ended": at(17, 10), "present": ["ana"]},
            },
        },
        (
            "Ana and Dee have never been in a standup together",
            "they share Webinar relaunch",
            "accord add topic 'Introduce Ana and Dee: they share Webinar relaunch'",
        ),
    ),
    (
        "experiment-untested",
        {
            "touchpoint": {"call": {"owner": "sales"}},
            "friction": {"F1": FRICTION},
            "experiment": {"E1": {"text": "ask once", "friction": "F1", "created": "2026-10-05T09:00:00.000Z"}},
        },
        ("E1 ask once", "begun 7 weeks ago, not tested yet", "accord test E1 RESULT"),
    ),
    (
        "system-one-expert",
        {"system": {"crm": CRM}},
        ("Only Chloe knows the CRM well", "Ana knows the essentials", "accord add session 'crm @chloe @ana due:DAY'"),
    ),
    (
        "system-unknown",
        {"system": {"desk": {"name": "Service desk", "created": at(20)}}},
        ("Nobody knows Service desk well", "", "accord know PERSON desk expert"),
    ),
    (
        "step-blind",
        {**WELL_KNOWN, "handoff": {"path": {**PATH, "steps": [*PATH["steps"], {"team": "demand"}]}}},
        (
            "Demand Gen knows nothing of the CRM",
            "the lead comes from it · From form to call, step 1 to 2",
            "accord add session 'crm @ana @demand due:DAY'",
        ),
    ),
    (
        "team-blind",
        {**WELL_KNOWN, "handoff": {"path": {**PATH, "steps": [{"team": "demand", "system": "crm"}]}}},
        (
            "Nobody in Demand Gen knows the CRM",
            "step 1 of From form to call is theirs",
            "accord add session 'crm @ana @demand due:DAY'",
        ),
    ),
    (
        "session-overdue",
        {**WELL_KNOWN, "session": {"S1": SESSION}},
        (
            "S1 how accounts are merged",
            "Chloe shows Ben the CRM · planned for Fri 20, 3 days late",
            "accord done S1",
        ),
    ),
    (
        "standup-missed",
        {"meeting": {"M1": {"started": at(3), "ended": at(3, 10), "present": ["ana", "ben", "chloe"]}}},
        ("There was no standup since Tue 3 Nov", "1 week without one", "accord meet"),
    ),
    (
        "initiative-narrow",
        {"initiative": {"webinar": {"channels": ["mail", "web"]}}},
        (
            "Webinar relaunch goes over mail and web only",
            "two of the four that make a campaign do far better",
            "accord edit webinar channels=mail,web,CHANNEL",
        ),
    ),
    (
        "notes-waiting",
        {"note": {"N4": {"text": "the vendor sent a price", "queued": True}, "N5": {"text": "b", "queued": True}}},
        ("2 notes wait for the next agenda", "N4 the vendor sent a price, N5 b", "accord agenda"),
    ),
]
