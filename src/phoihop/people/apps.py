from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, posts, people and the one file of rights."""

    name = "phoihop.people"
    label = "people"
