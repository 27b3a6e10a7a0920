"""The whole practice, row by row, from the shell: done with a command, seen in attention, kept in the minutes."""

from __future__ import annotations

import shlex

from tests.command_line.conftest import Shell

MONDAY = """
add team ops "Marketing Operations" --role "clean data, handover to sales"
add team demand "Demand Generation"
add team sales "Sales"
add team it "IT"
add person ana "Ana Ruiz" --team ops --knows crm:essentials
add person ben "Ben Okafor" --team demand
add person chloe "Chloe Lind" --team sales --knows crm:expert
add person dee "Dee Park" --team it
add person emil "Emil Novak" --team it
init --facilitators ana,ben --scribes chloe,ana --questions "what did you learn?"
add initiative webinar "Webinar relaunch" --channels mail,social,partner
add impact "+webinar @ops two days of list cleaning level:high role:contributes"
add impact "+webinar @demand four mails a month role:contributes"
add impact "+webinar @it a login for speakers level:low role:informed"
add issue "lead files bounce in the CRM import +webinar @ops"
add issue "partners could invite to our webinars +webinar" --kind opportunity
add goal growth "Revenue up a fifth"
add goal volume "More leads" --team demand --metric leads --baseline 400 --target 500 --under growth
add goal clean "Clean records" --team ops --metric "bad records" --unit % --target 2 --under growth
add conflict "bought lists are never clean +webinar" --goals volume,clean
define lead "filled in a form" --team demand
define lead "passed the joint criteria" --team sales
add system crm "CRM" --owner sales
add handoff path "From form to call" --step "demand:crm:the address" --step "ops:crm:the score"
add touchpoint callscript "Call script" --owner sales --stage decision
add friction "callscript: too many questions count:100000/year cost:6"
add criterion "half of the attendees are companies +webinar"
add input "what do customers object to? @dee +webinar due:yesterday"
"""

ATTENTION = {
    "P1": ("has not seen what Webinar relaunch costs it", "Q1", "Chloe knows the CRM"),
    "P2": ("More leads ↔ Clean records", "accord agree K1"),
    "P3": ("“lead” means two things",),
    "P4": ("CRM",),
    "P6, P7": ("F1", "600,000"),
    "P8": ("Nobody decides in Webinar relaunch",),
    "P9": ("not signed what success means",),
    "P10": ("R1", "Dee"),
    "P12": ("partners could invite to our webinars", "nobody takes it up"),
}

LATER = {
    "P5": ("Ana and Emil have never been in a standup together", "introduce", "accord add topic"),
    "P13": ("3 standups running: decide",),
}
"""What needs the room only once there were standups."""

TUESDAY = """
present+ ana, ben, chloe, dee
# Webinar relaunch +webinar
lead := passed the joint criteria
#thanks @dee for the header row
#session crm @chloe @ben due:thu the import
#experiment F1 half the questions -> ask three only
"""

MINUTES = {
    "P1": ("two days of list cleaning", "acknowledged by"),
    "P2": ("Goals in conflict", "bought lists are never clean"),
    "P3": ("**lead:**", "passed the joint criteria"),
    "P4": ("Knowledge",),
    "P5": ("Thanks", "what did you learn?"),
    "P6, P7": ("Friction", "240,000"),
    "P8": ("decides",),
    "P9": ("half of the attendees are companies", "signed"),
    "P10": ("they object to the price",),
    "P11": ("Next standup",),
    "P12": ("partners could invite", "mail, social, partner — three of the four"),
}


HISTORY = {
    "P1": ("Q1 raised", "Ops acknowledged Webinar relaunch"),
    "P2": ("K1 More leads ↔ Clean records",),
    "P3": ("“lead” agreed: passed the joint criteria",),
    "P4": ("S1 planned: Chloe shows Ben the CRM",),
    "P5": ("thanks Dee", "the check-in asks: what did you learn?"),
    "P6": ("F1 noted",),
    "P7": ("E1 measured 60,000", "saves 240,000 EUR a year"),
    "P8": ("I2 role: contributes → decides",),
    "P9": ("Ops signed what success means in Webinar relaunch",),
    "P10": ("R1 received from Dee: they object to the price",),
    "P11": ("Ana and Ben take turns as facilitators",),
    "P12": ("B1 groups for Q1", "Q2 raised: partners could invite"),
    "P13": ("M1 ended",),
}


def run(shell: Shell, script: str) -> None:
    for line in script.strip().splitlines():
        ended = shell(*shlex.split(line))
        assert ended.code == 0, f"accord {line}: {ended.err}"


def test_every_row_of_the_practice_is_done_seen_and_kept(shell: Shell):
    shell.folder = shell.home / "practice"
    shell.patch.setenv("ACCORD_WORKSPACE", str(shell.folder))
    run(shell, 'init --name "Growth alignment" --day tue --time 10:00 --timezone Europe/Berlin --length 45')
    run(shell, MONDAY)
    seen = shell("attention").out
    missing = [f"{row}: {words}" for row, wanted in ATTENTION.items() for words in wanted if words not in seen]
    assert missing == []

    agenda = shell("agenda").out
    assert "Webinar relaunch" in agenda
    assert "BEGIN:VEVENT" in shell("agenda", "--format", "ics").out
    assert "Chloe" in shell("rotation").out

    run(shell, "meet start")
    assert shell("capture", "-", stdin=TUESDAY.encode()).code == 0
    run(
        shell,
        """
        ack webinar ops
        edit I2 role=decides
        test E1 60000
        sign webinar ops
        receive R1 "they object to the price"
        breakout Q1
        meet end
        """.replace("        ", ""),
    )
    kept = shell("minutes", "last").out
    missing = [f"{row}: {words}" for row, wanted in MINUTES.items() for words in wanted if words not in kept]
    assert missing == []
    assert "Friction removed" in shell("trends").out

    for _ in range(2):
        run(shell, "meet start")
        assert shell("capture", "-", stdin=b"present+ ana, ben").code == 0
        run(shell, "meet end")
    seen = shell("attention").out + shell("agenda").out
    missing = [f"{row}: {words}" for row, wanted in LATER.items() for words in wanted if words not in seen]
    assert missing == []
    history = shell("log", "--since", "2026-01-01").out
    missing = [f"{row}: {words}" for row, wanted in HISTORY.items() for words in wanted if words not in history]
    assert missing == []
