"""mpmath's arithmetic of numbers between bounds, loaded when it is first asked for.

Reading a formula asks for none, and neither does the process that has others film.
"""

from typing import Any


def __getattr__(name: str) -> Any:
    from mpmath import libmp

    value = globals()[name] = getattr(libmp, name)
    return value
