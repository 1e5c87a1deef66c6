"""What the package brings with it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import steepest.calculus

FOLDER = Path(steepest.calculus.__file__).parent
ROOT = FOLDER.parents[1]
FILES = sorted(FOLDER.rglob("*.py"))
ALLOWED = {"numpy", "sympy", "mpmath", "contourpy", "steepest.calculus"} | set(sys.stdlib_module_names)


def name_of(path):
    return path.relative_to(FOLDER).as_posix()


def owner(module):
    """Whose module it is: of an installed package its first name, of ours its room."""
    parts = module.split(".")
    return ".".join(parts[: 2 if parts[0] == "steepest" else 1])


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_numbers_symbols_and_level_lines_only(path):
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert {owner(name.name) for name in node.names} <= ALLOWED
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert owner(node.module) in ALLOWED


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_text_is_never_executed(path):
    called = {"eval", "exec", "compile", "sympify", "parse_expr", "lambdify", "__import__"}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            allowed = isinstance(node.func, ast.Attribute) and ast.unparse(node.func) == "re.compile"
            assert name not in called or allowed, f"{name_of(path)}:{node.lineno} calls {name}"


def test_sympy_and_mpmath_are_imported_only_when_they_are_needed():
    code = (
        "import sys\n"
        "from steepest import calculus\n"
        "f = calculus.Function('(w1 - 3)**2 + (w2 + 1)**2', ['w1', 'w2'])\n"
        "f.partial('w1'), f.text(), f.typst()\n"
        "assert not {'sympy', 'mpmath', 'manim'} & sys.modules.keys()\n"
        "calculus.Quadratic.of(f).regimes, calculus.descend(f, (0, 0), 0.1, 3)\n"
        "assert 'mpmath' in sys.modules and not {'sympy', 'manim'} & sys.modules.keys()\n"
        "f.formula.sympy\n"
        "assert 'sympy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=600)


def test_everything_public_says_what_it_does():
    for name in steepest.calculus.__all__:
        thing = getattr(steepest.calculus, name)
        if callable(thing) and getattr(thing, "__module__", "").startswith("steepest.calculus"):
            assert thing.__doc__ and not thing.__doc__.startswith(f"{name}("), name
