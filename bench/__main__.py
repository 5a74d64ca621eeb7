"""`make bench`: speed on large synthetic installations, of the record and of the reader; `--gold DIR` scores the reader instead.

PostgreSQL gets 20,000 agreements with a million rows of what is owed, SQLite a twentieth of it. Nothing is asserted:
the figures are printed beside the budgets and read by people.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUDGET = (
    "Budgets: reads under 50 ms median, 150 ms p95, 15 queries; filing under 40 ms, alike in short and long records."
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--gold", type=Path, help="a folder with texts, gold and score.py: score the reader")
    parser.add_argument("--agreements", type=int, default=20_000, help="on PostgreSQL; SQLite gets a twentieth")
    parser.add_argument("--one", choices=("postgres", "sqlite"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.gold is not None:
        return subprocess.call([sys.executable, str(HERE / "reading.py"), str(chosen.gold)])
    if chosen.one:
        run(chosen.one, chosen.agreements)
        return 0
    for alone in ("record_speed.py", "reading_speed.py"):
        subprocess.call([sys.executable, str(HERE / alone)])
    worst = 0
    for database, agreements in (("postgres", chosen.agreements), ("sqlite", max(50, chosen.agreements // 20))):
        worst |= _installation(database, agreements)
    print(f"\n{BUDGET}")
    return worst


def _installation(database: str, agreements: int) -> int:
    """Measure in a process of its own, on a folder and a database that are gone afterwards."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    from postgres import Cluster, NotHere, address, folder_for_cluster

    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"PHOIHOP_HOME": home, "DJANGO_SETTINGS_MODULE": "phoihop.config.settings"}
        command = [sys.executable, str(HERE), "--one", database, "--agreements", str(agreements)]
        if database == "sqlite":
            return subprocess.call(command, env=environment)
        try:
            cluster = Cluster(folder_for_cluster())
        except NotHere as missing:
            print(missing)
            return 1
        cluster.start()
        try:
            return subprocess.call(command, env=environment | {"DATABASE_URL": address(cluster.folder)})
        finally:
            cluster.stop()


def run(database: str, agreements: int) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    import installation
    import pages
    from large import make_large

    from phoihop.registers.tally import count_settled
    from phoihop.screen.clock import today

    made = installation.make(agreements, today())
    count_settled(today())  # what tick does every night
    large = make_large(today())
    gc.collect()
    gc.freeze()  # as the server does when it has loaded
    title = f"{database}: {made.agreements:,} agreements, {made.dues:,} rows of what is owed (milliseconds)"
    pages.print_table(title, pages.reads(made, large))
    bare = pages.measured("bare page (sign-in)", pages.page(pages.Client(), "/sign-in/"))
    pages.print_table(f"{database}: filing through the page", [bare, *pages.filings([10, 1_000, 100_000])])


if __name__ == "__main__":
    raise SystemExit(main())
