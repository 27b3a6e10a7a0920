"""The marks in a line: `@handle`, `+handle` and `key:value`, found, checked and taken out of the text.

Marks stand between blanks. What only looks like one stays text: `a+b`, `C++`, `@` alone, `+1`, `10:30`, an e-mail
address, a web address, a Windows path. Every word is looked at a fixed number of times, so that reading takes time in
proportion to the length. Light: nothing but builtins at run time.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Known = Callable[[str, str], bool]
    """Whether a sigil and a handle (in lower case) name something: known("@", "ana")."""
    Marks = tuple[tuple[str, ...], bool]

OPENING = "([{\"'“‘«‹¿¡"
CLOSING = ".,;:!?)]}\"'”’»›…"
LONGEST_HANDLE = 64

KEYS = {
    **dict.fromkeys(("due", "until"), "date"),
    "by": "date or person",
    **dict.fromkeys(("help", "owner", "sponsor", "team"), "handles"),
    "for": "marks",
    "knows": "skills",
    "level": "level",
    "role": "role",
    "type": "type",
    "count": "count",
    "cost": "cost",
    **dict.fromkeys(("baseline", "target"), "count"),
    **dict.fromkeys(("metric", "unit", "expert"), "word"),
    "date": "date",
    "supersedes": "decision",
}
"""The keys of `key:value` marks and the sort of value each takes; anything else with a colon is text."""

ONLY = {
    "type": "issue",  # a note may tell of `type:string`
    **dict.fromkeys(("baseline", "target", "metric", "unit"), "experiment"),
    "date": "test",
    "expert": "impact",
    "supersedes": "decision",
}
"""The keys that count in lines of one kind only."""

COLLECTED = ("handles", "marks", "skills")
"""The sorts of which one line may have several: `help:@ana help:@ben` and `help:@ana,@ben` both give "ana ben"."""

CERTAIN = ("date", "level", "count", "cost", "decision")
"""The sorts whose key is no word of its own: a value that cannot be read is shown as unknown."""

MOST_WORDS = 5
"""A date behind `due:` may go on this far."""

LEVELS = {"high": "high", "medium": "medium", "low": "low", "none": "none", "heavy": "high", "med": "medium"}
LEVELS["light"] = "low"
ROLES = {"decides": "decides", "contributes": "contributes", "informed": "informed"}
SKILLS = ("none", "essentials", "hands-on", "expert")
TYPES = {name: name for name in ("problem", "risk", "question", "help", "opportunity")}
TYPES["chance"] = "opportunity"
CHOICES = {"level": LEVELS, "role": ROLES, "type": TYPES}

SLIP = 0.66
"""How alike (0 to 1, of letters in order) a key and a mistyped one are: `lvl` and `level`, `deu` and `due`."""


class Body:
    """A line's text with its marks taken out.

    `at` and `plus` list the handles marked: those that stood before the text, those that stay in it, those after it.
    `led` and `trailed` are the marks before and after, with their sigils; `unknown` those that name nothing.
    """

    __slots__ = ("at", "keys", "led", "plus", "text", "trailed", "unknown")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at: tuple[str, ...] = ()
        self.plus: tuple[str, ...] = ()
        self.keys: dict[str, str] = {}
        self.led: tuple[str, ...] = ()
        self.trailed: tuple[str, ...] = ()
        self.unknown: tuple[str, ...] = ()


def is_handle(word: str) -> bool:
    """Whether a word can be the handle of something: begins with a letter, then letters, digits, `-`, `_` and `.`"""
    if not 0 < len(word) <= LONGEST_HANDLE or not word[0].isalpha() or word[-1] in "-.":
        return False
    # An identifier's letters are those of every script, combining marks included.
    return ("a" + word.replace("-", "").replace(".", "")).isidentifier()


def marks_in(word: str) -> tuple[tuple[str, ...], bool]:
    """The marks a word of text holds (`@ana/@ben,` holds two), and whether it is nothing but marks.

    With a bracket, quote or full stop (`(@ana)`, `@ana.`, `@ana's`) it is part of a sentence: the marks count, the word
    cannot be taken away.
    """
    core = word.lstrip(OPENING)
    if core[:1] not in ("@", "+"):
        return (), False
    bare = core.rstrip(CLOSING)
    alone = len(core) == len(word) and not core[len(bare) :].strip(",;:")
    if bare[-2:] in ("'s", "’s"):
        bare, alone = bare[:-2], False
    marks: list[str] = []
    for piece in bare.replace("/", ",").split(","):
        mark = piece.lower()
        if mark[:1] not in ("@", "+") or not is_handle(mark[1:]):
            return (), False
        marks.append(mark)
    return tuple(marks), alone


def read_body(text: str, known: Known | None = None, kind: str = "note") -> Body:
    """Take the marks out of a text: keys wherever they stand, `@` and `+` where they lead or trail.

    `known` says which handles exist (None: all do). An unknown mark stays in the text where it was, and is no end to
    a run of marks. An action's due date may also stand in words at its end: `… - due in 2 weeks`.
    """
    body = Body(text)
    if kind != "action" and "@" not in text and "+" not in text and ":" not in text:
        return body
    words = text.split()
    gone = [False] * len(words)
    unknown: list[str] = []
    if ":" in text:
        _take_keys(words, gone, body.keys, unknown, known, kind)
    if kind == "action":
        _take_due_words(words, gone, body.keys)
    _take_runs(words, gone, body, unknown, known)
    body.unknown = tuple(dict.fromkeys(unknown))
    if any(gone):
        body.text = _without(text, words, gone)
    return body


def read_ends(text: str, known: Known | None = None) -> Body:
    """Take out only the `@` and `+` marks that lead or trail; those inside a text, and its keys, are left to it."""
    body = Body(text)
    words = text.split()
    gone = [False] * len(words)
    unknown: list[str] = []
    _take_runs(words, gone, body, unknown, known)
    body.unknown = tuple(dict.fromkeys(unknown))
    body.text = _without(text, words, gone)
    body.at, body.plus = (handles([*body.led, *body.trailed], sigil) for sigil in "@+")
    return body


def _take_keys(
    words: list[str], gone: list[bool], keys: dict[str, str], unknown: list[str], known: Known | None, kind: str
) -> None:
    """Take out `key:value` marks. The last of two values counts, but for the sorts that collect."""
    dates: list[int] = []
    several: dict[str, list[str]] = {}
    for at, word in enumerate(words):
        name, sort, value = _key(word, kind)
        if sort == "date" or (sort == "date or person" and value[:1] != "@"):
            dates.append(at)
        elif sort:
            read, missed = _value(sort, value.lower().rstrip(CLOSING), known)
            unknown += missed or ([word.lower()] if value and not read and sort in CERTAIN else [])
            if read:
                gone[at] = True
                keys[name] = read
                if sort in COLLECTED:
                    several.setdefault(name, []).extend(read.split())
        elif value and meant_keys(name, value.lower().rstrip(CLOSING)):
            unknown.append(word.lower())
    keys.update((name, " ".join(dict.fromkeys(values))) for name, values in several.items())
    # A date may go on into the next words (`due:3 june`), so what follows it must be settled first.
    following: list[int] = []
    done = len(words)
    for at in reversed(dates):
        following = [later for later in range(at + 1, done) if not gone[later]][:MOST_WORDS] + following
        done = at
        name, sort, value = _key(words[at], kind)
        read, taken = _date(value, [words[later] for later in following[:MOST_WORDS]])
        if read:
            for later in (at, *following[:taken]):
                gone[later] = True
            following = following[taken:]
            keys.setdefault(name, read)
        else:
            following = [at, *following[: MOST_WORDS - 1]]
            unknown += [words[at].lower()] if value and sort in CERTAIN else []


def _key(word: str, kind: str) -> tuple[str, str, str]:
    """(key, sort, value) of a word that is a `key:value` mark; the sort of any other is ""."""
    name, colon, value = word.lstrip("([").partition(":")
    name = name.lower()
    return name, KEYS.get(name, "") if colon and ONLY.get(name, kind) == kind else "", value


def meant_keys(name: str, value: str) -> list[str]:
    """The keys that a mistyped one (`lvl` of `lvl:high`) may mean, likeliest first; none where the value is of no use
    to any, so that `note:this` and `https://…` are text without a closer look.
    """
    sorts = {sort for sort, choices in CHOICES.items() if value in choices}
    if value[:1] == "@" and is_handle(value[1:]):
        sorts |= {"handles", "date or person"}
    if not sorts or name in KEYS or not (name.isalpha() and len(name) <= LONGEST_HANDLE):
        return []
    from difflib import get_close_matches  # only a slip of the pen pays for it

    return get_close_matches(name, [key for key, sort in KEYS.items() if sort in sorts], 3, SLIP)


def _value(sort: str, value: str, known: Known | None) -> tuple[str, list[str]]:
    """A key's value as it is kept ("" when it is none), and the unknown marks in it."""
    if sort in CHOICES:
        return CHOICES[sort].get(value, ""), []
    if sort == "word":
        return value, []
    if sort == "decision":
        return value.upper() if value[:1] == "d" and value[1:].isdecimal() and value.isascii() else "", []
    if sort in ("count", "cost"):
        from store.line.amounts import read_cost, read_count

        return value if (read_count if sort == "count" else read_cost)(value) else "", []
    if sort == "skills":
        pieces = [piece.split(":", 1) for piece in value.split(",")]
        good = all(is_handle(piece[0]) and piece[-1] in (piece[0], *SKILLS) for piece in pieces)
        return value.replace(",", " ") if good else "", []
    return _handles(sort, value, known)


