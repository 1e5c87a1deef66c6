"""manim comes without what a lecture does not need of it, and misses nothing."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from manim import Mobject
from manim.utils.iterables import remove_list_redundancies
from scipy.spatial import transform

from steepest.stage.lean.lean_manim import Rotation, get_family
from tests.command.running import ROOT
from tests.families import family

SPARED = ("IPython", "av", "bs4", "networkx", "scipy")
VECTORS = arrays(float, 3, elements=st.floats(-30, 30))
TINY = arrays(float, 3, elements=st.floats(-2e-3, 2e-3))


def answer(code: str, *words: str) -> str:
    """What a fresh process prints."""
    ended = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return ended.stdout.strip()


@given(VECTORS | TINY)
def test_a_turn_is_scipys_to_the_bit(vector: np.ndarray) -> None:
    expected = transform.Rotation.from_rotvec(vector).as_matrix()
    np.testing.assert_array_equal(Rotation.from_rotvec(vector).as_matrix(), expected)


def test_turns_about_several_axes_are_scipys() -> None:
    vectors = np.eye(3)
    expected = transform.Rotation.from_rotvec(vectors).as_matrix()
    np.testing.assert_array_equal(Rotation.from_rotvec(vectors).as_matrix(), expected)


def test_what_is_spared_is_not_imported() -> None:
    names = ("manim", *SPARED)
    code = f"import sys, steepest.stage.play.scene; print(*(name for name in {names} if name in sys.modules))"
    assert answer(code) == "manim"


def test_whoever_imports_it_later_gets_the_real_one() -> None:
    code = (
        f"import importlib, steepest.stage, manim\nfor name in {(*SPARED, 'scipy.spatial.transform')}:\n"
        "    print(importlib.import_module(name).__file__ is not None)"
    )
    assert answer(code).split() == ["True"] * 6


def test_what_is_there_already_is_not_replaced() -> None:
    code = "import networkx, steepest.stage, manim.mobject.graph as graph; print(graph.nx is networkx)"
    assert answer(code) == "True"


@pytest.mark.parametrize("how", family(1, ["layout='tree', root_vertex=1", "layout='circular'"]))
def test_a_graph_of_manims_is_laid_out_as_ever(how: str) -> None:
    code = (
        f"import steepest.stage\nfrom manim import Graph\ngraph = Graph([1, 2, 3], [(1, 2), (1, 3)], {how})\n"
        "print([round(float(x), 6) for vertex in (1, 2, 3) for x in graph.vertices[vertex].get_center()])"
    )
    assert answer(code) == answer(code.replace("import steepest.stage\n", ""))


def test_a_listing_of_manims_is_set_as_ever() -> None:
    code = (
        "import steepest.stage\nfrom manim import Code\n"
        "listing = Code(code_string='def f(x):\\n    return x', language='python')\n"
        "print([(glyph.color.to_hex(), len(glyph.points)) for line in listing.code_lines for glyph in line])"
    )
    assert answer(code) == answer(code.replace("import steepest.stage\n", ""))


def test_manim_opens_films_and_knows_their_faults_as_ever() -> None:
    code = (
        "import sys, steepest.stage\nfrom manim.scene import scene_file_writer\n"
        "print('av' in sys.modules)\ntry:\n    scene_file_writer.av.open('nowhere.mp4')\n"
        "except scene_file_writer.av.error.FileNotFoundError:\n    print('av' in sys.modules)"
    )
    assert answer(code).split() == ["False", "True"]


def test_only_what_asks_for_a_notebook_is_missing() -> None:
    code = "import steepest.stage, manim; print(*sorted(vars(manim)))"
    lean, whole = (set(answer(one).split()) for one in (code, code.replace("steepest.stage, ", "")))
    assert whole - lean == {"ManimMagic", "get_ipython", "ipy"}
    assert lean <= whole


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14))
def test_a_family_is_manims(pairs: list[tuple[int, int]]) -> None:
    """Also where parts are shared, and where one is a part of its own parts."""
    each = [Mobject() for _ in range(8)]
    for whole, part in pairs:
        each[whole].submobjects.append(each[part])
    for one in each:
        theirs = remove_list_redundancies(list(one._iter_family(set())))
        assert [id(part) for part in one.get_family()] == [id(part) for part in theirs]
        assert one.get_family.__func__ is get_family
