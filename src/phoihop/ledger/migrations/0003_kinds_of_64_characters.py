from django.db import migrations, models


class Migration(migrations.Migration):
    """A kind may have as many characters as the form of records allows. The guards are set again after a migrate."""

    dependencies = [("ledger", "0002_newest_of_a_thread")]

    operations = [migrations.AlterField("act", "kind", models.CharField(max_length=64))]