def _handles(sort: str, value: str, known: Known | None) -> tuple[str, list[str]]:
    """`@ana,@ben`; the `@` may be left out where only people and teams can stand (not after `for:` and `by:`)."""
    found: list[str] = []
    unknown: list[str] = []
    for piece in value.split(","):
        sigil = piece[:1] if piece[:1] in ("@", "+") else ""
        handle = piece[len(sigil) :]
        if not is_handle(handle) or (sigil != "@" and sort == "date or person") or (sigil == "+" and sort == "handles"):
            return "", []
        if (not sigil and sort == "marks") or (found and sort == "date or person"):
            return "", []
        mark = (sigil or "@") + handle
        found.append(handle if sort == "handles" else mark)
        if known is not None and not known(mark[0], handle):
            unknown.append(mark)
    return "" if unknown else " ".join(found), unknown


def _date(typed: str, after: Sequence[str]) -> tuple[str, int]:
    """A date behind its colon, and how many of the next words belong to it (`due:next tue`).

    `due:in-2-weeks` is one word. The longest reading wins: `due:3 june 2026` is not the June of any year.
    """
    from store.line.when import LONGEST, read_when, tidy  # only lines with dates pay for it

    for first in (typed, typed.replace("-", " ").replace("_", " ")):
        start = first.split()
        for more in range(min(LONGEST, len(after)), -1, -1):
            words = tidy([*start, *after[:more]])
            if (start or more) and read_when(words):
                return words, more
    return "", 0


