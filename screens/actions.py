"""Everything a person can do on a screen, declared once.

From this list come the key binding, the footer, the palette entry, the help screen, the key table in the docs and the
names a person's own keymap may rebind. An action's id is `where.what`: the screen it belongs to (`everywhere` for the
app) and the method that does it (`issues.offer-help` calls `action_offer_help`). A screen says in `why_not` when one
cannot be done just now, and pressing its key shows the reason.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding

from screens.glyphs import is_ascii

EVERYWHERE = "everywhere"


class Action(NamedTuple):
    """One thing to do: its id, key (Textual's name; several divided by commas), label, and what it does in a sentence.

    `foot` ranks it in the footer, which shows five at most: 1 stands first, 0 keeps it out.
    """

    id: str
    key: str
    label: str
    does: str
    foot: int = 0

    @property
    def where(self) -> str:
        """The screen it belongs to."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The name of the method that does it, without `action_`."""
        return self.id.partition(".")[2].replace("-", "_")

    @property
    def keys_shown(self) -> str:
        """Its keys as a person reads them."""
        return all_shown(self.key)

    @property
    def first_key(self) -> str:
        """The key to show where there is room for one."""
        return shown(self.key.partition(",")[0])

    @property
    def run(self) -> str:
        """The action as Textual runs it, on the screen or on the app."""
        return f"app.{self.call}" if self.where == EVERYWHERE else self.name

    @property
    def call(self) -> str:
        """The action with its argument, as Textual parses it: `go_board` is `go("board")`."""
        verb, _, mode = self.name.partition("_")
        return f'go("{mode}")' if verb == "go" and self.where == EVERYWHERE else self.name

    def binding(self) -> Binding:
        """The key binding."""
        return Binding(self.key, self.call, self.label, show=False, tooltip=self.does, id=self.id)


KEY_WORDS = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "space": "Space",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "exclamation_mark": "!",
    "equals_sign": "=",
}


DRAWN_KEYS = {"enter": "⏎", "up": "↑", "down": "↓", "left": "←", "right": "→"}
"""Keys shown by what stands on them; by their names where a terminal has ASCII only."""


def shown(key: str) -> str:
    """A key's name as a person reads it: `ctrl+n` is Ctrl+N."""
    parts = key.split("+")
    last = KEY_WORDS.get(parts[-1], parts[-1])
    if last in DRAWN_KEYS:
        last = last.capitalize() if is_ascii() else DRAWN_KEYS[last]
    if len(parts) > 1:
        return "+".join([*[part.capitalize() for part in parts[:-1]], last.upper() if len(last) == 1 else last])
    return last.upper() if last[:1] == "f" and last[1:].isdecimal() else last


def all_shown(keys: str) -> str:
    """Several keys, divided by commas, as a person reads them."""
    return " ".join(shown(key) for key in keys.split(","))


def _on(where: str, *rows: tuple[str, str, str, str, int]) -> tuple[Action, ...]:
    return tuple(Action(f"{where}.{what}", key, label, does, foot) for what, key, label, does, foot in rows)


