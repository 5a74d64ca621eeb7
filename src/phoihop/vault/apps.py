from contextlib import suppress
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings


class VaultConfig(AppConfig):
    """Files that acts name by their digest."""

    name = "phoihop.vault"
    label = "vault"

    def ready(self) -> None:
        """Make the folder for temporary files; where that fails Django's own check names it."""
        with suppress(OSError):
            Path(settings.TEMPORARY).mkdir(parents=True, exist_ok=True)
