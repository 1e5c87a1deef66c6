"""A real cluster on this machine: a scheduler and workers of Dask, which see none of our folders."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from steepest.film.cluster import connection
from steepest.film.cluster.bundle import Bundle, bundle

DEEDS = Path(__file__).with_name("deeds.py")


@dataclass
class Dask:
    """A scheduler, its address, and workers by name, each with one thread and a folder of its own."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    address: str
    workers: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, **variables: str) -> None:
        """Start a worker, in another folder than ours and with nothing of ours on its path."""
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name, "--host", "127.0.0.1"]
        command = [sys.executable, "-m", "distributed.cli.dask_worker", self.address, *options]
        local = self.folder / name
        local.mkdir()
        self.workers[name] = _started([*command, "--local-directory", str(local)], local, variables)

    def start_two(self) -> None:
        """Start "a" and "b", and wait until both have joined."""
        for name in ("a", "b"):
            self.start(name)
        self.await_joined("a", "b")

    def await_joined(self, *names: str) -> None:
        """Wait until the scheduler knows these workers."""
        while not all(b"Registered to" in (self.folder / name / "log").read_bytes() for name in names):
            time.sleep(0.05)

    def playing(self, name: str) -> bool:
        """Whether a worker is at work on a job."""
        return any((self.folder / name).rglob("playing-*"))

    def kill(self, name: str) -> None:
        """Kill a worker as the system would that has no memory left."""
        process = self.workers.pop(name)
        process.kill()
        process.wait()


def _started(command: list[str], folder: Path, variables: dict[str, str]) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command, cwd=folder, env={**environment, "HOME": str(folder), **variables}, stderr=log, stdout=log
        )


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    """A scheduler without workers, to do anything to."""
    with _cluster(tmp_path / "elsewhere") as cluster:
        yield cluster


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A scheduler and its worker "a", for several tests that leave them as they were."""
    with _cluster(tmp_path_factory.mktemp("dask") / "elsewhere") as cluster:
        cluster.start("a")
        yield cluster


@contextlib.contextmanager
def _cluster(folder: Path) -> Iterator[Dask]:
    """Whatever was started ends in the end."""
    folder.mkdir()
    where = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(where)]
    scheduler = _started([sys.executable, "-m", "distributed.cli.dask_scheduler", *options], folder, {})
    cluster = Dask(folder, scheduler, "")
    try:
        while not cluster.address:
            assert scheduler.poll() is None, (folder / "log").read_text(encoding="utf-8")
            if where.is_file() and (content := where.read_text(encoding="utf-8")).strip().endswith("}"):
                cluster.address = json.loads(content)["address"]
            time.sleep(0.05)
        yield cluster
    finally:
        for process in (*cluster.workers.values(), scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def deeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundles hold `deeds.py` as well, so that workers can do more than film."""

    def with_deeds(folder: Path) -> Bundle:
        usual = bundle(folder)
        content = io.BytesIO(usual.content)
        with zipfile.ZipFile(content, "a") as archive:
            archive.write(DEEDS, "engine/deeds.py")
        return Bundle(content.getvalue(), usual.lecture)

    monkeypatch.setattr(connection, "bundle", with_deeds)
    monkeypatch.syspath_prepend(str(DEEDS.parent))
