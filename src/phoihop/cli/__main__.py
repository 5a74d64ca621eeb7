"""The same as the command `phoihop`, where scripts are not on the path: `python -m phoihop.cli`."""

import sys

from phoihop.cli import main

sys.exit(main())
