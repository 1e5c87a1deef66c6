"""`python -m steepest`, the same as the command `steepest`."""

import sys

from steepest.command import main

if __name__ == "__main__":
    sys.exit(main())
