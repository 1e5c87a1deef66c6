"""`python -m bench.scaling`, which `make scaling` runs."""

from __future__ import annotations

import sys

from bench.scaling.scaling import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
