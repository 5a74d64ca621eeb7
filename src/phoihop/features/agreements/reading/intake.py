"""Pages that take a document in: a file with its scan, pasted text, rows of a table kept today, or nothing but typing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.features.agreements.drafts.draft import draft_or_404, open_drafts
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.taking import open_by_hand, take_in, take_text
from phoihop.features.agreements.sentences import FORMS
from phoihop.features.agreements.tables import Party
from phoihop.features.wording import sentence
from phoihop.people.acting import Actor, actor_of
from phoihop.people.rights import administers, check_writer, signed_in
from phoihop.reading import ReadRefused
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.screen.fields import FilesField

LONGEST_TEXT = 2_000_000
GIVEN_UP = timedelta(minutes=3)
"""A reading ends after a minute at most; one that is still waiting then was cut off with its server."""


class FileForm(forms.Form):
    """The document, and its scan where there is one."""

    documents = FilesField(
        label=gettext_lazy("Signed document"),
        error_messages={"required": gettext_lazy("Choose the document, or drop it on the field.")},
    )
    declared = forms.BooleanField(
        label=gettext_lazy("I have looked at the paper of the scan: it bears no secrecy mark."), required=False
    )


class TextForm(forms.Form):
    """Text taken from a scan or a web page, and the scan."""

    text = forms.CharField(
        label=gettext_lazy("Text of the document"),
        help_text=gettext_lazy("Copy all of it, from the heading to the signatures."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": gettext_lazy("Paste the text of the document.")},
    )
    scan = FilesField(label=gettext_lazy("Scan of the signed paper"), required=False)
    declared = forms.BooleanField(
        label=gettext_lazy("I have looked at the paper of the scan: it bears no secrecy mark."), required=False
    )


class HandForm(forms.Form):
    """What an agreement typed by hand begins with."""

    form = forms.ChoiceField(label=gettext_lazy("Kind of document"))
    title = forms.CharField(
        label=gettext_lazy("Subject, as on the document"),
        max_length=500,
        error_messages={"required": gettext_lazy("Type the subject of the document.")},
    )
    parties = forms.CharField(
        label=gettext_lazy("Parties, one on each line"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Type the names of the parties, one on each line.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = "en" if (get_language() or "vi").startswith("en") else "vi"
        self.fields["form"].choices = [(code, words[language]) for code, words in FORMS.items()]  # type: ignore[attr-defined]

    def clean_parties(self) -> list[str]:
        names = list(dict.fromkeys(" ".join(line.split()) for line in self.cleaned_data["parties"].splitlines()))
        found = [name[:250] for name in names if name]
        if len(found) < 2:
            raise forms.ValidationError(_("An agreement has at least two parties: one name on each line."))
        return found


def words_of(refused: Refused | ReadRefused) -> str:
    return sentence(refused.code, refused.params, get_language() or "vi")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_agreement(request: HttpRequest) -> HttpResponse:
    """The one place into which a signed document is dropped."""
    actor = actor_of(request)
    check_writer(actor)
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            table = _table_of(form.cleaned_data["documents"], by=actor)
            if table is not None:
                return HttpResponseRedirect(reverse("table_columns", args=[table]))
            row = take_in(form.cleaned_data["documents"], declared=form.cleaned_data["declared"], by=actor, now=now())
        except (Refused, ReadRefused) as refused:
            form.add_error("declared" if refused.code == "file_undeclared" else "documents", words_of(refused))
        else:
            return HttpResponseRedirect(reverse("reading_desk", args=[row.pk]))
    assert actor.organisation is not None
    first = not Party.objects.filter(organisation=actor.organisation_id).exists()
    shown = {
        "section": "agreements",
        "form": form,
        "first": first,
        "answers": answers(actor) if first else [],
        "drafts": open_drafts(actor),
        "needs_declaring": bool(form.errors.get("declared")),
        "steps": steps(),
    }
    return render(request, "agreements/new.html", shown)


def _table_of(uploads: Sequence[UploadedFile[Any]], *, by: Actor) -> int | None:
    """Take a workbook that was dropped alone in as the table that it is; None for what is read as a document."""
    from phoihop.features.agreements.kept_tables.intake import take_table
    from phoihop.features.agreements.sheets.grid import TableRefused

    if len(uploads) != 1 or not (uploads[0].name or "").casefold().endswith((".xlsx", ".csv")):
        return None
    try:
        return take_table(uploads[0], "", "", by=by, now=now()).pk
    except TableRefused:
        uploads[0].seek(0)
        return None


def answers(actor: Actor) -> list[tuple[str, str, str]]:
    """Return what was answered in the first hour, with the address to change it (for administrators)."""
    from phoihop.features.agreements.first_hour import body_words, numbering_words, scheme_words

    organisation = actor.organisation
    assert organisation is not None
    change = administers(actor)
    name = body_words(organisation.name, organisation.place)
    return [
        (_("Organisation"), name, reverse("first_body") if change else ""),
        (_("Numbers of documents"), numbering_words(organisation), reverse("first_body") if change else ""),
        (_("Reporting periods"), scheme_words(organisation.scheme), reverse("first_scheme") if change else ""),
    ]


def steps() -> list[tuple[str, str]]:
    return [
        (
            _("The document is read, commitments are proposed."),
            _("It takes about a minute. Each commitment says which sentence it comes from."),
        ),
        (
            _("You look and confirm."),
            _("What is unclear is asked first. Stop whenever you like and go on later."),
        ),
        (
            _("The schedule makes itself"),
            _("for the next fifteen months, and on from there. Periods before today are never overdue."),
        ),
        (
            _("Invite the other party to compare"),
            _("when it suits you. Until then one office alone can follow everything."),
        ),
    ]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_from_text(request: HttpRequest) -> HttpResponse:
    """Paste the text: for an office that has only a scan."""
    actor = actor_of(request)
    check_writer(actor)
    form = TextForm(request.POST, request.FILES) if request.method == "POST" else TextForm()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = take_text(given["text"], given["scan"], declared=given["declared"], by=actor, now=now())
        except ReadRefused as refused:
            form.add_error("text", words_of(refused))
        except Refused as refused:
            form.add_error("declared" if refused.code == "file_undeclared" else "scan", words_of(refused))
        else:
            return HttpResponseRedirect(reverse("reading_desk", args=[row.pk]))
    return render(request, "agreements/new_text.html", {"section": "agreements", "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_by_hand(request: HttpRequest) -> HttpResponse:
    """Begin a short agreement without a document: its parties first, then the desk with nothing on it."""
    actor = actor_of(request)
    check_writer(actor)
    assert actor.organisation is not None
    start = {"form": "regulation", "parties": f"{actor.organisation.name}\n"}
    form = HandForm(request.POST) if request.method == "POST" else HandForm(initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = open_by_hand(given["form"], given["title"], given["parties"], by=actor, now=now())
        except Refused as refused:
            form.add_error("title", words_of(refused))
        else:
            return HttpResponseRedirect(reverse("reading_desk", args=[row.pk]))
    return render(request, "agreements/new_by_hand.html", {"section": "agreements", "form": form})


@signed_in
@require_safe
def reading_progress(request: HttpRequest, draft: int) -> HttpResponse:
    """Tell how a long reading stands; leads to the desk once it is done."""
    row = draft_or_404(actor_of(request), draft)
    if row.state == ReadingDraft.State.WAITING and row.changed < now() - GIVEN_UP:
        row.state, row.failure = ReadingDraft.State.FAILED, {"code": "too_slow", "params": {}}
        row.save(update_fields=["state", "failure"])
    if row.state == ReadingDraft.State.WAITING:
        return render(request, "agreements/reading_progress.html", {"section": "agreements", "draft": row})
    if row.state == ReadingDraft.State.FAILED:
        failure = row.failure
        words = sentence(str(failure.get("code")), failure.get("params", {}), get_language() or "vi")
        return render(
            request, "agreements/reading_failed.html", {"section": "agreements", "draft": row, "words": words}
        )
    return HttpResponseRedirect(reverse("reading_desk", args=[row.pk]))
