"""An organisation begins to work in this installation: it gets a key, silently, and from then on speaks for itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from phoihop.ledger.keys import make_key
from phoihop.ledger.models import Key
from phoihop.people.models import Organisation


def join(organisation: Organisation, now: datetime) -> None:
    """Let an organisation work here. It sees a record only when that record's keeper has bound it with its key."""
    with transaction.atomic():
        if not Key.objects.filter(organisation=organisation.id, coming=False).exists():
            make_key(organisation.id, now)
        organisation.joined = True
        organisation.save(update_fields=["joined"])
