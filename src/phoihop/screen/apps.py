"""Registers the parts of pages: layout, fields, tables, status shapes."""

from django.apps import AppConfig


class ScreenConfig(AppConfig):
    name = "phoihop.screen"
    label = "screen"
