"""The page as a package for learning systems."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from steepest.page.scorm.packing import MANIFEST, PACKAGE, is_older, manifest, pack
from tests.page.test_writing import HOSTILE

IMS = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def test_it_holds_the_page_and_lists_every_file(page_file: Path, tmp_path: Path) -> None:
    folder = page_file.parent
    (folder / "stray.txt").touch()
    with zipfile.ZipFile(pack(folder, tmp_path, "A lecture", "k")) as package:
        assert package.testzip() is None
        names = {*package.namelist()} - {MANIFEST}
        assert names == {file.name for file in folder.iterdir()} - {"stray.txt", "SHA256SUMS", ".lock"}
        assert all(package.read(name) == (folder / name).read_bytes() for name in names)
        told = ElementTree.fromstring(package.read(MANIFEST))
    [resource] = told.iter(f"{IMS}resource")
    assert resource.get(f"{ADL}scormtype") == "sco" and resource.get("href") in names
    assert {str(file.get("href")) for file in resource.iter(f"{IMS}file")} == names
    (folder / "stray.txt").unlink()


def test_whoever_unpacks_it_lets_a_server_read_it(page_file: Path, tmp_path: Path) -> None:
    """Programs that unpack give files the rights that a package names."""
    with zipfile.ZipFile(pack(page_file.parent, tmp_path, "A lecture", "0")) as package:
        assert {stat.filemode(entry.external_attr >> 16) for entry in package.infolist()} == {"-rw-r--r--"}


def test_one_page_makes_one_package(page_file: Path, tmp_path: Path) -> None:
    made = [pack(page_file.parent, tmp_path / name, "A", "k").read_bytes() for name in ("a", "b")]
    assert made[0] == made[1]
    assert (tmp_path / "a" / PACKAGE).is_file()


def test_a_package_of_an_earlier_page_is_known(page_file: Path, tmp_path: Path) -> None:
    folder, sums = tmp_path / "page", page_file.parent / "SHA256SUMS"
    folder.mkdir()
    (folder / sums.name).write_bytes(sums.read_bytes())
    assert not is_older(tmp_path, folder)
    package = pack(page_file.parent, tmp_path, "A", "k")
    assert not is_older(tmp_path, folder)
    packed = package.stat().st_mtime_ns
    os.utime(folder / sums.name, ns=(packed + 1, packed + 1))
    assert is_older(tmp_path, folder)


@pytest.mark.parametrize("text", [*HOSTILE, "]]> <!-- & \x00 \x0b \ufffe"])
def test_a_hostile_title_stays_a_title(text: str) -> None:
    told = ElementTree.fromstring(manifest(text, "k", ["index.html"]).encode())
    title = told.find(f".//{IMS}organization/{IMS}title")
    assert title is not None and title.text
    readable = "".join(sign for sign in text if sign not in "\x00\x0b\ufffe")
    assert title.text.split() == readable.split()
    plain = ElementTree.fromstring(manifest("A lecture", "k", ["index.html"]).encode())
    assert [one.tag for one in told.iter()] == [one.tag for one in plain.iter()]
