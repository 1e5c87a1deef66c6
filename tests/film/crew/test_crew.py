"""Workers: what comes back, what is said when one is lost, and that none stays."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from multiprocessing import forkserver
from pathlib import Path

import pytest

from steepest.film.crew.crew import Again, Done, Lost, Reported, run
from tests.film.tasks import work

ROOT = Path(__file__).resolve().parents[3]


def gone(process: int, patience: float = 5) -> bool:
    """Whether a process ends within so many seconds."""
    for _ in range(int(patience * 50)):
        try:
            status = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            return True
        if status.rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


def test_a_forked_process_leaves_the_folder_of_its_parent_alone() -> None:
    assert {*run(work, ["echo a"], 1)} >= {Done("echo a", "a")}
    child = multiprocessing.get_context("fork").Process(target=gc.collect)
    child.start()
    child.join()
    assert {*run(work, ["echo b"], 1)} >= {Done("echo b", "b")}


def test_results_and_news_come_back() -> None:
    assert set(run(work, ["echo a", "echo b"], 2)) == {
        Reported("echo a", 0.5),
        Done("echo a", "a"),
        Reported("echo b", 0.5),
        Done("echo b", "b"),
    }


def test_a_worker_begins_with_manim_and_without_what_it_can_do_without() -> None:
    job = "imported manim av sympy scipy networkx IPython steepest.stage.theme"
    assert Done(job, "manim av sympy") in set(run(work, [job], 1))


def test_the_path_is_as_it_was_when_a_worker_has_started(monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (None, "/somewhere"):
        if path is None:
            monkeypatch.delenv("PYTHONPATH", raising=False)
        else:
            monkeypatch.setenv("PYTHONPATH", path)
        assert Done("echo a", "a") in set(run(work, ["echo a"], 1))
        assert os.environ.get("PYTHONPATH") == path


def test_a_lost_worker_takes_nothing_with_it() -> None:
    jobs = ["die", "echo a", "raise", "fault", "leave", "echo b"]
    outcomes = [event for event in run(work, jobs, 2) if isinstance(event, Done | Lost)]
    said = {event.job: event.sentence for event in outcomes if isinstance(event, Lost)}
    assert {event.job for event in outcomes if isinstance(event, Done)} == {"echo a", "echo b"}
    assert said == {
        "die": "die: its process was ended by SIGKILL (is the machine out of memory?)",
        "leave": "leave: its process ended by itself with exit code 7",
        "raise": "internal fault: ZeroDivisionError: no slope; run with --traceback to see where",
        "fault": "lecture.md:3: the slope is not negative",
    }
    assert [event.job for event in outcomes if isinstance(event, Lost) and event.fault] == ["fault"]


def test_a_job_whose_process_dies_is_tried_once_more(tmp_path: Path) -> None:
    outcomes = list(run(work, [f"die once {tmp_path / 'sign'}"], 1))
    assert [type(event) for event in outcomes] == [Again, Done]
    assert "ended by SIGKILL" in outcomes[0].sentence  # type: ignore[union-attr]


def test_what_is_left_of_it_is_tried(tmp_path: Path) -> None:
    outcomes = list(run(work, ["die"], 1, rest=lambda job: "echo rest"))
    assert outcomes[1:] == [Reported("echo rest", 0.5), Done("echo rest", "rest")]


def test_a_server_that_is_killed_while_it_is_asked_is_replaced() -> None:
    """Processes fork from it. It stands still when it is asked for one, so it is asked when it is killed."""
    assert Done("echo a", "a") in set(run(work, ["echo a"], 1))
    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    os.kill(server, signal.SIGSTOP)
    killing = threading.Timer(1.0, os.kill, (server, signal.SIGKILL))
    killing.start()
    assert Done("echo b", "b") in set(run(work, ["echo b"], 1))
    killing.join()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="signals are read from Linux's /proc")
def test_a_ctrl_c_never_reaches_the_server() -> None:
    """A terminal sends it to all, and while the server imports manim it would end in a traceback."""
    code = (
        "from multiprocessing import forkserver\n"
        "from steepest.film.crew.server import warm\n"
        "warm()\n"
        "print(open(f'/proc/{forkserver._forkserver._forkserver_pid}/status').read())\n"
        "print(open('/proc/self/status').read())\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    server, ours = (
        int(line.split()[1], 16) for line in ended.stdout.splitlines() if line.startswith("SigBlk")
    )
    interrupt = 1 << (signal.SIGINT - 1)
    assert server & interrupt and not ours & interrupt


FEW_FILES = """
import os, resource
from steepest.film.crew.server import context_of_workers, start, warm
class Process:
    def start(self):
        print("asked", end=" ")
