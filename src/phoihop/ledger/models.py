"""The stored acts and what goes with them. `Act` never changes; a body goes only when a wipe act names it.

Everything here is written by `door.py` alone. Rows that can be computed again from acts (verdicts, tips) are kept
because each write needs them, and `phoihop verify` recomputes them.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from phoihop.record import limits


class Record(models.Model):
    """One joint record: the lock under which positions are given, and how far it goes."""

    id = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=20, default="agreement")
    position = models.BigIntegerField(default=0)
    forked = models.BooleanField(default=False)
    founded = models.DateTimeField()


class Act(models.Model):
    """An act's header and signature as they were received, with what is looked up by. Append-only."""

    pk = models.CompositePrimaryKey("record", "position")
    record = models.CharField(max_length=64)
    position = models.BigIntegerField()
    act = models.CharField(max_length=64)
    author = models.CharField(max_length=32)
    seq = models.IntegerField()
    kind = models.CharField(max_length=limits.KIND_LENGTH)
    thread = models.CharField(max_length=200)
    depth = models.IntegerField()
    branch = models.IntegerField(default=0)
    header = models.BinaryField()
    signature = models.BinaryField()
    stored = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["record", "act"], name="act_once")]
        indexes: ClassVar = [
            models.Index(fields=["record", "thread", "position"], name="act_thread"),
            models.Index(fields=["record", "author", "seq"], name="act_chain"),
            models.Index(fields=["record", "kind", "author"], name="act_kind"),
        ]


class ActBody(models.Model):
    """The words of an act. Deleted only when a wipe act names it."""

    pk = models.CompositePrimaryKey("record", "act")
    record = models.CharField(max_length=64)
    act = models.CharField(max_length=64)
    body = models.BinaryField()


class NamedFile(models.Model):
    """An act names a file, in its facts or its words. Asked before a file is taken away (`naming.py`)."""

    pk = models.CompositePrimaryKey("digest", "record", "act")
    digest = models.CharField(max_length=64)
    record = models.CharField(max_length=64)
    act = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["record", "act"], name="named_by_act")]


class SetAside(models.Model):
    """An act that is kept and does not count, with the reason; or whose kind is not known here yet."""

    pk = models.CompositePrimaryKey("record", "act")
    record = models.CharField(max_length=64)
    act = models.CharField(max_length=64)
    reason = models.CharField(max_length=60)


class Tip(models.Model):
    """The newest act of an author (one on each branch), and whether somebody else has named it yet."""

    pk = models.CompositePrimaryKey("record", "act")
    record = models.CharField(max_length=64)
    act = models.CharField(max_length=64)
    author = models.CharField(max_length=32)
    seq = models.IntegerField()
    named = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["record", "author"], name="tip_author")]


class Key(models.Model):
    """A key of an organisation's card. `locked` is the private key, encrypted, where the organisation is hosted here.

    `coming` is the next key of the card, not in use yet: only its digest is on the card.
    """

    thumbprint = models.CharField(primary_key=True, max_length=43)
    organisation = models.CharField(max_length=32, db_index=True)
    public = models.BinaryField()
    locked = models.BinaryField(null=True)
    next_digest = models.CharField(max_length=64, blank=True)
    coming = models.BooleanField(default=False)
    since = models.DateTimeField()
    closed = models.DateTimeField(null=True)


class Waiting(models.Model):
    """An act from elsewhere that waits for another, or is not known to be anybody's: bounded, never shown as said."""

    pk = models.CompositePrimaryKey("record", "act")
    record = models.CharField(max_length=64)
    act = models.CharField(max_length=64)
    line = models.BinaryField()
    waits_for = models.CharField(max_length=64)
    came = models.DateTimeField()


class Projection(models.Model):
    """Which version of a room's read tables stands in this database; a stale one is rebuilt at start."""

    room = models.CharField(primary_key=True, max_length=40)
    digest = models.CharField(max_length=64)
    horizon = models.DateField(null=True)
