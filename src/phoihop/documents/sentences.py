"""The sentences with which a form that cannot be used is refused, in both languages."""

from __future__ import annotations

SENTENCES = {
    "form_not_word": {
        "vi": "Mẫu này không phải tệp Word (.docx). Hãy lưu mẫu từ Word với đuôi .docx rồi tải lên lại.",
        "en": "This form is not a Word file (.docx). Save it from Word as .docx and upload it again.",
    },
    "form_broken": {
        "vi": "Mẫu có chỗ điền sai: {detail}. Hãy sửa chỗ đó trong Word rồi tải lên lại.",
        "en": "The form has a field that cannot be filled: {detail}. Correct it in Word and upload it again.",
    },
}


def refusal_words(code: str, detail: str = "", language: str = "vi") -> str:
    """Return the sentence of a refusal; `detail` says which field of the form is meant."""
    return SENTENCES[code]["en" if language == "en" else "vi"].format(detail=detail)
