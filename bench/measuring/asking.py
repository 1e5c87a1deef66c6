"""Figures from a process of its own: whoever measures must stay small, and nothing it measures may be warm already."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.measuring.process import Unsuccessful

ROOT = Path(__file__).parents[2]


def ask(module: str, *arguments: object) -> Any:
    """Run `python -m module` with arguments and read the JSON that it prints. Raises Unsuccessful with its last
    words.
    """
    command = [sys.executable, "-m", module, *map(str, arguments)]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if asked.returncode:
        said = asked.stderr.strip().splitlines()[-12:]
        raise Unsuccessful(f"{module} ended with {asked.returncode}:\n" + "\n".join(said))
    return json.loads(asked.stdout)
