"""What a machine may do to a run, drawn at random: before it starts, and while it works."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

Chance: TypeAlias = random.Random
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
ODD = (
    *(("LANG", "C"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nowhere"), ("TERM", "dumb"), ("COLUMNS", "3")),
    *(("PYTHONHASHSEED", "7"), ("PYTHONOPTIMIZE", "2"), ("OMP_NUM_THREADS", "junk"), ("TZ", "Nowhere/None")),
    *(("XDG_CACHE_HOME", "/proc/nowhere"), ("NO_COLOR", "1"), ("PYTHONDONTWRITEBYTECODE", "1")),
)
"""Variables of an environment that change no film."""


@dataclass
class Run:
    """A run of a lecture, before it starts and while it works.

    output: the folder of the film, its cache within; temporary: where temporary files go; seconds: how long a calm run
    takes; story: what was done to it; touched: whether the published files themselves were damaged or removed.
    """

    output: Path
    temporary: Path
    seconds: float
    environment: dict[str, str]
    start: Callable[[Run], subprocess.Popen[str]]
    limits: dict[int, int] = field(default_factory=dict)
    story: list[str] = field(default_factory=list)
    touched: bool = False
    process: subprocess.Popen[str] | None = None
    other: subprocess.Popen[str] | None = None

    @property
    def pid(self) -> int:
        """The process, which leads a session of its own."""
        assert self.process is not None
        return self.process.pid

    def limit(self, kind: int, value: int, told: str) -> None:
        """Let the run start with a limit of the system."""
        self.limits[kind] = value
        self.story.append(f"{told} {value:,}")

    def wait(self, chance: Chance) -> str:
        """Let it work for a while; how long it was. Most of what can go wrong begins early."""
        seconds = chance.random() ** 2 * self.seconds
        time.sleep(seconds)
        return f"after {seconds:.1f} s"


Fault: TypeAlias = Callable[[Chance, Run], None]


def small_files(chance: Chance, run: Run) -> None:
    """No file may grow beyond a limit."""
    run.limit(resource.RLIMIT_FSIZE, 2 ** chance.randint(6, 24), "files of at most")


def little_memory(chance: Chance, run: Run) -> None:
    """No process may take more than so much memory."""
    run.limit(
        resource.RLIMIT_AS, chance.choice((150, 300, 500, 800, 1200, 2000, 3000)) << 20, "memory of at most"
    )


def few_files(chance: Chance, run: Run) -> None:
    """No process may open more than so many files. With fewer than twelve, Python itself does not start."""
    run.limit(resource.RLIMIT_NOFILE, chance.choice((12, 16, 24, 32, 48, 64, 128)), "open files at most")


def little_time(chance: Chance, run: Run) -> None:
    """No process may work longer than so many seconds."""
    run.limit(resource.RLIMIT_CPU, chance.choice((1, 2, 3)), "seconds of work at most")


def damaged_cache(chance: Chance, run: Run) -> None:
    """Some files of the cache are not what they were."""
    damage(chance, run, run.output / "cache")


def damaged_film(chance: Chance, run: Run) -> None:
    """Some published files are not what they were, or some of the cache."""
    run.touched = True
    damage(chance, run, run.output)


def no_cache(chance: Chance, run: Run) -> None:
    """Somebody removed the cache."""
    shutil.rmtree(run.output / "cache", ignore_errors=True)
    run.story.append("the cache is removed")


def odd_temporary(chance: Chance, run: Run) -> None:
    """The folder for temporary files is none."""
    long = run.temporary / ("long" * 40)
    run.environment["TMPDIR"] = where = chance.choice(("/nowhere", __file__, "", str(long)))
    run.story.append(f"TMPDIR={where}")


def odd_environment(chance: Chance, run: Run) -> None:
    """A variable that others of the machine look at has a value that is not usual."""
    name, value = chance.choice(ODD)
    run.environment[name] = value
    run.story.append(f"{name}={value}")


def signalled(chance: Chance, run: Run) -> None:
    """A signal comes, to the run alone or to all that it started."""
    when, which = run.wait(chance), chance.choice(SIGNALS)
    send = chance.choice((os.kill, os.killpg))
    run.story.append(f"{which.name} by {send.__name__} {when}")
    if run.process is not None and run.process.poll() is None:
        send(run.pid, which)


def children_killed(chance: Chance, run: Run) -> None:
    """Some processes that the run started are killed."""
    when, children = run.wait(chance), [pid for pid in session(run.pid) if pid != run.pid]
    chosen = chance.sample(children, min(len(children), chance.choice((1, 1, 2, 9))))
    run.story.append(f"{len(chosen)} of {len(children)} children killed {when}")
    for pid in chosen:
        try:
            os.kill(pid, chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV)))
        except ProcessLookupError:
            run.story.append("one had ended")


def paused(chance: Chance, run: Run) -> None:
    """All of the run stands still for a while, as on a laptop that sleeps."""
    run.story.append(f"paused {run.wait(chance)}")
    if run.process is not None and run.process.poll() is None:
        os.killpg(run.pid, signal.SIGSTOP)
        time.sleep(2 * chance.random())
        os.killpg(run.pid, signal.SIGCONT)


def damaged_meanwhile(chance: Chance, run: Run) -> None:
    """Some files of the cache change under the run."""
    run.story.append(run.wait(chance))
    damage(chance, run, run.output / "cache")


def temporary_removed(chance: Chance, run: Run) -> None:
    """Somebody clears away the temporary files."""
    run.story.append(f"temporary files removed {run.wait(chance)}")
    shutil.rmtree(run.temporary, ignore_errors=True)


def output_removed(chance: Chance, run: Run) -> None:
    """Somebody removes the folder of the film."""
    run.touched = True
    run.story.append(f"output removed {run.wait(chance)}")
    shutil.rmtree(run.output, ignore_errors=True)


def raced(chance: Chance, run: Run) -> None:
    """Another run makes the same film in the same folder."""
    run.story.append(f"another run {run.wait(chance)}")
    run.other = run.start(run)


def deaf(chance: Chance, run: Run) -> None:
    """Nobody listens to what the run says of its progress."""
    assert run.process is not None and run.process.stderr is not None
    run.story.append("nobody listens")
    run.process.stderr.close()
    run.process.stderr = None


BEFORE: tuple[Fault, ...] = (
    *(small_files, little_memory, few_files, little_time, damaged_cache),
    *(damaged_film, no_cache, odd_temporary, odd_environment),
)
WHILE: tuple[Fault, ...] = (
    *(signalled, signalled, children_killed, paused, damaged_meanwhile),
    *(temporary_removed, output_removed, raced, deaf),
)


def damage(chance: Chance, run: Run, folder: Path) -> None:
    """Do something to some files below a folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    for file in chance.sample(files, min(len(files), chance.choice((1, 1, 2, 5, 20)))):
        how = chance.choice(
            (flipped, cut, longer, junk, older, removed, folder_instead, pipe_instead, link_instead)
        )
        try:
            how(chance, file)
        except OSError as error:
            run.story.append(f"not {how.__name__}: {error}")
        run.story.append(f"{how.__name__} {file.relative_to(run.output)}")


def flipped(chance: Chance, file: Path) -> None:
    data = bytearray(file.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def cut(chance: Chance, file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: chance.choice((0, chance.randrange(len(data) + 1)))])


def longer(chance: Chance, file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0more")


def junk(chance: Chance, file: Path) -> None:
    file.write_bytes(chance.randbytes(file.stat().st_size))


def older(chance: Chance, file: Path) -> None:
    when = chance.choice((0.0, 4e9))
    os.utime(file, (when, when))


def removed(chance: Chance, file: Path) -> None:
    file.unlink()


def folder_instead(chance: Chance, file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "within").write_text("something", encoding="utf-8")


def pipe_instead(chance: Chance, file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def link_instead(chance: Chance, file: Path) -> None:
    file.unlink()
    file.symlink_to(chance.choice((file, Path("/nowhere/at/all"))))


def session(leader: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            facts = (entry / "stat").read_text().rpartition(")")[2].split() if entry.name.isdigit() else []
        except OSError:  # it ended meanwhile
            continue
        if facts and int(facts[3]) == leader and facts[0] != "Z":
            found.append(int(entry.name))
    return found
