from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistersConfig(AppConfig):
    """The house's read tables and the installation's catalogues."""

    name = "phoihop.registers"
    label = "registers"

    def ready(self) -> None:
        from phoihop.registers.shipped import fill_catalogues

        post_migrate.connect(fill_catalogues, sender=self)
