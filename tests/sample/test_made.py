"""The sample installation as it stands on 24/11/2026, against figures that were counted by hand from its plan.

The counting went through every occurrence of the plan with its events: what fell due before 2023 is not tracked; what
the two boards still had open on 03/02/2025 passed to their successor; a report is late by the date of its document.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db.models import Sum

from phoihop.features.agreements.tables import Agreement, CommitmentRow, Party
from phoihop.features.commitments.tables import Evidence, Report, ReportedFigure
from phoihop.features.reviews.counts import EARLY, tally
from phoihop.ledger.models import Act, Record, SetAside
from phoihop.ledger.rebuild import rebuild
from phoihop.ledger.verify import verify_installation
from phoihop.people.models import Membership, Organisation, Standing, Succession, User
from phoihop.registers.status import fallen_due, status
from phoihop.registers.tables import Desk, Due
from phoihop.sample.making import OPERATOR, PASSWORD, logins
from phoihop.vault.checking import check_all
from phoihop.vault.keeping import is_kept
from sample.days_to_try import THE_PICTURES

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("sample_installation")]

REGULATION, OVER, ENDING = "05-QC/ĐUQS-BNCTU", "08-CTr/BTGTU-BCHQS", "12-CTr/BDVTU-BCHQS"

STATUSES = {
    #              regulation, programme that is over, programme that ends this year
    "received_on_time": (138, 65, 114),
    "received_late": (19, 12, 15),
    "received_undated": (8, 0, 0),  # continuous work
    "sent": (1, 0, 1),
    "sent_back": (1, 0, 1),
    "overdue": (1, 1, 2),
    "today": (0, 0, 1),
    "soon": (4, 0, 3),
    "not_yet": (74, 0, 9),
    "suspended": (0, 0, 2),
    "withdrawn": (0, 1, 0),
    "apart": (1, 3, 1),
    "passed": (0, 9, 10),
    "not_tracked": (23, 13, 15),
}


def record_of(number: str) -> str:
    return Agreement.objects.get(number=number).record


def rows_of(number: str) -> list[Due]:
    return list(Due.objects.filter(record=record_of(number)))


@pytest.mark.parametrize(("number", "column"), [(REGULATION, 0), (OVER, 1), (ENDING, 2)])
def test_the_statuses_of_an_agreement_are_those_counted_by_hand(number: str, column: int) -> None:
    counted = Counter(status(row, THE_PICTURES).code for row in rows_of(number))
    assert counted == Counter({code: counts[column] for code, counts in STATUSES.items()})


@pytest.mark.parametrize(("number", "on_time", "fallen"), [(REGULATION, 138, 160), (OVER, 65, 78), (ENDING, 114, 134)])
def test_the_rate_counts_what_has_fallen_due(number: str, on_time: int, fallen: int) -> None:
    # What was sent back fell due when its report did.
    due = [row for row in rows_of(number) if fallen_due(row, THE_PICTURES)]
    assert len(due) == fallen
    assert sum(status(row, THE_PICTURES).code == "received_on_time" for row in due) == on_time


@pytest.mark.parametrize(("number", "column"), [(REGULATION, 0), (OVER, 1), (ENDING, 2)])
def test_a_review_tells_each_status_as_often_as_the_matrix_does(number: str, column: int) -> None:
    status_of = {early: code for code, early in EARLY.items()}
    told: Counter[str] = Counter()
    for name, n in tally(rows_of(number), THE_PICTURES).classes.items():
        told[status_of.get(name, name)] += n
    assert told == Counter({code: counts[column] for code, counts in STATUSES.items()})


DESK = [
    # what, to whom, due, reading, days
    ("Trao đổi thông tin về công tác nội chính hằng quý", "Ban Nội chính", date(2026, 9, 25), "overdue", 60),
    (
        "Mở 01 lớp bồi dưỡng kiến thức quốc phòng - an ninh cho cán bộ dân vận",
        "Ban TG và DV",
        date(2026, 11, 13),
        "overdue",
        11,
    ),
    ("Báo cáo số liệu tiếp công dân, đơn thư hằng quý", "Ban Nội chính", date(2026, 11, 24), "sent_back", 0),
    (
        "Báo cáo kết quả kiểm tra trong 10 ngày làm việc từ ngày ký biên bản",
        "Ban TG và DV",
        date(2026, 11, 24),
        "today",
        0,
    ),
    ("Góp ý dự thảo đề án, kế hoạch trong 07 ngày làm việc", "Ban TG và DV", date(2026, 11, 25), "soon", 1),
    ("Trả lời đề nghị cung cấp thông tin trong 05 ngày làm việc", "Ban Nội chính", date(2026, 11, 26), "soon", 2),
    ("Báo cáo kết quả giúp dân hằng quý", "Ban TG và DV", date(2026, 11, 27), "sent_back", 3),
]


def test_the_desk_of_the_command_and_its_party_committee_is_the_picture() -> None:
    army = {each.id for each in Organisation.objects.filter(abbreviation__in=["BCHQS", "ĐUQS"])}
    short = {each.id: each.short for each in Organisation.objects.all()}
    titles = {(each.record, each.commitment): each.title for each in CommitmentRow.objects.all()}
    owed = Due.objects.filter(party__in=army, state__in=["open", "sent_back"], due_on__lte=date(2026, 11, 27))
    shown = []
    for row in owed.exclude(continuous=True).order_by("due_on", "record"):
        read = status(row, THE_PICTURES)
        shown.append(
            (titles[row.record, row.commitment], short[row.receivers[0]], row.due_on, read.code, read.days or 0)
        )
    assert sorted(shown, key=str) == sorted(DESK, key=str)

    mine = Desk.objects.filter(organisation__in=army, receives=True, state="sent", silent_on__gt=THE_PICTURES)
    assert sorted(titles[row.record, row.commitment] for row in mine) == [
        "Thông báo kết quả theo dõi cải cách tư pháp hằng quý",
        "Trao đổi thông tin hằng quý về tình hình Nhân dân",
    ]
    assert Desk.objects.filter(organisation__in=army, asked=True).count() == 1


def test_the_support_of_2025_adds_up_to_what_was_counted_by_hand() -> None:
    # c9: 410 + 750 + 740 (the fourth quarter rests), c8: 640 + 890, c19: 320
    reports = Report.objects.filter(
        record=record_of(ENDING), commitment__in=["c8", "c9", "c19"], current=True, to_on__year=2025
    )
    sums = dict(
        ReportedFigure.objects.filter(act__in=reports.values("act")).values_list("figure").annotate(Sum("value"))
    )
    assert sums == {"days_of_labour": 3750, "value_vnd": 1_414_000_000, "works": 19}


def test_the_merger_and_the_annex_stand_in_the_records() -> None:
    merged = Organisation.objects.get(abbreviation="BTGDVTU")
    assert {(s.predecessor.abbreviation, s.kind, s.on) for s in Succession.objects.filter(successor=merged)} == {
        ("BTGTU", "merge", date(2025, 2, 3)),
        ("BDVTU", "merge", date(2025, 2, 3)),
    }
    versions = {each.number: each.versions for each in Agreement.objects.all()}
    assert versions == {REGULATION: 1, OVER: 2, ENDING: 3}
    ended = Party.objects.filter(ended_on__isnull=False).values_list("printed", "ended_on")
    assert set(ended) == {
        ("Ban Tuyên giáo Thành ủy", date(2025, 2, 3)),
        ("Ban Dân vận Thành ủy", date(2025, 2, 3)),
    }
    # The annex took effect on 15/4/2024: the half-year that both ways of counting share ends on 14/6.
    lists = Due.objects.filter(record=record_of(ENDING), lineage="c12", slot="p2", due_on__year=2024)
    assert list(lists.order_by("due_on").values_list("commitment", "label")) == [
        ("c12", "2024-H1"),
        ("c12.2", "2024-Q3"),
        ("c12.2", "2024-Q4"),
    ]


def test_everything_was_said_at_the_door_and_everything_counts() -> None:
    assert SetAside.objects.count() == 0
    assert Record.objects.count() == 3
    assert Act.objects.filter(kind="report.filed").count() == 375 + 30
    found = verify_installation(THE_PICTURES)
    assert found.findings == []
    assert found.acts == Act.objects.count() == 849


def test_files_lie_in_the_vault() -> None:
    digests = set(Evidence.objects.values_list("digest", flat=True))
    assert len(digests) == 4
    assert all(is_kept(digest) for digest in digests)
    assert list(check_all()) == []


def test_a_rebuild_gives_the_same_rows() -> None:
    tables = (Due, Desk, Agreement, Party, CommitmentRow, Report, ReportedFigure, Evidence, Standing)
    before = [list(model.objects.order_by("pk").values()) for model in tables]
    assert rebuild(THE_PICTURES) == 3
    assert [list(model.objects.order_by("pk").values()) for model in tables] == before


def test_everybody_of_the_cast_may_sign_in_with_one_password() -> None:
    cast = logins(THE_PICTURES)
    assert {login.username for login in cast} == set(User.objects.values_list("username", flat=True))
    assert all(User.objects.get(username=login.username).check_password(PASSWORD) for login in cast[:1])
    assert not User.objects.filter(must_change_password=True).exists()
    assert User.objects.get(username=OPERATOR).is_operator
    assert not Membership.objects.filter(user__username=OPERATOR).exists()
    standing = Organisation.objects.get(abbreviation="TU")
    assert set(Standing.objects.filter(organisation=standing.id).values_list("role", flat=True)) == {"observer"}
    assert Standing.objects.filter(organisation=standing.id).count() == 3
