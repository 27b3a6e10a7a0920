"""How a line says what kind it is: `#action`, `ACTION:`, `[]` and every other spelling.

The words are those of MeetBot and its forks, of W3C minutes, and one or two signs for a scribe in a hurry. Light:
nothing but builtins at run time.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    Head = tuple[str, str, str]
    """(kind, detail, the rest of the line); the detail is a topic's level, an issue's type, a decision's verdict, or
    "done".
    """

COLONS = ":："

WORDS = {
    "topic": ("topic", "1"),
    **dict.fromkeys(("subtopic", "sub-topic"), ("topic", "2")),
    **dict.fromkeys(("action", "action item", "action items", "action-item", "todo"), ("action", "")),
    **dict.fromkeys(("agreed", "agree", "resolved", "resolution", "decision", "decided"), ("decision", "agreed")),
    **dict.fromkeys(("accepted", "accept"), ("decision", "accepted")),
    **dict.fromkeys(("rejected", "reject"), ("decision", "rejected")),
    **dict.fromkeys(("idea", "proposed", "proposal", "proposed resolution"), ("proposal", "")),
    "issue": ("issue", ""),
    **{name: ("issue", name) for name in ("problem", "risk", "question")},
    **dict.fromkeys(("help", "halp", "help wanted"), ("issue", "help")),
    **dict.fromkeys(("chance", "opportunity"), ("issue", "opportunity")),
    **{
        name: (name, "")
        for name in ("impact", "friction", "conflict", "term", "link", "know", "session", "experiment", "test")
    },
    **{name: (name, "") for name in ("criterion", "received", "thanks", "breakout", "done")},
    **{name: (name, "") for name in ("seen", "agreement", "resolve")},
    **dict.fromkeys(("sign", "signed"), ("sign", "")),
    **dict.fromkeys(("ask", "input"), ("input", "")),
    "alias": ("alias", ""),
    "info": ("note", ""),
}
"""Every word for a kind, in lower case, with the kind and the detail it says."""

STEERING = {
    **dict.fromkeys(("rate", "rating"), ("rate", "")),
    **{word: (word, "") for word in ("undo", "round", "warnings")},
    "ack": ("floor", ""),
}
"""Words that steer the meeting; what stands behind them is read by their verbs, word for word."""

HASHED = {**WORDS, **STEERING, "note": ("note", ""), "here": ("present", "")}
"""What `#word` may be: also what would be ordinary text in front of a colon (`note: …`)."""

NUMBERED = {
    "experiment": "F",
    "test": "E",
    "received": "R",
    "breakout": "Q",
    "resolve": "Q",
    "agreement": "K",
    "done": "AS",
}
"""Kinds whose text begins with the id of what they are about, and its letters: of what is done actions and sessions."""

SAID_BY_ID = ("test", "received", "breakout", "resolve", "agreement", "done")
"""Of those, the ones that are nothing without it."""

IMPERATIVES = {"resolve": "resolve", "agree": "agreement"}
"""What also begins a line without `#` or a colon where an id of its kind follows, as in the shell: `resolve Q3 how`."""

SIGNS = {
    "#": ("topic", "1"),
    "##": ("topic", "2"),
    "[]": ("action", ""),
    "[x]": ("action", "done"),
    "[X]": ("action", "done"),
    "=": ("decision", "agreed"),
    "~": ("proposal", ""),
    "!": ("issue", ""),
    "?": ("issue", "help"),
    "^": ("impact", ""),
}
"""Short marks; each counts only with a blank and more behind it."""

LONGEST_HEAD = 60
_LEADING_WORDS = (
    # What stands before `to` or `:` in an action without being somebody.
    "a add all an answer anybody anyone apply ask be begin check come commit connect continue contribute decide due "
    "everybody everyone get give go happy has have how i it item items link list listen look move nobody nothing on "
    "need needed needs open plan point points prepare present propose ready refer remember reply report required "
    "respond return send someone something speak start still subscribe switch talk that the this todo try turn up "
    "want we what when where who will write you"
)
_NOT_OWNERS = frozenset(_LEADING_WORDS.split())


def head_of(body: str) -> Head | None:
    """The kind a (stripped, not empty) line says it is; None for a line that says none."""
    first = body.split(None, 1)
    if first[0] in SIGNS and len(first) > 1:
        kind, detail = SIGNS[first[0]]
        return ("done", "", first[1]) if detail == "done" and _only_done(first[1]) else (kind, detail, first[1])
    if first[0].lower() == "done" and len(first) > 1 and _only_done(first[1]):
        return "done", "", first[1]
    settles = IMPERATIVES.get(first[0].lower(), "") if len(first) > 1 else ""
    if settles and numbered(settles, first[1]):
        return settles, "", first[1]
    if body[:3] == "[ ]" and body[3:4].isspace():
        return "action", "", body[3:].strip()
    if body[0] == "#":
        return _hashed(body)
    at = colon_in(body)
    if at < 0 or body[at + 1 : at + 2] == "=" or body[at + 1 : at + 3] == "//":
        return _action_to(body)
    word = " ".join(body[:at].lower().split())
    rest = body[at + 1 :]
    if word in WORDS:
        kind, detail = WORDS[word]
        return (kind, detail, rest.strip()) if _is_head(word, rest) else None
    if word.startswith("action ") and named_first(body[6:]):
        return "action", "", body[6:].strip()
    return _action_to(body)


def colon_in(body: str) -> int:
    """Where the first colon stands, of either width, if it stands near the beginning; else -1."""
    places = [at for colon in COLONS if (at := body.find(colon, 0, LONGEST_HEAD)) >= 0]
    return min(places, default=-1)


def named_first(text: str) -> tuple[str, ...]:
    """Who an action says must do it, as typed: `ana to …`, `ana, ben and Chloe Lind to …`, `ana: …`; () if nobody.

    A name is a word, or up to three with capitals. This can only be a guess (`Ask Ben to call`), so somebody has to
    confirm it.
    """
    words = text.split(None, 12)[:12]
    for at, word in enumerate(words[:-1] if len(words) < 12 else words):
        if at and word == "to":
            return _names(words[:at])
        if word[-1] in COLONS:
            return _names([*words[:at], word[:-1]])
        if "：" in word:
            return _names([*words[:at], word.partition("：")[0]])
    return ()


def _hashed(body: str) -> Head | None:
    """`#action x`, `#Action: x`, `#action-item x`; None for a word that is no command (`#42`, `#42 is broken`)."""
    typed, rest = [*body[1:].split(None, 1), "", ""][:2] if not body[1:2].isspace() else ("", "")
    at = colon_in(typed)
    word, rest = (typed, rest) if at < 0 else (typed[:at], f"{typed[at + 1 :]} {rest}")
    found = HASHED.get(word.lower())
    if found is None:
        return None
    rest = rest.strip()
    if at < 0 and rest[:1] in (":", "："):
        rest = rest[1:].lstrip()
    if found[0] == "decision" and word.lower() in ("agree", "agreed") and numbered("agreement", rest):
        return "agreement", "", rest  # `#agree K1 …` says of which conflict
    if found[0] in SAID_BY_ID and not numbered(found[0], rest):
        return None
    return found[0], found[1], rest


def _is_head(word: str, rest: str) -> bool:
    """Whether a kind's word before a colon is one: not in `help:@ana`, `Term: two years`, `Link: to be done`,
    `Session: afternoon`.
    """
    if word == "help":
        return rest[:1] != "@"
    if word in ("know", "session", "ask", "input", "seen", "sign", "signed"):
        return "@" in rest
    if word == "term":
        return ":=" in rest or " = " in rest
    if word == "alias":
        return colon_in(rest) > 0
    if word == "conflict":
        return two_goals(rest)
    if word in NUMBERED:
        return numbered(word, rest)
    return word != "link" or "//" in rest


def numbered(word: str, rest: str) -> bool:
    """Whether a text begins as that of an experiment (`F1 fewer calls`) or a test (`E1 60000`) does: with an id."""
    if word == "done":
        return bool(done_in(rest)[0])
    first = rest.split(None, 1)[:1] or [""]
    return first[0][:1].upper() == NUMBERED[word] and first[0][1:].rstrip(COLONS).isdecimal()


def done_in(text: str) -> tuple[list[str], str]:
    """The ids of actions and sessions a text begins with, as typed, and how it goes on: `A3, A4 and S7 on Monday`."""
    ids: list[str] = []
    words = text.split()
    for at, word in enumerate(words):
        bare = word.strip(",;:.")
        if bare[:1] and bare[0].upper() in NUMBERED["done"] and bare[1:].isdecimal():
            ids.append(bare)
        elif not ids or (bare and bare.lower() not in ("and", "&")):
            return ids, " ".join(words[at:])
    return ids, ""


def _only_done(text: str) -> bool:
    """Whether a text is ids of what can be done and nothing else, so that `done A3` is no sentence."""
    ids, rest = done_in(text)
    return bool(ids) and not rest


def two_goals(rest: str) -> bool:
    """Whether a text begins as a conflict's does, `volume clean: why`; not as in `Conflict: nobody agrees`."""
    before = rest[: max(0, colon_in(rest))].split()
    return len([word for word in before if word[0] not in "@+"]) in (2, 3)


def _action_to(body: str) -> Head | None:
    """`ACTION ana to …`, without a colon: only in capitals, as `action plan to follow` is a sentence."""
    if body[:7].rstrip() == "ACTION" and " to " in body[:LONGEST_HEAD] and named_first(body[6:]):
        return "action", "", body[6:].strip()
    return None


def _names(words: list[str]) -> tuple[str, ...]:
    """The names in a list of words divided by commas and `and`; () when one of them can be no name."""
    names: list[list[str]] = [[]]
    for word in " ".join(words).replace(",", " , ").split():
        if word in (",", "and", "&", "+"):
            names.append([])
        else:
            names[-1].append(word)
    found = [name for name in names if name]
    return tuple(" ".join(name) for name in found) if all(_is_name(name) for name in found) else ()


def _is_name(words: list[str]) -> bool:
    """One word, or two or three with capitals, none of them a word that cannot be a person."""
    if len(words) > 3 or (len(words) > 1 and not all(word[0].isupper() for word in words)):
        return False
    return all(
        word[0].isalpha() and word.lower() not in _NOT_OWNERS and not set(word) & set('"()<>/\\=@#') for word in words
    )
