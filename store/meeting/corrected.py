"""Lines of a standup that were changed after it had ended, and the sentence in which its minutes say so."""

from __future__ import annotations

from collections.abc import Iterable

from store.meeting.phrases import Wording
from store.model.records import Captured, Meeting


def corrected(meeting: Meeting, lines: Iterable[Captured]) -> tuple[Captured, ...]:
    """The lines that somebody corrected since the standup ended, in the order they did; none while it runs."""
    if not meeting.ended:
        return ()
    return tuple(sorted([line for line in lines if line.edited_at > meeting.ended], key=lambda line: line.edited_at))


def correction(lines: Iterable[Captured], words: Wording) -> str:
    """`Corrected Wed 25 Nov by Ana Ruiz: 2 lines; Thu 26 Nov by Ben Okafor: 1 line.`"""
    counts: dict[str, int] = {}
    for line in lines:
        when = f"{words.day(line.edited_at)} by {words.name(line.edited_by)}"
        counts[when] = counts.get(when, 0) + 1
    said = [f"{when}: {count} line{'' if count == 1 else 's'}" for when, count in counts.items()]
    return f"Corrected {'; '.join(said)}." if said else ""
