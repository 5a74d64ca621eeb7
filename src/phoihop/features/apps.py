from django.apps import AppConfig


class FeaturesConfig(AppConfig):
    """Tells the ledger which rooms there are, once all models are loaded."""

    name = "phoihop.features"
    label = "features"

    def ready(self) -> None:
        from phoihop.features.table import ROOMS
        from phoihop.ledger.registry import REGISTRY

        REGISTRY.fill(ROOMS)
