"""The first hour of an installation: three questions, one a page, then the place for the first document.

Open to whoever comes first, as long as the installation has nobody; afterwards the pages of body and periods are for
the administrator who corrects the answers. Answers wait in the session; the password waits there only as its hash.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import login
from django.contrib.auth.hashers import make_password
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements.first_hour_forms import LATER, BodyForm, PersonForm, SchemeForm
from phoihop.ledger.joining import join
from phoihop.people.acting import actor_of
from phoihop.people.actions import OrganisationPlan, enter_organisation, rename_organisation, set_roles
from phoihop.people.models import Organisation, User
from phoihop.people.rights import ADMINISTRATOR, OFFICER, SIGNER, administers
from phoihop.registers.catalogues import PeriodScheme
from phoihop.screen.clock import now, today
from phoihop.screen.words import dmy
from phoihop.timetable import periods_cut_off, scheme_named
from phoihop.timetable.sentences import label_words
from phoihop.vietnamese import fold_key

ANSWERS = "first_hour"
BACKEND = "django.contrib.auth.backends.ModelBackend"
DEFAULT_SCHEME = "decree-09-2019"


def is_new() -> bool:
    """Whether nobody can sign in to this installation yet."""
    return not User.objects.exists()


def body_words(name: str, place: str) -> str:
    """Name a body with its place, where the name does not hold the place already."""
    return f"{name}, {place}" if place and fold_key(place) not in fold_key(name) else name


def numbering_words(organisation: Organisation) -> str:
    """Say how a body's documents are numbered, by an example."""
    return numbering_example(organisation.numbering, organisation.abbreviation)


def numbering_example(numbering: str, abbreviation: str) -> str:
    short = abbreviation or _("ABBREVIATION")
    if numbering == Organisation.Numbering.PARTY:
        return _("Body of the Party: 05-CV/%(short)s, by term of the congress") % {"short": short}
    return _("Body of the State: 05/CV-%(short)s, by year") % {"short": short}


def scheme_words(code: str) -> str:
    if code == "decree-09-2019":
        return _("By Decree 09/2019, a quarter ends on the 14th")
    if code == "calendar":
        return _("By calendar months and quarters")
    row = PeriodScheme.objects.filter(code=code).first()
    return row.name if row is not None else code


def example_words(code: str, day: date) -> str:
    """Say what a scheme means today: when the running quarter and year end."""
    scheme = scheme_named(code if code in {"decree-09-2019", "calendar"} else DEFAULT_SCHEME)
    lang = "en" if (get_language() or "vi").startswith("en") else "vi"
    ends = []
    for cadence in ("quarterly", "yearly"):
        found = periods_cut_off(cadence, scheme, day, day.replace(year=day.year + 2, day=1), due="2 working days after")
        ends.append((label_words(found[0].label, lang), dmy(found[0].to)))  # type: ignore[arg-type]
    given = {"quarter": ends[0][0], "quarter_end": ends[0][1], "year": ends[1][0], "year_end": ends[1][1]}
    return _("%(quarter)s ends on %(quarter_end)s, %(year)s on %(year_end)s.") % given


def answers_of(request: HttpRequest) -> dict[str, Any]:
    return dict(request.session.get(ANSWERS, {}))


def remember(request: HttpRequest, **given: Any) -> None:
    request.session[ANSWERS] = answers_of(request) | given


def answered(request: HttpRequest) -> list[tuple[int, str, str]]:
    """Return the answers so far: number, words, address to change it."""
    given = answers_of(request)
    found = []
    if "body" in given:
        body = given["body"]
        name = body_words(body["name"], body["place"])
        example = numbering_example(body["numbering"], body["abbreviation"])
        found.append((1, f"{name}. {example}", reverse("first_body")))
    if "person" in given:
        found.append((2, f"{given['person']['post']} ({given['person']['username']})", reverse("first_person")))
    return found


def administrator_or_404(request: HttpRequest) -> Organisation:
    actor = actor_of(request)
    if not actor or not administers(actor) or actor.organisation is None:
        raise Http404
    return actor.organisation


