"""The page's folder, made beside the film: what it holds is prepared as a whole and moved into place as a whole."""

from __future__ import annotations

import io
import json
import os
import shutil
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from steepest.disk.placing import link_or_copy
from steepest.film.cache.publish import staging
from steepest.film.cache.vault import Vault
from steepest.film.filming import tell
from steepest.film.rendering import FILM, claim_of, film_lecture
from steepest.film.report.scene import OpenScene, open_scenes
from steepest.film.request import Request, translated
from steepest.page.contents import PageScene, chapters_of, scenes_of
from steepest.page.explored import Explored, explored
from steepest.page.films import PAGE, THUMBNAILS, PageFilm, Tongue, films_of
from steepest.page.naming import called_in
from steepest.page.scorm.packing import PACKAGE, is_older, pack
from steepest.page.sources import sources_of
from steepest.page.standing import StandingPage, listed, remove_pages
from steepest.page.structured import checked_address, structured
from steepest.page.thumbnails import thumbnails
from steepest.page.writing import interface_words, script_of, written
from steepest.script.place import shown_path
from steepest.script.text.lecture import read_lecture
from steepest.script.text.translation import translations

FOLDER, POSTER = "page", "poster.png"
_HERE = Path(__file__).parent
_PICTURE = (640, 360)  # of a scene, in pixels


def render_page(request: Request, address: str = "") -> Path:
    """Render the lecture where it is not yet rendered, write the page beside it, and return the page's file. A page
    that was made from the same is left alone. Where the folder will have a public `address`, the page carries
    structured data for search engines.

    Raises as `render_lecture` does, and Fault for a language whose interface words are missing and for what is no
    address; a page that was there stays until the new one is whole. Every language in which there is a text has its
    page, too, in a folder below; a text that is not whole is a Fault before anything is filmed, and the page of one
    that is no longer there is removed.
    """
    home = checked_address(address) if address else ""
    wishes = _wishes(request)
    for wish in wishes:
        interface_words(read_lecture(wish.text).language.code)
    made = [_page(wish, wishes, home) for wish in wishes]
    if not request.translation:
        remove_pages(_folder(request), {wish.translation for wish in wishes})
    return made[0]


def _folder(request: Request) -> Path:
    """Where the page of a request goes: of a translation, into a folder of the page."""
    if request.translation:
        return request.output.parent / FOLDER / request.translation
    return request.output / FOLDER


def _page(request: Request, all_wishes: Sequence[Request], home: str) -> Path:
    """Film the lecture in one language and write its page, while no other run replaces that film; `all_wishes` are
    those in which there is a page, this one among them."""
    with claim_of(request):
        return _page_of(request, film_lecture(request), all_wishes, home)


def _page_of(request: Request, film: Path, all_wishes: Sequence[Request], home: str) -> Path:
    """Write the page of a film, whose claim is held: the page's film and its words are of one make."""
    folder = _folder(request)
    tongues = tuple(_tongue(request, wish) for wish in all_wishes if wish is not request)
    films = [replace(one, tongues=tongues) for one in films_of(request, film, tell)]
    standing = StandingPage(
        request, folder, [one.file.parent for one in films], home, *(one.way for one in tongues)
    )
    if standing.holds:
        return folder / PAGE
    timeline = films[0].timeline
    scenes = scenes_of(chapters_of(timeline))
    pictures = _pictures(request, scenes)
    opened = [*open_scenes(request, [scene.name for scene in scenes])]
    sources = {scene.name: sources_of(one, scene) for scene, one in zip(scenes, opened, strict=True)}
    surfaces = [surface for one in opened for surface in explored(one)]
    if request.translation:
        surfaces = [_translated(surface, opened) for surface in surfaces]
    made_at = datetime.fromtimestamp(film.stat().st_mtime, UTC)
    below = f"{home}{request.translation}/" if request.translation else home
    public = structured(timeline, scenes, below, PAGE, made_at) if home else None
    made = [
        written(
            one, chapters_of(one.timeline), sources, pictures, surfaces, public if one is films[0] else None
        )
        for one in films
    ]
    small = {one.named(THUMBNAILS): _small(one) for one in films}
    before = listed(folder)
    with staging(folder) as ahead:
        there = [(one.file, one.named(FILM)) for one in films]
        for source, name in (*there, (request.output / POSTER, POSTER)):
            link_or_copy(source, ahead / name)
        for source in site_files():
            shutil.copyfile(source, ahead / source.name)
        for files in (*made, pictures, small):
            for name, content in files.items():
                (ahead / name).write_bytes(content)
        now = ahead.seal()
        standing.keep(now)
    for name in before - now.keys():
        (folder / name).unlink(missing_ok=True)
    return folder / PAGE


def render_scorm(request: Request) -> Path:
    """Wrap the page that was just written as a package for learning systems, and return its file. No other run replaces
    the page, or one in another language, meanwhile."""
    folder = _folder(request)
    wishes = _wishes(request)
    with ExitStack() as claims:
        for wish in wishes:
            claims.enter_context(claim_of(wish))
        below = [wish.translation for wish in wishes[1:]]
        told = json.loads((request.output / "timeline.json").read_text(encoding="utf-8"))
        return pack(folder, request.output, told["title"], told["scenes"][0]["made_from"]["key"], below)


def _wishes(request: Request) -> list[Request]:
    """A request, and the same in every other language in which there is a text; a translation alone."""
    if request.translation:
        return [request]
    return [request, *(translated(request, code) for code in translations(read_lecture(request.text)))]


def mention_older_package(request: Request) -> None:
    """Tell whoever may upload it of a package that holds an earlier page than the one that was just written."""
    if is_older(request.output, _folder(request)):
        package = shown_path(request.output / PACKAGE)
        tell(f"{package} holds an earlier page; with --scorm this one is packed")


def _translated(surface: Explored, opened: Sequence[OpenScene]) -> Explored:
    """A function whose variables are called as the scene's words on screen are. What it is, only the scene's code says,
    in one language: the title stands for it."""
    [scene] = [one for one in opened if one.anchor == surface.scene]
    called = called_in(scene.section, scene.parameters, surface.function.variables)
    return replace(surface, sentence=scene.section.title, called=called)


def _tongue(here: Request, there: Request) -> Tongue:
    """The page of another language, as it is reached from this one."""
    code = read_lecture(there.text).language.code
    way = os.path.relpath(_folder(there) / PAGE, _folder(here)).replace(os.sep, "/")
    return Tongue(code, interface_words(code)["captions"], way)


def _small(film: PageFilm) -> bytes:
    """The small pictures on a film's time bar, as a script."""
    sheet, places, (width, height) = thumbnails(film.file)
    told = {"picture": b64encode(sheet).decode(), "places": places, "width": width, "height": height}
    return script_of("steepestThumbnails", told)


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
            with Image.open(io.BytesIO(kept)) as picture:
                picture.convert("RGB").resize(_PICTURE, Image.Resampling.LANCZOS).save(
                    small, "JPEG", quality=80
                )
            made[scene.picture] = small.getvalue()
    return made
