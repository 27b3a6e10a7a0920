"""Examples of every command, as its help and docs/shell.md show them. A test runs each of them.

A line that begins with `accord` is a command; what stands behind `#` is a remark.
"""

from __future__ import annotations

from tui.shell.examples_room import ROOM

EXAMPLES: dict[str, str] = {
    "init": """
  accord init --name "Growth alignment" --day tue --time 10:00 --timezone Europe/Berlin --length 45
  accord init --day wed                                # change what is set up already
  accord init --currency USD                           # what an experiment saves is counted in it
""",
    "demo": """
  accord demo                                          # nothing of it is kept
  accord demo --check                                  # makes and checks the sample, draws nothing
""",
    "add": """
Things people call by a handle:
  accord add team ops "Marketing Operations" --role "clean data, handover to sales"
  accord add person ana "Ana Ruiz" --team ops --knows crm:essentials --knows marketo:expert
  accord add initiative webinar "Webinar relaunch" --sponsor ana
  accord add touchpoint call-script "Call script" --owner ops --stage decision
  accord add goal growth "Revenue up a fifth" --metric revenue --target 20 --unit %
  accord add goal volume "More leads" --team demand --metric leads --baseline 400 --target 500 --under growth
  accord add goal clean "Clean records" --team ops --metric "bad records" --target 2 --unit % --under growth
  accord add system crm "CRM" --owner ops --essentials "one account, many contacts"
  accord add handoff lead-path "From form to call" --step "ops:crm:the address" --step "ops::the call"

Lines of text, with marks where they help (@person or @team, +initiative, key:value); a line that says itself what it
is, as at the prompt, needs no kind:
  accord add issue "Lead files bounce in the CRM import +webinar @ops help:@ana"
  accord add '! lead files bounce in the CRM import @ops'
  accord add issue "Who has worked with the vendor?" --kind help
  accord add action "@ana send the field list +webinar due:fri"
  accord add impact "+webinar @ops two days of list cleaning a week level:high"
  accord add decision "one file a day until the import is fixed +webinar"
  accord add idea "let sales see the nurture track"
  accord add friction "call-script: asked twice for the address count:1200/month cost:6"
  accord add link "https://example.org/fields the field list +webinar"
  accord add conflict "bought lists are never clean +webinar" --goals volume,clean
  accord add conflict "growth clean: nobody pays for old records"         # the goals in the line itself
  accord add criterion "half of the guests talk to sales +webinar"
  accord add input "+webinar @ana what do guests object to?"
  accord add experiment "ask for the address once" --friction F1
  accord add session "crm @ana @ben due:fri how accounts are merged"      # Ana shows Ben
  accord add session "how accounts are merged" --system crm --shower ana --learners ben --date "next thu"
  accord add note "the vendor is closed on Friday"

Marks
  @ana  @ops       a person or a team: an owner where the line is an action, else whom it concerns
  +webinar         the initiative it belongs to
  due:fri          a day: today, tomorrow, fri, next-tue, in-2-weeks, 2w, 2026-12-01
  help:@ana        who helps with an issue
  level:high       how heavy an impact is: high, medium, low, none
  role:decides     what the team does in the initiative: decides, contributes, informed
  type:risk        what sort of issue: problem, risk, question, help, opportunity
  count:1200/month cost:6    how often a friction happens, and what one costs
A mark that names nothing known stays in the text. --field value sets any field (`accord show ID` lists them).

Many at once, a line each, with kinds as at the meeting's prompt (! issue, [] action, = decision, ? help wanted):
  accord add - < lines.txt
""",
    "capture": """
  accord capture lines.txt
  accord capture < lines.txt

Each line is on disk before the next is read. What a line is stands first in it:
  ! issue   ? help wanted   [] action   = decision   ~ idea   ^ impact   # topic   lead := meaning   or just a note
The long forms do as well: #action, ACTION: and Action: are [] all three.
While a standup runs the lines belong to it and its topic; without one, notes wait for the next agenda.
""",
    "edit": """
  accord edit Q1 type=risk helpers=ana,ben
  accord edit A1 due=2026-12-01
  accord edit Q1 initiative=                           # an empty value clears
  accord edit ana knows=crm:expert
""",
    "drop": """
  accord drop N1                                       # `accord undo` brings it back
""",
    "know": """
  accord know ben crm essentials
""",
    "step": """
  accord step lead-path "ops:crm:the consent"          # at the end
  accord step lead-path "demand::the form" --before 1
  accord step lead-path --move 2 --to 3
  accord step lead-path --drop 3
""",
    "knowledge": """
  accord knowledge
""",
    "touchpoints": """
  accord touchpoints
""",
    "cancel": """
  accord cancel S1
""",
    "test": """
  accord test E1 700 "two weeks after the new script"
  accord test E1 600 --date yesterday
""",
    "repeat": """
  accord repeat E1 "all call centres"
""",
    "stop": """
  accord stop E1 "the form asks for it now"
""",
    "receive": """
  accord receive R1 "guests ask for prices first"
  accord receive R1 --again                            # it was no answer
""",
    "undo": """
  accord undo                                          # only what you did yourself, the last first
""",
    "redo": """
  accord redo
""",
    "attention": """
  accord attention
  accord attention --json
""",
    "list": """
  accord list issues --open
  accord list actions --open --person ana
  accord list issues --initiative webinar --team ops --since last
  accord list terms
  accord list issues --json | python3 -m json.tool
""",
    "show": """
  accord show Q1
  accord show webinar
""",
    "who": """
  accord who "CRM import bounces"
  accord who Q1                                        # about an issue, with its teams and initiative
""",
    "find": """
  accord find header row
  accord find "is:action is:open @ana +webinar since:oct"

All words must be in a record, anywhere and in any case; "in quotes" they stand together. Filters narrow it down:
  is:action        a kind (issue, decision, note, meeting, …) or a sort of issue (risk, question, help, …)
  is:open          where it stands (done, late, resolved, parked, disputed, queued, …)
  @ana  @ops       a person or team that owns it, helps, said it, was there, is meant
  +webinar         the initiative
  since:oct        made since: a day (2026-10-03, 2026-10), today, mon, 3d, 2w, last (the last standup)
Two of is: for kinds find either; a person and an initiative must both fit. The same is typed behind / on every screen.
""",
    "log": """
  accord log                                           # the last fifty changes
  accord log --since last                              # since the last standup
  accord log Q1                                        # the history of one record
""",
    "done": """
  accord done A1 A2
""",
    "resolve": """
  accord resolve Q1 "the vendor fixed the export"
""",
    "help-with": """
  accord help-with Q2 ana
""",
    "ack": """
  accord ack webinar ops
""",
    "sign": """
  accord sign webinar ops
""",
    "goals": """
  accord goals                                         # the cascade as characters, conflicts as links at its right
  accord goals --json                                  # goals in that order with their depth, then the conflicts
""",
    "agree": """
  accord agree K1 "a lead counts once its record is complete"
""",
    "park": """
  accord park Q2 in 3 weeks
  accord park Q2                                       # until `accord reopen Q2`
""",
    "reopen": """
  accord reopen K1                                     # what was agreed does not hold
""",
    **ROOM,
    "define": """
  accord define lead "anyone who filled in a form" --team demand
  accord define lead "a contact that passed the joint criteria" --agreed
  accord add alias "lead: MQL, prospect"               # other words for the same
""",
    "ignore": """
  accord define lead "filled in a form" --team demand
  accord define lead "asked for a call" --team ops
  accord meet start
  accord ignore lead                                   # in this standup only; it stays disputed
  accord meet end
""",
    "glossary": """
  accord glossary -o glossary.md
  accord glossary --format csv -o glossary.csv         # a row for each meaning, for a spreadsheet
""",
    "meet": """
  accord meet                                          # meeting mode, in the terminal
  accord meet start                                    # or a standup from the shell: capture adds its lines
  accord add action "@ana ask the vendor for a date due:fri"
  accord meet status
  accord meet queue ben to ask about the dates         # then `accord meet floor` gives it to who waits longest
  accord meet round                                    # the next team of the round; `round skip`, `round end`
  accord meet rate ana 8, ben 9
  accord meet wrap-up                                  # what would be open if everybody left now
  accord meet end
  accord meet --present                                # in a second terminal, for the screen everybody looks at
""",
    "agenda": """
  accord agenda
  accord agenda extend 3 5                             # the third item has five minutes more
  accord agenda cut webinar                            # it is carried over; `back` puts it on again
  accord agenda split 3 who pays for it
  accord agenda --format ics -o standup.ics
""",
    "minutes": """
  accord minutes                                       # the running standup's, else the last one's
  accord minutes last --only decisions,actions
  accord minutes last --team ops                       # what touches it, to hand out to its people
  accord minutes last -o minutes.md
  accord minutes last -o minutes.html                  # one file: light and dark, to print, to attach
  accord minutes last --format ics -o due.ics          # due dates of its actions, for calendars
""",
    "export": """
  accord export json -o growth.json                    # everything but the history, to be read in again
  accord export csv actions -o actions.csv
  accord export todotxt -o todo.txt
  accord export ics -o due.ics                         # a day's event for each open action with a due date

A cell that a spreadsheet would take for a formula (= + - @) begins with '; reading a table takes it off again.
""",
    "import": """
  accord import log --dry-run meeting.log              # says what would happen
  accord import log meeting.log
  accord import log meeting.log --nick bob=ben --nick ar=ana --date 2026-11-17
  accord import csv actions --dry-run actions.csv      # a line for each row: to add, to change, as it is, refused
  accord import csv actions actions.csv
  accord import todotxt todo.txt
  accord import json growth.json --workspace growth-copy

A log is MeetBot's or one of its forks', or has a scribe as at the W3C. Any chat program's stamps do, and what Zoom,
Teams, Slack, Discord, Element, WhatsApp, Telegram and Meet save, export or let be copied, as text or JSON. Nicks become
people by handle, name or remembered nick (`ben_`, `ben|away` and whatever ben changed to are ben). At a terminal
you are asked who the others are; --nick says so, and `accord edit ben nicks=` changes it. Commands of people who were
not chair are named; --lenient takes them. Marks in its lines (@ops +webinar due:fri) say what they say at the prompt.
Of a log that has grown, the meetings that are not here yet are read in. A log's clock is the workspace's, unless its
stamps or its bot say UTC or how far from it they are.
A table's first line names fields (docs/json.md lists them; any order, any choice of them) or what other programs call
them, such as Task, Assignee, Deadline; columns of another kind are named and left out. A row with a known id changes
that record, and an empty cell clears its field; one without an id adds a record, unless it is here already. Commas,
semicolons or tabs; days also as 27.11.2026, 11/27/2026 or a spreadsheet's number; `;` or `,` between two names.
A cell that begins with ' and one of = + - @ says what stands behind the '.
A whole workspace (json) goes only into an empty one, which is made if need be.
In todo.txt +initiative, @person and due: are read, and id:A7 names the action; what names nothing stays text.
""",
    "decisions": """
  accord add decision "one file a day until the import is fixed +webinar"
  accord add decision "two files a day, as the import is fixed +webinar supersedes:D1"
  accord decisions                                     # those that hold, each above what it replaced
  accord decisions --initiative webinar --since "2 weeks ago"
""",
    "history": """
  accord history webinar                               # an initiative, in every standup
  accord history T1 -o history.md --format md          # a topic by its id; words of its heading do as well
""",
    "serve": """
  accord serve                                         # prints an address to open; Ctrl+C ends it
  accord serve --host 0.0.0.0 --port 8080              # from other machines too

Whoever has the whole address can do what you can, and nobody else can do anything: it ends in a token that is new each
time. The way from another machine is not encrypted; put it behind a proxy that is where that matters.
""",
    "check": """
  accord check
""",
    "backup": """
  accord backup growth.backup
""",
    "restore": """
  accord restore growth.backup
""",
    "keys": """
  accord keys
  accord keys --format md
""",
    "completion": """
  accord completion bash > ~/.local/share/bash-completion/completions/accord
  accord completion zsh > ~/.zfunc/_accord             # a folder on your fpath
  accord completion fish > ~/.config/fish/completions/accord.fish
""",
}
