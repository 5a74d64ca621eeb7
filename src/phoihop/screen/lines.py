"""The lines of a desk, drawn by a plain function: a desk shows a hundred, and a template takes ten times as long.

What stands in the lines was found elsewhere (`parts.WorkLine`); here every word is escaped and put into its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from phoihop.screen.parts import Action, Words, WorkLine
from phoihop.screen.status import STATUSES
from phoihop.screen.words import dmy


def draw_lines(lines: Iterable[WorkLine]) -> SafeString:
    """Draw lines as one list: what and why, to whom, when and how it stands, one thing to do."""
    drawn = "".join([_line(line) for line in lines])
    return mark_safe(f'<ul class="lines" data-lines>{drawn}</ul>')  # noqa: S308 - every word is escaped below


def draw_action(action: Action) -> str:
    """Draw an action as a button that is a link."""
    kind = " main" if action.main else ""
    asked = " data-confirm" if action.confirm else ""
    return f'<a class="button{kind}" href="{_said(action.url)}"{asked}>{_said(action.words)}</a>'


def _said(words: Words) -> str:
    return escape(str(words))


def _line(line: WorkLine) -> str:
    title = _said(line.title)
    named = f'<a href="{_said(line.url)}">{title}</a>' if line.url else title
    when = dmy(line.due) if line.due else line.due_words
    return (
        f'<li class="work" data-line>\n<div class="what"><h3>{named}</h3>{_below(line.why)}</div>\n'
        f'<div class="whom"><p class="first">{_said(line.whom)}</p>{_below(line.source)}</div>\n'
        f'<div class="when"><p class="first">{_said(when)}</p>{_standing(line)}</div>\n'
        f"{_doing(line)}</li>"
    )


def _below(words: Words) -> str:
    return f"<p>{_said(words)}</p>" if words else ""


def _standing(line: WorkLine) -> str:
    if not line.status:
        return ""
    known = STATUSES[line.status]
    shape = f'<svg class="shape" aria-hidden="true"><use href="#{known.symbol}"/></svg>'
    said = _said(line.state or known.word)
    kind = "strong" if line.strong else ""
    return f'<p class="{kind}"><span class="status {line.status}">{shape} {said}</span></p>'


def _doing(line: WorkLine) -> str:
    return f'<div class="do">{draw_action(line.action)}</div>\n' if line.action else ""
