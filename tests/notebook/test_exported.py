"""A notebook that was run by Jupyter, saved, and exported: pictures and clips are still there."""

from __future__ import annotations

import os
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter, MarkdownExporter

from steepest.new.folder import new_lecture

pytestmark = pytest.mark.verify

ROOT = Path(__file__).parents[2]
CELLS = (
    'from steepest.notebook import Uphill\nhill = Uphill(point=(1, 1), quality="draft")\nhill',
    'hill.film(voice="none")',
)


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The notebook, run in the smallest lecture, saved and opened again."""
    folder = tmp_path_factory.mktemp("exported")
    new_lecture(folder)
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), before)))
    try:
        NotebookClient(made, timeout=240, resources={"metadata": {"path": str(folder)}}).execute()
    finally:
        os.environ["PYTHONPATH"] = before
    nbformat.write(made, folder / "told.ipynb")
    opened = nbformat.read(folder / "told.ipynb", as_version=4)
    nbformat.validate(opened)
    return opened


def test_each_cell_shows_plain_kinds(notebook: Any) -> None:
    kinds = [{*cell.outputs[-1].data} for cell in notebook.cells]
    assert kinds == [{"text/html", "image/png", "text/plain"}, {"text/html", "text/plain"}]
    assert [cell.outputs[-1].output_type for cell in notebook.cells] == ["execute_result"] * 2


def test_exported_html_holds_the_picture_the_facts_and_the_clip(notebook: Any) -> None:
    page, _ = HTMLExporter().from_notebook_node(notebook)
    kinds = {"image/png": b"\x89PNG", "video/mp4": b"ftyp"}
    for kind, signature in kinds.items():
        [inside] = re.findall(rf'src="data:{kind};base64,([^"]+)"', page)
        assert signature in b64decode(inside)[:16]
    assert "(−2, −1)" in page  # the gradient at (1, 1)


def test_exported_markdown_has_the_picture(notebook: Any) -> None:
    page, resources = MarkdownExporter().from_notebook_node(notebook)
    inside = "data:image/png" in page or any(name.endswith(".png") for name in resources["outputs"])
    assert inside
