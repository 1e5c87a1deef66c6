"""The page's folder, made beside the film: what it holds is prepared as a whole and moved into place as a whole."""

from __future__ import annotations

import io
import json
import shutil
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from steepest.disk.placing import link_or_copy
from steepest.film.cache.publish import staging
from steepest.film.cache.vault import Vault
from steepest.film.rendering import FILM, render_lecture
from steepest.film.report.scene import open_scenes
from steepest.film.request import Request
from steepest.page.contents import PageScene, chapters_of, scenes_of
from steepest.page.explored import explored
from steepest.page.sources import sources_of
from steepest.page.standing import StandingPage, listed
from steepest.page.structured import checked_address, structured
from steepest.page.thumbnails import thumbnails
from steepest.page.writing import PAGE, script_of, written

FOLDER, POSTER = "page", "poster.png"
_HERE = Path(__file__).parent
_PICTURE = (640, 360)  # of a scene, in pixels


def render_page(request: Request, address: str = "") -> Path:
    """Render the lecture where it is not yet rendered, write the page beside it, and return the page's file. A page
    that was made from the same is left alone. Where the folder will have a public `address`, the page carries
    structured data for search engines.

    Raises as `render_lecture` does, and Fault for a language whose interface words are missing and for what is no
    address; a page that was there stays until the new one is whole.
    """
    home = checked_address(address) if address else ""
    film = render_lecture(request)
    folder = request.output / FOLDER
    standing = StandingPage(request, folder, [request.output], home)
    if standing.holds:
        return folder / PAGE
    timeline = json.loads((request.output / "timeline.json").read_text(encoding="utf-8"))
    chapters = chapters_of(timeline)
    scenes = scenes_of(chapters)
    pictures = _pictures(request, scenes)
    opened = [*open_scenes(request, [scene.name for scene in scenes])]
    sources = {scene.name: sources_of(one, scene) for scene, one in zip(scenes, opened, strict=True)}
    surfaces = [surface for one in opened for surface in explored(one)]
    made_at = datetime.fromtimestamp(film.stat().st_mtime, UTC)
    public = structured(timeline, scenes, home, PAGE, made_at) if home else None
    made = written(timeline, chapters, sources, pictures, surfaces, public)
    sheet, places, size = thumbnails(film)
    small = {"picture": b64encode(sheet).decode(), "places": places, "width": size[0], "height": size[1]}
    before = listed(folder)
    with staging(folder) as ahead:
        for source, name in ((film, FILM), (request.output / POSTER, POSTER)):
            link_or_copy(source, ahead / name)
        for source in site_files():
            shutil.copyfile(source, ahead / source.name)
        for name, content in (
            *made.items(),
            *pictures.items(),
            ("thumbnails.js", script_of("steepestThumbnails", small)),
        ):
            (ahead / name).write_bytes(content)
        now = ahead.seal()
        standing.keep(now)
    for name in before - now.keys():
        (folder / name).unlink(missing_ok=True)
    return folder / PAGE


def site_files() -> Sequence[Path]:
    """What stands in every page as it is: scripts, styles, and what others wrote."""
    vendor, site = _HERE / "vendor", _HERE / "site"
    return (*vendor.glob("*.js"), *vendor.glob("*.LICENSE.txt"), *site.rglob("*.css"), *site.rglob("*.js"))


def _pictures(request: Request, scenes: Sequence[PageScene]) -> Mapping[str, bytes]:
    """The picture that stands for each scene, small, by the name of its file."""
    vault, made = Vault(request.cache), dict[str, bytes]()
    for scene in scenes:
        if kept := vault.picture(scene.key):
            small = io.BytesIO()
            with Image.open(kept) as picture:
                picture.convert("RGB").resize(_PICTURE, Image.Resampling.LANCZOS).save(
                    small, "JPEG", quality=80
                )
            made[scene.picture] = small.getvalue()
    return made
