from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews: the state of an agreement over a period, computed and printed."""

    name = "phoihop.features.reviews"
    label = "reviews"
