"""The minutes in words: which sections there are, in which order, and what stands in each.

The order is fixed: who was there, since last standup, a section per topic, decisions, actions, issues, impacts,
success criteria, inputs, language, goals in conflict, knowledge, friction and what was saved, thanks, carried over,
next standup. A section with nothing in it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from store.meeting import days
from store.meeting.abouts import About
from store.meeting.blocks import Block, block, one_line, strong
from store.meeting.corrected import correction
from store.meeting.minutes import Minutes, Section
from store.meeting.phrases import Wording
from store.meeting.phrases_room import criterion_phrase, input_phrase, thanks_phrase
from store.model import records as r
from store.model.moment import Refused
from store.sense import money
from store.sense.ratings import rated

CARRIED = 20
"""Older open actions that are listed one by one; a team with more needs the board, not longer minutes."""

ALWAYS = ("attendance", "next")
"""Sections that do not say that anything came up."""

TOLD = (r.TopicType.INITIATIVE, r.TopicType.OTHER)
"""Topics that are named even when nobody noted a word on them."""


def blocks(minutes: Minutes, only: Iterable[str] = ()) -> list[Block]:
    """The minutes as blocks; with `only`, the title and the sections of those names (see `SECTIONS`).

    Raises Refused for a section there is not.
    """
    wanted = sections_named(only)
    words = Wording(minutes.names, minutes.meeting.started, minutes.timezone, minutes.currency)
    parts = {name: list(SECTIONS[name](minutes, words)) for name in wanted or SECTIONS}
    out = [_title(minutes, words)]
    if minutes.there_for:
        out.append(block("paragraph", f"{words.name(minutes.team)} is there for: {one_line(minutes.there_for)}."))
    if minutes.corrected:
        out.append(block("paragraph", correction(minutes.corrected, words)))
    if wanted and not any(parts.values()):
        out.append(block("paragraph", f"No {' or '.join(wanted)} in these minutes."))
    elif minutes.team and not any(found for name, found in parts.items() if name not in ALWAYS):
        out.append(block("paragraph", f"Nothing in this standup touches {words.name(minutes.team)}."))
    return [*out, *(each for found in parts.values() for each in found)]


def sections_named(only: Iterable[str]) -> list[str]:
    """Section names in the order of the minutes; refuses one that is not known, naming those that are."""
    asked = [name for name in (word.strip().lower() for word in only) if name]
    unknown = [name for name in asked if name not in SECTIONS]
    if unknown:
        raise Refused(f"The minutes have no section {unknown[0]!r}; there are {', '.join(SECTIONS)}.")
    return [name for name in SECTIONS if name in asked]


def _title(minutes: Minutes, words: Wording) -> Block:
    when = days.local(minutes.meeting.started, minutes.timezone)
    held = f" — {days.day_and_time(when)}" if when else ""
    return block("title", one_line(minutes.title), held, f" — for {words.name(minutes.team)}" if minutes.team else "")


def _attendance(minutes: Minutes, words: Wording) -> Iterator[Block]:
    meeting = minutes.meeting
    started, until = (days.local(iso, minutes.timezone) for iso in (meeting.started, minutes.until))
    if meeting.running:
        yield block("paragraph", "Still running; this is what stands so far.")
    elif started and until:
        length = round((until - started).total_seconds() / 60)
        yield block("paragraph", f"{days.clock_time(started)} to {days.clock_time(until)}, {length} min.")
    for label, people in (
        ("Present", [who for who in meeting.present if who not in meeting.late]),
        ("Late", meeting.late),
        ("Regrets", meeting.regrets),
        ("Guests", meeting.guests),
        ("Facilitator", [meeting.facilitator]),
        ("Scribe", [meeting.scribe]),
        *((f"For {words.name(team)}", [who]) for team, who in meeting.representatives.items()),
    ):
        named = words.people(who for who in people if who)
        if named:
            yield block("item", strong(f"{label}:"), f" {named}")
    if meeting.question:
        yield block("item", strong("The check-in asked:"), f" {one_line(meeting.question)}")
    if meeting.heard:
        yield block("item", strong("Heard in the round:"), f" {words.people(meeting.heard)}")
    if found := rated(meeting):
        yield block("item", strong("Rated:"), f" {found.words}")


def _since(minutes: Minutes, words: Wording) -> Iterator[Block]:
    since = minutes.since
    items = [
        *(block("done", *words.action(action)) for action in since.done),
        *(block("item", *words.issue(issue)) for issue in since.resolved),
        *(block("item", *words.line(decision)) for decision in since.decided),
        *(block("item", *words.issue(issue)) for issue in since.raised),
        *(block("item", *words.acknowledged(impact)) for impact in since.acknowledged),
    ]
    if items:
        told = f"Since last standup, {words.day(since.after)}" if since.after else "Before this standup"
        yield block("heading", told)
        yield from items


def _topics(minutes: Minutes, words: Wording) -> Iterator[Block]:
    silent: list[Block] = []
    for section, headed in _headed(minutes.sections):
        if headed:
            yield _topic_heading(section)
            yield from (block("item", *words.line(line)) for line in section.lines)
        elif section.topic and section.topic.type in TOLD:
            silent.append(block("item", one_line(section.topic.text)))
    yield from _listed("Talked about without notes", silent)


def _headed(sections: tuple[Section, ...]) -> list[tuple[Section, bool]]:
    """Each section, and whether it gets a heading: it has lines, or a section below it has."""
    out: list[tuple[Section, bool]] = []
    below = False
    for section in reversed(sections):
        lines = bool(section.lines)
        out.append((section, lines or (below and not _is_sub(section))))
        below = _is_sub(section) and (below or lines)
    return out[::-1]


def _is_sub(section: Section) -> bool:
    return section.topic is not None and section.topic.level > 1


def _topic_heading(section: Section) -> Block:
    if section.topic is None:
        return block("heading", "Before the first topic")
    return block("subheading" if _is_sub(section) else "heading", one_line(section.topic.text) or "Untitled")


def _listed(heading: str, blocks: list[Block]) -> Iterator[Block]:
    if blocks:
        yield block("heading", heading)
        yield from blocks


def _task(action: r.Action, words: Wording) -> Block:
    return block("open" if action.status is r.ActionStatus.OPEN else "done", *words.action(action))


def _decisions(minutes: Minutes, words: Wording) -> Iterator[Block]:
    older = minutes.replaced
    newer = {each.supersedes: each.id for each in minutes.decisions if each.supersedes}
    found: list[Block] = []
    for each in minutes.decisions:
        gone = f" — replaced by {newer[each.id]}" if each.id in newer else ""
        found.append(block("item", *words.decision(each, older=older.get(each.supersedes)), gone))
    return _listed("Decisions", found)


def _actions(minutes: Minutes, words: Wording) -> Iterator[Block]:
    return _listed("Actions", [_task(action, words) for action in minutes.actions])


def _issues(minutes: Minutes, words: Wording) -> Iterator[Block]:
    return _listed("Issues and who helps", [block("item", *words.issue(issue, lists=True)) for issue in minutes.issues])


def _impacts(minutes: Minutes, words: Wording) -> Iterator[Block]:
    """By initiative: over which channels it goes, whether somebody decides, and what it does to each team."""
    told = {about.initiative: about for about in minutes.abouts if about.says_something}
    by_initiative: dict[str, list[r.Impact]] = {about: [] for about in told}
    for impact in minutes.impacts:
        by_initiative.setdefault(impact.initiative, []).append(impact)
    if by_initiative:
        yield block("heading", "Impacts")
    for name, impacts in by_initiative.items():
        yield block("subheading", words.initiative(name) or "No initiative")
        yield from _about(told.get(name), words)
        yield from (block("item", *words.impact(impact)) for impact in impacts)


def _about(about: About | None, words: Wording) -> Iterator[Block]:
    """An initiative's channels, and that nobody decides in it, or too many do."""
    if about is None:
        return
    if about.channels:
        yield block("item", strong("Channels:"), f" {', '.join(map(one_line, about.channels))} — {about.reach}")
    if not about.settled:
        several = f" {words.people(about.deciders)}, of whom one should" if about.deciders else " nobody yet"
        yield block("item", strong("Decides:"), several)


