from django.apps import AppConfig


class FeaturesConfig(AppConfig):
    """Tells the ledger which rooms there are, and the vault that acts name files, once all models are loaded."""

    name = "phoihop.features"
    label = "features"

    def ready(self) -> None:
        from phoihop.features.table import ROOMS
        from phoihop.ledger.naming import named_files_among
        from phoihop.ledger.registry import REGISTRY
        from phoihop.vault.releasing import named_by

        REGISTRY.fill(ROOMS)
        named_by("acts", named_files_among)
