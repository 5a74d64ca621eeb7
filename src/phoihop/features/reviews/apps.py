from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews: the state of an agreement over a period, computed and printed."""

    name = "phoihop.features.reviews"
    label = "reviews"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from phoihop.people.acting import acts_for_one
        from phoihop.screen import navigation

        navigation.add(navigation.Entry("reviews", _("Reviews"), "reviews", 40, acts_for_one))
