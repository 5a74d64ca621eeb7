"""The help of `phoihop timetable`, in Vietnamese and English."""

from __future__ import annotations

from typing import Final

HELP: Final = {
    "vi": """\
Cách dùng: phoihop timetable --cadence CHU_KỲ --due THỜI_HẠN --from NGÀY --to NGÀY [tùy chọn khác]

Lập các kỳ báo cáo có ngày chốt số liệu trong khoảng đã chọn, kèm thời hạn và lý do.

  --cadence     weekly (tuần), monthly (tháng), quarterly (quý), half_yearly (6 tháng), nine_monthly (9 tháng),
                yearly (năm), once (một lần)
  --due         thời hạn gửi, theo một trong các mẫu:
                  "day 10 of the first month"       ngày 10 tháng đầu kỳ
                  "day 25 of the last month"        ngày 25 tháng cuối kỳ
                  "day 5 of the following month"    ngày 05 của tháng tiếp theo
                  "2 working days after"            2 ngày làm việc sau khi chốt số liệu
                  "10 days after"                   10 ngày sau khi chốt số liệu
                  "weekday friday"                  thứ Sáu đầu tiên sau khi chốt số liệu
                  09-30                             ngày 30/9 hằng năm (chỉ với yearly; là ngày chốt số liệu)
                  2026-09-30                        một ngày cụ thể (chỉ với once)
  --from, --to  ngày đầu và ngày cuối của khoảng, ghi năm-tháng-ngày
  --scheme      cách chia kỳ: decree-09-2019 (mặc định; Nghị định 09/2019/NĐ-CP, chốt ngày 14), calendar (theo lịch)
                hoặc tên tệp .json
  --on-day-off  thời hạn trùng ngày nghỉ: next (mặc định, sang ngày làm việc sau), previous (về ngày làm việc trước),
                keep (giữ nguyên)
  --holidays    statutory (mặc định: ngày nghỉ luật định và đã quyết định), none (không có ngày lễ) hoặc tên tệp .json
  --format      table (mặc định) hoặc json
  --lang        vi (mặc định) hoặc en

Tệp ngày nghỉ: {"years": [2026, 2027], "days": [{"date": "2026-11-24", "day": "off", "status": "decided",
  "vi": "Ngày Văn hóa Việt Nam", "en": "", "source": ""}]}; "day" là off (nghỉ) hoặc working (làm bù); "status" là
  statutory, decided hoặc expected (dự kiến, không tính). "years" là các năm chỉ tính theo tệp (nếu không ghi: những
  năm có ngày 01/01 trong tệp); các năm khác có thêm những ngày nghỉ theo luật.
Tệp cách chia kỳ: {"code": "chot-ngay-20", "kind": "cutoff", "ends": "day 20"}.

Ví dụ: phoihop timetable --cadence quarterly --due "2 working days after" --from 2026-01-01 --to 2026-12-31
""",
    "en": """\
Usage: phoihop timetable --cadence CADENCE --due RULE --from DAY --to DAY [more options]

Lists the reporting periods that are cut off within a range, each with its due date and the reason.

  --cadence     weekly, monthly, quarterly, half_yearly, nine_monthly, yearly, once
  --due         when the report is due, in one of these forms:
                  "day 10 of the first month"       of the period
                  "day 25 of the last month"        of the period
                  "day 5 of the following month"    after the cut-off
                  "2 working days after"            the cut-off
                  "10 days after"                   the cut-off
                  "weekday friday"                  the first Friday after the cut-off
                  09-30                             30 September each year (with yearly only; it is the cut-off too)
                  2026-09-30                        a date (with once only)
  --from, --to  first and last day of the range, as year-month-day
  --scheme      how periods are cut: decree-09-2019 (default: Decree 09/2019, on the 14th), calendar, or a .json file
  --on-day-off  a due date on a day off: next (default, to the next working day), previous (to the one before), keep
  --holidays    statutory (default: those fixed by law or decided), none, or a .json file
  --format      table (default) or json
  --lang        vi (default) or en

A holiday file: {"years": [2026, 2027], "days": [{"date": "2026-11-24", "day": "off", "status": "decided",
  "vi": "Ngày Văn hóa Việt Nam", "en": "Viet Nam Culture Day", "source": ""}]}; "day" is off or working (made up);
  "status" is statutory, decided or expected (does not count). "years" are those for which the file alone speaks (left
  out: those whose 1 January stands in it); in other years the days fixed by law are added.
A scheme file: {"code": "cut-off-20", "kind": "cutoff", "ends": "day 20"}.

Example: phoihop timetable --cadence quarterly --due "2 working days after" --from 2026-01-01 --to 2026-12-31 --lang en
""",
}