def _criteria(minutes: Minutes, words: Wording) -> Iterator[Block]:
    """What success means, where that was written down or signed since the standup before."""
    room, here = minutes.room, None
    for criterion in room.criteria:
        if here is None:
            yield block("heading", "Success criteria")
        if criterion.initiative != here:
            here = criterion.initiative
            yield block("subheading", words.initiative(here) or "No initiative")
        yield block("item", *criterion_phrase(words, criterion, room.unsigned[criterion.id]))


def _inputs(minutes: Minutes, words: Wording) -> Iterator[Block]:
    came = r.InputStatus.RECEIVED
    found = minutes.room.inputs
    return _listed(
        "Inputs", [block("done" if each.status is came else "open", *input_phrase(words, each)) for each in found]
    )


def _thanks(minutes: Minutes, words: Wording) -> Iterator[Block]:
    return _listed("Thanks", [block("item", *thanks_phrase(words, each)) for each in minutes.room.thanks])


def _language(minutes: Minutes, words: Wording) -> Iterator[Block]:
    terms, ignored = [*minutes.settled, *minutes.defined, *minutes.disputed], minutes.meeting.ignored
    return _listed(
        "Language", [block("item", *words.term(term, minutes.sources, term.id in ignored)) for term in terms]
    )


def _conflicts(minutes: Minutes, words: Wording) -> Iterator[Block]:
    return _listed("Goals in conflict", [block("item", *words.conflict(conflict)) for conflict in minutes.conflicts])


