"""How the minutes word a record: one phrase a record, the same in its topic and in the lists at the end."""

from __future__ import annotations

from collections.abc import Mapping

from store.meeting.blocks import one_line, strong
from store.meeting.naming import Naming, Phrase
from store.meeting.phrases_room import line_phrase
from store.model import records as r
from store.sense import money, touchpoints
from store.sense.phrases import LEVELS

ISSUES = {
    r.IssueType.PROBLEM: "Issue",
    r.IssueType.RISK: "Risk",
    r.IssueType.QUESTION: "Question",
    r.IssueType.HELP: "Help wanted",
    r.IssueType.OPPORTUNITY: "Opportunity",
}
VERDICTS = {r.Verdict.AGREED: "Decision", r.Verdict.ACCEPTED: "Accepted", r.Verdict.REJECTED: "Rejected"}


class Wording(Naming):
    """Words for records, with people and teams by name and days beside the day of the meeting."""

    def line(self, line: r.Captured) -> Phrase:
        """A line in its topic: what kind of line it is, then its phrase."""
        match line:
            case r.Note():
                return (f"{self.name(line.speaker)}: " if line.speaker else "", one_line(line.text))
            case r.Issue():
                return self.issue(line)
            case r.Action():
                return (strong("Action:"), " ", *self.action(line))
            case r.Decision():
                return (strong(f"{VERDICTS[line.verdict]}:"), " ", *self.decision(line, told=True))
            case r.Impact():
                about = f"Impact of {self.initiative(line.initiative)}:" if line.initiative else "Impact:"
                return (strong(about), " ", *self.impact(line, told=False))
            case r.Proposal():
                return (strong("Proposal:"), " ", *self.proposal(line))
            case r.Link():
                return self.link(line)
            case r.Session():
                return (strong("Hands-on session:"), " ", *self.session(line))
            case r.Friction():
                return (strong("Friction:"), " ", *self.friction(line))
            case r.Experiment():
                return (strong("Experiment:"), " ", *self.experiment(line))
            case r.Conflict():
                return self.conflict(line, told=False)
            case _:
                told = line_phrase(self, line)
                return told or (strong(f"{line.kind.capitalize()}:"), " ", one_line(line.text))

    def action(self, action: r.Action) -> Phrase:
        """`ask the vendor — Ana Ruiz, due Fri 27 Nov (A33)`."""
        owners = self.people((*action.owners, *action.guessed), action.guessed)
        if not owners and action.status is r.ActionStatus.OPEN:
            owners = "no owner yet"
        due = f"due {self.day(action.due)}" if action.due else ""
        dropped = "dropped" if action.status is r.ActionStatus.DROPPED else ""
        said = ", ".join(filter(None, (owners, due, dropped)))
        return (one_line(action.text), f" — {said} ({action.id})" if said else f" ({action.id})")

    def decision(self, decision: r.Decision, told: bool = False, older: r.Decision | None = None) -> Phrase:
        """`one file a day (D10, replaces D3)`; `told`: the verdict was said before it. With the `older` decision it is
        said what that was: `… replaces D3 of Tue 3 Nov: two files a day`.
        """
        verdict = "" if told or decision.verdict is r.Verdict.AGREED else f"{VERDICTS[decision.verdict]}: "
        replaces = f", replaces {one_line(decision.supersedes)}" if decision.supersedes else ""
        if older is not None and replaces:
            replaces += f" of {self.day(older.created)}: {one_line(older.text)}"
        return (verdict, one_line(decision.text), f" ({decision.id}{replaces})")

    def issue(self, issue: r.Issue, lists: bool = False) -> Phrase:
        """`second file has no header — Ops; Chloe Lind helps (Q14)`; in a list of issues a plain one needs no label."""
        plain = lists and issue.type is r.IssueType.PROBLEM
        label: Phrase = () if plain else (strong(f"{ISSUES[issue.type]}:"), " ")
        about = [self.people(issue.teams)] if issue.teams else []
        if issue.owners or issue.guessed:
            about.append(f"with {self.people((*issue.owners, *issue.guessed), issue.guessed)}")
        if issue.status is r.IssueStatus.RESOLVED:
            about.append(f"resolved: {one_line(issue.resolution)}" if issue.resolution else "resolved")
        else:
            about.append(self._help(issue))
        if issue.due and issue.status is not r.IssueStatus.RESOLVED:
            about.append(f"due {self.day(issue.due)}")
        return (*label, one_line(issue.text), f" — {'; '.join(about)} ({issue.id})")

    def impact(self, impact: r.Impact, told: bool = True) -> Phrase:
        """`Marketing Operations: two days of list cleaning a week (heavy) — not acknowledged yet`; as a line also what
        it said before it was said anew.
        """
        team = f"{self.people(impact.teams)}: " if impact.teams else ""
        if not told:
            seen = ""
        elif impact.acknowledged:
            seen = f" — acknowledged by {self.name(impact.ack_by)}, {self.day(impact.ack_at)}"
        else:
            seen = " — changed since it was acknowledged" if impact.stale else " — not acknowledged yet"
        role = f", {impact.role}" if impact.role else ""
        role += f", expert in {one_line(impact.expert)}" if impact.expert else ""
        before = f"; before: {one_line(impact.earlier[-1].text)}" if impact.earlier and not told else ""
        return (team, one_line(impact.text), f" ({LEVELS[impact.level]}{role}){before}{seen}")

    def acknowledged(self, impact: r.Impact) -> Phrase:
        """`Acknowledged by Marketing Operations: two days of list cleaning a week (Webinar relaunch)`."""
        about = f" ({self.initiative(impact.initiative)})" if impact.initiative else ""
        return (strong(f"Acknowledged by {self.people(impact.teams)}:"), " ", one_line(impact.text), about)

    def proposal(self, proposal: r.Proposal) -> Phrase:
        """`one file a day — +1 Ana Ruiz, -1 Ben Okafor (P3)`."""
        votes = ", ".join(f"{one_line(vote)} {self.name(who)}" for who, vote in proposal.votes.items())
        became = f", became {one_line(proposal.decision)}" if proposal.decision else ""
        withdrawn = ", withdrawn" if proposal.status is r.ProposalStatus.WITHDRAWN else ""
        return (one_line(proposal.text), f" — {votes}" if votes else "", f" ({proposal.id}{became}{withdrawn})")

    def link(self, link: r.Link) -> Phrase:
        """The address and what it is; an address the text already holds is not said twice."""
        url, text = one_line(link.url), one_line(link.text)
        return (text,) if not url or url in text.split() else (url, f" {text}" if text else "")

    def friction(self, friction: r.Friction) -> Phrase:
        """`Call script: asked twice — 1,200 a month at 6 EUR each, 86,400 EUR a year (F2)`."""
        place = self._names.by_kind["touchpoint"].get(friction.touchpoint, friction.touchpoint)
        figures = money.often(friction, self._currency)
        sum_of_year = money.a_year(friction)
        if sum_of_year is not None:
            figures += f", {money.amount(sum_of_year, self._currency)} a year"
        reckoned = f" — {one_line(figures)}" if figures else ""
        return (f"{one_line(place)}: " if place else "", one_line(friction.text), f"{reckoned} ({friction.id})")

    def experiment(self, experiment: r.Experiment, friction: r.Friction | None = None) -> Phrase:
        """`fewer calls, by one letter instead of two — calls 100,000 → 60,000 a year, target 50,000; saves 240,000 EUR
        a year (E1 on F2)`; the money where the friction is given.
        """
        by = f", by {one_line(experiment.action)}" if experiment.action else ""
        exact = None if friction is None else money.saved_by(friction, experiment)
        ended = "" if experiment.status is r.ExperimentStatus.RUNNING else str(experiment.status)
        said = (
            one_line(touchpoints.measured(experiment, friction)),
            "" if exact is None else money.saves(exact, self._currency),
            ": ".join(part for part in (ended, one_line(experiment.why)) if part),
        )
        about = "; ".join(part for part in said if part)
        on = f" on {experiment.friction}" if experiment.friction else ""
        return (one_line(experiment.text), by, f" — {about}" if about else "", f" ({experiment.id}{on})")

    def conflict(self, conflict: r.Conflict, told: bool = True) -> Phrase:
        """`More leads ↔ Clean records: bought lists are never clean — no agreement yet (K1)`."""
        known = self._names.by_kind["goal"]
        between = " ↔ ".join(one_line(known.get(goal) or goal) for goal in conflict.goals)
        bites = ", ".join(map(self.initiative, conflict.initiatives))
        where = f"; bites in {bites}" if bites and told else ""
        agreed = f"agreed: {one_line(conflict.agreement)}" if conflict.agreement else "no agreement yet"
        return (strong(f"{between}:"), " ", one_line(conflict.text), f" — {agreed}{where} ({conflict.id})")

    def term(self, term: r.Term, sources: Mapping[str, str], ignored: bool = False) -> Phrase:
        """`lead: anyone who filled in a form — from “180 leads”`, or each team's meaning while nothing is agreed."""
        label = (strong(f"{one_line(term.name) or term.id}:"), " ")
        if term.status is r.TermStatus.AGREED:
            said = one_line(sources.get(term.agreed_source, ""))
            return (*label, one_line(term.agreed), f" — from {said}" if said else "")
        meanings: list[str] = []
        for team, meaning in term.meanings.items():
            said = one_line(sources.get(meaning.source, ""))
            meanings.append(f"{self.name(team)}: {one_line(meaning.text)}" + (f" (from {said})" if said else ""))
        if term.agreed:
            meanings.insert(0, f"agreed before: {one_line(term.agreed)}")
        left = "still disputed, ignored here — " if ignored else "still disputed — "
        disputed = left if term.status is r.TermStatus.DISPUTED else ""
        return (*label, disputed, "; ".join(meanings))

    def session(self, session: r.Session) -> Phrase:
        """`Chloe Lind shows Ben Okafor CRM: how accounts are merged — Thu 26 Nov (S1)`; of one that was held who knows
        the system how well since.
        """
        name = one_line(self._names.by_kind["system"].get(session.system) or session.system)
        held = session.status is r.SessionStatus.DONE
        on = session.held_on if held else session.date
        when = self.day(on) if on else "no day yet"
        if session.status is r.SessionStatus.CANCELLED:
            when = "cancelled"
        elif held and session.before:
            when += f"; {self.people(session.before)} now {session.level}"
        who = f"{self.name(session.shower)} {'showed' if held else 'shows'} {self.people(session.learners)}"
        return (f"{who} {name}: ", one_line(session.text), f" — {when} ({session.id})")

    def _help(self, issue: r.Issue) -> str:
        """Who helps, or until when it is put aside."""
        if issue.helpers:
            return f"{self.people(issue.helpers)} {'help' if len(issue.helpers) > 1 else 'helps'}"
        if issue.status is r.IssueStatus.PARKED:
            return f"parked until {self.day(issue.parked_until)}" if issue.parked_until else "parked"
        return "nobody helps yet"