context, process = context_of_workers(), Process()
warm()
there, (_, most) = 1 + max(map(int, os.listdir("/proc/self/fd"))), resource.getrlimit(resource.RLIMIT_NOFILE)
for more in (1, 2, 12):
    resource.setrlimit(resource.RLIMIT_NOFILE, (there + more, most))
    try:
        start(process, context)
    except OSError as error:
        print(error.strerror, end=" ")
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in Linux's /proc")
def test_the_server_is_asked_only_where_a_process_may_open_what_it_needs() -> None:
    """Amid a start, it would end in a traceback."""
    ended = subprocess.run(
        [sys.executable, "-c", FEW_FILES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "Too many open files Too many open files asked "


def test_a_disk_full_of_type_is_no_fault_of_ours() -> None:
    (lost,) = run(work, ["fill"], 1)
    assert isinstance(lost, Lost)
    assert lost.fault
    assert lost.sentence == "a disk: there is no room left (No space left on device)"


def test_every_job_has_a_process_of_its_own() -> None:
    assert [event.result for event in run(work, ["memory", "memory"], 1) if isinstance(event, Done)] == [
        "x",
        "x",
    ]


def test_leaving_the_crew_ends_its_workers(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    outcomes = run(work, ["echo a", f"sleep {sign}"], 2)
    next(outcomes)
    while not (sign.exists() and sign.read_text(encoding="ascii")):
        time.sleep(0.02)
    outcomes.close()  # type: ignore[attr-defined]
    assert gone(int(sign.read_text(encoding="ascii")))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_ending_the_parent_leaves_no_orphan(how: signal.Signals, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    code = (
        "from steepest.film.crew.crew import run; from tests.film.tasks import work; "
        f"list(run(work, ['sleep {sign}'], 1))"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL, env={**os.environ}
    )
    while not (sign.exists() and sign.read_text(encoding="ascii")):
        time.sleep(0.02)
    parent.send_signal(how)
    parent.wait(10)
    assert gone(int(sign.read_text(encoding="ascii")))


LEFT = """
import sys
from steepest.film.crew.crew import run
from tests.film.tasks import work
for event in run(work, sys.argv[1:], 1):
    print(event, flush=True)
"""


@pytest.mark.verify
def test_what_a_killed_run_left_among_temporary_files_goes_with_the_next(tmp_path: Path) -> None:
    """Sockets of its processes, for one, whose paths must be short."""
    sign = tmp_path / "sign"
    command = [sys.executable, "-c", LEFT]
    with tempfile.TemporaryDirectory(dir="/tmp") as temporary:
        environment = {**os.environ, "TMPDIR": temporary}
        killed = subprocess.Popen([*command, f"sleep {sign}"], cwd=ROOT, env=environment)
        while not (sign.exists() and sign.read_text(encoding="ascii")):
            assert killed.poll() is None
            time.sleep(0.02)
        killed.kill()
        killed.wait()
        assert gone(int(sign.read_text(encoding="ascii")))
        assert len(os.listdir(temporary)) == 1
        subprocess.run([*command, "echo a"], cwd=ROOT, env=environment, check=True, capture_output=True)
        assert os.listdir(temporary) == []


def test_a_path_too_long_for_a_socket_does_not_stop_a_run(tmp_path: Path) -> None:
    temporary = tmp_path / ("x" * 90)
    temporary.mkdir()
    command = [sys.executable, "-c", LEFT, "echo a"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
