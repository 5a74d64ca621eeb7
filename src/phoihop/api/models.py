"""Tokens of the API: private rows, kept as digests, one for each use that a person names."""

from __future__ import annotations

from django.db import models

from phoihop.people.models import Organisation, User


class Token(models.Model):
    """Lets a program act as one person for one organisation, with the roles that the person has there now."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    last_used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
