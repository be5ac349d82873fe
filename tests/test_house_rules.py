"""The whole tree keeps the rules of the house; a failure names the place and what to do there."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
CODE = sorted(path for package in ("webforms", "worker") for path in (ROOT / package).rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 320, 50
# Codes of indicators, and nouns of the one evaluation that the default pack describes: they belong to packs.
WORDS_OF_AN_EVALUATION = re.compile(r"""['"][1-9]\.\d\.\d['"]|街镇|村（居）|村\(居\)|村居""")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imports(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, relative imports as our own."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "webforms" if node.level else str(node.module).split(".")[0]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_file_can_be_read_in_one_sitting(path: Path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE, f"{name(path)} has {lines} lines: split it by what its parts are for"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_function_can_be_read_aloud(path: Path):
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions(path)}
    long = {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION}
    assert not long, f"{name(path)}: {long} lines, give their steps names of their own"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_module_says_why_it_exists(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name(path)} needs a docstring that says why the file exists"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_evaluation_is_written_into_the_program(path: Path):
    found = WORDS_OF_AN_EVALUATION.findall(path.read_text(encoding="utf-8"))
    assert not found, f"{name(path)} says {found}: take codes and nouns from the pack"


@pytest.mark.parametrize("path", sorted((ROOT / "webforms/domain").rglob("*.py")), ids=name)
def test_the_domain_imports_the_standard_library_only(path: Path):
    foreign = set(imports(path)) - sys.stdlib_module_names - {"webforms"}
    assert not foreign, f"{name(path)} imports {foreign}: rules take values and know no library"


def test_what_is_installed_is_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [Requirement(line) for line in project["dependencies"] + project["optional-dependencies"]["dev"]]
    wanted = [need for need in wanted if need.marker is None or need.marker.evaluate()]
    stale = [str(need) for need in wanted if version(need.name) not in need.specifier]
    assert not stale, f"lock again (docs/contributors/setup.md), then run deploy/test: {stale}"


def test_every_dependency_is_locked_with_hashes():
    lock = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", lock, re.DOTALL | re.MULTILINE)
    assert len(pins) > 50
    assert all("--hash=sha256:" in pin and "==" in pin for pin in pins)
    assert "://" not in lock, "the lock names no registry: make it with --no-emit-index-url"
