"""How the refusals, verdicts and findings of the record read, in both languages.

Each sentence says what is wrong and, where somebody can do something, what. Parameters stand in braces; an id of an act
is shown by its first characters only where a person asks for it.
"""

from phoihop.record.verify import Verified

SENTENCES: dict[str, dict[str, str]] = {
    "header.too_large": {
        "vi": "Lượt ghi dài quá {limit} byte nên không nhận. Hãy chia thành nhiều lượt ghi.",
        "en": "The entry is longer than {limit} bytes and is not taken. Divide it into several.",
    },
    "header.not_ascii": {
        "vi": "Phần máy đọc của lượt ghi có chữ không phải ASCII nên không nhận. Hãy đề nghị nơi gửi xuất lại dữ liệu.",
        "en": "The machine-read part of the entry holds characters beyond ASCII. Ask the sender to export it again.",
    },
    "header.too_deep": {
        "vi": "Lượt ghi lồng quá {limit} tầng nên không nhận. Hãy đề nghị nơi gửi xuất lại dữ liệu.",
        "en": "The entry nests deeper than {limit} levels. Ask the sender to export it again.",
    },
    "header.malformed": {
        "vi": "Lượt ghi không đúng cấu trúc nên không nhận. Hãy đề nghị nơi gửi xuất lại dữ liệu.",
        "en": "The entry does not have the right form. Ask the sender to export it again.",
    },
    "header.not_canonical": {
        "vi": "Lượt ghi không viết theo dạng chuẩn nên không nhận. Hãy đề nghị nơi gửi xuất lại dữ liệu.",
        "en": "The entry is not written in its one standard form. Ask the sender to export it again.",
    },
    "header.number": {
        "vi": "Lượt ghi có số lẻ hoặc số quá lớn ở phần máy đọc nên không nhận.",
        "en": "The machine-read part of the entry holds a fraction or a number that is too large.",
    },
    "header.list_too_long": {
        "vi": "Lượt ghi có danh sách dài quá {limit} mục nên không nhận. Hãy chia thành nhiều lượt ghi.",
        "en": "The entry holds a list of more than {limit} items. Divide it into several entries.",
    },
    "header.version": {
        "vi": "Lượt ghi viết theo phiên bản mới hơn phiên bản {known} mà phần mềm này biết. Hãy cập nhật phần mềm.",
        "en": "The entry is written in another version than {known}, the one known here. Update the software.",
    },
    "header.empty": {
        "vi": "Lượt ghi có trường {field} để trống nên không nhận.",
        "en": "The field {field} of the entry is written and empty, so it is not taken.",
    },
    "header.list": {
        "vi": "Lượt ghi nêu hai lần cùng một lượt ghi khác trong một danh sách nên không nhận.",
        "en": "The entry lists another entry twice, so it is not taken.",
    },
    "header.founding": {
        "vi": "Lượt ghi mở sổ không được dựa trên lượt ghi nào khác nên không nhận.",
        "en": "The entry that founds a record cannot rest on any other, so it is not taken.",
    },
    "signature.malformed": {
        "vi": "Chữ ký số của lượt ghi không đủ độ dài nên không nhận.",
        "en": "The signature of the entry has the wrong length.",
    },
    "signature.wrong": {
        "vi": "Chữ ký số không khớp với lượt ghi: nội dung hoặc chữ ký đã bị thay đổi.",
        "en": "The signature does not fit the entry: its content or the signature was changed.",
    },
    "facts.malformed": {
        "vi": "Lượt ghi không có hiệu lực vì phần dữ liệu không đúng mẫu của loại lượt ghi đó.",
        "en": "The entry has no effect: its facts do not have the form of its kind.",
    },
    "body.too_large": {
        "vi": "Nội dung lượt ghi dài quá {limit} byte nên không nhận. Hãy để phần dài trong tệp kèm theo.",
        "en": "The words of the entry are longer than {limit} bytes. Put the long part into an attached file.",
    },
    "body.malformed": {
        "vi": "Phần lời văn của lượt ghi không đọc được nên không nhận; lượt ghi vẫn được giữ.",
        "en": "The words of the entry cannot be read and are not taken; the entry itself is kept.",
    },
    "body.no_salt": {
        "vi": "Phần lời văn của lượt ghi thiếu mã ngẫu nhiên bảo vệ nên không nhận; lượt ghi vẫn được giữ.",
        "en": "The words of the entry lack the random value that protects them and are not taken; the entry is kept.",
    },
    "body.not_its_own": {
        "vi": "Phần lời văn không phải của lượt ghi này: đã bị thay đổi hoặc tráo đổi. Hãy xin lại từ cơ quan đã ghi.",
        "en": "The words are not those of this entry: they were changed or swapped. Ask the author for them again.",
    },
    "body.was_wiped": {
        "vi": "Phần lời văn của lượt ghi này đã được xóa theo quy định nên không nhận lại.",
        "en": "The words of this entry were wiped as the law demands and are not taken again.",
    },
    "act.other_record": {
        "vi": "Lượt ghi thuộc sổ theo dõi khác nên không nhận vào sổ này.",
        "en": "The entry belongs to another record and is not taken into this one.",
    },
    "act.cannot_stand": {
        "vi": "Lượt ghi dựa trên lượt ghi chưa có ở đây, hoặc khóa ký chưa được xác nhận. Hãy mở lại trang và thử lại.",
        "en": "The entry rests on one that is not here, or its key is not confirmed. Open the page again and retry.",
    },
    "chain.not_its_own": {
        "vi": "Lượt ghi nối tiếp lượt ghi của cơ quan khác nên không nhận.",
        "en": "The entry continues the entries of another organisation and is not taken.",
    },
    "chain.number": {
        "vi": "Số thứ tự của lượt ghi không nối tiếp lượt ghi trước của cùng cơ quan nên không nhận.",
        "en": "The number of the entry does not follow that of its author's previous one, so it is not taken.",
    },
    "chain.stranger": {
        "vi": "Lượt ghi của cơ quan không thuộc sổ theo dõi này nên không nhận.",
        "en": "The entry comes from an organisation that is no member of this record and is not taken.",
    },
    "basis.no_effect": {
        "vi": "Lượt ghi không có hiệu lực vì dựa trên một lượt ghi không có hiệu lực.",
        "en": "The entry has no effect: it rests on one that has none.",
    },
    "thread.not_opened": {
        "vi": "Lượt ghi không có hiệu lực vì nối vào một lượt ghi không mở đầu vụ việc nào.",
        "en": "The entry has no effect: it continues an entry that opened nothing.",
    },
    "thread.other_kind": {
        "vi": "Lượt ghi không có hiệu lực vì không thuộc loại được ghi trong vụ việc này.",
        "en": "The entry has no effect: its kind does not belong into this thread.",
    },
    "key.weak": {
        "vi": "Khóa công khai không hợp lệ hoặc quá yếu nên không nhận. Hãy đề nghị cơ quan đó tạo khóa mới.",
        "en": "The public key is not valid or too weak. Ask the organisation to make a new one.",
    },
    "key.cannot_open": {
        "vi": "Không mở được khóa: mật khẩu hoặc tệp bảo vệ không đúng, hoặc tệp khóa đã bị thay đổi.",
        "en": "The key cannot be opened: the secret or passphrase is another one, or the file was changed.",
    },
    "key.secret_malformed": {
        "vi": "Tệp bảo vệ khóa không đủ độ dài. Hãy khôi phục tệp này từ bản sao lưu.",
        "en": "The secret that protects keys has the wrong length. Restore its file from a backup.",
    },
    "key.not_in_terms": {
        "vi": "Việc đóng khóa không có hiệu lực vì không ghi ở phần nội dung văn bản.",
        "en": "The closing of the key has no effect: it does not stand in the thread of the terms.",
    },
    "key.not_earlier": {
        "vi": "Việc đóng khóa không có hiệu lực: chỉ khóa sau trên thẻ của cơ quan mới đóng được khóa trước.",
        "en": "The closing has no effect: only a later key of the organisation's card closes an earlier one.",
    },
    "wipe.not_its_own": {
        "vi": "Việc xóa không có hiệu lực: chỉ cơ quan đã ghi mới được xóa lời văn của mình.",
        "en": "The wipe has no effect: only its own author may have the words of an entry deleted.",
    },
    "waiting.full": {
        "vi": "Chỗ chờ đã đầy nên chưa nhận lượt ghi này. Nơi gửi vẫn giữ và sẽ gửi lại.",
        "en": "There is no room for entries that wait. The sender still has this one and will send it again.",
    },
    "line.too_long": {
        "vi": "Dòng {line} của tệp quá dài nên bỏ qua. Các dòng khác vẫn được nhận.",
        "en": "Line {line} of the file is too long and was left out. The other lines are taken.",
    },
    "line.malformed": {
        "vi": "Dòng {line} của tệp không đọc được nên bỏ qua. Các dòng khác vẫn được nhận.",
        "en": "Line {line} of the file cannot be read and was left out. The other lines are taken.",
    },
    "bundle.malformed": {
        "vi": "Đây không phải là tệp trao đổi sổ theo dõi, hoặc tệp bị hỏng. Hãy chép lại từ nơi gửi.",
        "en": "This is no file of a joint record, or it is damaged. Copy it again from the sender.",
    },
    "bundle.too_long": {
        "vi": "Tệp có quá {limit} dòng; phần sau không đọc. Hãy đề nghị nơi gửi chia thành nhiều tệp.",
        "en": "The file has more than {limit} lines; the rest was not read. Ask the sender to divide it.",
    },
    "card.malformed": {
        "vi": "Đây không phải là thẻ khóa của cơ quan, hoặc thẻ bị hỏng. Hãy xin lại thẻ.",
        "en": "This is no card of an organisation, or it is damaged. Ask for it again.",
    },
    "card.not_the_next_key": {
        "vi": "Khóa thứ {place} trên thẻ không phải là khóa đã được báo trước. Hãy liên hệ với cơ quan đó.",
        "en": "Key {place} of the card is not the one that was announced. Ask that organisation in person.",
    },
    "card.signature_wrong": {
        "vi": "Chữ ký của khóa thứ {place} trên thẻ không đúng: thẻ đã bị thay đổi. Hãy xin lại thẻ.",
        "en": "The signature of key {place} of the card is wrong: the card was changed. Ask for it again.",
    },
    "card.other_keys": {
        "vi": "Thẻ này không nối tiếp thẻ đã xác nhận của cơ quan. Hãy gọi điện và so lại mã kiểm tra trước khi nhận.",
        "en": "This card does not continue the one that was confirmed. Compare the fingerprint by telephone first.",
    },
    "verify.twice": {
        "vi": "Lượt ghi được lưu hai lần.",
        "en": "The entry is stored twice.",
    },
    "verify.other_id": {
        "vi": "Lượt ghi được lưu không còn như khi nhận: mã của nội dung đang lưu khác mã đã ghi.",
        "en": "The stored entry is not what was received: its bytes have another digest than its id.",
    },
    "verify.key_unknown": {
        "vi": "Không có khóa đã xác nhận để kiểm tra chữ ký của lượt ghi.",
        "en": "There is no confirmed key to check the signature of the entry with.",
    },
    "verify.missing_below": {
        "vi": "Lượt ghi dựa trên một lượt ghi không còn ở đây ({missing}).",
        "en": "The entry rests on one that is no longer here ({missing}).",
    },
    "verify.missing": {
        "vi": "Thiếu lượt ghi này, vốn là lượt ghi mới nhất của một cơ quan.",
        "en": "This entry, the newest of its author, is missing.",
    },
}

