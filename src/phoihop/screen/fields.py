"""Form fields as offices type: dates as 24/11/2026, figures as 1.234,5, files by choice or by dragging.

They read what was typed and say plainly what is wrong with it. What a date or a figure may be is the rooms' matter.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from phoihop.vietnamese import NBSP

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
MOST_DIGITS = 15
_FIGURE = re.compile(r"[-−]?\d+([.,]\d+)*", re.ASCII)


class DateInput(forms.DateInput):
    """A text field for dd/MM/yyyy; the script sets a picker beside it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": _("day/month/year"),
            "data-date": "",
            "size": 14,
        }
        super().__init__({**given, **(attrs or {})}, format="%d/%m/%Y")


class DateField(forms.DateField):
    """A date typed as dd/MM/yyyy; also d/M/yyyy, with dots or hyphens, and yyyy-MM-dd."""

    widget = DateInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "form": _("Type the date as day/month/year, for example 24/11/2026."),
        "no_such_day": _("There is no day %(typed)s in the calendar."),
        "far": _("The year %(year)s is out of range: dates lie between 1900 and 2199."),
        "parts": _("%(typed)s is no date: %(parts)s."),
    }
    day_range = _("the day lies between 1 and 31")
    month_range = _("the month lies between 1 and 12")
    year_range = _("the year lies between 1900 and 2199")

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        typed = str(value).strip().replace(" ", "")
        if match := _DAY_FIRST.fullmatch(typed):
            day, month, year = (int(part) for part in match.groups())
        elif match := _YEAR_FIRST.fullmatch(typed):
            year, month, day = (int(part) for part in match.groups())
        else:
            raise ValidationError(self.error_messages["form"], code="form")
        params = {"typed": str(value).strip()}
        right = {
            self.day_range: 1 <= day <= 31,
            self.month_range: 1 <= month <= 12,
            self.year_range: 1900 <= year <= 2199,
        }
        wrong = [str(words) for words, fits in right.items() if not fits]
        if wrong == [str(self.year_range)]:
            raise ValidationError(self.error_messages["far"], code="far", params={"year": year})
        if wrong:
            params["parts"] = ", ".join(wrong)
            raise ValidationError(self.error_messages["parts"], code="parts", params=params)
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise ValidationError(self.error_messages["no_such_day"], code="no_such_day", params=params) from None


class FigureInput(forms.TextInput):
    """A text field for a figure, aligned right, shown with the separators of the reader's language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "data-figure": "", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal) and value == value.to_integral():
            value = value.quantize(Decimal(1))
        if isinstance(value, int | Decimal):
            return str(formats.number_format(value, use_l10n=True, force_grouping=True))
        return None if value in (None, "") else str(value)


class FigureField(forms.DecimalField):
    """A figure typed with Vietnamese or English separators: 1.234.567,89, 1234567,89 or, on English pages, 1,234.5.

    `whole` asks for a whole number. A group of exactly three digits after a single separator is read by the language
    of the page: `1.234` is one thousand two hundred and thirty-four on a Vietnamese page.
    """

    widget = FigureInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Type a figure in digits, for example 1.234 or 12,5."),
        "whole": _("Type a whole number, without a fraction."),
        "too_long": _("The figure is too long: at most 15 digits."),
        "min_value": _("The figure must be %(limit_value)s or more."),
        "max_value": _("The figure must be %(limit_value)s or less."),
    }

    def __init__(self, *, whole: bool = False, **options: Any) -> None:
        self.whole = whole
        options.setdefault("min_value", 0)
        options.setdefault("max_digits", MOST_DIGITS)
        options.setdefault("decimal_places", 0 if whole else 4)
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs take it for an integer field
        if value in self.empty_values:
            return None
        if isinstance(value, str):
            value = self._plain(value)
        figure = super().to_python(value)
        if figure is not None and self.whole:
            if figure != figure.to_integral():
                raise ValidationError(self.error_messages["whole"], code="whole")
            figure = figure.quantize(Decimal(1))
        return figure

    def _plain(self, typed: str) -> str:
        """Return the figure with a point before the fraction and no groups, as `Decimal` reads it."""
        bare = typed.strip().replace(NBSP, "").replace(" ", "").replace("−", "-")
        if not _FIGURE.fullmatch(bare):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if sum(sign.isdigit() for sign in bare) > MOST_DIGITS:
            raise ValidationError(self.error_messages["too_long"], code="too_long")
        point, group = formats.get_format("DECIMAL_SEPARATOR"), formats.get_format("THOUSAND_SEPARATOR")
        last = max(bare.rfind(point), bare.rfind(group))
        if (
            point in bare and group in bare and bare[last] == group
        ):  # 1,234.5 on a Vietnamese page: the last one decides
            point, group = group, point
        whole, mark, fraction = bare.partition(point)
        groups = whole.split(group)
        well_grouped = len(groups) == 1 or (len(groups[0].lstrip("-")) <= 3 and all(len(g) == 3 for g in groups[1:]))
        if not well_grouped and len(groups) == 2 and not mark:  # 12.5 on a Vietnamese page can only be a fraction
            return ".".join(groups)
        if not well_grouped or group in fraction or point in fraction:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return "".join(groups) + ("." + fraction if mark else "")


class FileInput(forms.ClearableFileInput):
    """A file field. Several files where `multiple`; dragging and progress come from the script."""

    template_name = "django/forms/widgets/file.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, multiple: bool = False) -> None:
        self.allow_multiple_selected = multiple  # the widget gives a list then, and a single file otherwise
        super().__init__({"multiple": multiple, **(attrs or {})})


class FilesField(forms.FileField):
    """Several files at once; cleans to a list, empty when none was chosen."""

    widget = FileInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", FileInput(multiple=True))
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            super().clean(None, initial)
            return []
        return [super(FilesField, self).clean(one, initial) for one in files]
