"""Resolved issues of an invented company, each with the person who really helped: to try who could help against.

The ranking was not tuned on them; they were written down before it was tried. The first of several helpers is the one
who did it.
"""

from __future__ import annotations

from typing import Any

from store.model.board import Board

PEOPLE = {
    "mara": ("sales", {"crm": "expert", "quotes": "essentials"}),
    "otto": ("sales", {"crm": "essentials", "quotes": "hands-on"}),
    "pia": ("ops", {"mailer": "expert", "crm": "hands-on"}),
    "quin": ("ops", {"mailer": "hands-on", "reports": "expert"}),
    "rosa": ("it", {"login": "expert", "forms": "hands-on"}),
    "sven": ("it", {"forms": "expert", "crm": "essentials"}),
    "tara": ("content", {"website": "expert", "images": "hands-on"}),
    "udo": ("content", {"images": "expert"}),
    "vera": ("service", {"desk": "expert", "login": "essentials"}),
    "wim": ("service", {"desk": "hands-on"}),
    "xenia": ("finance", {"invoices": "expert", "reports": "hands-on"}),
    "yuri": ("finance", {"invoices": "hands-on"}),
}
SYSTEMS = {
    "crm": "CRM",
    "mailer": "Mail automation",
    "reports": "Reporting",
    "login": "Single sign-on",
    "forms": "Web forms",
    "website": "Website",
    "images": "Image library",
    "desk": "Service desk",
    "invoices": "Invoicing",
    "quotes": "Quote builder",
}
ISSUES: tuple[tuple[str, str, str], ...] = (
    ("contacts appear twice after the CRM import", "sales", "mara"),
    ("the newsletter went out with yesterday's list", "ops", "pia"),
    ("nobody can log in from the partner network", "it", "rosa"),
    ("a required field of the sign-up form is hidden on phones", "demand", "sven"),
    ("the monthly report shows last year's numbers", "ops", "quin"),
    ("pictures on the landing page are blurred", "content", "udo"),
    ("tickets from the hotline get no owner", "service", "vera"),
    ("an invoice was sent in the wrong currency", "finance", "xenia"),
    ("the price list in the quote builder is out of date", "sales", "otto"),
    ("the website shows the old logo", "content", "tara"),
    ("automatic mails stop when a contact changes its owner", "ops", "pia"),
    ("CRM fields for the partner level are missing", "sales", "mara"),
    ("single sign-on asks for the password twice", "it", "rosa"),
    ("the contact form sends to an old address", "it", "sven"),
    ("reports take an hour to load on Mondays", "finance", "quin"),
    ("the image library refuses large files", "content", "udo"),
    ("customers wait two days for an answer to a ticket", "service", "vera"),
    ("reminders for unpaid invoices go to closed accounts", "finance", "yuri"),
    ("duplicates in the CRM after the trade fair", "sales", "mara"),
    ("the unsubscribe link in mails is broken", "ops", "quin"),
    ("which consent text belongs under the web form?", "demand", "sven"),
    ("search on the website finds nothing", "content", "tara"),
    ("the service desk closes tickets that are still open", "service", "wim"),
    ("a quote with two discounts cannot be saved", "sales", "otto"),
    ("finance and ops report different revenue", "finance", "xenia"),
    ("partners cannot reset their password", "service", "rosa"),
)
"""Text, the team it touched, and who helped."""


def board(hidden: int) -> Board:
    """Everything as it was, but that nobody has helped yet with the issue number `hidden` (from 0), which is open."""
    made = "2026-09-01T09:00:00.000Z"
    teams = {team: {"name": team.title(), "created": made} for team, _ in PEOPLE.values()}
    issues: dict[str, dict[str, object]] = {}
    for number, (text, team, helper) in enumerate(ISSUES):
        issue: dict[str, object] = {"text": text, "teams": [team], "created": made, "by": "mara"}
        if number != hidden:
            issue |= {"status": "resolved", "helpers": [helper], "resolution": "it works again", "resolved_at": made}
            issue |= {"resolved_by": helper}
        issues[f"Q{number + 1}"] = issue
    docs: dict[str, dict[str, dict[str, Any]]] = {
        "team": {**teams, "demand": {"name": "Demand", "created": made}},
        "person": {who: {"name": f"{who.title()} Doe", "team": t, "knows": k} for who, (t, k) in PEOPLE.items()},
        "system": {key: {"name": name} for key, name in SYSTEMS.items()},
        "issue": issues,
    }
    return Board.of(1, {"Q": len(ISSUES)}, docs, made)
