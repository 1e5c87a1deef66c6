"""Jobs on a real cluster: what comes back, who is given what, and what is said when somebody is lost."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.film.cluster import executor
from steepest.film.cluster.connection import connected
from steepest.film.cluster.executor import Cluster
from steepest.film.crew.crew import Again, Done, Lost, Reported
from steepest.film.crew.failure import Failure
from steepest.script.fault import Fault
from tests.film.cluster.conftest import Certificates, Dask
from tests.film.crew.test_crew import gone

pytestmark = pytest.mark.verify  # clusters are started, and killed

ROOT = Path(__file__).resolve().parents[3]
LECTURE = ROOT / "tests" / "film" / "lecture"


@pytest.fixture
def deed(deeds: None, tmp_path: Path) -> Callable[[str], object]:
    """Makes a job of words."""
    from deeds import Deed

    return lambda what: Deed(what, tmp_path, LECTURE)


def run(cluster: Cluster, *jobs: object) -> list[object]:
    """Everything that happens."""
    from deeds import do

    return [*cluster.run(do, jobs)]


def test_a_job_sees_its_bundle_and_nothing_of_the_machine_it_comes_from(
    standing: Dask, deed: Callable[[str], object]
) -> None:
    with connected(standing.address, LECTURE, print) as cluster:
        told, done = run(cluster, deed("look"))
    assert told == Reported(deed("look"), 0.5)
    assert isinstance(done, Done) and done.job == deed("look")
    lecture, engine, here = map(Path, done.result)
    assert all(place.is_relative_to(standing.folder / "a") for place in (lecture, engine, here))
    assert (lecture.name, engine.name) == ("lecture", "engine")
    assert (lecture / "scenes" / "glide.py").is_file()


def test_jobs_that_come_to_nothing_are_told_as_on_this_machine(
    standing: Dask, deed: Callable[[str], object]
) -> None:
    with connected(standing.address, LECTURE, print) as cluster:
        (address,) = cluster.members.threads
        events = run(cluster, deed("die"), deed("raise"), deed("fault"), deed("last"))
    death = f"die on {address}: its process was ended by SIGKILL (is the machine out of memory?)"
    assert [event for event in events if not isinstance(event, Lost)] == [
        Again(deed("die"), death),
        Done(deed("last"), "last"),
    ]
    lost = {str(event.job): (event.sentence, event.fault) for event in events if isinstance(event, Lost)}
    assert lost == {
        "die": (death, False),
        "raise": ("internal fault: ZeroDivisionError: no slope; run with --traceback to see where", False),
        "fault": ("lecture.md:3: the slope is not negative", True),
    }


def test_the_job_of_a_worker_that_is_killed_is_done_by_another_and_its_process_ends(
    dask: Dask, deed: Callable[[str], object]
) -> None:
    from deeds import do

    dask.start_two()
    with connected(dask.address, LECTURE, print) as cluster:
        began = cluster.run(do, [deed("sleep")], lambda _: deed("left"))
        told = next(began)
        assert isinstance(told, Reported) and isinstance(told.news, int)
        at_work = next(name for name in ("a", "b") if dask.playing(name))
        dask.kill(at_work)
        again, done = began
    assert isinstance(again, Again) and again.job == deed("left")
    assert "left on tcp://127.0.0.1:" in again.sentence and "was lost" in again.sentence
    assert done == Done(deed("left"), "left")
    assert gone(told.news)


def test_a_worker_that_joins_late_is_given_work(standing: Dask, deed: Callable[[str], object]) -> None:
    from deeds import do

    with connected(standing.address, LECTURE, print) as cluster:
        assert cluster.workers == 1
        events = cluster.run(do, [deed("meet 1"), deed("meet 2")])
        next(events)
        standing.start("b")
        assert {event.job for event in events if isinstance(event, Done)} == {deed("meet 1"), deed("meet 2")}
    standing.kill("b")


def test_leaving_early_ends_what_is_at_work(standing: Dask, deed: Callable[[str], object]) -> None:
    from deeds import do

    with connected(standing.address, LECTURE, print) as cluster:
        events = cluster.run(do, [deed("sleep"), deed("sleep")])
        told = next(events)
        assert isinstance(told, Reported) and isinstance(told.news, int)
        events.close()
        assert gone(told.news, patience=10)
        assert run(cluster, deed("next")) == [Done(deed("next"), "next")]


def test_a_worker_whose_folder_was_cleared_is_sent_the_bundle_again(
    standing: Dask, deed: Callable[[str], object]
) -> None:
    with connected(standing.address, LECTURE, print) as cluster:
        for folder in standing.folder.glob("a/dask-scratch-space/worker-*/steepest-*"):
            shutil.rmtree(folder)
        again, done = run(cluster, deed("next"))
    assert isinstance(again, Again) and "gave it up: [Errno 2] No such file or directory" in again.sentence
    assert done == Done(deed("next"), "next")


def test_a_scheduler_that_goes_away_is_told(dask: Dask, deed: Callable[[str], object]) -> None:
    from deeds import do

    dask.start("a")
    with connected(dask.address, LECTURE, print) as cluster:
        events = cluster.run(do, [deed("sleep")])
        told = next(events)
        dask.scheduler.kill()
        with pytest.raises(
            Failure, match=f"{dask.address}: the scheduler went away; what was filmed is kept"
        ):
            list(events)
    assert isinstance(told, Reported) and isinstance(told.news, int)
    assert gone(told.news, patience=10)


def test_when_the_last_worker_is_lost_and_none_comes_it_is_told(
    dask: Dask, deed: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from deeds import do

    dask.start("a")
    with connected(dask.address, LECTURE, print) as cluster:
        events = cluster.run(do, [deed("sleep")])
        next(events)
        monkeypatch.setattr(executor, "BUSY", 1.0)
        dask.kill("a")
        assert isinstance(next(events), Again)
        with pytest.raises(Failure, match="no worker is left there; what was filmed is kept"):
            next(events)


def test_workers_that_are_unlike_this_machine_are_named_and_left_out(
    dask: Dask, deed: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, broken = tmp_path / "other", tmp_path / "broken"
    (other / "manim-9.9.dist-info").mkdir(parents=True)
    (other / "manim-9.9.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: manim\nVersion: 9.9\n"
    )
    broken.mkdir()
    (broken / "cairo.py").write_text("raise ImportError('libcairo.so.2 is not there')")
    dask.start("other", PYTHONPATH=str(other))
    dask.start("broken", PYTHONPATH=str(broken))
    expected = {
        "it has manim 9.9 (here 0.22.0)",
        "it cannot film: ImportError: libcairo.so.2 is not there",
    }
    said: list[str] = []
    with monkeypatch.context() as hasty:
        hasty.setattr(executor, "EMPTY", 0.5)
        while len({*said}) < len(expected):  # until both had time to join
            with pytest.raises(Fault) as refusal, connected(dask.address, LECTURE, said.append):
                pass
    assert str(refusal.value) == f"{dask.address}: no worker there can film this lecture"
    assert {sentence.partition(" is not used: ")[2] for sentence in said} == expected
    dask.start("good")
    dask.await_joined("good")
    with connected(dask.address, LECTURE, said.append) as cluster:
        assert run(cluster, deed("last")) == [Done(deed("last"), "last")]
        assert len(cluster.members.threads) == 1


def test_a_cluster_without_workers_is_a_fault(dask: Dask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "EMPTY", 0.5)
    with (
        pytest.raises(Fault, match=f"there are no workers; start one with: dask worker {dask.address}"),
        connected(dask.address, LECTURE, print),
    ):
        pass


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        *((each, "") for each in ("tcp://127.0.0.1:9", "carrier-pigeon://loft", "tcp://nobody.invalid:8786")),
        ("tcp://127.0.0.1", "; start one with: dask scheduler\nmissing port number in address '127.0.0.1'$"),
    ],
)
def test_nobody_there_is_a_fault(address: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from steepest.film.cluster import connection

    monkeypatch.setattr(connection, "ANSWER", 1)
    said = f"--cluster {address}: no scheduler of Dask answers there{reason}"
    with pytest.raises(Fault, match=said), connected(address, LECTURE, print):
        pass


@pytest.mark.parametrize("greeting", [b"", b"SSH-2.0-OpenSSH_9.2p1\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_something_else_there_is_a_fault(greeting: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps the connection open, and waits for what Dask never sends."""
    from steepest.film.cluster import connection

    monkeypatch.setattr(connection, "ANSWER", 1)
    with socket.create_server(("127.0.0.1", 0)) as server, contextlib.ExitStack() as callers:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"

        def greet() -> None:
            while True:
                try:
                    caller = callers.enter_context(server.accept()[0])
                except OSError:  # the test has ended
                    return
                caller.sendall(greeting)

        threading.Thread(target=greet, daemon=True).start()
        with (
            pytest.raises(Fault, match=f"--cluster {address}: no scheduler of Dask answers there"),
            connected(address, LECTURE, print),
        ):
            pass
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("how", ["a result", "a warning", "in a queue", "bytes in a queue"])
def test_what_a_worker_sends_is_not_unpickled_here(how: str, standing: Dask, tmp_path: Path) -> None:
    """Dask would: its client turns whatever comes back into objects."""
    from distributed import Queue

    sign = tmp_path / "harm"

    def sending(how: str, sign: str) -> object:
        import pickle

        from distributed import Queue, get_client, get_worker

        class Hostile:
            def __reduce__(self) -> tuple[object, ...]:
                return exec, (f"import os; open('{sign}-' + str(os.getpid()), 'w').close()",)

        if how == "a result":
            return Hostile()
        if how == "a warning":
            get_worker().log_event(
                "warn", {"message": pickle.dumps(Hostile()), "category": pickle.dumps(Hostile())}
            )
            return None
        content: object = pickle.dumps(Hostile()) if how == "bytes in a queue" else Hostile()
        Queue("hostile", client=get_client()).put((0, content))
        return None

    with connected(standing.address, LECTURE, print) as cluster:
        future = cluster.client.submit(sending, how, str(sign), pure=False)
        for _ in range(60):  # what it came to is told unasked
            if future.status != "pending":
                break
            time.sleep(0.05)
        with contextlib.suppress(Exception):
            Queue("hostile", client=cluster.client).get(timeout=2, batch=True)
        assert not Path(f"{sign}-{os.getpid()}").exists()


def test_a_cluster_can_be_closed_to_whoever_has_no_certificate(
    guarded: tuple[Dask, Certificates], deed: Callable[[str], object], tmp_path: Path
) -> None:
    """With Dask's TLS, as docs/cluster.md says."""
    import dask

    cluster, certificates = guarded
    assert cluster.address.startswith("tls://")
    for stranger in ({}, Certificates(tmp_path / "others").settings("client")):
        refused = pytest.raises(Fault, match="no scheduler of Dask answers there")
        with dask.config.set(stranger), refused, connected(cluster.address, LECTURE, print):
            pass
    with pytest.raises(Fault), connected(cluster.address.replace("tls://", "tcp://"), LECTURE, print):
        pass
    with dask.config.set(certificates.settings("client")), connected(cluster.address, LECTURE, print) as ours:
        assert run(ours, deed("next")) == [Done(deed("next"), "next")]
