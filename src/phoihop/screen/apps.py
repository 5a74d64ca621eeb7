"""Registers the parts of pages: layout, fields, tables, status shapes; sees to it that their words can be read."""

from django.apps import AppConfig


class ScreenConfig(AppConfig):
    name = "phoihop.screen"
    label = "screen"

    def ready(self) -> None:
        from phoihop.screen.catalogues import compile_where_needed

        compile_where_needed()
