"""The explorer as a person uses it, by mouse, keys and fields, in a page of many kinds of functions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from steepest.calculus import Function, descend
from steepest.page.contents import chapters_of
from steepest.page.explored import Explored
from steepest.page.films import PAGE, PageFilm
from steepest.page.making import site_files
from steepest.page.writing import written
from steepest.script.values.showing import show
from tests.page.conftest import NARROW, WIDE, until
from tests.page.timelines import beat, lecture, scene

MAPS = ["x**2 + 3*y", "6 - x**2 - y**2/2", "sin(x)*exp(y/2)", "1/x + y", "log(x + 1) - y**2", "2 + 0*x + 0*y"]
CURVE, KNOBS = len(MAPS), len(MAPS) + 1
LONG = pytest.mark.verify


def some(numbers: Sequence[int], *now: int) -> list[Any]:
    """Functions by number, those that are not tried with every change marked."""
    return [number if number in now else pytest.param(number, marks=LONG) for number in numbers]


UNIT = 0.05  # how far an arrow key goes on these maps


def _surface(formula: str, at: tuple[float, ...], names: str = "xy") -> Explored:
    function = Function(formula, tuple(names))
    return Explored(
        "hill", "height", "what is <b>explored</b>", function, at, ((-2.0, 2.0),) * len(at), 0.1, 0.001
    )


SURFACES = [
    *(_surface(formula, (1.0, -0.5)) for formula in MAPS),
    _surface("(w - 3)**2/4", (0.5,), "w"),
    _surface("a*b - c + d**2", (1.0, -0.5, 0.5, 1.5), "abcd"),
]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of functions, without a film."""
    folder = tmp_path_factory.mktemp("bench")
    told = lecture(scene("hill", beat("a", "Some words.")), scene("words"))
    film, sources = PageFilm(Path("lecture.mp4"), told), {"hill": [], "words": []}
    made = written(film, chapters_of(told), sources, (), SURFACES)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    for source in site_files():
        shutil.copyfile(source, folder / source.name)
    return folder / PAGE


@pytest.fixture
def flat(browser: Browser, bench: Path) -> Iterator[Page]:
    """The page in a browser that cannot draw in three dimensions; no script of it fails."""
    page = browser.new_page(viewport={"width": WIDE[0], "height": 1000})
    page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext ="
        " function (kind, ...more) { return kind.startsWith('webgl') ? null : get.call(this, kind, ...more); };"
    )
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(bench.as_uri())
    yield page
    page.close()
    assert said == []


def _open(page: Page, number: int) -> None:
    page.locator("#words button.explore").nth(number).click()
    page.wait_for_selector("#explorer-numbers div")
    _drawn(page)


