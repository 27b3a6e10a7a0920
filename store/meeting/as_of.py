"""Records as they stood when a standup ended, so that its minutes stay the same whatever comes later."""

from __future__ import annotations

from typing import Any, TypeVar

from store.meeting.learned import session_as_of
from store.meeting.room import criterion_as_of, input_as_of
from store.model import records as r
from store.sense import touchpoints

C = TypeVar("C", bound=r.Captured)


def as_of(record: C, until: str) -> C:
    """The record as it stood at `until`: what was done, resolved, acknowledged or said anew later is taken back."""
    if isinstance(record, r.Experiment):
        return touchpoints.as_of(record, until)
    back: dict[str, Any] = {}
    if isinstance(record, r.Action) and record.done_at > until:
        back = {"status": r.ActionStatus.OPEN, "done_at": "", "done_by": ""}
    elif isinstance(record, r.Issue) and record.resolved_at > until:
        nothing = {"resolution": "", "resolved_at": "", "resolved_by": "", "resolved_in": ""}
        back = {"status": r.IssueStatus.OPEN, **nothing}
    elif isinstance(record, r.Impact):
        return _impact_as_of(record, until)
    elif isinstance(record, r.Session):
        return session_as_of(record, until)
    elif isinstance(record, r.Input):
        return input_as_of(record, until)
    elif isinstance(record, r.Criterion):
        return criterion_as_of(record, until)
    elif isinstance(record, r.Conflict) and record.agreed_at > until:
        back = {"status": r.ConflictStatus.OPEN, "agreement": "", "agreed_at": "", "agreed_by": ""}
    return record.but(**back) if back else record


def _impact_as_of(impact: r.Impact, until: str) -> r.Impact:
    """The impact as it was said and acknowledged at `until`."""
    while impact.earlier and impact.said_at > until:
        impact = impact.before(len(impact.earlier) - 1)
    return impact.but(ack_at="", ack_by="", ack_text="") if impact.ack_at > until else impact
