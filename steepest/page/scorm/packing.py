"""The package: the files of the page as they lie in its folder, and the manifest that a learning system reads first."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from steepest.film.cache.publish import MANIFEST as SUMS
from steepest.film.cache.publish import staging
from steepest.page.films import PAGE

PACKAGE, MANIFEST = "scorm.zip", "imsmanifest.xml"
_PACKED = {".mp4", ".jpg", ".png"}  # kinds of files that do not get smaller
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # so that the same page makes the same package
_READ_BY_ALL = 0o100644  # a file, as a system of files has it: a web server is seldom who unpacked it
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def pack(folder: Path, target: Path, title: str, key: str, below: Sequence[str] = ()) -> Path:
    """Write the page that lies in a folder, those in other languages in folders `below`, and nothing else there, as a
    package into `target`; returns its file.

    Raises Fault where it cannot be written.
    """
    names = sorted(name for each in ("", *below) for name in _names(folder, each))
    with staging(target) as ahead, zipfile.ZipFile(ahead / PACKAGE, "w") as package:
        package.writestr(_entry(MANIFEST), manifest(title, key, names))
        for name in names:
            package.writestr(_entry(name), (folder / name).read_bytes())
    return target / PACKAGE


def is_older(target: Path, folder: Path) -> bool:
    """Whether a package lies in `target` that was packed before the page in this folder was written."""
    package, page = target / PACKAGE, folder / SUMS
    return package.is_file() and page.is_file() and package.stat().st_mtime_ns < page.stat().st_mtime_ns


def manifest(title: str, key: str, files: list[str]) -> str:
    """The manifest of a package: one lesson, with its title, and every file."""
    site = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    told = {"title": _NOT_IN_XML.sub("", title), "key": key, "files": files, "page": PAGE}
    return site.get_template(f"{MANIFEST}.jinja").render(told)


def _names(folder: Path, below: str) -> Iterator[str]:
    lines = (folder / below / SUMS).read_text(encoding="utf-8").splitlines()
    for line in lines:
        yield "/".join(filter(None, (below, line.partition("  ")[2])))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.external_attr = _READ_BY_ALL << 16
    packed = Path(name).suffix in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry
