"""Having the words of an entry of ours deleted: asked once, with what goes and what stays."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements import actions
from phoihop.features.agreements.views.asking import ask
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.record import worded
from phoihop.features.agreements.views.refusing import refuse
from phoihop.features.agreements.views.who_may import check_party
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.verify import named_files
from phoihop.people.rights import SIGNER, may_write, signed_in
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.vault import keeping
from phoihop.vault.models import StoredFile

REASONS = (
    ("personal_data", gettext_lazy("It has data of persons that must not stand there")),
    ("secret", gettext_lazy("It has what may not be stored here")),
    ("mistake", gettext_lazy("It was attached or typed by mistake")),
    ("law", gettext_lazy("An authority or the law demands it")),
)


class Wiping(forms.Form):
    """Why the words go: a word of a fixed list, which stays in the record."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        widget=forms.RadioSelect,
        choices=REASONS,
        error_messages={"required": gettext_lazy("Choose why the words are deleted.")},
    )


def may_wipe(look: Looking) -> bool:
    return look.is_party and may_write(look.actor, needs=SIGNER)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def wipe_page(request: HttpRequest, record: str, act: str) -> HttpResponse:
    """Delete the words of an own entry, and its files that nothing else names."""
    look = Looking(request, record)
    rows = list(StoredAct.objects.filter(record=record, act=act))
    entries = worded(look, rows)
    mine = rows and rows[0].author == look.actor.organisation_id
    if not rows or not entries or not entries[0].has_words:
        raise Http404
    check_party(look, needs=SIGNER)
    if not mine:
        raise Refused("only_its_author", {"author": look.names.organisation(rows[0].author)}, "forbidden")
    files = own_files(record, act)
    form = Wiping(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.wipe_words(record, act, reason, by=look.actor, now=now())
        except Refused as refused:
            refuse(form, refused)
        else:
            for digest in files:
                keeping.wipe(digest, "law" if reason == "personal_data" else reason, now=now())
            messages.success(request, _("The words are deleted."))
            return HttpResponseRedirect(f"{look.url('agreement_record')}#act-{entries[0].position}")
    gone = ngettext("%(n)d file goes with them.", "%(n)d files go with them.", len(files)) % {"n": len(files)}
    return ask(
        look,
        form,
        title=_("Delete the words of entry %(n)d") % {"n": entries[0].position},
        sentence=entries[0].words,
        action=_("Delete the words"),
        back=look.url("agreement_record"),
        consequences=[
            _("All words of this entry are deleted here: titles, results, reasons, names, numbers of documents."),
            *([gone] if files else []),
            _("That it was said, by whom and when stays, and so do its dates and states."),
            _("Nobody can bring the words back."),
        ],
    )


def own_files(record: str, act: str) -> list[str]:
    """Return the files that this entry alone brought and names."""
    named = list(named_files(record))
    mine = {digest for _record, each, digest in named if each == act}
    others = {digest for _record, each, digest in named if each != act}
    once = StoredFile.objects.filter(digest__in=mine - others, takes__lte=1, wiped_at=None)
    return list(once.values_list("digest", flat=True))
