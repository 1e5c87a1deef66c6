"""What editors and Python leave beside a file. No film depends on it, so it is no reason to render again."""

from __future__ import annotations

import re

LEFTOVER = re.compile(
    r"[.#].*|__pycache__|4913|.*(~|#|\.bak|\.orig|\.tmp|\.temp|\.part|\.pyc|\.sw[a-z]|___jb_\w+___)"
)
"""Their names, and those of their folders."""
