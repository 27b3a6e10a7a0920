"""The agenda of the next standup, drafted from what needs the room (practices P1, P2, P3 and P11).

It opens with a check-in and what was promised, goes through the initiatives that need the room, the weightiest first,
then what people put up, issues that belong to no initiative, words that mean two things, and ends in a wrap-up. Every
item says why it is there, and their minutes add up to the length of the series. Nothing is drafted that has nothing to
talk about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from store.meeting import days
from store.meeting.fitted import fitted
from store.meeting.held import held_topics, merged, waiting_item
from store.meeting.next import Standup, standup_ahead
from store.meeting.phrases import Wording
from store.model import records as r
from store.model.board import Board
from store.sense import phrases
from store.sense.attention import attention
from store.sense.knowledge import ONE_EXPERT, holes
from store.sense.language import is_live
from store.sense.need import REPEAT, Need, running
from store.verbs.agenda import agenda_of
from store.verbs.meetings import STAYS, PlannedTopic
from store.verbs.rapport import next_question
from store.verbs.rotation import Turns, turns_on
from store.verbs.said import skipped

LEAST = 3
"""Minutes under which an initiative is not worth opening: the lightest ones wait for a longer or a calmer day."""

USUAL = {
    r.TopicType.CHECK_IN: 4,
    r.TopicType.FOLLOW_UPS: 5,
    r.TopicType.INITIATIVE: 8,
    r.TopicType.ISSUES: 7,
    r.TopicType.LANGUAGE: 5,
    r.TopicType.GOALS: 5,
    r.TopicType.KNOWLEDGE: 5,
    r.TopicType.FRICTION: 5,
    r.TopicType.WRAP_UP: 4,
    r.TopicType.OTHER: 5,
}
"""Minutes an item takes before they are fitted to the length of the series."""

ANYWAY = frozenset({"check-in", "checkin", "follow-ups", "wrap-up", "wrapup"})
"""Fixed parts under the names people give them; nobody has to ask for them."""

LEFT = {r.TopicStatus.PLANNED: "not reached", r.TopicStatus.CUT: "cut", r.TopicStatus.PARKED: "put off"}
"""What became of items that are carried over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A drafted agenda with the standup it is for."""

    title: str
    standup: Standup
    items: tuple[PlannedTopic, ...]
    aside: tuple[PlannedTopic, ...]
    """What people set aside; it is carried over."""
    due: tuple[r.Action, ...]
    """Open actions that are due by that day, the latest ones first."""
    turns: Turns
    """Who facilitates, who writes, and who comes for a team, where people take turns."""
    words: Wording

    @property
    def minutes(self) -> int:
        """How long the items take together."""
        return sum(item.minutes for item in self.items)

    @property
    def ends(self) -> str:
        """When the last item ends, `10:41`."""
        return days.later(self.standup.time, self.minutes)

    @property
    def starts(self) -> list[str]:
        """When each item starts, `10:04`."""
        so_far = accumulate((item.minutes for item in self.items), initial=0)
        return [days.later(self.standup.time, minutes) for minutes in so_far][:-1]


def next_agenda(board: Board, now: str) -> Agenda:
    """The agenda of the first standup after `now` (ISO, UTC), as things stand."""
    series = board.series
    standup = standup_ahead(board, now)
    here = days.local(now, series.timezone)
    today = here.date().isoformat() if here else now[:10]
    due = [action for action in board.actions.where("status", "open") if action.due and action.due <= standup.date]
    items = whole_agenda(board, today)
    return Agenda(
        title=series.name,
        standup=standup,
        items=tuple(item for item in items if item.status == r.TopicStatus.PLANNED),
        aside=tuple(item for item in items if item.status in (r.TopicStatus.CUT, r.TopicStatus.PARKED)),
        due=tuple(sorted(due, key=lambda action: action.due)),
        turns=turns_on(board, standup.date),
        words=Wording(board.names(), standup.date, series.timezone, series.currency),
    )


def draft_agenda(board: Board, today: str) -> tuple[PlannedTopic, ...]:
    """The items of the next agenda as things stand on `today` (ISO date): as people left it where they changed it, else
    fitted to the length of the series.
    """
    return tuple(item for item in whole_agenda(board, today) if item.status == r.TopicStatus.PLANNED)


def whole_agenda(board: Board, today: str) -> tuple[PlannedTopic, ...]:
    """The same with the items that were set aside, in their place where people changed the agenda, else at the end."""
    held = held_topics(board)
    drafted = _drafted(board, today, [item for item in agenda_of(board, "") if not item.held])
    if held:
        return tuple(merged(drafted, held))
    aside = [item for item in agenda_of(board, "") if item.status in (r.TopicStatus.CUT, r.TopicStatus.PARKED)]
    return (*fitted(drafted, board.series.length), *map(waiting_item, aside))


def _drafted(board: Board, today: str, up: list[r.Topic]) -> list[PlannedTopic]:
    """What should be talked about, with the minutes it usually takes; `up` is what people put up."""
    needs = attention(board, today)
    waiting = [item for item in up if item.status is r.TopicStatus.PLANNED]
    carried = _carried(board, today)
    initiatives = _initiatives(board, needs, waiting, carried)
    standing = list(_standing(board))
    length = board.series.length
    others = [
        *_put_up(waiting),
        *_again(carried, {item.text.casefold() for item in (*waiting, *initiatives, *standing)}),
        *standing,
    ]
    ahead = [_check_in(board, needs), *_follow_ups(board, today)]
    room = length - sum(item.minutes for item in (*ahead, *others)) - USUAL[r.TopicType.WRAP_UP]
    chosen = initiatives[: max(1, room // LEAST)]
    covered = {item.initiative for item in (*chosen, *others) if item.initiative}
    return [
        *ahead,
        *chosen,
        *others,
        *_issues(needs, covered),
        *_goals(board, needs, covered),
        *_friction(needs, covered),
        *_language(board, needs),
        *_knowledge(board),
        PlannedTopic(r.TopicType.WRAP_UP, "Wrap-up", minutes=USUAL[r.TopicType.WRAP_UP]),
    ]


def _check_in(board: Board, needs: Iterable[Need]) -> PlannedTopic:
    """The round at the beginning, with its question and who should be introduced in it (P5)."""
    minutes = USUAL[r.TopicType.CHECK_IN]
    unmet = next((need.ids for need in needs if need.rule == "people-unmet"), ())
    introduce = f"introduce {phrases.people(board, unmet, 'and')}" if unmet else ""
    reason = " · ".join(part for part in (next_question(board), introduce) if part)
    return PlannedTopic(r.TopicType.CHECK_IN, "Check-in", minutes=minutes, reason=reason)


def _carried(board: Board, today: str) -> list[PlannedTopic]:
    """Topics the last standup did not reach or set aside, with the date they first stood on an agenda and how many
    times they were carried since; the third time asks for a decision. Its fixed parts come anew.
    """
    last = board.last_meeting
    out: list[PlannedTopic] = []
    passed = skipped(board, last) if last is not None else ()
    for item in agenda_of(board, last.id) if last is not None else []:
        left = LEFT.get(r.TopicStatus.PLANNED if item.id in passed else item.status)
        if left is None or item.type not in STAYS:
            continue
        times = item.carried + 1
        since = f", first planned for {days.day(item.first, today)}" if item.first else ""
        reason = f"{left} last time{since}"
        if times >= REPEAT:
            reason = f"carried over {times} times{since}: decide whether it stays"
        out.append(
            PlannedTopic(
                item.type,
                item.text,
                item.initiative,
                item.ref,
                item.minutes,
                reason,
                item.first,
                carried=times,
            )
        )
    return out


def _follow_ups(board: Board, today: str) -> Iterator[PlannedTopic]:
    """What was promised, and what people noted for this day."""
    owed = board.actions.where("status", "open")
    late = [action for action in owed if action.due and action.due < today]
    notes = [note for note in board.notes.where("queued", True) if not note.off]
    reasons = [phrases.plural(len(owed), "open action")] if owed else []
    if late:
        reasons[0] += f", {len(late)} late"
    if notes:
        reasons.append(f"{phrases.plural(len(notes), 'note')} kept for this standup")
    if reasons:
        minutes = USUAL[r.TopicType.FOLLOW_UPS] + min(3, len(late))
        yield PlannedTopic(r.TopicType.FOLLOW_UPS, "Follow-ups", minutes=minutes, reason="; ".join(reasons))


def _initiatives(
    board: Board, needs: Iterable[Need], waiting: list[r.Topic], carried: list[PlannedTopic]
) -> list[PlannedTopic]:
    """One item for each initiative that needs the room, the weightiest first. What is owed and what words mean have
    their own items, and so has an initiative that somebody put up.
    """
    before = {item.initiative: item for item in carried if item.initiative}
    before = {handle: item for handle, item in before.items() if _matters(board, handle)}
    by_initiative: dict[str, list[Need]] = {handle: [] for handle in before}
    for need in needs:
        if need.initiative and not need.rule.startswith(("action", "term", "notes")):
            by_initiative.setdefault(need.initiative, []).append(need)
    for item in waiting:
        by_initiative.pop(item.initiative, None)
    out: list[PlannedTopic] = []
    for handle, found in sorted(by_initiative.items(), key=lambda pair: -sum(need.weight for need in pair[1])):
        old = before.get(handle)
        reasons = [*([old.reason] if old else []), *map(_why, found[:2])]
        if len(found) > 2:
            reasons.append(f"{len(found) - 2} more")
        out.append(
            PlannedTopic(
                r.TopicType.INITIATIVE,
                phrases.initiative(board, handle),
                initiative=handle if handle in board.initiatives else "",
                ref=handle,
                minutes=USUAL[r.TopicType.INITIATIVE] + min(4, 2 * max(0, len(found) - 1)),
                reason="; ".join(reasons),
                first=old.first if old else "",
                carried=old.carried if old else 0,
            )
        )
    return out


def _matters(board: Board, handle: str) -> bool:
    """Planned or running; one that was finished or paused since does not come back by itself."""
    found = board.initiatives.get(handle)
    return found is not None and is_live(found)


def _why(need: Need) -> str:
    """An entry of attention as a reason; the sentence of an issue or a proposal is its words, so why comes behind, and
    what comes back standup after standup is to be decided.
    """
    own = need.rule.startswith(("issue", "proposal", "friction", "experiment"))
    why = [need.detail.partition(" · ")[0] if own else "", running(need.standups)]
    behind = ", ".join(part for part in why if part)
    return f"{need.sentence} ({behind})" if behind else need.sentence


def _put_up(waiting: list[r.Topic]) -> Iterator[PlannedTopic]:
    """What people put up for this standup themselves, as they did."""
    for item in waiting:
        yield waiting_item(item)._replace(ref=item.ref or item.id)


def _standing(board: Board) -> Iterator[PlannedTopic]:
    """Items every agenda has because people said so, but for what every agenda has anyway."""
    for text in board.series.standing:
        if text.casefold() not in ANYWAY:
            yield PlannedTopic(r.TopicType.OTHER, text, minutes=USUAL[r.TopicType.OTHER])


def _again(carried: list[PlannedTopic], known: set[str]) -> Iterator[PlannedTopic]:
    """Topics of no initiative that were not reached last time, unless they are back already."""
    return (item for item in carried if not item.initiative and item.text.casefold() not in known)


def _issues(needs: Iterable[Need], covered: set[str]) -> Iterator[PlannedTopic]:
    """Issues and proposals that no item above is about."""
    found = [need for need in needs if need.rule.startswith(("issue", "proposal")) and need.initiative not in covered]
    if found:
        more = [f"{len(found) - 2} more"] if len(found) > 2 else []
        reason = "; ".join([*map(_why, found[:2]), *more])
        yield PlannedTopic(
            r.TopicType.ISSUES, "Issues and help", minutes=USUAL[r.TopicType.ISSUES], reason=reason, ref=found[0].ids[0]
        )


def _goals(board: Board, needs: Iterable[Need], covered: set[str]) -> Iterator[PlannedTopic]:
    """Goals that pull apart, where they bite in no initiative that is on the agenda."""
    found = [need for need in needs if need.rule == "conflict-open" and need.initiative not in covered]
    if found:
        named = phrases.goals_of(board, board.conflicts[found[0].ids[0]].goals)
        more = f" and {phrases.plural(len(found) - 1, 'more conflict')}" if len(found) > 1 else ""
        yield PlannedTopic(
            r.TopicType.GOALS,
            f"{named}{more}",
            minutes=USUAL[r.TopicType.GOALS],
            reason=f"no agreement yet; {found[0].detail}",
            ref=found[0].ids[0],
        )


def _friction(needs: Iterable[Need], covered: set[str]) -> Iterator[PlannedTopic]:
    """Friction nothing is tried against, and experiments without a result, where no item above is about them."""
    found = [need for need in needs if need.rule.startswith(("friction", "experiment"))]
    found = [need for need in found if need.initiative not in covered]
    if found:
        more = [f"{len(found) - 2} more"] if len(found) > 2 else []
        reason = "; ".join([*map(_why, found[:2]), *more])
        yield PlannedTopic(
            r.TopicType.FRICTION,
            "Friction and what was saved",
            minutes=USUAL[r.TopicType.FRICTION],
            reason=reason,
            ref=found[0].ids[0],
        )


def _language(board: Board, needs: Iterable[Need]) -> Iterator[PlannedTopic]:
    """Words that mean two things, by name."""
    found = [need for need in needs if need.rule == "term-disputed"]
    names = [phrases.one_line(board.terms[need.ids[0]].name or need.ids[0], 40) for need in found[:3]]
    if names:
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        yield PlannedTopic(
            r.TopicType.LANGUAGE,
            f"What {phrases.listed([f'“{name}”' for name in names], '' if more else 'and')}{more} "
            f"mean{'s' if len(found) == 1 else ''}",
            ref=found[0].ids[0],
            minutes=USUAL[r.TopicType.LANGUAGE],
            reason="; ".join(need.sentence for need in found[:2]),
        )


def _knowledge(board: Board) -> Iterator[PlannedTopic]:
    """A spotlight on the system with the gravest hole that no planned session mends (practice P4); that others work
    with a system whose one expert is known needs no time of the room.
    """
    for hole in holes(board):
        if hole.grave > ONE_EXPERT and not hole.session:
            yield PlannedTopic(
                r.TopicType.KNOWLEDGE,
                f"Spotlight on {phrases.one_line(board.systems[hole.system].name or hole.system, 60)}",
                ref=hole.system,
                minutes=USUAL[r.TopicType.KNOWLEDGE],
                reason=hole.reason,
            )
            return
