"""What could be meant by a word that is half typed, and by a mark that names nothing.

Handles are offered behind `@` and `+`, kinds behind a leading `#`, values behind `due:`, `level:` and their like, and
for any other word the terms that begin so: the language of the room is offered as it is typed. At the beginning of a
line come who speaks and the words for a kind, behind `present+` people, behind `done` actions, behind `#` topics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from store.line.marks import CHOICES, KEYS, OPENING, SKILLS, meant_keys
from store.line.when import DAYS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from store.model.names import Names

MOST = 20
WHEN = (
    "today",
    "tomorrow",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "next-mon",
    "next-fri",
    "in-1-week",
    "in-2-weeks",
    "eom",
)
COMMANDS = {
    "topic": "a topic",
    "action": "an action",
    "agreed": "a decision",
    "issue": "an issue",
    "help": "help wanted",
    "idea": "a proposal",
    "impact": "what an initiative does to a team",
    "info": "a note",
    "term": "a word and its meaning",
    "alias": "another word for the same: lead: MQL",
    "friction": "friction at a touchpoint",
    "conflict": "two goals that pull apart",
    "experiment": "an experiment: F1 goal -> action",
    "test": "what an experiment measured: E1 60000",
    "session": "a hands-on session: a system, who shows it, who learns it",
    "know": "what somebody knows, and how well",
    "ask": "an input asked of somebody: @ben what do customers object to?",
    "done": "an action is done, a session was held: A3",
    "seen": "a team has seen what it costs it: @ops",
    "resolve": "how an issue was resolved: Q3 the vendor fixed it",
    "received": "what was said to an input: R1 the price",
    "criterion": "what must hold for an initiative to be a success",
    "sign": "a team signs what success means: @ops",
    "agree": "how both goals of a conflict are met: K1 …",
    "thanks": "a thank-you: @ivo for the list",
    "breakout": "groups across teams for an issue: Q7",
    "link": "a link",
    "chance": "an opportunity",
    "risk": "a risk",
    "question": "a question",
    "accepted": "a decision, accepted",
    "rejected": "a decision, rejected",
    "undo": "takes the last line back",
}
"""The words offered behind `#`, the usual ones first, and what each begins."""

BULLETS = " -*•"
BRACKETS = {"[]": "an action", "[x]": "an action that is done", "[off]": "not for the minutes"}
HEADS = (
    *("ACTION", "RESOLVED", "PROPOSED", "ISSUE", "HELP", "CHANCE", "IMPACT", "TERM", "FRICTION", "CONFLICT"),
    *("EXPERIMENT", "TEST", "SESSION", "KNOW", "CRITERION", "ASK", "RECEIVED", "THANKS", "BREAKOUT", "ALIAS"),
    *("Topic", "Subtopic"),
)
"""The words that W3C scribes put before a colon, as they write them."""
ROLL_CALLS = frozenset(f"{word}{sign}" for word in ("present", "regrets", "late", "q", "queue") for sign in "+-=")
VOTES = frozenset(("+1", "-1", "0", "+0", "-0"))
WITH_ID = {
    **dict.fromkeys(("[x]", "done", "#done"), "A"),
    **dict.fromkeys(("#test", "test:"), "E"),
    **dict.fromkeys(("#experiment", "experiment:"), "F"),
    **dict.fromkeys(("#received", "received:"), "R"),
    **dict.fromkeys(("#breakout", "breakout:"), "Q"),
}
"""What a line begins with before the id of a record, and that id's letter."""
TOPICS = frozenset(("#", "##", "#topic", "topic:", "subtopic:"))
PERIODS = ("year", "quarter", "month", "week", "day")
SHORTEST_WORD = 2
LONGEST_TERM = 4


class Candidate(NamedTuple):
    """Something to put in place of `text[start:end]`: `insert` is what, `shown` says it in people's words."""

    insert: str
    shown: str
    start: int
    end: int


class More(NamedTuple):
    """What of a board can be named besides handles: open records by their id's letter, as (id, text), and topics."""

    ids: Callable[[str], Iterable[tuple[str, str]]]
    topics: Callable[[], Iterable[str]]


def complete(text: str, cursor: int, names: Names, more: More | None = None) -> list[Candidate]:
    """What the word that ends at the cursor could become, best first: what begins so, then what contains it.

    At most `MOST` candidates, and none that is there already. The rest of a word the cursor stands in is replaced.
    """
    before = text[: max(0, cursor)]
    word = "" if before[-1:].isspace() else (before.split() or [""])[-1]
    end = len(before)
    start = end - len(word)
    while end < len(text) and (text[end].isalnum() or text[end] in "-_"):
        end += 1
    found = _at_head(before, word, start, end, names, more) or _offers(before, word, start, end, names)
    return [one for one in found if one.insert != text[one.start : one.end]][:MOST]


