"""The glossary's order: what is disputed and in use first."""

from __future__ import annotations

from store.sense.glossary import glossary
from store.sense.triage import Group
from tests.rules.sense import at, board


def said(*texts: str) -> dict[str, object]:
    """Meanings of as many teams as there are texts."""
    teams = ("ops", "demand", "sales")
    return {team: {"text": text, "by": "ana", "at": at(3)} for team, text in zip(teams, texts, strict=False)}


def test_disputed_words_stand_first_those_in_use_before_the_others():
    here = board(
        term={
            "account": {"name": "Account", "meanings": said("a company", "a login")},
            "lead": {"name": "Lead", "meanings": said("a form", "a call")},
            "mql": {"name": "MQL"},
            "sal": {"name": "SAL", "meanings": said("accepted")},
            "churn": {"name": "churn", "agreed": "left within a year", "agreed_at": at(4)},
            "Book": {"name": "book", "agreed": "to sell", "agreed_at": at(4)},
        },
        issue={"Q1": {"text": "leads bounce", "created": at(16)}},
    )
    assert glossary(here) == (
        Group("Disputed", ("lead", "account")),
        Group("Nobody has said yet", ("mql",)),
        Group("One meaning, not agreed", ("sal",)),
        Group("Agreed", ("Book", "churn")),
    )


def test_an_empty_glossary_has_no_groups():
    assert glossary(board()) == ()