def page(request: HttpRequest, number: int, form: Any, **more: Any) -> HttpResponse:
    shown = {"number": number, "form": form, "answered": answered(request), "changing": not is_new(), **more}
    status = 422 if form.errors else 200
    return render(request, f"agreements/first_{number}.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def first_body(request: HttpRequest) -> HttpResponse:
    """Question 1: which body, and how its numbers are written."""
    if not is_new():
        return change_body(request, administrator_or_404(request))
    initial = answers_of(request).get("body", {})
    form = BodyForm(request.POST) if request.method == "POST" else BodyForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        remember(request, body=form.cleaned_data)
        return HttpResponseRedirect(reverse("first_person"))
    return page(request, 1, form)


def change_body(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Correct the answer to question 1. A corrected name is the old one's correction, valid from today."""
    names = ("name", "place", "abbreviation", "numbering")
    initial = {name: getattr(organisation, name) for name in names}
    form = BodyForm(request.POST) if request.method == "POST" else BodyForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        for name in names[1:]:
            setattr(organisation, name, given[name])
        organisation.save(update_fields=list(names[1:]))
        if given["name"] != organisation.name:
            rename_organisation(organisation, given["name"], today())
        return HttpResponseRedirect(reverse("new_agreement"))
    return page(request, 1, form)


@require_http_methods(["GET", "HEAD", "POST"])
def first_person(request: HttpRequest) -> HttpResponse:
    """Question 2: who is the first person."""
    if not is_new():
        raise Http404
    given = answers_of(request)
    if "body" not in given:
        return HttpResponseRedirect(reverse("first_body"))
    form = PersonForm(request.POST) if request.method == "POST" else PersonForm(initial=given.get("person", {}))
    if request.method == "POST" and form.is_valid():
        person = {"post": form.cleaned_data["post"], "username": form.cleaned_data["username"]}
        remember(request, person=person | {"password": make_password(form.cleaned_data["password"])})
        return HttpResponseRedirect(reverse("first_scheme"))
    return page(request, 2, form)


@require_http_methods(["GET", "HEAD", "POST"])
def first_scheme(request: HttpRequest) -> HttpResponse:
    """Question 3: by which periods; then the installation is made."""
    new = is_new()
    organisation = None if new else administrator_or_404(request)
    given = answers_of(request)
    if new and "person" not in given:
        return HttpResponseRedirect(reverse("first_body" if "body" not in given else "first_person"))
    own = list(PeriodScheme.objects.filter(builtin=False).values_list("code", "name"))
    initial = {"scheme": organisation.scheme if organisation is not None else DEFAULT_SCHEME}
    form = SchemeForm(request.POST if request.method == "POST" else None, own=own, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["scheme"]
        scheme = DEFAULT_SCHEME if chosen == LATER else chosen
        if organisation is not None:
            organisation.scheme = scheme
            organisation.save(update_fields=["scheme"])
        else:
            found_installation(request, given, scheme)
        return HttpResponseRedirect(reverse("new_agreement"))
    day = today()
    examples = [(code, example_words(code, day)) for code in (DEFAULT_SCHEME, "calendar", LATER)]
    chosen = str(form["scheme"].value() or DEFAULT_SCHEME)
    return page(request, 3, form, example=dict(examples).get(chosen, ""), examples=examples, day=day)


def found_installation(request: HttpRequest, given: dict[str, Any], scheme: str) -> None:
    """Enter the body and its first person, who is signed in at once."""
    body, person = given["body"], given["person"]
    plan = OrganisationPlan(
        name=body["name"],
        abbreviation=body["abbreviation"],
        place=body["place"],
        numbering=body["numbering"],
        scheme=scheme,
    )
    organisation = enter_organisation(plan)
    join(organisation, now())
    user = User(username=person["username"], display_name=person["post"], password=person["password"], is_operator=True)
    user.save()
    set_roles(user, organisation, [OFFICER, SIGNER, ADMINISTRATOR], post=person["post"])
    request.session.pop(ANSWERS, None)
    login(request, user, backend=BACKEND)