def _at_head(before: str, word: str, start: int, end: int, names: Names, more: More | None) -> list[Candidate]:
    """What only the beginning of a line tells: who speaks, what kind it is, who is here, which record or topic."""
    head = before[:start].strip(BULLETS)
    if not head:
        if word[:1] == "[":
            return [
                Candidate(sign, said, start, end) for sign, said in BRACKETS.items() if sign.startswith(word.lower())
            ]
        if len(word) < SHORTEST_WORD or not word[0].isupper():
            return []
        return [
            *_speakers(word, start, end, names),
            *(Candidate(f"{one}:", "", start, end) for one in HEADS if one.startswith(word)),
        ]
    first = head.split(None, 1)[0]
    low = first.lower()
    if (low in ROLL_CALLS or low in VOTES) and word[:1] not in ("@", "+"):
        piece = word.rpartition(",")[2]
        there = set(before[: len(before) - len(piece)].replace(",", " ").replace("@", " ").lower().split())
        people = [(handle, name) for handle, name in names.people.items() if handle not in there]
        return _ranked(piece, people, "", start + len(word) - len(piece), end) if piece else []
    if more is None:
        return []
    if head == first and low in WITH_ID and before[:start][-1:].isspace():
        typed = word.lower()
        known = more.ids(WITH_ID[low])
        fits = (one for one in known if one[0].lower().startswith(typed) or typed in one[1].lower())
        return [Candidate(key, said, start, end) for key, said in islice(fits, MOST)]
    if low in TOPICS:
        at = before.find(first) + len(first)
        at += len(before[at:]) - len(before[at:].lstrip())
        typed = before[at:].lower()
        return [Candidate(name, name, at, end) for name in more.topics() if typed and name.lower().startswith(typed)]
    return []


def _speakers(word: str, start: int, end: int, names: Names) -> list[Candidate]:
    """Who may be about to be quoted: by the first name, where only one has it, else by the full one."""
    found: list[Candidate] = []
    for handle, name in names.people.items():
        first = name.split(" ", 1)[0]
        called = first if names.person(first) == handle else name
        if called.startswith(word):
            found.append(Candidate(f"{called}:", f"{name} says", start, end))
    return found


def _offers(before: str, word: str, start: int, end: int, names: Names) -> list[Candidate]:
    """Everything that fits the word before the cursor."""
    if word.startswith("#") and not before[:start].strip(" -*•"):
        begun = [(name, said) for name, said in COMMANDS.items() if name.startswith(word[1:].lower())]
        return [Candidate(f"#{name}", said, start, end) for name, said in begun]
    key, colon, value = word.lstrip(OPENING).partition(":")
    sort = KEYS.get(key.lower(), "") if colon else ""
    if sort:
        return _values(sort, key.lower(), value, start + len(word) - len(value), end, names)
    piece = word.lstrip(OPENING).replace("/", ",").rpartition(",")[2]
    if piece[:1] in ("@", "+"):
        known = _handles(piece[0], names)
        if piece[0] == "@" and _wants_team(before[:start], names):
            known = (*names.teams.items(), *names.people.items())
        return _ranked(piece[1:], known, piece[0], start + len(word) - len(piece), end)
    if not word:
        return []
    if before[:start].strip().lower() in ("#friction", "friction:"):
        places = _ranked(piece, names.by_kind["touchpoint"].items(), "", start, end)
        return [place._replace(insert=f"{place.insert}:") for place in places] or _terms(before, end, names)
    if before[:start].split()[:1] in (["#conflict"], ["CONFLICT:"]) and ":" not in before[9:]:
        return _ranked(piece, names.by_kind["goal"].items(), "", start, end) or _terms(before, end, names)
    if before[:start].split()[:1] in (["#session"], ["#know"], ["SESSION:"], ["KNOW:"]):
        return _ranked(piece, names.by_kind["system"].items(), "", start, end) or _terms(before, end, names)
    return _terms(before, end, names)


def _wants_team(before: str, names: Names) -> bool:
    """Whether a team comes next rather than a person: in an impact, and behind a term that is being defined."""
    head = before.strip(BULLETS)
    return head.split()[:1] in (["^"], ["#impact"], ["IMPACT:"]) or head.lower() in names.terms


