"""What is run inside a worker of Dask, where nothing of ours is installed: these functions travel by value.

They use Python's own modules and Dask's. A bundle is unpacked into the worker's own folder, which Dask removes
when the worker ends. Code of ours runs in processes of its own only, so that a worker stays as it was.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import selectors
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DAY = 86400.0  # seconds for which a bundle is kept that nobody uses
LOOK = 0.5  # seconds between two looks whether a job is still wanted


def welcome(number: int, digest: str, content: bytes, channel: str, variables: Mapping[str, str]) -> None:
    """Unpack a bundle, and put into the queue `channel` what must be alike between this machine and that which sent it:
    (number, JSON), a table of versions, or the sentence why this machine cannot film.
    """
    from distributed import Queue, get_client

    try:
        told: object = _ready(digest, content, variables)
    except Exception as error:
        told = str(error) or type(error).__name__
    queue = Queue(channel, client=get_client())
    queue.put((number, json.dumps(told)))


def _ready(digest: str, content: bytes, variables: Mapping[str, str]) -> dict[str, str]:
    """Raises RuntimeError with the last line of what went wrong where this machine cannot film."""
    from distributed import get_worker

    folder = Path(get_worker().local_directory) / f"steepest-{digest}"
    for other in folder.parent.glob("steepest-*"):
        if other != folder and time.time() - other.stat().st_mtime > DAY:
            shutil.rmtree(other, ignore_errors=True)
    if not folder.is_dir():
        scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix="unpacking-"))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(scratch)
        try:
            scratch.rename(folder)  # whole or not at all
        except OSError:
            shutil.rmtree(scratch)
            if not folder.is_dir():  # or another thread was first
                raise
    command = [sys.executable, "-P", "-m", "steepest.film.cluster.likeness"]
    ended = subprocess.run(
        command,
        cwd=folder,
        env=_environment(folder, variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if ended.returncode:
        raise RuntimeError((ended.stderr.strip() or f"exit code {ended.returncode}").splitlines()[-1])
    found: dict[str, str] = json.loads(ended.stdout)
    return found


def work(
    number: int, job: bytes, digest: str, lecture: str, channel: str, variables: Mapping[str, str]
) -> None:
    """Do a job in a process of its own; what it tells goes into the queue `channel` as it comes, each time as
    (number, content), and in the end (number, exit code). A job that is not wanted any more is ended.
    """
    from distributed import Queue, get_client, get_worker

    worker = get_worker()
    key = worker.get_current_task()
    queue = Queue(channel, client=get_client())
    try:
        _work(number, job, digest, lecture, variables, worker, key, queue)
    except Exception as error:  # an exception would travel as a pickle, which nobody reads
        queue.put((number, f"its worker gave it up: {error}"))
    finally:
        queue.close()


def _work(
    number: int,
    job: bytes,
    digest: str,
    lecture: str,
    variables: Mapping[str, str],
    worker: Any,
    key: str,
    queue: Any,
) -> None:
    folder = Path(worker.local_directory) / f"steepest-{digest}"
    os.utime(folder)
    scratch = tempfile.mkdtemp(dir=worker.local_directory, prefix="playing-")
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "steepest.film.cluster.player", str(folder / lecture)],
        cwd=scratch,
        env=_environment(folder, variables),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        with contextlib.suppress(BrokenPipeError):  # its exit code says why
            process.stdin.write(len(job).to_bytes(8, "big") + job)
        # the pipe stays open: when this worker ends, the process does
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)
            while _wanted(worker, key):
                if not ready.select(LOOK):
                    continue
                content = _frame(process.stdout)
                if content is None:
                    queue.put((number, process.wait()))
                    return
                queue.put((number, content))
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
        shutil.rmtree(scratch, ignore_errors=True)


def _wanted(worker: Any, key: str) -> bool:
    """Whether somebody still waits for a task: not once it is cancelled, nor when who sent it or the scheduler has
    gone.
    """
    task = worker.state.tasks.get(key)
    return task is not None and task.state == "executing" and worker.status.name in ("running", "paused")


def _frame(source: Any) -> bytes | None:
    """The next whole event; None where there is none."""
    header = _exactly(8, source)
    return None if header is None else _exactly(int.from_bytes(header, "big"), source)


def _exactly(length: int, source: Any) -> bytes | None:
    """So many bytes; None where there are fewer."""
    content = bytearray()
    while len(content) < length:
        part = source.read(min(length - len(content), 2**20))
        if not part:
            return None
        content += part
    return bytes(content)


def _environment(folder: Path, variables: Mapping[str, str]) -> dict[str, str]:
    """The worker's own variables; our code is found first."""
    theirs = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(folder / "engine"), *([theirs] if theirs else [])])
    return {**variables, **os.environ, "PYTHONPATH": path}
