#!/usr/bin/env python3
"""Renders the lecture that it lies beside, or answers a question about it: `render.py --help` says how.

The same program as `steepest`, which takes the lecture where you stand.
"""

import sys
from pathlib import Path

if __name__ == "__main__":  # workers import this file, too
    from steepest.command import main

    sys.exit(main(home=Path(__file__).resolve().parent))
