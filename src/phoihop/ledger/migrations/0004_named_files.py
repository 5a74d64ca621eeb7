from typing import Any

from django.db import migrations, models

from phoihop.ledger.naming import digests_in


def note_what_stands(apps: Any, schema_editor: Any) -> None:
    """Write down which files the acts name that were stored before there was an index."""
    Act, ActBody = apps.get_model("ledger", "Act"), apps.get_model("ledger", "ActBody")
    NamedFile = apps.get_model("ledger", "NamedFile")
    found = []
    for record, act, header in Act.objects.values_list("record", "act", "header").iterator(2000):
        body = ActBody.objects.filter(record=record, act=act).values_list("body", flat=True).first()
        if isinstance(header, str) or isinstance(body, str):
            continue  # what was changed so that it cannot be read is told of by `verify`
        names = digests_in(bytes(header), None if body is None else bytes(body))
        found += [NamedFile(digest=each, record=record, act=act) for each in sorted(names)]
    NamedFile.objects.bulk_create(found, batch_size=400)


class Migration(migrations.Migration):
    """Which acts name which files, so that asking costs the same however long the records are."""

    dependencies = [("ledger", "0003_kinds_of_64_characters")]

    operations = [
        migrations.CreateModel(
            name="NamedFile",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "digest", "record", "act", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("record", models.CharField(max_length=64)),
                ("act", models.CharField(max_length=64)),
            ],
            options={"indexes": [models.Index(fields=["record", "act"], name="named_by_act")]},
        ),
        migrations.RunPython(note_what_stands, migrations.RunPython.noop),
    ]
