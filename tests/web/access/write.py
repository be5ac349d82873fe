"""Ask every cell and write the table; run as `python -m tests.web.access.write`."""

import sys
import tempfile
from pathlib import Path

from tests.web.access.cells import asked, routes
from tests.web.access.places import Places
from tests.web.access.table import EXPECTED, written


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        EXPECTED.write_text(written((route, dict(asked(places, route))) for route in routes(places)), encoding="utf-8")
    sys.stdout.write(f"{EXPECTED} is written; read what changed before you keep it.\n")


if __name__ == "__main__":
    main()