def _take_due_words(words: list[str], gone: list[bool], keys: dict[str, str]) -> None:
    """Take `- due 3 June` out of the end of an action, as minutes takers write it; marks may stand before and after."""
    here = [at for at in range(len(words)) if not gone[at]]
    end, first = len(here), 0
    while end and marks_in(words[here[end - 1]])[1]:
        end -= 1
    while first < end and marks_in(words[here[first]])[1]:
        first += 1
    for start in range(end - 2, max(first, end - 2 - MOST_WORDS), -1):
        if "due" not in keys and words[here[start]].lower().strip("(:") == "due":
            from store.line.when import read_when, tidy

            due = tidy([words[at] for at in here[start + 1 : end]])
            if read_when(due):
                keys["due"] = due
                end = _cut(here, start, end, gone)
            break
    while "due" in keys and end > first + 1 and words[here[end - 1]] in ("-", "–", "—"):
        end = _cut(here, end - 1, end, gone)


def _cut(here: list[int], start: int, end: int, gone: list[bool]) -> int:
    """Take out the words from one place up to another; the new end."""
    for at in here[start:end]:
        gone[at] = True
    return start


def _take_runs(words: list[str], gone: list[bool], body: Body, unknown: list[str], known: Known | None) -> None:
    """Take out the marks before and after the text, and list every mark."""
    found = {at: marks_in(word) for at, word in enumerate(words) if ("@" in word or "+" in word) and not gone[at]}
    listed = [mark for marks, _ in found.values() for mark in marks]
    missing = set[str]() if known is None else {mark for mark in listed if not known(mark[0], mark[1:])}
    if missing:
        unknown += [mark for mark in listed if mark in missing]
    led = [mark for at in _run(range(len(words)), gone, found, missing) for mark in found[at][0]]
    trailed = [mark for at in _run(range(len(words) - 1, -1, -1), gone, found, missing)[::-1] for mark in found[at][0]]
    body.led, body.trailed = tuple(dict.fromkeys(led)), tuple(dict.fromkeys(trailed))
    every = [*led, *[mark for at, (marks, _) in found.items() if not gone[at] for mark in marks], *trailed]
    body.at, body.plus = handles(every, "@"), handles(every, "+")


def _run(places: Sequence[int], gone: list[bool], found: Mapping[int, Marks], missing: set[str]) -> list[int]:
    """Take out the marks that stand one after the other from the first place on; where they stood. What is taken out
    already, and a mark that names nothing, are no end to them.
    """
    taken: list[int] = []
    for at in places:
        if gone[at]:
            continue
        marks, alone = found.get(at, ((), False))
        if not alone:
            break
        if missing.isdisjoint(marks):
            gone[at] = True
            taken.append(at)
    return taken


def handles(marks: Sequence[str], sigil: str) -> tuple[str, ...]:
    """The handles, once each, of those marks that have this sigil."""
    return tuple(dict.fromkeys([mark[1:] for mark in marks if mark[0] == sigil]))


def _without(text: str, words: list[str], gone: list[bool]) -> str:
    """The text without the words that are gone: one blank in their place, the other blanks as they were typed."""
    if all(gone):
        return ""
    first, behind = gone.index(False), gone[::-1].index(False)
    text = text.split(None, first)[first].rsplit(None, behind)[0]
    words, gone = words[first : len(words) - behind], gone[first : len(gone) - behind]
    if not any(gone):
        return text
    out: list[str] = []
    end, cut = 0, False
    for at, word in enumerate(words):
        start = text.find(word, end)  # found at once: only blanks lie between
        if not gone[at]:
            out += (text[end:start] if not cut else " ") if out else "", word
        cut = gone[at]
        end = start + len(word)
    return "".join(out)
