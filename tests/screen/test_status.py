"""Every status has a character, a drawn shape and a word in both languages."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import phoihop.screen
from phoihop.registers import status as rules
from phoihop.screen.status import STATUSES, days_words, extended_word, said

SPRITE = (Path(phoihop.screen.__file__).parent / "templates" / "screen" / "parts" / "sprite.html").read_text("utf-8")


def test_every_status_of_the_rules_can_be_shown():
    assert set(STATUSES) == set(rules.STATUSES)


def test_every_shape_is_drawn_once_and_used():
    drawn = re.findall(r'<symbol id="([^"]+)"', SPRITE)
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == {status.symbol for status in STATUSES.values()}


@pytest.mark.parametrize(
    ("code", "character", "vietnamese", "english"),
    [
        ("not_yet", "·", "chưa đến hạn", "not yet due"),
        ("soon", "◔", "sắp đến hạn", "due soon"),
        ("today", "◔", "đến hạn hôm nay", "due today"),
        ("sent", "◑", "chờ tiếp nhận", "awaiting receipt"),
        ("received_on_time", "●", "hoàn thành đúng hạn", "completed on time"),
        ("received_late", "◐", "hoàn thành quá hạn", "completed late"),
        ("received_undated", "◉", "hoàn thành, không có hạn", "completed, no due date"),
        ("overdue", "✕", "quá hạn", "overdue"),
        ("sent_back", "↺", "đề nghị bổ sung", "additions requested"),
        ("suspended", "⏸\ufe0e", "tạm dừng", "suspended"),
        ("withdrawn", "⊘", "không còn phù hợp", "no longer applicable"),
        ("apart", "▣", "hồ sơ lưu riêng", "kept in a separate file"),
        ("passed", "→", "đã chuyển cơ quan kế thừa", "passed to the successor"),
        ("disputed", "◇", "đang đối chiếu", "being compared"),
        ("not_tracked", "–", "không theo dõi", "not tracked"),
    ],
)
def test_a_status_reads_the_same_everywhere(code, character, vietnamese, english):
    assert STATUSES[code].character == character
    assert STATUSES[code].word == vietnamese
    with translation.override("en"):
        assert STATUSES[code].word == english


@pytest.mark.parametrize(
    ("code", "days", "words"),
    [
        ("overdue", 11, "quá hạn 11 ngày"),
        ("overdue", None, "quá hạn"),
        ("received_late", 3, "hoàn thành quá hạn 3 ngày"),
        ("received_on_time", None, "hoàn thành đúng hạn"),
        ("sent", 2, "chờ tiếp nhận, gửi quá hạn 2 ngày"),
        ("sent", None, "chờ tiếp nhận"),
        ("sent_back", 3, "đề nghị bổ sung, còn 3 ngày"),
        ("sent_back", 0, "đề nghị bổ sung, hôm nay"),
        ("sent_back", -2, "đề nghị bổ sung, quá 2 ngày"),
        ("sent_back", None, "đề nghị bổ sung"),
        ("soon", 6, "sắp đến hạn, còn 6 ngày"),
        ("today", 0, "đến hạn hôm nay"),
        ("not_yet", 40, "chưa đến hạn"),
    ],
)
def test_a_status_is_told_with_its_days(code, days, words):
    assert said(code, days) == words


def test_english_counts_days_in_singular_and_plural():
    with translation.override("en"):
        assert [said("overdue", days) for days in (1, 2)] == ["1 day overdue", "2 days overdue"]
        assert [days_words(days) for days in (-1, 0, 1)] == ["1 day past", "today", "1 day left"]
        assert [extended_word(times) for times in (1, 2)] == ["extended once", "extended 2 times"]


def test_an_extension_is_told_with_its_number():
    assert extended_word(1) == "đã gia hạn 1 lần"
