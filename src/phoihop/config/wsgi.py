"""The WSGI application that `phoihop serve`, or any WSGI server, runs."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
application = get_wsgi_application()
# What was loaded stays, so it is not looked through again whenever a large page leaves garbage behind.
gc.collect()
gc.freeze()