def _knowledge(minutes: Minutes, words: Wording) -> Iterator[Block]:
    """Sessions that were held, what that mended, and the sessions to come."""
    learned = minutes.learned
    items = [block("done", *words.session(session)) for session in learned.held]
    items += [block("item", strong("Now:"), f" {one_line(closed)}") for closed in learned.closed]
    items += [block("open", *words.session(session)) for session in learned.planned]
    return _listed("Knowledge", items)


def _friction(minutes: Minutes, words: Wording) -> Iterator[Block]:
    items = [block("item", *words.friction(friction)) for friction in minutes.frictions]
    items += [
        block("item", strong("Experiment:"), " ", *words.experiment(experiment, friction))
        for experiment, friction in minutes.experiments
    ]
    totals = minutes.totals
    if items or totals.saved:
        items += _totals(minutes, words)
    return _listed("Friction and what was saved", items)


def _totals(minutes: Minutes, words: Wording) -> Iterator[Block]:
    """All friction in money a year: together, by initiative with its sponsor, by team, and when it was measured."""
    totals = minutes.totals
    if not (totals.costs or totals.saved):
        return
    standing = money.standing(totals.saved, totals.costs, minutes.currency)
    yield block("item", strong("All friction, a year:"), f" {standing}")
    if not totals.quarters:
        return
    initiatives: list[str] = []
    for each in totals.initiatives:
        sponsor = minutes.sponsors.get(each.key, "")
        named = words.initiative(each.key) if each.key else "no initiative"
        said = f"{named}, sponsor {words.name(sponsor)}" if sponsor else named
        initiatives.append(f"{said}: {money.standing(each.saved, each.costs)}")
    teams = [
        f"{words.name(each.key) if each.key else 'nobody’s'}: {money.standing(each.saved, each.costs)}"
        for each in totals.teams
    ]
    quarters = [f"{when or 'without a date'}: {money.amount(exact)}" for when, exact in totals.quarters]
    for label, found in (("By initiative:", initiatives), ("By team:", teams), ("Saved by quarter:", quarters)):
        if found:
            yield block("item", strong(label), f" {'; '.join(found)}")


def _carried(minutes: Minutes, words: Wording) -> Iterator[Block]:
    waiting = "Still to come" if minutes.meeting.running else "Not reached"
    items = [
        block("item", strong(f"{_left(topic, waiting)}:"), f" {one_line(topic.text)}", _first(topic, minutes, words))
        for topic in minutes.not_reached
    ]
    items += [block("item", strong("For the next agenda:"), " ", *words.line(note)) for note in minutes.parked]
    items += [_task(action, words) for action in minutes.carried[:CARRIED]]
    more = len(minutes.carried) - CARRIED
    if more > 0:
        items.append(block("item", f"{more} more open action{'s' if more > 1 else ''}, on the board"))
    return _listed("Carried over", items)


LEFT = {r.TopicStatus.DROPPED: "Let go", r.TopicStatus.PARKED: "Put off", r.TopicStatus.CUT: "Cut"}
"""What people did with an item of the agenda, where it is not only that nobody took it up."""


def _left(topic: r.Topic, otherwise: str) -> str:
    """What became of an item nobody took up, or that was put off."""
    return LEFT.get(topic.status, otherwise)


def _first(topic: r.Topic, minutes: Minutes, words: Wording) -> str:
    """Since when a topic waits, where that is not today."""
    when = days.local(minutes.meeting.started, minutes.timezone)
    today = when.date().isoformat() if when else ""
    return f", on the agenda since {words.day(topic.first)}" if topic.first and topic.first[:10] < today else ""


def _next(minutes: Minutes, words: Wording) -> Iterator[Block]:
    del words
    if minutes.next is not None:
        yield block("heading", "Next standup")
        yield block("paragraph", minutes.next.words)


SECTIONS: dict[str, Callable[[Minutes, Wording], Iterable[Block]]] = {
    "attendance": _attendance,
    "since": _since,
    "topics": _topics,
    "decisions": _decisions,
    "actions": _actions,
    "issues": _issues,
    "impacts": _impacts,
    "criteria": _criteria,
    "inputs": _inputs,
    "language": _language,
    "conflicts": _conflicts,
    "knowledge": _knowledge,
    "friction": _friction,
    "thanks": _thanks,
    "carried": _carried,
    "next": _next,
}
"""Names of the sections, for `--only`, in the order of the minutes."""