def _drawn(page: Page) -> None:
    """Wait until what was asked for is drawn."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _told(page: Page) -> dict[str, str]:
    """The numbers that are told, without the formulas before them."""
    _drawn(page)
    rows = page.locator("#explorer-numbers div").all_inner_texts()
    return {name: text.rpartition(" = ")[2] for name, text in (row.split("\n", 1) for row in rows)}


def _expected(surface: Explored, at: list[Fraction]) -> dict[str, str]:
    """What the lecture would say of a point."""
    slopes = surface.function.gradient(at)
    names = [Function(name, surface.function.variables).text() for name in surface.function.variables]
    return {
        "Value": show(surface.function(at)),
        **{f"Slope along {name}": show(slope) for name, slope in list(zip(names, slopes, strict=True))[:2]},
    }


def _agrees(page: Page, number: int, at: list[Fraction]) -> None:
    told = _told(page)
    expected = _expected(SURFACES[number], at)
    assert {name: told[name] for name in expected} == expected
    assert told["Point"] == (show(tuple(at)) if len(at) > 1 else show(at[0]))


@pytest.mark.parametrize("number", some(range(len(SURFACES)), 1, CURVE, KNOBS))
def test_a_button_opens_a_function_at_its_point(flat: Page, number: int) -> None:
    assert flat.locator('script[src="explorer.js"]').count() == 0
    _open(flat, number)
    _agrees(flat, number, [Fraction(value) for value in SURFACES[number].at])
    flat.keyboard.press("Escape")
    assert flat.is_hidden("#explorer")
    assert flat.evaluate("document.activeElement.dataset.surface") == str(number)


@pytest.mark.parametrize("number", some(range(len(SURFACES)), 2, CURVE))
def test_arrow_keys_move_the_point_and_home_sets_it_back(flat: Page, number: int) -> None:
    _open(flat, number)
    start = [Fraction(value) for value in SURFACES[number].at]
    flat.focus("#explorer-point")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowLeft"):
        flat.keyboard.press(key)
        _drawn(flat)
    moved = [start[0] + Fraction(str(UNIT)) * Fraction(19, 10), *start[1:]]
    _agrees(flat, number, moved)
    assert str(show(moved[0])) in str(flat.get_attribute("#explorer-point", "aria-valuetext"))
    flat.keyboard.press("Home")
    _agrees(flat, number, start)


@pytest.mark.parametrize("number", some(range(3), 0))
def test_the_point_goes_where_the_mouse_drags_it(flat: Page, number: int) -> None:
    _open(flat, number)
    to = flat.evaluate(
        "([x, y]) => { const svg = document.getElementById('explorer-map');"
        " const at = picture.mapPlace(explorer.now(), svg);"
        " const p = new DOMPoint(at.x(x), at.y(y)).matrixTransform(svg.getScreenCTM()); return [p.x, p.y]; }",
        [-0.65, 1.25],
    )
    here = flat.locator("#explorer-point").bounding_box()
    assert here
    flat.mouse.move(here["x"] + here["width"] / 2, here["y"] + here["height"] / 2)
    flat.mouse.down()
    flat.mouse.move(to[0] + 30, to[1] - 20, steps=3)
    flat.mouse.move(*to)
    flat.mouse.up()
    flat.mouse.move(5, 5)
    _agrees(flat, number, [Fraction(-13, 20), Fraction(5, 4)])


def test_a_coordinate_can_be_typed_and_stays_on_the_map(flat: Page) -> None:
    _open(flat, 0)
    flat.fill("#explorer-at-1", "0.123456")
    _agrees(flat, 0, [Fraction(1), Fraction("0.123456")])
    flat.fill("#explorer-at-1", "99")
    _agrees(flat, 0, [Fraction(1), Fraction(2)])


@pytest.mark.parametrize("number", some([0, 1, 2, CURVE], 1, CURVE))
@pytest.mark.parametrize("rate", [pytest.param(0.01, marks=LONG), 0.1, pytest.param(0.71, marks=LONG)])
def test_steps_and_walks_are_those_of_calculus(flat: Page, number: int, rate: float) -> None:
    _open(flat, number)
    flat.evaluate(
        "(rate) => { const slider = document.getElementById('explorer-rate');"
        " slider.value = Math.round(20 * Math.log10(rate / 1e-4)); slider.dispatchEvent(new Event('input')); }",
        rate,
    )
    _drawn(flat)
    assert flat.inner_text("#explorer-rate-told") == show(rate)
    one = SURFACES[number]
    start = [Fraction(value) for value in one.at]
    walk = descend(one.function, start, rate, 500, until=one.until, within=[(-6, 6)] * len(start))
    flat.click("#explorer-step")
    told, [here] = _told(flat), [walk.points[1]]
    assert told["Value"] == show(one.function(here)) or abs(one.function(here)) < 1e-9
    flat.click("#explorer-walk")
    _drawn(flat)
    steps = len(walk.steps)
    said = {
        "arrived": f"Arrived after {steps} steps",
        "left": "far beyond the map",
        "ran": "500 steps so far",
    }
    assert said[walk.ended] in flat.inner_text("#explorer-told")
    assert _told(flat)["Point"] == (show(walk.end) if len(start) > 1 else show(walk.end[0]))
    flat.click("#explorer-back")
    _agrees(flat, number, start)


def test_under_the_film_the_function_of_its_scene_is_offered(flat: Page) -> None:
    assert flat.inner_text("#explore") == "Explore " + SURFACES[0].function.text()
    flat.click("#explore")
    flat.wait_for_selector("#explorer-numbers div")
    _agrees(flat, 0, [Fraction(value) for value in SURFACES[0].at])
    flat.keyboard.press("Escape")
    flat.evaluate("Object.defineProperty(player.film, 'currentTime', { value: 100 })")
    flat.evaluate("player.film.dispatchEvent(new Event('timeupdate'))")
    assert flat.is_hidden("#explore")  # the last scene has none


def test_two_of_many_variables_are_chosen(flat: Page) -> None:
    _open(flat, KNOBS)
    flat.select_option("#explorer-across", "3")
    assert set(_told(flat)) >= {"Slope along d", "Slope along b"}
    flat.select_option("#explorer-up", "3")
    assert flat.input_value("#explorer-across") == "1"
    assert set(_told(flat)) >= {"Slope along b", "Slope along d"}
    assert _told(flat)["Point"] == show((1, -0.5, 0.5, 1.5))


@pytest.mark.parametrize("number", some(range(len(MAPS)), 2, 5))
def test_a_level_line_has_one_height_and_passes_the_point(flat: Page, number: int) -> None:
    """Between the points of its grid a height is taken to be straight: no end is farther off than that allows."""
    _open(flat, number)
    off = flat.evaluate(
        "(() => { const { state: { surface }, heights, value, here } = explorer.now();"
        " const cell = 4 / lines.CELLS;"
        " const ends = lines.level(heights, value).flatMap(([x, y, u, v]) => [[x, y], [u, v]]);"
        " const far = ends.map((at) => Math.abs(surface.value(...at) - value) /"
        "  (1e-9 + Math.hypot(...surface.slopes.map((slope) => slope(...at)))));"
        " const near = Math.min(...ends.map((at) => Math.hypot(at[0] - here[0], at[1] - here[1])));"
        " const most = far.sort((a, b) => a - b)[Math.floor(far.length * 0.95)];"
        " return { ends: ends.length, far: most / cell, near: near / cell }; })()"
    )
    if MAPS[number].startswith("2 "):
        assert off["ends"] == 0  # level ground has no level line
    else:
        assert off["far"] < 0.1 and off["near"] < 1


def test_without_webgl_the_map_serves_alone(flat: Page) -> None:
    _open(flat, 0)
    flat.wait_for_timeout(200)
    assert flat.locator('script[src="three.js"]').count() == 0
    assert flat.is_hidden("#explorer-ground") and flat.is_visible("#explorer-map")


@pytest.mark.parametrize("number", some(range(len(MAPS)), 1))
def test_the_ground_is_drawn_and_turns(browser: Browser, bench: Path, number: int) -> None:
    page = browser.new_page(viewport={"width": WIDE[0], "height": 1000})
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(bench.as_uri())
    _open(page, number)
    until(page, "!document.getElementById('explorer-ground').hidden && typeof solid === 'object'")
    pictures = []
    for key in ("ArrowLeft", "ArrowUp"):
        _drawn(page)
        pictures.append(page.locator("#explorer-canvas").screenshot())
        page.focus("#explorer-canvas")
        page.keyboard.press(key)
    assert pictures[0] != pictures[1]
    page.focus("#explorer-point")
    page.wait_for_timeout(500)
    before = page.locator("#explorer-canvas").screenshot()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1000)  # without a GPU, the ground follows when the point rests
    assert page.locator("#explorer-canvas").screenshot() != before
    page.close()
    assert said == []


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", NARROW[0]),
        pytest.param("dark", NARROW[0], marks=LONG),
        pytest.param("light", WIDE[0], marks=LONG),
        pytest.param("dark", WIDE[0], marks=LONG),
    ],
)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    browser: Browser, bench: Path, scheme: Any, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(bench.as_uri())
    for number in (0, CURVE, KNOBS):
        _open(page, number)
        page.click("#explorer-walk")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
        assert page.evaluate("(d => d.scrollWidth <= d.clientWidth)(document.getElementById('explorer'))")
        page.keyboard.press("Escape")
    page.close()
