"""The machine that was measured, in one sentence: figures without it mean nothing."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = {"manim": "manim", "av": "PyAV", "numpy": "NumPy", "pycairo": "pycairo"}


def described() -> str:
    """Processor, cores this process may use, memory, system and versions."""
    cores = len(os.sched_getaffinity(0))
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(package)}" for package, name in PACKAGES.items())
    return (
        f"{_processor()}, {cores} core{'s' if cores > 1 else ''}, {gigabytes:.0f} GB of memory, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return " ".join(value.split())
    return platform.machine()