ACTIONS: tuple[Action, ...] = (
    *_on(
        EVERYWHERE,
        ("add", "a", "add", "Add a line: note, issue, action, decision, impact, term", 3),
        ("find", "slash", "find", "Find anything as you type", 4),
        ("help", "question_mark,f1", "keys", "Every key that works here", 5),
        ("undo", "u", "undo", "Take back the last thing you did", 0),
        ("redo", "U", "redo", "Do again what you took back last", 0),
        ("go-board", "1", "board", "What needs the room, and the matrix of initiatives and teams", 0),
        ("go-initiative", "2", "initiative", "One initiative: impacts, issues, actions, decisions, history", 0),
        ("go-issues", "3", "issues", "Triage issues and find who can help", 0),
        ("go-glossary", "4", "glossary", "Words and values, and what each team means by them", 0),
        ("go-meeting", "m,5", "meet", "Start the standup, or go on with it", 2),
        ("go-minutes", "6", "minutes", "Minutes of past standups", 0),
        ("go-goals", "7", "goals", "How goals cascade, and which pull apart", 0),
        ("go-knowledge", "8", "knowledge", "Who knows which system, the handoffs, the holes, the sessions", 0),
        ("go-trends", "0", "trends", "How alignment goes over the weeks, as plots and numbers", 0),
        ("go-touchpoints", "9", "touchpoints", "The customer's journey, its friction in money, experiments", 0),
        ("go-rapport", "R", "rapport", "Who met whom, whose turn it is, and thanks", 0),
        ("log", "l", "log", "What was changed, by whom, newest first", 0),
        ("theme", "T", "light / dark", "Switch between the light and the dark theme", 0),
        ("quit", "q", "quit", "Leave; everything is on disk already", 0),
    ),
    *_on(
        "board",
        ("my-team", "t", "my team", "Show what concerns your team only, and everything again", 1),
        ("open", "enter", "open", "Open what the cursor is on", 0),
        ("acknowledge", "k", "ack", "A team takes note of what an initiative costs it", 0),
        ("ask-for-help", "h", "ask for help", "Pick who helps with an issue, from those who could", 0),
        ("agree", "g", "agree", "Write down what a disputed word means from now on", 0),
        ("complete", "d", "done", "An action is done", 0),
        ("give", "o", "give it", "Say who does an action, or confirm who was guessed", 0),
        ("put-off", "z", "not now", "Leave this out of what needs the room until a day", 0),
    ),
    *_on(
        "initiative",
        ("open", "enter", "open", "Open what the cursor is on", 4),
        ("acknowledge", "k", "ack", "The team takes note of the impact under the cursor", 1),
        ("sign", "s", "sign", "A team signs what success means, as it is written now", 2),
        ("edit", "e", "edit", "Change what the cursor is on: text, weight, role, sponsor, channels, dates", 3),
        ("impact", "i", "impact", "Write down what it does to a team", 0),
        ("criterion", "c", "criterion", "Write down one thing that must hold for it to be a success", 0),
        ("sponsor", "p", "sponsor", "Say who sponsors it", 0),
        ("hand-out", "w", "hand out", "Write what success means, and who signed it, to a file", 0),
        ("ask", "n", "ask for input", "Ask somebody for something: what, of whom, by when", 0),
        ("receive", "r", "received", "Write down what was said to the input under the cursor", 0),
        ("complete", "d", "done", "The action under the cursor is done", 0),
        ("ask-for-help", "h", "ask for help", "Pick who helps with the issue under the cursor", 0),
        ("previous", "left,left_square_bracket", "the one before", "Show the initiative before this one", 0),
        ("next", "right,right_square_bracket", "the next one", "Show the initiative after this one", 0),
        ("all", "escape", "all initiatives", "Show the list of initiatives", 0),
    ),
    *_on(
        "issues",
        ("open", "enter", "open", "Show the whole issue and everything that happened to it", 0),
        ("offer-help", "h", "ask for help", "Pick who helps with it, from those who could, and why", 1),
        ("resolve", "r", "resolve", "Say how it was resolved", 2),
        ("assign", "o", "owner", "Say whose it is, or nobody's", 0),
        ("park", "p", "park", "Set it aside until a day", 0),
        ("reopen", "w", "reopen", "Put a parked or resolved one back among the open ones", 0),
        ("edit", "e", "edit", "Change its text", 0),
        ("withdraw", "x", "no longer helps", "Somebody does not help with it after all", 0),
        ("status", "s", "open / parked / resolved", "Show open issues, parked ones, resolved ones", 3),
        ("team", "t", "team", "Show what touches one team; again for the next team, and for all", 0),
        ("initiative", "i", "initiative", "Show what belongs to one initiative; again for the next, and for all", 0),
        ("type", "y", "type", "Show one type: problems, risks, questions, calls for help, opportunities", 0),
        ("clear", "c", "all", "Show the issues of every team, initiative and type", 0),
    ),
    *_on(
        "glossary",
        ("open", "enter", "open", "Show the word and everything that happened to it", 0),
        ("agree", "g", "agree", "Write down what it means to everybody from now on", 1),
        ("new", "n", "new word", "A word or value, whose meaning, and what it means", 2),
        ("edit", "e", "meaning", "Write down or change what a team means by it", 3),
        ("alias", "x", "also called", "Another word or spelling for the same", 0),
        ("type", "v", "term / value", "Say that it is a value the teams share, or a term", 0),
        ("hand-out", "f", "hand out", "Write all words and what they mean to a file", 0),
        ("withdraw", "w", "withdraw", "Take back a team's meaning, what was agreed, another spelling, or the word", 0),
    ),
    *_on("trends", ("weeks", "w", "more weeks", "Show 12, 26, 52 or 6 weeks", 1)),
    *_on(
        "goals",
        ("open", "enter", "open", "Show the goal or the conflict, and everything that happened to it", 0),
        ("agree", "g", "write agreement", "Write down how both goals of a conflict are met", 1),
        ("conflict", "x", "new conflict", "Two goals that pull apart, and why", 2),
        ("new", "n", "new goal", "A goal, whose it is, what it is under and measured by", 3),
        ("edit", "e", "edit", "Change the goal, or what the conflict says", 0),
        ("reopen", "w", "open again", "What was agreed does not hold", 0),
    ),
    *_on(
        "knowledge",
        ("open", "enter", "open", "Show the whole system, path or session and everything that happened to it", 0),
        ("plan", "s", "plan a session", "Plan that somebody shows others a system, hands on", 1),
        ("held", "d", "held", "A session was held; its learners know the system from now on", 2),
        ("level", "e", "level", "Say how well the person under the cursor knows the system", 3),
        ("new", "n", "new system", "Add a system: its name, its handle, whose it is", 0),
        ("essentials", "i", "essentials", "Write down what everybody should know about the system", 0),
        ("step", "p", "new step", "Add a step to the path of a piece of work, or begin a path", 4),
        ("earlier", "left_square_bracket", "earlier", "Put the step one place earlier on its path", 0),
        ("later", "right_square_bracket", "later", "Put the step one place later on its path", 0),
        ("remove", "x", "cancel", "Cancel the session, or take the step out of its path", 0),
    ),
    *_on(
        "meeting",
        ("start", "s", "start", "Begin the standup with this agenda", 1),
        ("next", "ctrl+n,n", "next topic", "Go on to the next item of the agenda", 0),
        ("take-back", "ctrl+z", "undo", "Take back the last thing you did", 0),
        ("agree", "ctrl+g,g", "agree", "Write down what a disputed word of this line means from now on", 0),
        ("ignore", "ctrl+t,t", "ignore here", "Leave a disputed word of this line unmarked in this standup", 0),
        ("same", "ctrl+o", "open the same", "Open the action that says what is being typed, to change or settle it", 0),
        ("aside", "escape", "lines / prompt", "From the prompt to the lines, and back", 0),
        ("write", "i", "write", "Back to the prompt", 0),
        ("open", "enter", "open", "Open the line, or turn to the item of the agenda", 0),
        ("kind", "k", "other kind", "Make the line an action, an issue, a decision, …", 0),
        ("edit", "e", "edit", "Say the line in other words", 0),
        ("move", "v", "move", "Move the line under another topic", 0),
        ("agenda", "f2,b", "agenda", "To the agenda; take up, cut, put in order there", 0),
        ("context", "f3,c", "context", "Show or hide what is known about the topic", 0),
        ("people", "f4,p", "who is here", "Say who is present, late, or sent regrets", 0),
        ("draw", "d", "groups", "Draw breakout groups across teams for the issue under the cursor", 0),
        ("extend", "f5,plus", "5 min more", "Give the item five more minutes", 0),
        ("shorten", "minus", "5 min less", "Give the item five minutes fewer", 0),
        ("cut", "x", "cut", "Take the item off the agenda, or put it back; in the notes, take the line away", 0),
        ("park", "z", "park", "Leave the item for another standup", 0),
        ("split", "h", "split", "Make two items of one; the second takes half of its minutes", 0),
        ("add-topic", "f6,o", "add topic", "Put an item on the agenda", 0),
        ("earlier", "left_square_bracket", "earlier", "Put the item one place up", 0),
        ("later", "right_square_bracket", "later", "Put the item one place down", 0),
        ("round", "f7,r", "round", "Begin a round by team, then give the floor to the next one", 0),
        ("skip", "y", "later in the round", "Leave the team whose turn it is for the end of the round", 0),
        ("floor", "f8,f", "who speaks", "Say who has the floor, and who wants to speak and what about", 0),
        ("warn", "w", "warnings", "Let the clock warn no more, or again", 0),
        ("present", "f12,P", "presenter’s view", "Show the standup large, for the screen everybody looks at", 0),
        ("end", "f9,E", "end", "Wrap up and end the standup", 0),
    ),
    *_on("present", ("back", "escape", "to meeting mode", "Back to where people write", 1)),
    *_on(
        "touchpoints",
        ("open", "enter", "open", "Show the whole friction and everything that happened to it", 0),
        ("note", "n", "friction", "Note what gets in the customer's way, how often, and what one costs", 1),
        ("try-it", "x", "experiment", "Try something against it: goal, action, target", 2),
        ("test", "t", "test result", "Note what an experiment measured", 3),
        ("repeat", "p", "repeat", "It worked: do it more widely", 0),
        ("stop", "o", "stop", "Give an experiment up, and say why", 0),
        ("reckon", "e", "figures", "Say how often it happens and what one costs", 0),
        ("name", "w", "touchpoint", "Name a touchpoint, its stage and its team", 0),
    ),
    *_on(
        "rapport",
        ("open", "enter", "open", "Open what the cursor is on", 0),
        ("introduce", "i", "introduce", "Put on the next agenda that two people are introduced", 1),
        ("swap", "s", "swap turn", "Somebody else takes the turn under the cursor", 2),
        ("thank", "t", "thanks", "Thank somebody for something", 3),
        ("question", "n", "question", "One more question for the check-in", 0),
    ),
    *_on(
        "minutes",
        ("write", "w", "write file", "Write these minutes to a file: .md, .html, .txt, .json, or due dates as .ics", 1),
        ("copy", "y", "copy", "Copy these minutes to the clipboard, as Markdown", 2),
        ("only", "d", "decisions, actions", "Show decisions and actions only, and everything again", 3),
        ("team", "t", "for a team", "What touches one team, to read, copy and write; or everything again", 0),
        ("edit", "e", "correct", "Say a line in other words; the minutes of a standup that is over say so", 4),
        ("open", "enter", "read", "Go into the minutes of this standup", 0),
        ("history", "h", "topic's history", "What was said on a topic in every standup", 0),
        ("decisions", "D", "all decisions", "Every decision that holds, and what each replaced", 0),
    ),
)
"""Every action, in the order help shows them."""


def actions_of(where: str) -> tuple[Action, ...]:
    """The actions of one screen (or of `everywhere`)."""
    return tuple(action for action in ACTIONS if action.where == where)


def bindings_of(where: str) -> list[Binding]:
    """The key bindings of one screen (or of `everywhere`)."""
    return [action.binding() for action in actions_of(where)]


MOST_IN_FOOTER = 5
"""More keys than this and nobody reads any."""


def fitting(actions: list[Action], cells: int) -> list[Action]:
    """The first four of these and the last, the way to all others; of those as many as `cells` hold."""
    kept = [*actions[: MOST_IN_FOOTER - 1], *actions[MOST_IN_FOOTER - 1 :][-1:]]
    while len(kept) > 1 and sum(len(action.first_key) + len(action.label) + 4 for action in kept) > cells + 3:
        del kept[-2]
    return kept


def footer_of(where: str) -> list[Action]:
    """What the footer may show on a screen: its own actions by rank, then those that work everywhere."""
    return [
        action
        for place in (where, EVERYWHERE)
        for action in sorted((a for a in actions_of(place) if a.foot), key=lambda a: a.foot)
    ]
