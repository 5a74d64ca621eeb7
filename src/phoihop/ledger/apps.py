from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """Stored acts, keys, quarantine, and the one door."""

    name = "phoihop.ledger"
    label = "ledger"

    def ready(self) -> None:
        from phoihop.ledger.guards import stand_guards
        from phoihop.ledger.read_tables import make_missing

        post_migrate.connect(stand_guards, sender=self)
        post_migrate.connect(make_missing, sender=self)
