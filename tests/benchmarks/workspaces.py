"""Workspaces to measure with: ten years of weekly standups, or as many of the newest weeks as hold so many records.

They are made once and kept in a folder for temporary files; who writes to one takes a copy. A standup leaves 190
records, half of them notes. What is older than six weeks is mostly settled, as it is where people meet every week.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.changes import Change, Commit

FORM = "6"
"""Changed whenever other workspaces are made, so that kept ones are not used any more."""
WEEK = 190
"""Records a standup leaves."""
ONE_BY_ONE = 1000
"""The newest records are a commit each, as people type them; older standups are a commit each, as they are read in."""

TEAMS: list[str] = [
    "ops",
    "sales",
    "it",
    "legal",
    "product",
    "support",
    "brand",
    "events",
    "data",
    "finance",
    "web",
    "hr",
]
NAMES: list[str] = ["ana", "ben", "chloe", "dee", "eli", "fay", "gus", "hana", "ivo", "jun"]
PEOPLE = [f"{name}{number}" for number in range(1, 5) for name in NAMES]
INITIATIVES = [f"initiative-{number}" for number in range(1, 25)]
COMMON = [
    "lead",
    "files",
    "bounce",
    "import",
    "webinar",
    "partner",
    "launch",
    "budget",
    "review",
    "blocked",
    "legal",
    "copy",
    "sign",
    "off",
    "crm",
    "score",
    "export",
    "list",
    "campaign",
    "form",
    "page",
    "invite",
    "deck",
    "brief",
    "asset",
    "date",
    "late",
    "team",
    "call",
    "customer",
    "renewal",
    "trial",
    "price",
    "segment",
    "report",
    "query",
    "consent",
    "vendor",
    "header",
    "row",
    "test",
    "account",
    "handover",
    "field",
    "sync",
    "owner",
    "draft",
    "banner",
    "stand",
    "booth",
    "room",
]
SYLLABLES = [
    "ba",
    "be",
    "bi",
    "co",
    "da",
    "de",
    "fi",
    "ga",
    "ka",
    "la",
    "le",
    "lo",
    "ma",
    "mi",
    "na",
    "no",
    "pa",
    "ra",
    "re",
    "ri",
    "sa",
    "se",
    "so",
    "ta",
    "te",
    "ti",
    "vo",
    "nar",
    "par",
]
RARE = [first + second + third for third in SYLLABLES for first in SYLLABLES[::3] for second in SYLLABLES[::2]]
WORDS = [*COMMON, *RARE]
OFTEN = list(accumulate(1 / (place + 3) for place in range(len(WORDS))))
"""How often a word is said, as in any language: the tenth of all a fourth as often as the first."""

Doc = dict[str, Any]


class Mill:
    """Makes records of a realistic mix, the same ones each time, the newest of them from last week."""

    def __init__(self, records: int, only_issues: bool) -> None:
        self.chance = random.Random(records)
        self.only_issues = only_issues
        self.numbers: dict[str, int] = {}
        self.present = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)

    def key(self, letter: str) -> str:
        """The next id of a letter."""
        self.numbers[letter] = self.numbers.get(letter, 0) + 1
        return f"{letter}{self.numbers[letter]}"

    def says(self, least: int = 5, most: int = 18) -> str:
        """A sentence of common words, with now and then a rare one."""
        words = self.chance.choices(WORDS, cum_weights=OFTEN, k=self.chance.randint(least, most))
        return " ".join([*words, f"ref{self.chance.randrange(100_000):05}"]).capitalize()

    def one(self, of: list[str]) -> str:
        """Any of these."""
        return of[self.chance.randrange(len(of))]

    def named(self, at: str) -> Iterator[Change]:
        """The people, teams and initiatives, and a few words with meanings."""
        stamp = {"created": at, "by": "ana"}
        yield Change("series", "standup", None, {"name": "Alignment standup", "length": 45})
        for handle in TEAMS:
            yield Change("team", handle, None, {**stamp, "name": handle.capitalize()})
        for place, handle in enumerate(PEOPLE):
            team = TEAMS[place % len(TEAMS)]
            yield Change("person", handle, None, {**stamp, "name": handle.capitalize(), "team": team})
        for handle in INITIATIVES:
            name = handle.replace("-", " ").capitalize()
            yield Change("initiative", handle, None, {**stamp, "name": name, "sponsor": self.one(PEOPLE)})
        for word in ("lead", "campaign", "launch", "handover"):
            meaning = {team: {"text": self.says(), "by": "ana", "at": at} for team in TEAMS[:2]}
            yield Change("term", word, None, {**stamp, "name": word, "meanings": meaning})

    def week(self, ago: int, records: int) -> list[Change]:
        """What the standup `ago` weeks back left: at most so many records, the meeting itself among them."""
        start = self.present - timedelta(weeks=ago)
        meeting = self.key("M")
        at = _text(start)
        doc = {"created": at, "by": "ana", "title": "Alignment standup", "started": at, "present": PEOPLE[:9]}
        out = [Change("meeting", meeting, None, {**doc, "ended": _text(start + timedelta(minutes=44))})]
        topic = initiative = ""
        for place in range(1, records):
            at = _text(start + timedelta(seconds=13 * place))
            base: Doc = {"created": at, "by": self.one(PEOPLE), "meeting": meeting, "order": float(place)}
            if place % 19 == 1 and not self.only_issues:
                topic, initiative = self.key("T"), self.one(INITIATIVES)
                said = {"text": initiative, "initiative": initiative, "type": "initiative", "status": "done"}
                out.append(Change("topic", topic, None, {**base, **said, "spent": 240}))
                continue
            base |= {"topic": topic} if topic else {}
            out.append(self.line(base, initiative or self.one(INITIATIVES), ago))
        return out

    def line(self, base: Doc, initiative: str, ago: int) -> Change:
        """One line of a standup."""
        doc = {**base, "text": self.says(), "initiative": initiative}
        draw = 0.6 if self.only_issues else self.chance.random()
        settled = ago > 6 and self.chance.random() < 0.997
        if draw < 0.52:
            return Change("note", self.key("N"), None, {**doc, "speaker": self.one(PEOPLE)})
        if draw < 0.68:
            doc |= {"teams": [self.one(TEAMS)], "owners": [self.one(PEOPLE)]}
            if settled and not self.only_issues:
                doc |= {"status": "resolved", "resolution": self.says(3, 6), "resolved_at": base["created"]}
            return Change("issue", self.key("Q"), None, doc)
        if draw < 0.86:
            due = (self.present - timedelta(weeks=ago, days=-9)).date().isoformat()
            doc |= {"owners": [self.one(PEOPLE)], "due": due}
            if settled or self.chance.random() < 0.7:
                doc |= {"status": "done", "done_at": base["created"], "done_by": doc["by"]}
            return Change("action", self.key("A"), None, doc)
        if draw < 0.95:
            return Change("decision", self.key("D"), None, doc)
        return Change("link", self.key("L"), None, {**doc, "url": f"https://example.com/{self.chance.random()}"})


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def make(folder: str, records: int, only_issues: bool) -> None:
    """Make a workspace of about so many records (apart from the 80 named ones) in a folder that does not exist."""
    create_workspace(folder)
    backend = LocalBackend(folder)
    backend.load()
    mill = Mill(records, only_issues)
    weeks = max(1, round(records / WEEK))
    version = 0

    def keep(changes: list[Change]) -> None:
        nonlocal version
        version += 1
        at = (changes[-1].after or {}).get("created") or _text(mill.present - timedelta(weeks=weeks))
        backend.commit(Commit(version, at, "ana", "import", tuple(changes)))

    keep(list(mill.named(_text(mill.present - timedelta(weeks=weeks)))))
    left = records
    for ago in range(weeks, 0, -1):
        changes = mill.week(ago, min(left, WEEK) if ago > 1 else left)
        left -= len(changes)
        if left > ONE_BY_ONE or records <= WEEK:
            keep(changes)
        else:
            for change in changes:
                keep([change])
    backend.snapshot(backend.load())
    backend.close()


class Workspaces:
    """Workspaces by size, made when first asked for."""

    def __init__(self, home: Path | None = None) -> None:
        day = datetime.now(UTC).date().isoformat()  # of another day, everything would be late
        self.home = home or Path(tempfile.gettempdir(), f"accord-benchmarks-{os.getuid()}", f"{FORM}-{day}")
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)

    def kept(self, records: int, only_issues: bool = False) -> str:
        """The folder of a workspace of so many records, not to be written to; `only_issues`: open issues, all of it."""
        return self._made(
            f"{'issues' if only_issues else 'mix'}-{records}", lambda folder: make(folder, records, only_issues)
        )

    def _made(self, name: str, fill: Callable[[str], None]) -> str:
        folder = self.home / name
        if not folder.exists():
            half = self.home / f"{name}.half-{os.getpid()}"
            shutil.rmtree(half, ignore_errors=True)
            fill(str(half))
            half.rename(folder)
        return str(folder)

    @contextmanager
    def copy(self, records: int, only_issues: bool = False) -> Generator[str]:
        """The folder of a copy that may be written to; it is gone afterwards."""
        with tempfile.TemporaryDirectory(dir=self.home) as home:
            folder = f"{home}/workspace"
            shutil.copytree(self.kept(records, only_issues), folder)
            yield folder

    @contextmanager
    def open(self, records: int) -> Generator[Workspace]:
        """A copy, opened by Ana."""
        with self.copy(records) as folder, Workspace(LocalBackend(folder), "ana1") as workspace:
            yield workspace
