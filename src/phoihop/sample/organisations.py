"""The bodies of the fictional city Sông Vân and the posts of those who sign in. Posts only, no names of persons."""

from __future__ import annotations

from phoihop.sample.days import Days
from phoihop.sample.plan import SampleOrganisation, SamplePost

COMMAND, ARMY_PARTY = "BCHQS", "ĐUQS"
INTERNAL, PROPAGANDA, MOBILISATION, MERGED = "BNCTU", "BTGTU", "BDVTU", "BTGDVTU"
STANDING = "TTTU"

_PARTY_COMMITTEE = "THÀNH ỦY SÔNG VÂN"


def organisations(days: Days) -> tuple[SampleOrganisation, ...]:
    """Return the seven bodies; two boards end on the day of the merger, on which their successor begins."""
    return (
        SampleOrganisation(
            COMMAND,
            "Bộ Chỉ huy Quân sự thành phố",
            "Bộ CHQS",
            "BCHQS",
            "state",
            "BỘ TƯ LỆNH QUÂN KHU",
            ("Phòng Chính trị", "Phòng Tham mưu", "Phòng Hậu cần - Kỹ thuật", "Văn phòng"),
        ),
        SampleOrganisation(
            ARMY_PARTY,
            "Đảng ủy Quân sự thành phố",
            "Đảng ủy Quân sự",
            "ĐUQS",
            "party",
            _PARTY_COMMITTEE,
            ("Phòng Chính trị", "Ủy ban Kiểm tra"),
        ),
        SampleOrganisation(
            INTERNAL,
            "Ban Nội chính Thành ủy",
            "Ban Nội chính",
            "BNCTU",
            "party",
            _PARTY_COMMITTEE,
            ("Văn phòng", "Phòng Nội chính", "Phòng Cải cách tư pháp"),
        ),
        SampleOrganisation(
            PROPAGANDA,
            "Ban Tuyên giáo Thành ủy",
            "Ban Tuyên giáo",
            "BTGTU",
            "party",
            _PARTY_COMMITTEE,
            ("Văn phòng", "Phòng Tuyên truyền"),
            until=days.merged_on,
        ),
        SampleOrganisation(
            MOBILISATION,
            "Ban Dân vận Thành ủy",
            "Ban Dân vận",
            "BDVTU",
            "party",
            _PARTY_COMMITTEE,
            ("Văn phòng", "Phòng Dân vận các cơ quan nhà nước"),
            until=days.merged_on,
        ),
        SampleOrganisation(
            MERGED,
            "Ban Tuyên giáo và Dân vận Thành ủy",
            "Ban TG và DV",
            "BTGDVTU",
            "party",
            _PARTY_COMMITTEE,
            ("Văn phòng", "Phòng Tuyên truyền", "Phòng Dân vận", "Phòng Tổng hợp"),
            since=days.merged_on,
        ),
        SampleOrganisation(
            STANDING,
            "Thường trực Thành ủy",
            "Thường trực",
            "TU",
            "party",
            "",
            ("Văn phòng Thành ủy",),
        ),
    )


def posts(days: Days) -> tuple[SamplePost, ...]:
    """Return who signs in: one for each role that the sample needs, known by the post."""
    army = (ARMY_PARTY,)
    return (
        SamplePost("troly.chinhtri", "Trợ lý Phòng Chính trị", COMMAND, "Phòng Chính trị", ("officer",), army),
        SamplePost("vanthu.bchqs", "Văn thư Bộ Chỉ huy", COMMAND, "Văn phòng", ("officer",), army),
        SamplePost("chinhuy", "Chính ủy", COMMAND, "", ("signer",), army),
        SamplePost("quantri.bchqs", "Quản trị hệ thống Bộ Chỉ huy", COMMAND, "Văn phòng", ("administrator",), army),
        SamplePost("chuyenvien.bnc", "Chuyên viên Phòng Nội chính", INTERNAL, "Phòng Nội chính", ("officer",)),
        SamplePost("lanhdao.bnc", "Phó Trưởng ban", INTERNAL, "", ("signer",)),
        SamplePost("quantri.bnc", "Chánh Văn phòng", INTERNAL, "Văn phòng", ("administrator",)),
        SamplePost(
            "chuyenvien.btgdv", "Chuyên viên Phòng Dân vận", MERGED, "Phòng Dân vận", ("officer",), since=days.merged_on
        ),
        SamplePost("lanhdao.btgdv", "Phó Trưởng ban", MERGED, "", ("signer",), since=days.merged_on),
        SamplePost("quantri.btgdv", "Chánh Văn phòng", MERGED, "Văn phòng", ("administrator",), since=days.merged_on),
        SamplePost("theodoi.btgdv", "Phòng Tổng hợp", MERGED, "Phòng Tổng hợp", ("viewer",), since=days.merged_on),
        SamplePost(
            "chuyenvien.bdv",
            "Chuyên viên Ban Dân vận",
            MOBILISATION,
            "Văn phòng",
            ("officer", "signer", "administrator"),
        ),
        SamplePost("thuongtruc", "Thường trực Thành ủy", STANDING, "Văn phòng Thành ủy", ("viewer",)),
    )
