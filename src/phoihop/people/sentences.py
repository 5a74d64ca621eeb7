"""How refusals about people, organisations and rights read, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "needs_officer": {
        "vi": "Tài khoản của anh/chị chỉ được xem. Hãy nhờ chuyên viên hoặc quản trị của cơ quan.",
        "en": "Your account may only read. Ask an officer or the administrator of your organisation.",
    },
    "needs_signer": {
        "vi": "Việc này cần người có thẩm quyền ký của cơ quan. Hãy chuyển cho người ký.",
        "en": "This needs someone who may sign for the organisation. Pass it to the signer.",
    },
    "only_officers": {
        "vi": "Tài khoản của anh/chị không làm được việc này. Trong cơ quan, người làm được: {who}.",
        "en": "Your account cannot do this. In your organisation these can: {who}.",
    },
    "only_signers": {
        "vi": "Việc này cần người có thẩm quyền ký. Trong cơ quan, người làm được: {who}.",
        "en": "This needs somebody who may sign. In your organisation these can: {who}.",
    },
    "only_administrators": {
        "vi": "Việc này do quản trị của cơ quan làm: {who}.",
        "en": "This is for an administrator of your organisation: {who}.",
    },
    "not_a_member": {
        "vi": "Không tìm thấy văn bản này trong sổ của cơ quan.",
        "en": "This agreement is not among those of your organisation.",
    },
    "observers_read": {
        "vi": "Cơ quan theo dõi chỉ xem, không ghi vào sổ.",
        "en": "Observers read the record and do not write in it.",
    },
    "username_form": {
        "vi": "Tên đăng nhập “{given}” chưa dùng được: chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối, ít nhất 2 ký tự. Ví dụ: vanthu.bdv",
        "en": "The user name “{given}” cannot be used: small letters without marks, digits, dots and hyphens, at least 2. For example: clerk.bdv",
    },
    "username_taken": {
        "vi": "Tên đăng nhập “{given}” đã có người dùng. Hãy chọn tên khác.",
        "en": "The user name “{given}” is taken. Choose another.",
    },
    "no_role": {
        "vi": "Hãy chọn ít nhất một vai trò. Muốn ngừng cho người này vào hệ thống thì dùng “Ngừng tài khoản”.",
        "en": "Choose at least one role. To let this person in no longer, use “Close the account”.",
    },
    "serves_elsewhere": {
        "vi": "{name} còn làm việc cho cơ quan khác hoặc vận hành hệ thống, nên cơ quan không tự đặt lại mật khẩu được. Hãy nhờ người vận hành.",
        "en": "{name} also works for another organisation or operates the installation. Ask the operator to set another password.",
    },
    "last_administrator": {
        "vi": "{name} là quản trị duy nhất của cơ quan. Hãy giao vai trò quản trị cho một người khác trước.",
        "en": "{name} is the only administrator of the organisation. Make somebody else an administrator first.",
    },
    "unit_twice": {
        "vi": "Cơ quan đã có “{name}”. Hãy ghi tên khác.",
        "en": "The organisation has “{name}” already. Give another name.",
    },
    "post_twice": {
        "vi": "Đã có vị trí “{name}” ở đơn vị này. Hãy ghi tên khác hoặc chọn đơn vị khác.",
        "en": "This unit has the post “{name}” already. Give another name or another unit.",
    },
    "post_held": {
        "vi": "Còn {count} người giữ vị trí “{name}”. Hãy chuyển họ sang vị trí khác trước.",
        "en": "{count} people hold the post “{name}”. Give them another post first.",
    },
    "organisation_known": {
        "vi": "Danh bạ đã có “{name}” với tên này hoặc tên cũ này. Hãy dùng mục đã có.",
        "en": "The directory has “{name}” under this name or former name. Use that entry.",
    },
    "name_is_the_same": {
        "vi": "“{name}” đang là tên của cơ quan. Hãy ghi tên mới.",
        "en": "“{name}” is the present name. Give the new one.",
    },
    "rename_too_early": {
        "vi": "Tên “{name}” dùng từ ngày {since}. Ngày đổi tên phải sau ngày đó.",
        "en": "The name “{name}” holds since {since}. The new one must begin after that day.",
    },
    "same_entry": {
        "vi": "Hãy chọn một mục khác: “{name}” không thể gộp với chính nó.",
        "en": "Choose another entry: “{name}” cannot be merged with itself.",
    },
    "already_merged": {
        "vi": "“{name}” hoặc mục được chọn đã được gộp trước đây. Hãy chọn mục đang dùng trong danh bạ.",
        "en": "“{name}” or the chosen entry was merged before. Choose an entry that the directory shows.",
    },
    "duplicate_works_here": {
        "vi": "“{name}” đang làm việc trên hệ thống nên không phải là mục trùng. Nếu cơ quan này nhập vào cơ quan khác, hãy ghi việc kế thừa.",
        "en": "“{name}” works in this installation, so it is no duplicate. If it passed into another body, record a succession.",
    },
    "duplicate_has_history": {
        "vi": "“{name}” đã có việc đổi tên hoặc kế thừa nên không gộp được như mục trùng. Hãy gộp theo chiều ngược lại hoặc ghi việc kế thừa.",
        "en": "“{name}” has been renamed or succeeded, so it cannot go as a duplicate. Merge the other way, or record a succession.",
    },
    "entry_unknown": {
        "vi": "Danh bạ không có mục “{given}”. Hãy chọn một tên trong danh sách gợi ý.",
        "en": "The directory has no entry “{given}”. Choose a name from the list.",
    },
}
