"""What the crew is given to do in tests; workers import it by name."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from steepest.script.fault import Fault
from steepest.stage.type.kept import type_folder


def work(job: str, tell: Callable[[object], None]) -> str:
    """Do as the job says."""
    match job.split():
        case ["echo", word]:
            tell(0.5)
            return word
        case ["fault"]:
            raise Fault("lecture.md:3: the slope is not negative")
        case ["raise"]:
            raise ZeroDivisionError("no slope")
        case ["fill"]:
            with open("/dev/full", "w", encoding="ascii") as full:
                full.write("letters")
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die", "once", file]:
            if not Path(file).exists():
                Path(file).write_text("", encoding="ascii")
                os.kill(os.getpid(), signal.SIGKILL)
        case ["leave"]:
            os._exit(7)
        case ["sleep", file]:
            Path(file).write_text(str(os.getpid()), encoding="ascii")
            time.sleep(60)
        case ["type"]:
            return str(type_folder())
        case ["imported", *names]:
            return " ".join(name for name in names if name in sys.modules)
        case ["memory"]:
            os.environ["STEEPEST_TEST_MARK"] = os.environ.get("STEEPEST_TEST_MARK", "") + "x"
            return os.environ["STEEPEST_TEST_MARK"]
    return job
