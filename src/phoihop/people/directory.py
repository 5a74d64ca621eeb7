"""What the operator, or an organisation of itself, can do about an entry of the directory.

Nothing here speaks in a record: a change of body is a succession and made of acts, a second entry for one and the same
body is a slip of the directory. Names are never overwritten, they end on a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from phoihop.people.actions import OrganisationPlan, enter_organisation, rename_organisation
from phoihop.people.models import Membership, Organisation, OrganisationName
from phoihop.record.refused import Refused
from phoihop.vietnamese import fold_key


@dataclass(frozen=True)
class Details:
    """What stands on an organisation's paper and how it reckons, its name aside."""

    short_name: str = ""
    abbreviation: str = ""
    superior: str = ""
    place: str = ""
    numbering: str = Organisation.Numbering.STATE
    scheme: str = "decree-09-2019"


def change_details(organisation: Organisation, details: Details) -> None:
    """Change an organisation's details. Documents already recorded keep theirs."""
    for name, value in vars(details).items():
        setattr(organisation, name, value)
    organisation.save(update_fields=list(vars(details)))


def known_as(name: str) -> Organisation | None:
    """Return the body that bears or bore this name, marks and case aside."""
    found = OrganisationName.objects.filter(key_fold=fold_key(name)[:300]).select_related("organisation__same_as")
    entry = found.first()
    if entry is None:
        return None
    return entry.organisation.same_as or entry.organisation


def entry_named(name: str) -> Organisation:
    """Return the entry of the directory under this name or former name, or refuse."""
    known = known_as(name)
    if known is None:
        raise Refused("entry_unknown", {"given": name}, "missing")
    return known


def enter_new(plan: OrganisationPlan) -> Organisation:
    """Enter a body that is not in the directory yet, under any of its names."""
    known = known_as(plan.name)
    if known is not None:
        raise Refused("organisation_known", {"name": known.name}, "conflict")
    return enter_organisation(plan)


def rename_from(organisation: Organisation, name: str, on: date) -> None:
    """Give a body another name from a day on; the day must lie after the one on which its present name began."""
    known = known_as(name)
    if known is not None and known != organisation:
        raise Refused("organisation_known", {"name": known.name}, "conflict")
    if fold_key(name) == organisation.key_fold and " ".join(name.split()) == organisation.name:
        raise Refused("name_is_the_same", {"name": organisation.name})
    present = organisation.names.filter(until=None).first()
    if present is not None and present.since is not None and on <= present.since:
        raise Refused("rename_too_early", {"name": organisation.name, "since": present.since.isoformat()})
    rename_organisation(organisation, name, on)


def check_duplicate(duplicate: Organisation, kept: Organisation) -> None:
    """Refuse to take two entries for one where they are one already, or where both have a life of their own."""
    if duplicate == kept:
        raise Refused("same_entry", {"name": kept.name})
    if kept.same_as_id is not None or duplicate.same_as_id is not None:
        raise Refused("already_merged", {"name": duplicate.name}, "conflict")
    if duplicate.joined or Membership.objects.filter(organisation=duplicate).exists():
        raise Refused("duplicate_works_here", {"name": duplicate.name}, "conflict")
    if duplicate.successions_out.exists() or duplicate.successions_in.exists():
        raise Refused("duplicate_has_history", {"name": duplicate.name}, "conflict")


def merge_duplicate(duplicate: Organisation, kept: Organisation) -> None:
    """Take a second entry for the same body out of the directory: whoever looks for it finds the one kept.

    Acts that name the second entry stay as they are and are shown with the name of the one kept; until their keeper
    binds that party anew they do not come to the desk of the one kept.
    """
    check_duplicate(duplicate, kept)
    with transaction.atomic():
        known = set(kept.names.values_list("key_fold", flat=True))
        for entry in duplicate.names.exclude(key_fold__in=known):
            # Another spelling of the name, without days: it was never a name that the body bore for a time.
            OrganisationName.objects.create(
                organisation=kept, name=entry.name, since=None, until=kept.since, key_fold=entry.key_fold
            )
        duplicate.names.all().delete()
        duplicate.same_as = kept
        duplicate.name, duplicate.short_name, duplicate.abbreviation = kept.name, kept.short_name, kept.abbreviation
        duplicate.key_fold, duplicate.sort_key = kept.key_fold, kept.sort_key
        duplicate.save()