def nearest(mark: str, names: Names) -> list[str]:
    """The known marks most like an unknown one (`@anna`, `+webinr`, `due:firday`), likeliest first; at most three.

    A handle that was marked with the wrong sign comes first. People are found by their names too.
    """
    import difflib

    mark = mark.lower()[:100]
    key, colon, value = mark.partition(":")
    if colon and key not in KEYS:
        return [f"{meant}:{value}" for meant in meant_keys(key, value)]
    if colon:
        dated = KEYS.get(key) in ("date", "date or person")
        words = (*DAYS, *WEEKDAYS, *MONTHS, *WHEN) if dated else tuple(CHOICES.get(KEYS.get(key, ""), ()))
        return [f"{key}:{word}" for word in difflib.get_close_matches(value, dict.fromkeys(words), 3)]
    sigil, handle = (mark[:1], mark[1:]) if mark[:1] in ("@", "+") else ("@", mark)
    other = "+" if sigil == "@" else "@"
    found = [other + handle] if handle in dict(_handles(other, names)) else []
    called: dict[str, str] = {}
    for known, name in _handles(sigil, names):
        for word in (*name.lower().split(), name.lower(), known):
            called[word] = sigil + known
    found += [called[word] for word in difflib.get_close_matches(handle, called, 6)]
    return list(dict.fromkeys(found))[:3]


def _handles(sigil: str, names: Names) -> Iterator[tuple[str, str]]:
    """Every handle that may stand behind a sign, with its name."""
    if sigil == "+":
        yield from names.initiatives.items()
    else:
        yield from names.people.items()
        yield from names.teams.items()


def _values(sort: str, key: str, value: str, start: int, end: int, names: Names) -> list[Candidate]:
    """What may stand behind a key's colon."""
    piece = value.rpartition(",")[2]
    start += len(value) - len(piece)
    if sort == "skills":
        system, colon, skill = piece.partition(":")
        if colon:
            return _ranked(skill, ((level, level) for level in SKILLS), "", start + len(system) + 1, end)
        return _ranked(piece, names.by_kind["system"].items(), "", start, end)
    if sort in CHOICES:
        return _ranked(value, ((word, word) for word in dict.fromkeys(CHOICES[sort].values())), "", start, end)
    if sort == "count" and "/" in value:
        number, _, per = value.partition("/")
        return _ranked(per, ((word, word) for word in PERIODS), "", start + len(number) + 1, end)
    sigil = piece[:1] if piece[:1] in ("@", "+") else ""
    if sort in ("handles", "marks") or sigil:
        known = names.teams.items() if key == "team" else _handles(sigil if sort == "marks" and sigil else "@", names)
        return _ranked(piece[len(sigil) :], known, sigil or "@", start, end)
    if sort in ("date", "date or person"):
        return _ranked(value, ((word, word.replace("-", " ")) for word in WHEN), "", start, end)
    return []


def _terms(before: str, end: int, names: Names) -> list[Candidate]:
    """The terms that begin with the last word, or with the last few; the longest beginning first."""
    found: list[Candidate] = []
    terms = sorted(names.terms.items())
    for start in reversed(_starts(before)):
        typed = " ".join(before[start:].lower().split())
        if len(typed) >= SHORTEST_WORD:
            found += [Candidate(shown, shown, start, end) for term, shown in terms if term.startswith(typed)]
    return found


def _starts(before: str) -> list[int]:
    """Where the words of a text begin, the last first, a bracket or quote before one left out."""
    starts: list[int] = []
    at = len(before)
    for word in reversed(before.split()[-LONGEST_TERM:]):
        at = before.rfind(word, 0, at)
        starts.append(at + len(word) - len(word.lstrip(OPENING)))
    return starts


def _ranked(typed: str, known: Iterable[tuple[str, str]], sigil: str, start: int, end: int) -> list[Candidate]:
    """Those known whose handle or name fits what was typed, best first: by how they fit, then as they came."""
    fits: list[tuple[int, Candidate]] = []
    typed = typed.lower()
    for handle, name in known:
        fit = _fit(typed, handle.lower(), name.lower())
        if fit is not None:
            fits.append((fit, Candidate(sigil + handle, name, start, end)))
    fits.sort(key=lambda fit: fit[0])
    return [candidate for _, candidate in fits]


def _fit(typed: str, handle: str, name: str) -> int | None:
    """How well it fits, 0 best: the handle, the name, a word of the name begins so; it is somewhere inside."""
    if handle.startswith(typed):
        return 0
    if name.startswith(typed):
        return 1
    if f" {typed}" in name:
        return 2
    return 3 if typed in handle or typed in name else None
