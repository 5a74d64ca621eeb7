"""Pages that show every part once, with invented work of the city Sông Vân."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phoihop.screen import navigation
from phoihop.screen.charts import Period, quarters
from phoihop.screen.fields import DateField, FigureField, FileInput, FilesField
from phoihop.screen.matrix_drawn import draw_table
from phoihop.screen.parts import Action, Choice, Count, Event, Fact, Link, Tab, WorkLine
from phoihop.screen.status import STATUSES
from phoihop.screen.tables import Column as ListColumn
from phoihop.screen.tables import Filter, Filters, choices, listing
from screen.gallery.matrices import TODAY, large_matrix, picture

ORGANISATIONS = [
    SimpleNamespace(id="a", name="Bộ Chỉ huy Quân sự thành phố", short_name="Bộ CHQS"),
    SimpleNamespace(id="b", name="Đảng ủy Quân sự thành phố", short_name="ĐUQS"),
]
PERSON = SimpleNamespace(is_authenticated=True, display_name="Trợ lý Phòng Chính trị")

for key, words, address in (
    ("desk", "Việc cần xử lý", "desk"),
    ("agreements", "Văn bản phối hợp", "list"),
    ("exchanges", "Trao đổi", "parts"),
    ("reviews", "Sơ kết, tổng kết", "form"),
):
    navigation.add(navigation.Entry(key, words, address, order=len(navigation.ENTRIES)))


def acting(get_response):
    def answer(request):
        request.actor = SimpleNamespace(
            user=PERSON,
            organisation=ORGANISATIONS[0],
            organisations=ORGANISATIONS,
            roles=frozenset({"officer"}),
            post="",
        )
        return get_response(request)

    return answer


def _line(title, why, whom, source, due, status, state, action, **more):
    return WorkLine(title, "/form/", why, whom, source, due, "", status, state, action=action, **more)


def desk(request):
    to, source = "Gửi Ban Tuyên giáo và Dân vận", "Chương trình 2022-2026, mục III.2"
    groups = [
        {
            "id": "today",
            "title": "Hôm nay",
            "aside": "2 việc",
            "lines": [
                _line(
                    "Báo cáo kết quả kiểm tra Chương trình, 6 tháng cuối năm 2026",
                    "Biên bản kiểm tra ký 10/11, báo cáo trong 10 ngày làm việc",
                    to,
                    source,
                    TODAY,
                    "today",
                    "hôm nay",
                    Action("Viết báo cáo", "/form/", main=True),
                    strong=True,
                ),
                _line(
                    "Bổ sung số liệu tiếp công dân, đơn thư quý III/2026",
                    "Ban Nội chính đề nghị ngày 17/11, trả lời trong 05 ngày làm việc",
                    "Gửi Ban Nội chính",
                    "Quy chế 05-QC/ĐUQS-BNCTU, Điều 6",
                    TODAY,
                    "sent_back",
                    "bổ sung, hôm nay",
                    Action("Trả lời", "/form/"),
                    strong=True,
                ),
            ],
        },
        {
            "id": "overdue",
            "title": "Quá hạn",
            "aside": "2 việc",
            "red": True,
            "lines": [
                _line(
                    "Trao đổi thông tin về công tác nội chính, quý III/2026",
                    "Quý III kết thúc 14/9, gửi trước ngày 25 của tháng cuối quý",
                    "Gửi Ban Nội chính",
                    "Quy chế 05-QC/ĐUQS-BNCTU, Điều 5",
                    dt.date(2026, 9, 25),
                    "overdue",
                    "quá 60 ngày",
                    Action("Viết báo cáo", "/form/"),
                ),
                _line(
                    "Lớp bồi dưỡng quốc phòng - an ninh cho cán bộ dân vận, năm 2026",
                    "Văn bản ghi “trước 30/9”, hai bên đã gia hạn lần 1 đến 13/11",
                    to,
                    source,
                    dt.date(2026, 11, 13),
                    "overdue",
                    "quá 11 ngày",
                    Action("Viết báo cáo", "/form/"),
                ),
            ],
        },
        {
            "id": "waiting",
            "title": "Chờ cơ quan mình tiếp nhận",
            "aside": "1 việc",
            "lines": [
                _line(
                    "Thông báo kết quả theo dõi cải cách tư pháp, quý III/2026",
                    "Nhận 12/11, không có ý kiến sau 10 ngày làm việc thì coi như đã nhận",
                    "Của Ban Nội chính",
                    "Quy chế 05-QC/ĐUQS-BNCTU, Điều 5",
                    dt.date(2026, 11, 26),
                    "sent",
                    "còn 2 ngày",
                    Action("Tiếp nhận", "/confirm/", confirm=True),
                ),
            ],
        },
    ]
    filters = Filters(
        request,
        [
            Filter("whose", "Việc của", choices([("mine", "Tôi")])),
            Filter("agreement", "Văn bản", choices([("1", "Chương trình 2022-2026")])),
        ],
    )
    summary = [
        Link("2 việc phải xong hôm nay", "#today"),
        Link("2 việc quá hạn", "#overdue", red=True),
        Link("1 việc chờ cơ quan mình tiếp nhận", "#waiting"),
    ]
    keys = [(["j", "k"], "chuyển dòng"), (["Enter"], "làm việc này"), (["/"], "tìm")]
    shown = {"groups": groups, "filters": filters, "summary": summary, "keys": keys, "today": TODAY, "section": "desk"}
    return render(request, "gallery/desk.html", shown)


def matrix(request):
    filters = Filters(
        request,
        [
            Filter("by", "Chia theo", choices([("month", "Tháng"), ("year", "Năm")], "Quý")),
            Filter("lead", "Chủ trì", choices([("a", "Bộ CHQS")])),
            Filter("line", "Lĩnh vực", choices([("x", "Tuyên truyền")])),
        ],
    )
    from django.template.loader import render_to_string

    corner = render_to_string("screen/parts/filters.html", {"filters": filters}, request=request)
    shown = {
        "matrix": draw_table(picture(), corner),
        "tabs": [Tab("Nội dung", "/parts/"), Tab("Bảng theo dõi", "/matrix/", current=True), Tab("Văn bản", "/list/")],
        "open": [
            Count("overdue", 2, "/list/"),
            Count("sent_back", 1, "/list/"),
            Count("sent", 1, "/list/"),
            Count("soon", 4, "/list/"),
            Count("not_yet", 5, "/list/"),
        ],
        "closed": [
            Count("received_on_time", 72, "/list/"),
            Count("received_late", 12, "/list/"),
            Count("suspended", 1, "/list/"),
            Count("not_tracked", 9),
        ],
        "actions": [Action("In khổ A3", "/nothing/"), Action("Tải bảng Excel", "/nothing/")],
        "section": "agreements",
    }
    return render(request, "gallery/matrix.html", shown)


def large(request):
    return render(request, "gallery/matrix.html", {"matrix": draw_table(large_matrix()), "section": "agreements"})


class ReportForm(forms.Form):
    result = forms.CharField(label="Kết quả thực hiện", widget=forms.Textarea(attrs={"rows": 3}))
    people = FigureField(label="Số cán bộ tham gia", whole=True, help_text="Chỉ tiêu: 120")
    money = FigureField(label="Kinh phí", required=False)
    signed = DateField(label="Ngày ký", help_text="Ngày ghi trên báo cáo")
    number = forms.CharField(label="Số, ký hiệu", required=False)
    kind = forms.ChoiceField(
        label="Cách gửi",
        widget=forms.RadioSelect,
        choices=[
            ("system", Choice("Gửi trên hệ thống", "Cơ quan nhận thấy ngay")),
            ("paper", Choice("Đã gửi bản giấy", "Ghi số đến khi nhận")),
        ],
    )
    line = forms.ChoiceField(label="Lĩnh vực", choices=[("", "Chọn lĩnh vực"), ("a", "Tuyên truyền")], required=False)
    estimated = forms.BooleanField(label="Số liệu ước thực hiện", required=False)
    files = FilesField(label="Tài liệu kèm theo", required=False, help_text="Không nhận tài liệu mang dấu mật.")


def form(request):
    initial = {"people": Decimal(1118), "money": Decimal("1234567.5"), "signed": TODAY, "kind": "system"}
    bound = ReportForm(request.POST, request.FILES) if request.method == "POST" else ReportForm(initial=initial)
    if bound.is_bound and bound.is_valid():
        messages.success(request, "Đã gửi báo cáo.")
        return redirect("/")
    events = [
        Event(dt.date(2026, 9, 28), "Bộ CHQS đề nghị gia hạn, lý do trùng diễn tập"),
        Event(dt.date(2026, 11, 13), "Hết hạn, chưa có báo cáo của Bộ CHQS", weight="red"),
        Event(TODAY, "Hôm nay", weight="strong"),
    ]
    return render(request, "gallery/form.html", {"form": bound, "events": events, "section": "desk"})


class FirstForm(forms.Form):
    document = forms.FileField(label="Văn bản đã ký", widget=FileInput())


def first(request):
    bound = FirstForm(request.POST, request.FILES) if request.method == "POST" else FirstForm()
    if bound.is_bound and bound.is_valid():
        if "hong" in bound.cleaned_data["document"].name:
            return render(request, "gallery/refused.html", status=400)
        if "mat" in bound.cleaned_data["document"].name:
            bound.add_error("document", "Văn bản mang dấu mật: không đưa vào hệ thống này.")
        else:
            return redirect("/list/")
    small = [
        "Có bản quét thì kéo cùng lúc, hệ thống đặt hai bản cạnh nhau để đối chiếu.",
        "Văn bản mang dấu mật: không đưa vào hệ thống này.",
    ]
    return render(request, "gallery/first.html", {"form": bound, "small": small})


def listed(request):
    rows = [
        {
            "number": f"{place:02d}-CTr/BDVTU-BCHQS",
            "title": f"Chương trình phối hợp số {place}",
            "parties": "Ban Tuyên giáo và Dân vận, Bộ Chỉ huy Quân sự",
            "signed": dt.date(2022, 1, 1) + dt.timedelta(days=place),
            "overdue": place % 3,
        }
        for place in range(1, 1203)
    ]
    table = listing(
        request,
        rows,
        [
            ListColumn("title", _("Văn bản"), ("title",)),
            ListColumn("number", "Số, ký hiệu", ("number",)),
            ListColumn("parties", "Các bên"),
            ListColumn("signed", "Ngày ký", ("signed",)),
            ListColumn("overdue", "Quá hạn", ("overdue",), numeric=True),
        ],
        sort="title",
    )
    filters = Filters(
        request,
        [Filter("kind", "Loại", choices([("c", "Chương trình"), ("q", "Quy chế")])), Filter("q", "Tìm", kind="text")],
    )
    shown = {
        "listing": table,
        "filters": filters,
        "exports": [Link("Tải bảng Excel", "/nothing/")],
        "section": "agreements",
    }
    return render(request, "gallery/list.html", shown)


def parts(request):
    facts = [
        Fact("Các bên", ["Ban Tuyên giáo và Dân vận Thành ủy", "Bộ Chỉ huy Quân sự thành phố"]),
        Fact("Số, ngày ký", ["12-CTr/BDVTU-BCHQS", "ngày 12/8/2022"]),
        Fact("Thời hạn", ["12/8/2022 - 31/12/2026", "còn 37 ngày"]),
        Fact(
            "Tình trạng",
            [
                "Đang thực hiện, phải tổng kết trước 31/12/2026.",
                [Link("2 kỳ báo cáo quá hạn", "/list/", red=True), Link("1 đề nghị bổ sung", "/list/")],
            ],
        ),
    ]
    tabs = [Tab("Nội dung", "/parts/", current=True), Tab("Bảng theo dõi", "/matrix/"), Tab("Sổ theo dõi", "/list/")]
    shown = {
        "facts": facts,
        "tabs": tabs,
        "statuses": list(STATUSES),
        "section": "exchanges",
        "now": dt.datetime(2026, 11, 24, 2, 12, tzinfo=dt.UTC),
        "day": TODAY,
        "actions": [Action("Xem bản đã ký", "/nothing/"), Action("Soạn báo cáo tổng kết", "/form/", main=True)],
        "above": [Link("Văn bản phối hợp", "/list/"), Link("mục II.2a")],
    }
    return render(request, "gallery/parts.html", shown)


def sheet(request):
    return render(request, "gallery/sheet.html", {"day": TODAY})


def confirm(request):
    return render(
        request,
        "screen/confirm.html",
        {
            "title": "Tiếp nhận báo cáo quý III/2026 của Ban Nội chính?",
            "sentence": "Sau khi tiếp nhận, kỳ này ghi hoàn thành đúng hạn.",
            "consequences": ["Ban Nội chính thấy ngay.", "Đã tiếp nhận thì không rút lại."],
            "action": "Tiếp nhận",
            "back": "/",
        },
    )


def draft(request):
    if "bí mật" in request.POST.get("result", ""):
        return HttpResponse(
            "Nội dung mang dấu mật không được lưu.", status=422, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse(status=204)


def fragment(request):
    if request.htmx:
        return HttpResponse(f'<p id="answer">Đã trả lời, {request.method}</p>')
    return render(request, "gallery/fragment.html")


def agreement(request):
    tabs = [Tab("Nội dung", "/agreement/", current=True), Tab("Bảng theo dõi", "/matrix/"), Tab("Văn bản", "/list/")]
    return render(request, "gallery/agreement.html", {"tabs": tabs, "section": "agreements"})


def reading(request):
    keys = [(["j", "k"], "chuyển câu"), (["Enter"], "xác nhận"), (["e"], "sửa"), (["u"], "lấy lại")]
    return render(request, "gallery/reading.html", {"keys": keys, "section": "agreements"})


def review(request):
    return render(request, "gallery/review.html", {"section": "reviews"})


def leader(request):
    counts = [
        (2, 0, 0, 0),
        (3, 0, 0, 0),
        (1, 1, 0, 0),
        (4, 0, 0, 0),
        (2, 1, 0, 0),
        (3, 0, 0, 0),
        (2, 1, 0, 0),
        (1, 0, 1, 1),
    ]
    own = [Period(*one, year=place % 4 == 0) for place, one in enumerate(counts)]
    shown = {"chart": quarters(own, 4, "Kỳ báo cáo theo quý, 2025 đến 2026"), "section": "desk", "day": TODAY}
    return render(request, "gallery/leader.html", shown)


class Scheme(forms.Form):
    scheme = forms.ChoiceField(
        label="Cơ quan tính kỳ báo cáo như thế nào?",
        widget=forms.RadioSelect,
        initial="d",
        choices=[
            (
                "d",
                Choice(
                    "Theo Nghị định 09/2019/NĐ-CP",
                    "Quý I từ 15/12 năm trước đến 14/3; năm từ 15/12 năm trước đến 14/12",
                ),
            ),
            ("c", Choice("Theo tháng, quý dương lịch", "Quý I từ 01/01 đến 31/3; năm từ 01/01 đến 31/12")),
            ("l", Choice("Chưa rõ, hỏi lại sau", "Tạm tính theo Nghị định 09/2019, có nhắc trước kỳ đầu tiên")),
        ],
    )


def question(request):
    return render(request, "gallery/question.html", {"form": Scheme()})
