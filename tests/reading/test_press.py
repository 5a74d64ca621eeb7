"""Press reports of ceremonies: which agreements, between whom, for how long; what is promised and what is asked for."""

from __future__ import annotations

import pytest

from phoihop.reading import PARTIES, Reading, read, read_text
from samples.reading.golden import HERE


def report(number: int) -> Reading:
    name = f"press-{number}.txt"
    return read((HERE / name).read_bytes(), name)


SIGNED = {
    1: [
        ("regulation", "2024-04-09", None, None, ("Công an tỉnh", "Hội Liên hiệp Phụ nữ tỉnh")),
        ("programme", "2024-04-09", "2024", "2027", ("Công an tỉnh", "Tỉnh đoàn")),
        ("plan", "2024-04-09", "2024", "2026", ("Công an tỉnh", "Hội Nông dân tỉnh")),
    ],
    2: [
        ("regulation", "2023-11-17", None, None, ("Sở Y tế tỉnh Lam Giang", "Bảo hiểm xã hội tỉnh Lam Giang")),
        ("programme", "2023-11-17", "2023", "2028", ("Sở Y tế tỉnh Lam Giang", "Hội Chữ thập đỏ tỉnh Lam Giang")),
    ],
    3: [
        ("regulation", "2025-03-06", None, None, ("Liên đoàn Lao động tỉnh Hòa Vân", "Tòa án nhân dân tỉnh Hòa Vân")),
        ("plan", "2025-03-06", "2025", "2030", ("Liên đoàn Lao động tỉnh Hòa Vân", "Sở Nội vụ tỉnh Hòa Vân")),
    ],
    4: [
        (
            "programme", "2022-07-22", "2022", "2025",
            ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Vân Hải", "Sở Nông nghiệp và Môi trường tỉnh Vân Hải"),
        ),
        (
            "regulation", "2022-07-22", None, None,
            ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Vân Hải", "Cục Hải quan tỉnh Vân Hải"),
        ),
    ],
    5: [
        ("programme", "2021-10-15", "2021", "2025", ("Trường Đại học Sông Vân", "UBND tỉnh Vân Châu")),
        ("plan", "2021-10-15", "2021", "2023", ("Trường Đại học Sông Vân", "Liên minh Hợp tác xã tỉnh Vân Châu")),
        ("memorandum", "2021-10-15", None, None, ("Trường Đại học Sông Vân", "Hội Doanh nhân trẻ tỉnh Vân Châu")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("number", SIGNED)
def test_one_ceremony_gives_each_of_its_agreements_with_its_parties_and_period(number: int) -> None:
    found = [(item.kind, item.signed_on, item.from_, item.to, item.parties) for item in report(number).agreements]
    assert found == SIGNED[number]


def test_what_the_parties_will_do_belongs_to_the_agreement_that_is_spoken_of() -> None:
    reading = report(4)
    shares = next(item for item in reading.commitments if "buôn lậu" in item.text)
    patrols = next(item for item in reading.commitments if "tàu cá" in item.text)
    assert reading.agreements[shares.agreement].kind == "regulation"
    assert reading.agreements[patrols.agreement].kind == "programme"
    assert shares.lead == patrols.lead == (PARTIES,)


def test_what_a_leader_asks_for_is_a_directive() -> None:
    asked = [item for item in report(1).commitments if item.source == "directive"]
    assert [item.text.split(",")[0] for item in asked] == ["Phát biểu tại hội nghị", "Đồng thời"]


def test_a_body_that_promises_alone_leads_and_its_quantity_is_kept() -> None:
    promise = next(item for item in report(2).commitments if "hiến máu" in item.text)
    assert promise.lead == ("Hội Chữ thập đỏ tỉnh Lam Giang",)
    assert promise.target is not None
    assert (promise.target.quantity, promise.target.unit, promise.target.least) == (9000, "lượt người", True)


def test_aims_results_opinions_and_captions_are_no_commitments() -> None:
    texts = [item.text for number in SIGNED for item in report(number).commitments]
    for words in ("nhằm phát huy", "đã nhận được", "đã phát hiện", "nhấn mạnh", "Ảnh:", "chụp ảnh"):
        assert not any(words in text for text in texts)


CEREMONY = (
    "Ký kết quy chế phối hợp giữa Công an tỉnh và Đoàn Thanh niên\n\n"
    "Chiều 12/3, Công an tỉnh Vân Châu phối hợp với Tỉnh đoàn tổ chức hội nghị ký kết Quy chế phối hợp phòng, chống ma túy giai đoạn 2024 - 2029.\n\n"
    "Theo quy chế, Công an tỉnh và Tỉnh đoàn sẽ tổ chức các hội thi tìm hiểu pháp luật.\n\n"
    "Đại tá Phạm Văn Mẫu, Giám đốc Công an tỉnh khẳng định, Công an tỉnh sẽ bố trí đủ lực lượng.\n\n"
    "Ông Lê Văn Thử, Phó Bí thư Tỉnh ủy đánh giá cao kết quả, đồng thời đề nghị Tỉnh đoàn sớm ban hành kế hoạch.\n"
)


def test_a_headline_and_the_ceremony_are_no_agreement_and_no_duty_of_their_own() -> None:
    reading = read_text(CEREMONY)
    (agreement,) = reading.agreements
    assert (agreement.signed_on, agreement.from_, agreement.to) == ("2024-03-12", "2024", "2029")
    assert not any("hội nghị ký kết" in item.text for item in reading.commitments)


def test_what_a_speaker_promises_binds_and_what_he_asks_after_praise_is_asked() -> None:
    found = {item.source: item.lead for item in read_text(CEREMONY).commitments[1:]}
    assert found == {"agreement": ("Công an tỉnh Vân Châu",), "directive": ("Tỉnh đoàn",)}
