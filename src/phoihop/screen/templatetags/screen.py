"""Tags and filters of every template: statuses, dates, figures, fields, addresses, tables.

They only draw. What they are given is already chosen, counted and allowed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.loader import get_template
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from phoihop.screen import words
from phoihop.screen.charts import bar
from phoihop.screen.lines import draw_lines
from phoihop.screen.parts import Link, WorkLine
from phoihop.screen.status import STATUSES, extended_word
from phoihop.screen.status import said as said_status

if TYPE_CHECKING:
    from phoihop.screen.tables import Filter

register = template.Library()

_ON_ONE_LINE = 26  # letters of a link, such as a count, that are not torn apart


def local_day(value: Any) -> dt.date | None:
    """Return the day in Viet Nam of a date, a moment (aware or not) or an ISO string; None for nothing."""
    if not value:
        return None
    if isinstance(value, str):
        return dt.date.fromisoformat(value[:10])
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value if isinstance(value, dt.date) else None


@register.filter
def dmy(value: Any) -> str:
    """24/11/2026."""
    return words.dmy(local_day(value))


@register.filter
def dm(value: Any) -> str:
    """24/11, where the year is plain from the place."""
    return words.dm(local_day(value))


@register.filter
def weekday(value: Any) -> str:
    """Thứ Ba."""
    day = local_day(value)
    return words.weekday(day) if day else ""


@register.filter
def in_letters(value: Any) -> str:
    """Ngày 05 tháng 6 năm 2026."""
    day = local_day(value)
    return words.date_in_letters(day) if day else ""


@register.filter
def clock(value: dt.datetime | None) -> str:
    """Hours and minutes in Viet Nam: 09:12."""
    return f"{timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def period(label: str) -> str:
    """`2026-Q3` as “quý III/2026”."""
    return words.period_words(label)


@register.filter
def figure(value: Any) -> str:
    """A number with the separators of the reader's language, without needless zeros; a dash for none."""
    if value is None or value == "":
        return "–"
    if isinstance(value, Decimal | float):
        value = Decimal(str(value))
        value = value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
    return str(formats.number_format(value, use_l10n=True, force_grouping=True))


@register.filter
def unbroken(value: str) -> str:
    from phoihop.vietnamese import unbroken as without_breaks

    return without_breaks(str(value))


@register.simple_tag
@cache
def shape(code: str) -> SafeString:
    """Draw the shape of a status alone; only where its word stands beside it."""
    return format_html('<svg class="shape {}" aria-hidden="true"><use href="#{}"/></svg>', code, STATUSES[code].symbol)


@register.simple_tag
def shapes(codes: Iterable[str]) -> SafeString:
    """Draw some shapes in a row: a long text has thousands."""
    return mark_safe("".join(shape(code) for code in codes))  # noqa: S308 - drawn by `shape`


@register.simple_tag
def status(code: str, said: str = "", days: int | None = None, extended: int = 0) -> SafeString:
    """Draw a status by shape and word; `days` are told with it, `said` replaces the word."""
    known = STATUSES[code]
    more = format_html(" ({})", extended_word(extended)) if extended else ""
    return format_html(
        '<span class="status {}"><svg class="shape" aria-hidden="true"><use href="#{}"/></svg> {}{}</span>',
        code,
        known.symbol,
        said or said_status(code, days),
        more,
    )


@register.simple_tag
def sentence(said: object) -> SafeString:
    """Draw words, a `parts.Link`, or a list of both as one sentence with commas between its parts."""
    if isinstance(said, Link):
        looks = " ".join([*["red"] * said.red, *["nowrap"] * (len(str(said.words)) <= _ON_ONE_LINE)])
        red = format_html(' class="{}"', looks) if looks else ""
        if said.url:
            return format_html('<a href="{}"{}>{}</a>', said.url, red, said.words)
        return format_html("<span{}>{}</span>", red, said.words)
    if isinstance(said, list | tuple):
        return format_html_join(", ", "{}", ((sentence(one),) for one in said))
    return format_html("{}", said)


@register.simple_tag
def work_lines(lines: Sequence[WorkLine]) -> SafeString:
    """Draw the lines of a desk."""
    return draw_lines(lines)


@register.simple_tag
def status_word(code: str) -> str:
    return str(STATUSES[code].word)


@register.simple_tag
def options(one: Filter) -> SafeString:
    """Draw the choices of a select. Plainly, because there may be hundreds on every page of a large installation."""
    drawn = [
        f'<option value="{escape(value)}"{" selected" if value == one.value else ""}>{escape(str(said))}</option>'
        for value, said in one.choices
    ]
    return mark_safe("".join(drawn))  # noqa: S308 - every word above is escaped


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: Any) -> str:
    """Return the query of this page with some values changed; an empty value leaves the name out."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else None
    if query is None:
        return ""
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag
def field(bound: BoundField, kind: str = "") -> SafeString:
    """Draw a field of a form: label above, help under it, errors, the control. `kind` adds a class (`narrow`)."""
    plain = bound.use_fieldset or getattr(bound.field.widget, "input_type", "") in {"checkbox", "file"}
    attrs: dict[str, str | bool] = {} if plain else {"class": "control"}
    shown = {"field": bound, "kind": kind, "control": bound if bound.is_hidden else bound.as_widget(attrs=attrs)}
    return SafeString(get_template("screen/parts/field.html").render(shown))


@register.simple_tag
def control(bound: BoundField, label: str = "") -> SafeString:
    """Draw the control of a field alone, in a table whose heads label it; `label` is what screen readers say."""
    attrs: dict[str, str | bool] = {"class": "control", "aria-label": str(label or bound.label)}
    drawn = bound.as_widget(attrs=attrs)
    if not bound.errors:
        return SafeString(drawn)
    return format_html(
        '{}<span class="error" id="{}_error">{}</span>',
        drawn,
        bound.auto_id,
        " ".join(str(error) for error in bound.errors),
    )


@register.simple_tag
def share_bar(part: float, whole: float, words: str = "", red: bool = False) -> SafeString:
    """Draw a bar as long as `part` of `whole`; `words` where nothing beside it says the same."""
    return bar(part, whole, words, red=red)


class Around(Node):
    """A block tag that draws a part around what the template writes between its two ends."""

    def __init__(self, part: str, named: dict[str, FilterExpression], inside: NodeList) -> None:
        self.part = part
        self.named = named
        self.inside = inside

    def render(self, context: Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.named.items()}
        inside = self.inside.render(context)
        if context.template is None:
            raise template.TemplateSyntaxError(f"{self.part} is drawn by a whole template only")
        part = context.template.engine.get_template(self.part)
        with context.push(**given, inside=inside):
            return part.render(context)


def _around(name: str, part: str) -> None:
    def compiled(parser: Parser, token: Token) -> Around:
        bits = token.split_contents()[1:]
        named = token_kwargs(bits, parser)
        if bits:
            raise template.TemplateSyntaxError(f"{{% {name} %}} takes names with values only, got {bits[0]!r}")
        inside = parser.parse((f"end{name}",))
        parser.delete_first_token()
        return Around(part, named, inside)

    register.tag(name, compiled)


_around("table", "screen/parts/table.html")
_around("group", "screen/parts/group.html")
_around("quote", "screen/parts/quote.html")