_SUMMARIES = {
    "vi": (
        "Đã kiểm tra {acts} lượt ghi và {bodies} nội dung; mọi chữ ký đều đúng và không có gì bị thay đổi.",
        "Đã kiểm tra {acts} lượt ghi và {bodies} nội dung; có {found} chỗ không đúng.",
        "{absent} nội dung không có ở đây (chưa nhận được hoặc đã xóa theo quy định); điều này không phải là lỗi.",
        "Lượt ghi {act}: {sentence}",
    ),
    "en": (
        "{acts} entries and {bodies} bodies were checked; every signature holds and nothing was changed.",
        "{acts} entries and {bodies} bodies were checked; {found} things are wrong.",
        "{absent} bodies are not here (not yet come, or wiped as the law demands), which is no fault.",
        "Entry {act}: {sentence}",
    ),
}


def verification(verified: Verified, language: str = "vi") -> list[str]:
    """The result of a verification: one sentence where all is well, else also one for each thing that is wrong."""
    well, wrong, absent, finding = _SUMMARIES[language]
    lines = [
        (wrong if verified.findings else well).format(
            acts=verified.acts, bodies=verified.bodies, found=len(verified.findings)
        )
    ]
    lines += [
        finding.format(act=found.act[:12], sentence=SENTENCES[found.code][language].format(**found.params))
        for found in verified.findings
    ]
    return [*lines, absent.format(absent=verified.absent)] if verified.absent else lines
