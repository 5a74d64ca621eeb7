"""How findings read: what is the matter, and what the drafter may do about it; Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping

from phoihop.reading.lint.findings import Finding
from phoihop.reading.sentences import LANGUAGES

WORDS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "no_lead": (
        ("Nhiệm vụ không nêu cơ quan nào chủ trì.", "Ghi rõ cơ quan chủ trì, hoặc «hai bên cùng thực hiện»."),
        ("Nobody is named as the lead.", "Name the lead, or say that the parties do it together."),
    ),
    "two_leads": (
        ("Có nhiều cơ quan cùng chủ trì: {bodies}.", "Chọn một cơ quan chủ trì, các cơ quan khác phối hợp."),
        ("Several bodies lead: {bodies}.", "Let one lead and the others support."),
    ),
    "lead_undecided": (
        ("Chưa rõ cơ quan chủ trì hay phối hợp.", "Quyết định cơ quan chủ trì trước khi ký."),
        ("The text leaves the lead open.", "Decide who leads before it is signed."),
    ),
    "no_time": (
        ("Nhiệm vụ không có thời hạn và không có kỳ thực hiện.", "Ghi ngày hoàn thành, kỳ hạn (hằng quý, hằng năm) hoặc việc làm phát sinh nhiệm vụ."),
        ("There is neither a time nor a cadence.", "Give a day, a cadence, or the event that gives rise to it."),
    ),
    "cadence_not_stated": (
        ("Ghi «định kỳ» mà không nêu kỳ nào.", "Ghi rõ: hằng tháng, hằng quý, 6 tháng hoặc hằng năm."),
        ("It says “periodically” without a period.", "Say monthly, quarterly, half-yearly or yearly."),
    ),
    "nothing_to_show": (
        ("Nhiệm vụ bắt đầu bằng một động từ chung chung mà không nêu sản phẩm hay số lượng.", "Nêu thứ sẽ có để kiểm đếm: báo cáo, kế hoạch, số lớp, số cuộc kiểm tra."),
        ("It begins with a general verb and names neither a product nor a quantity.", "Say what there will be to show: a report, a plan, a number of classes or inspections."),
    ),
    "owes_unsigned": (
        ("{body} được giao nhiệm vụ nhưng không phải là một bên ký.", "Mời cơ quan này cùng ký, hoặc giao nhiệm vụ cho bên ký có thẩm quyền chỉ đạo cơ quan này."),
        ("{body} owes a duty but is not a party.", "Let it sign, or lay the duty on the party that directs it."),
    ),
    "signs_owes_nothing": (
        ("{body} là một bên nhưng không chủ trì, không phối hợp nhiệm vụ nào.", "Nêu việc của cơ quan này, hoặc chuyển thành nơi nhận."),
        ("{body} is a party but neither leads nor supports anything.", "State what it does, or make it a receiver."),
    ),
    "no_focal_point": (
        ("Văn bản không nêu đầu mối theo dõi.", "Thêm một câu: mỗi bên cử đơn vị làm đầu mối."),
        ("No focal point is named.", "Add a sentence in which each party names one."),
    ),
    "no_reporting": (
        ("Văn bản không quy định chế độ báo cáo.", "Thêm kỳ báo cáo, ngày gửi và nơi nhận."),
        ("There is no clause on reporting.", "Add the period, the day of sending and the receiver."),
    ),
    "no_review": (
        ("Văn bản không quy định sơ kết, tổng kết.", "Thêm thời điểm sơ kết, tổng kết và cơ quan chủ trì."),
        ("There is no clause on reviews.", "Add when reviews are held and who leads them."),
    ),
    "no_amendment": (
        ("Văn bản không nói việc sửa đổi, bổ sung được thực hiện thế nào.", "Thêm một câu: nội dung cần sửa đổi, bổ sung do các bên thống nhất bằng văn bản."),
        ("Nothing is said of how it is amended.", "Add a sentence: it is amended by the parties in writing."),
    ),
    "no_period": (
        ("Văn bản không nêu thời gian thực hiện.", "Ghi từ ngày nào đến ngày nào, hoặc giai đoạn."),
        ("The period is not stated.", "State from when until when it runs."),
    ),
    "period_contradicted": (
        ("Thời gian thực hiện không khớp: chỗ này {one}, chỗ khác {two}.", "Thống nhất một thời hạn trong tên gọi và trong nội dung."),
        ("Two periods contradict each other: {one} and {two}.", "Give one period, in the title and in the text."),
    ),
    "no_such_day": (
        ("Không có ngày «{day}».", "Sửa lại ngày, tháng."),
        ("There is no day “{day}”.", "Correct the day or the month."),
    ),
    "due_before_cutoff": (
        ("Phải gửi trước ngày {due}, nhưng số liệu tính đến ngày {cutoff}.", "Để hạn gửi sau ngày chốt số liệu."),
        ("It is due by {due}, but its figures run to {cutoff}.", "Let the day of sending follow the cut-off."),
    ),
    "due_outside_period": (
        ("Hạn {due} nằm ngoài thời gian thực hiện của văn bản.", "Sửa hạn này hoặc thời gian thực hiện."),
        ("The day {due} lies outside of the agreement's period.", "Correct the day or the period."),
    ),
    "abbreviation_undefined": (
        ("Chữ viết tắt «{abbreviation}» chưa được giải thích.", "Viết đầy đủ ở lần đầu, kèm «(sau đây gọi tắt là {abbreviation})»."),
        ("The abbreviation “{abbreviation}” is not explained.", "Spell it out where it first stands."),
    ),
    "reference_broken": (
        ("Viện dẫn «{reference}» nhưng văn bản không có điều, khoản đó.", "Sửa số điều, khoản được viện dẫn."),
        ("It refers to “{reference}”, which the document does not have.", "Correct the number."),
    ),
    "same_twice": (
        ("Nhiệm vụ này gần như trùng với nhiệm vụ {other}.", "Gộp hai nhiệm vụ, hoặc nói rõ khác nhau ở đâu."),
        ("This is nearly the same as commitment {other}.", "Merge the two, or say where they differ."),
    ),
    "contradicting": (
        ("Cùng một việc như nhiệm vụ {other} nhưng khác kỳ hạn hoặc ngày gửi.", "Thống nhất một kỳ hạn."),
        ("The same as commitment {other} with another cadence or day.", "Settle on one."),
    ),
    "same_elsewhere": (
        ("Cơ quan này đã nhận cùng một việc trong «{agreement}».", "Dẫn chiếu văn bản kia, hoặc nói rõ phần thêm."),
        ("The same body has promised this in “{agreement}” already.", "Refer to it, or say what is added."),
    ),
    "contradicting_elsewhere": (
        ("Cùng một việc đã hứa trong «{agreement}» nhưng khác kỳ hạn hoặc ngày gửi.", "Thống nhất với văn bản kia để chỉ báo cáo một lần."),
        ("Promised in “{agreement}” with another cadence or day.", "Bring the two into line, so that one report serves both."),
    ),
    "crowded_month": (
        ("Nếu ký, {body} có {count} hạn phải gửi trong tháng {month}.", "Dời bớt hạn sang tháng khác, hoặc gộp báo cáo."),
        ("Once signed, {body} has {count} due dates in {month}.", "Move some to another month, or merge reports."),
    ),
}  # fmt: skip


def sentence(finding: Finding, language: str = "vi") -> str:
    """What is the matter."""
    return _filled(WORDS[finding.code][LANGUAGES.index(language)][0], finding.params)


def proposal(finding: Finding, language: str = "vi") -> str:
    """What the drafter may do about it."""
    return _filled(WORDS[finding.code][LANGUAGES.index(language)][1], finding.params)


def rule_words(code: str, language: str = "vi") -> str:
    """The rule in general, for lists of codes: the sentence without its particulars."""
    text = WORDS[code][LANGUAGES.index(language)][0]
    return text.replace("{", "<").replace("}", ">")


def _filled(text: str, params: Mapping[str, str]) -> str:
    for name, value in params.items():
        text = text.replace("{" + name + "}", value)
    return text
