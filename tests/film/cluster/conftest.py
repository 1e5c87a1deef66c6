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
    variables: dict[str, str] = field(default_factory=dict)
    protocol: str = "tcp"

    def start(self, name: str, **variables: str) -> None:
        """Start a worker, in another folder than ours and with nothing of ours on its path."""
        options = [
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--name",
            name,
            "--host",
            f"{self.protocol}://127.0.0.1",
        ]
        command = [sys.executable, "-m", "distributed.cli.dask_worker", self.address, *options]
        local = self.folder / name
        local.mkdir()
        self.workers[name] = _started(
            [*command, "--local-directory", str(local)], local, {**self.variables, **variables}
        )

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
def _cluster(folder: Path, variables: dict[str, str] | None = None, protocol: str = "tcp") -> Iterator[Dask]:
    """Whatever was started ends in the end. `variables` are Dask's settings there."""
    folder.mkdir()
    where = folder / "scheduler.json"
    options = [
        "--host",
        f"{protocol}://127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(where),
    ]
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", *options]
    scheduler = _started(command, folder, variables or {})
    cluster = Dask(folder, scheduler, "", variables=variables or {}, protocol=protocol)
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


@dataclass
class Certificates:
    """Files of an authority that was made for this test, and of a machine that it vouches for."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self._openssl(
            "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem"
        )
        self._openssl("req -newkey rsa:2048 -nodes -subj /CN=machine -keyout machine.key -out machine.csr")
        self._openssl(
            "x509 -req -in machine.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out machine.pem"
        )

    def _openssl(self, line: str) -> None:
        subprocess.run(["openssl", *line.split()], cwd=self.folder, check=True, capture_output=True)

    def settings(self, part: str) -> dict[str, str]:
        """What Dask's settings say of a scheduler, a worker or a client with these."""
        tls = "distributed.comm.tls"
        return {
            f"{tls}.ca-file": str(self.folder / "ca.pem"),
            f"{tls}.{part}.cert": str(self.folder / "machine.pem"),
            f"{tls}.{part}.key": str(self.folder / "machine.key"),
            "distributed.comm.require-encryption": "True",
        }

    @property
    def variables(self) -> dict[str, str]:
        """The same as environment variables, for a scheduler and its workers."""
        told = {**self.settings("scheduler"), **self.settings("worker"), **self.settings("client")}
        return {
            f"DASK_{name.upper().replace('.', '__').replace('-', '_')}": value for name, value in told.items()
        }


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[Dask, Certificates]]:
    """A scheduler that listens only to who has a certificate, and its worker "a"."""
    certificates = Certificates(tmp_path / "certificates")
    with _cluster(tmp_path / "elsewhere", certificates.variables, "tls") as cluster:
        cluster.start("a")
        yield cluster, certificates


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
