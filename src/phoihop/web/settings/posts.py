"""Units and posts of an organisation: one page with both lists, and a form for each row."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.people.models import Post, Unit
from phoihop.people.staff import keep_post, keep_unit, remove_post, remove_unit
from phoihop.record.refused import Refused
from phoihop.screen.parts import Action
from phoihop.vietnamese import sort_key
from phoihop.web.settings.frame import administrators, own_organisation, page, refuse, tell
from phoihop.web.settings.people_forms import PostForm, UnitForm


@administrators
def posts(request: HttpRequest) -> HttpResponse:
    organisation = own_organisation(request)
    units = sorted(organisation.units.all(), key=lambda unit: sort_key(unit.name))
    held = list(organisation.posts.select_related("unit").prefetch_related("membership_set"))
    groups = []
    for unit in [*units, None]:
        own = sorted((post for post in held if post.unit == unit), key=lambda post: sort_key(post.name))
        rows = [(post, _held(len({each.user_id for each in post.membership_set.all()}))) for post in own]
        if unit is not None or rows:
            groups.append((unit, rows))
    actions = [Action(_("Add a post"), reverse("new_post"), main=True), Action(_("Add a unit"), reverse("new_unit"))]
    return page(request, "posts", "posts", {"groups": groups, "actions": actions})


def _held(count: int) -> str:
    if not count:
        return _("nobody")
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


@administrators
def unit_page(request: HttpRequest, unit: int | None = None) -> HttpResponse:
    organisation = own_organisation(request)
    kept = None if unit is None else get_object_or_404(Unit, pk=unit, organisation=organisation)
    form = UnitForm(request.POST or None, initial={"name": kept.name} if kept else {})
    if request.method == "POST":
        if kept is not None and "remove" in request.POST:
            remove_unit(kept)
            tell(request, _("Removed: %(name)s.") % {"name": kept.name})
            return HttpResponseRedirect(reverse("posts"))
        if form.is_valid():
            try:
                keep_unit(organisation, form.cleaned_data["name"], kept)
            except Refused as refused:
                refuse(form, refused, "name")
            else:
                return HttpResponseRedirect(reverse("posts"))
    title = _("Unit") if kept else _("Add a unit")
    note = _("The posts of the unit stay and then belong to no unit.") if kept else ""
    return page(request, "small_form", "posts", _small(form, title, "posts", removable=kept is not None, note=note))


@administrators
def post_page(request: HttpRequest, post: int | None = None) -> HttpResponse:
    organisation = own_organisation(request)
    kept = None if post is None else get_object_or_404(Post, pk=post, organisation=organisation)
    form = PostForm(
        organisation, request.POST or None, initial={"name": kept.name, "unit": kept.unit_id} if kept else {}
    )
    if request.method == "POST":
        removing = kept is not None and "remove" in request.POST
        if removing or form.is_valid():
            try:
                if removing and kept is not None:
                    remove_post(kept)
                else:
                    keep_post(organisation, form.cleaned_data["name"], form.cleaned_data["unit"], kept)
            except Refused as refused:
                form.is_valid()
                refuse(form, refused, "name")
            else:
                return HttpResponseRedirect(reverse("posts"))
    title = _("Post") if kept else _("Add a post")
    return page(request, "small_form", "posts", _small(form, title, "posts", removable=kept is not None))


def _small(form: UnitForm | PostForm, title: str, back: str, *, removable: bool, note: str = "") -> dict[str, object]:
    return {
        "form": form,
        "title": title,
        "back": reverse(back),
        "send": _("Save"),
        "remove": _("Remove") if removable else "",
        "note": note,
    }
