"""A hundred days due worked out by hand from the articles and a paper calendar.

"wd" lists the working days counted; "+10" counts calendar days from the day of the event.
"""

from datetime import date

import pytest

from tests.rules.deadlines.statutory_cases import counted

CASES = (
    # Complaints, taken up within 10 days; since 1 July 2026 also within 7 working days.
    # Mon 2 + 10 = Thu 12
    ("complaint.accept", "2026-03-02", "", "2026-03-12"),
    # Wed 4 + 10 = Sat 14 -> Mon 16
    ("complaint.accept", "2026-03-04", "", "2026-03-16"),
    # +10 = Sun 15; Tết 16..20, Sat, Sun -> Mon 23
    ("complaint.accept", "2026-02-05", "", "2026-02-23"),
    # +10 = Fri 20, fifth day of Tết -> Mon 23
    ("complaint.accept", "2026-02-10", "", "2026-02-23"),
    # +10 = Thu 30 in Tết (27..31), Sat, Sun -> Mon 3
    ("complaint.accept", "2025-01-20", "", "2025-02-03"),
    # +10 = Mon 29 Apr off, 30 and 1 May off -> Thu 2 May
    ("complaint.accept", "2024-04-19", "", "2024-05-02"),
    # +10 = Sat 4 May, worked for Mon 29 Apr
    ("complaint.accept", "2024-04-24", "", "2024-05-04"),
    # +10 = Sat 26, worked for Fri 2 May
    ("complaint.accept", "2025-04-16", "", "2025-04-26"),
    # +10 = Fri 2 Jan, swapped off -> Mon 5
    ("complaint.accept", "2025-12-23", "", "2026-01-05"),
    # +10 = Sat 10, worked for Fri 2
    ("complaint.accept", "2025-12-31", "", "2026-01-10"),
    # +10 = Fri 10; the decree holds from the next day only
    ("complaint.accept", "2026-06-30", "", "2026-07-10"),
    # 7 wd: 2 3 6 7 8 9 10; 10 d = Sat 11 -> 13
    ("complaint.accept", "2026-07-01", "", "2026-07-10"),
    # 7 wd: 7 8 9 10 13 14 15; 10 d = Thu 16
    ("complaint.accept", "2026-07-06", "", "2026-07-15"),
    # 10 d = Mon 13; 7 wd: 6..10 13 14
    ("complaint.accept", "2026-07-03", "", "2026-07-13"),
    # 7 wd: 13 14 17..21; 10 d = Sat 22, worked
    ("complaint.accept", "2026-08-12", "", "2026-08-21"),
    # 7 wd: Sat 22, 24..28, 3 Sep; 10 d = Mon 31 off -> 3 Sep
    ("complaint.accept", "2026-08-21", "", "2026-09-03"),
    # 10 d = Thu 3 Sep; 7 wd: 25..28, 3, 4, 7 Sep
    ("complaint.accept", "2026-08-24", "", "2026-09-03"),
    # 10 d = Sun 10 -> Mon 11; 7 wd: 4..8 11 12
    ("complaint.accept", "2026-12-31", "", "2027-01-11"),
    # Mon 15 + 10 = Thu 25
    ("complaint.accept_second", "2026-06-15", "", "2026-06-25"),
    # as the first round
    ("complaint.accept_second", "2026-07-03", "", "2026-07-13"),
    # as the first round
    ("complaint.accept_second", "2026-07-06", "", "2026-07-15"),
    # Complaints, settled: complex and remote replace the number, they do not add.
    # +30 = Wed 1 Apr
    ("complaint.settle_first", "2026-03-02", "", "2026-04-01"),
    # +45 = Thu 16 Apr
    ("complaint.settle_first", "2026-03-02", "complex", "2026-04-16"),
    # the law on complaints has one level
    ("complaint.settle_first", "2026-03-02", "special", "2026-04-16"),
    # +45 by the row of remote places
    ("complaint.settle_first", "2026-03-02", "remote", "2026-04-16"),
    # +60 = Fri 1 May off, Sat, Sun -> Mon 4
    ("complaint.settle_first", "2026-03-02", "complex remote", "2026-05-04"),
    # +30 = Sat 14 Feb, then Tết -> Mon 23
    ("complaint.settle_first", "2026-01-15", "", "2026-02-23"),
    # +30 = Thu 19 Feb in Tết -> Mon 23
    ("complaint.settle_first", "2026-01-20", "", "2026-02-23"),
    # +30 = Mon 31 Aug swapped off, 1, 2 Sep -> Thu 3
    ("complaint.settle_first", "2026-08-01", "", "2026-09-03"),
    # +30 = Sat 22 Aug, worked for Mon 31
    ("complaint.settle_first", "2026-07-23", "", "2026-08-22"),
    # places change nothing here: +30 = Wed 5 Aug
    ("complaint.settle_first", "2026-07-06", "places", "2026-08-05"),
    # +45 = Thu 20 Aug
    ("complaint.settle_second", "2026-07-06", "", "2026-08-20"),
    # +60 = Fri 4 Sep
    ("complaint.settle_second", "2026-07-06", "complex", "2026-09-04"),
    # +60
    ("complaint.settle_second", "2026-07-06", "remote", "2026-09-04"),
    # +70 = Mon 14 Sep
    ("complaint.settle_second", "2026-07-06", "complex remote", "2026-09-14"),
    # Suspension stops the clock of settling a complaint since 1 July 2026.
    # 5 Aug + 10 = Sat 15 -> Mon 17
    ("complaint.settle_first", "2026-07-06", "2026-07-10..2026-07-20", "2026-08-17"),
    # decided in June: runs on, +30 = Fri 10
    ("complaint.settle_first", "2026-06-10", "2026-06-20..2026-07-10", "2026-07-10"),
    # an old case, decided in July: 10 + 20
    ("complaint.settle_first", "2026-06-10", "2026-07-01..2026-07-21", "2026-07-30"),
    # only the second: 10 + 10
    (
        "complaint.settle_first",
        "2026-06-10",
        "2026-06-20..2026-06-25 2026-07-02..2026-07-12",
        "2026-07-20",
    ),
    # 5 Aug + 5 + 7 = Mon 17
    (
        "complaint.settle_first",
        "2026-07-06",
        "2026-07-10..2026-07-15 2026-07-20..2026-07-27",
        "2026-08-17",
    ),
    # stands still
    ("complaint.settle_first", "2026-07-06", "2026-07-10..", "-"),
    # stands still again
    ("complaint.settle_first", "2026-07-06", "2026-07-10..2026-07-15 2026-07-20..", "-"),
    # the time was over the day before
    ("complaint.settle_first", "2026-07-06", "2026-08-06..2026-08-20", "2026-08-05"),
    # open, but after the end
    ("complaint.settle_first", "2026-07-06", "2026-08-06..", "2026-08-05"),
    # on the last day: 5 + 5 = Mon 10
    ("complaint.settle_first", "2026-07-06", "2026-08-05..2026-08-10", "2026-08-10"),
    # taken back the same day
    ("complaint.settle_first", "2026-07-06", "2026-07-10..2026-07-10", "2026-08-05"),
    # 20 Aug + 10 = Sun 30, 31..2 off -> 3 Sep
    ("complaint.settle_first", "2026-07-06", "complex 2026-07-10..2026-07-20", "2026-09-03"),
    # 20 Aug + 1 = Fri 21
    ("complaint.settle_first", "2026-07-06", "remote 2026-07-10..2026-07-11", "2026-08-21"),
    # Sat 15 -> Mon 17 stayed: resumed Wed 19, nothing left
    (
        "complaint.settle_first",
        "2026-07-06",
        "2026-08-03..2026-08-13 2026-08-17..2026-08-19",
        "2026-08-19",
    ),
    # 20 Aug + 10 = Sun 30 -> Thu 3 Sep
    ("complaint.settle_second", "2026-07-06", "2026-08-10..2026-08-20", "2026-09-03"),
    # acceptance is not settling
    ("complaint.accept", "2026-07-06", "2026-07-08..2026-07-20", "2026-07-15"),
    # no row stops this clock
    ("denunciation.settle", "2026-07-06", "2026-07-10..2026-07-20", "2026-08-05"),
    # Denunciations: places lengthen taking up; written decisions add to settling.
    # wd: 3 4 5 6 9 10 11
    ("denunciation.accept", "2026-03-02", "", "2026-03-11"),
    # wd: ... 12 13 16
    ("denunciation.accept", "2026-03-02", "places", "2026-03-16"),
    # wd: 13, after Tết 23..27, 2 Mar
    ("denunciation.accept", "2026-02-12", "", "2026-03-02"),
    # wd: after Tết 3..7, 10, 11 Feb
    ("denunciation.accept", "2025-01-24", "", "2025-02-11"),
    # wd: 5..9, Sat 10, 12
    ("denunciation.accept", "2025-12-31", "", "2026-01-12"),
    # wd: 21, Sat 22, 24..28
    ("denunciation.accept", "2026-08-20", "", "2026-08-28"),
    # wd: 3, Sat 4, 6..10
    ("denunciation.accept", "2024-05-02", "", "2024-05-10"),
    # wd: Sat 26, 28, 29, 5..8 May
    ("denunciation.accept", "2025-04-25", "", "2025-05-08"),
    # wd: 3 4 5 6 9
    ("denunciation.transfer", "2026-03-02", "", "2026-03-09"),
    # wd: 28 29, 4 5 6 May (27, 30, 1 off)
    ("denunciation.accept_notice", "2026-04-24", "", "2026-05-06"),
    # wd: 6 7 8 9, Sat 10
    ("denunciation.conclude_notice", "2026-01-05", "", "2026-01-10"),
    # wd: 3..7, 10, 11 Feb
    ("denunciation.publish", "2025-01-24", "", "2025-02-11"),
    # +20 = Sun 22 -> Mon 23
    ("denunciation.reply_forwarder", "2026-03-02", "", "2026-03-23"),
    # +15 = Tue 17
    ("denunciation.posting", "2026-03-02", "", "2026-03-17"),
    # +30 = Wed 1 Apr
    ("denunciation.settle", "2026-03-02", "", "2026-04-01"),
    # no decision yet
    ("denunciation.settle", "2026-03-02", "complex", "2026-04-01"),
    # +60 = Fri 1 May off -> Mon 4
    ("denunciation.settle", "2026-03-02", "complex +2026-03-30", "2026-05-04"),
    # decided on the last day
    ("denunciation.settle", "2026-03-02", "+2026-04-01", "2026-05-04"),
    # one of two decisions
    ("denunciation.settle", "2026-03-02", "special +2026-03-30", "2026-05-04"),
    # +90 = Sun 31 May -> Mon 1 Jun
    ("denunciation.settle", "2026-03-02", "special +2026-03-30 +2026-04-28", "2026-06-01"),
    # decided on Mon 4 May, still in time
    ("denunciation.settle", "2026-03-02", "+2026-03-30 +2026-05-04", "2026-06-01"),
    # Other steps of complaints.
    # wd: 28 29, Mon 4 May
    ("complaint.send_first", "2026-04-24", "", "2026-05-04"),
    # +7 = Mon 9
    ("complaint.send_second", "2026-03-02", "", "2026-03-09"),
    # +30
    ("complaint.appeal", "2026-03-02", "", "2026-04-01"),
    # +45
    ("complaint.appeal", "2026-03-02", "remote", "2026-04-16"),
    # +45
    ("complaint.effect_first", "2026-03-02", "remote", "2026-04-16"),
    # +90 = Sun 31 May -> Mon 1 Jun
    ("complaint.file_first", "2026-03-02", "", "2026-06-01"),
    # +15 = Tue 21
    ("complaint.publish", "2026-07-06", "", "2026-07-21"),
    # wd: 13 14 15
    ("complaint.suspension_notice", "2026-07-10", "", "2026-07-15"),
    # Counted back from the event: a day off moves it to the working day before.
    # -5 = Fri 10
    ("complaint.dialogue_notice", "2026-07-15", "", "2026-07-10"),
    # -5 = Sat 11 -> Fri 10
    ("complaint.dialogue_notice", "2026-07-16", "", "2026-07-10"),
    # -5 = Wed 2 Sep off, 1, 31, Sun, Sat -> Fri 28
    ("complaint.dialogue_notice", "2026-09-07", "", "2026-08-28"),
    # -7 = Wed 8
    ("dialogue.announce", "2026-07-15", "", "2026-07-08"),
    # -7 = Wed 18 in Tết -> Fri 13
    ("dialogue.announce", "2026-02-25", "", "2026-02-13"),
    # -7 = Sat 22, worked
    ("dialogue.announce", "2026-08-29", "", "2026-08-22"),
    # the first day of the law of 2025
    ("dialogue.announce", "2025-06-16", "", "2025-06-09"),
    # the law before it, -7 = Mon 5
    ("dialogue.announce", "2025-05-12", "", "2025-05-05"),
    # 7 wd back: 10 9 8 7 6, Sat 4, 3
    ("dialogue.announce", "2024-05-13", "", "2024-05-03"),
    # wd back: 14 13 10 9 8
    ("reception.online_notice", "2026-07-15", "", "2026-07-08"),
    # wd back: 3 Sep, 28 27 26 25 Aug
    ("reception.online_notice", "2026-09-04", "", "2026-08-25"),
    # wd back: Sat 22, worked
    ("reception.online_test", "2026-08-24", "", "2026-08-22"),
    # -5 = Tue 3
    ("grassroots.village_meeting_notice", "2026-03-08", "", "2026-03-03"),
    # -2 = Fri 6
    ("grassroots.meeting_notice", "2026-03-08", "", "2026-03-06"),
    # -2 = Sat 7 -> Fri 6
    ("grassroots.meeting_notice", "2026-03-09", "", "2026-03-06"),
    # Months, years, hours, the end of a month, a leap year.
    # Tue 31 Mar
    ("grassroots.staff_conference", "2025-12-31", "", "2026-03-31"),
    # no 30 Feb: Sat 28 -> Mon 2 Mar
    ("grassroots.staff_conference", "2025-11-30", "", "2026-03-02"),
    # leap year: Thu 29 Feb
    ("grassroots.staff_conference", "2023-11-30", "", "2024-02-29"),
    # Mon 31 Aug swapped off -> Thu 3 Sep
    ("grassroots.initiative", "2026-05-31", "", "2026-09-03"),
    # no 29 Feb in 2025: Fri 28
    ("petition.keep", "2024-02-29", "", "2025-02-28"),
    # Mon 31 Aug swapped off -> Thu 3 Sep
    ("petition.keep", "2025-08-31", "", "2026-09-03"),
    # 72 hours: Mon 3 -> Thu 6
    ("privacy.breach_notice", "2025-03-03", "", "2025-03-06"),
    # And the rest of what an office meets.
    # wd: 10..13, 23..27, 2 Mar
    ("reception.reply", "2026-02-09", "", "2026-03-02"),
    # +45 = Sat 15 Aug -> Mon 17
    ("petition.alarm", "2026-07-01", "", "2026-08-17"),
    # +10 = Mon 31 Aug off -> Thu 3 Sep
    ("petition.triage", "2026-08-21", "", "2026-09-03"),
    # +10 = Thu 16
    ("dialogue.publish", "2026-07-06", "", "2026-07-16"),
    # +30 = Wed 5 Aug
    ("land.mediation", "2026-07-06", "", "2026-08-05"),
    # +45
    ("land.settle", "2026-07-06", "", "2026-08-20"),
    # +55 = Sun 30 Aug, 31..2 off -> Thu 3 Sep
    ("land.settle", "2026-07-06", "remote", "2026-09-03"),
    # the next working day is Sat 10
    ("records.register", "2026-01-09", "", "2026-01-10"),
    # +3 = Mon 31 off -> Thu 3 Sep
    ("disclosure.loudspeaker", "2026-08-28", "", "2026-09-03"),
    # wd: 23, 24 (not enacted as off), 25 26 27
    ("feedback.transfer", "2026-11-20", "", "2026-11-27"),
    # The rarer circumstances, each in the rows that know it.
    # +15 = Tue 21
    ("privacy.carry_out", "2026-07-06", "", "2026-07-21"),
    # 20 in place of 15 = Sun 26 -> Mon 27
    ("privacy.carry_out", "2026-07-06", "third", "2026-07-27"),
    # 20 + 15 = 35 = Mon 10 Aug
    ("privacy.carry_out", "2026-07-06", "third +2026-07-20", "2026-08-10"),
    # +10 = Thu 16
    ("complaint.appeal_discipline", "2026-07-06", "", "2026-07-16"),
    # 30 in place of 10 = Wed 5 Aug
    ("complaint.appeal_discipline", "2026-07-06", "dismissal", "2026-08-05"),
    # 90 + ten days of an obstacle = Wed 10 June
    ("complaint.file_first", "2026-03-02", "2026-03-10..2026-03-20", "2026-06-10"),
    # 15 + seven days = Tue 28
    ("complaint.file_discipline", "2026-07-06", "2026-07-10..2026-07-17", "2026-07-28"),
    # an obstacle that lasts
    ("complaint.file_first", "2026-03-02", "2026-03-10..", "-"),
)


@pytest.mark.parametrize(("step", "since", "told", "due"), CASES)
def test_a_day_worked_out_by_hand(step: str, since: str, told: str, due: str) -> None:
    found = counted(step, since, told)

    assert found.due == (None if due == "-" else date.fromisoformat(due))


def test_there_are_more_than_eighty() -> None:
    assert len(set(CASES)) == len(CASES) >= 80
