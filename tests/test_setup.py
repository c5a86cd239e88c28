"""What the project promises about its own files: the lock, the commands, the launcher, and style no linter checks."""

import ast
import re
import runpy
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)
NO_PLACES = ["://", "file:", "git+", "/root", "/home", "/tmp", "/opt", "/work", "/usr", "C:\\", "localhost", " @ "]
NO_OPTIONS = ["-i ", "-f ", "-e ", "--index-url", "--extra-index-url", "--find-links", "--trusted-host", "--no-index"]

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 50
MEDIAN_FUNCTION_LINES = 10
MAX_LAUNCHER_LINES = 40
MAX_DOCSTRING_LINES = 5
LINT_EXCEPTION = re.compile(
    r"# (noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*|type: ignore\[[\w, -]+\]|pragma: no cover)(?:(?: -|  #) (\w.*))?"
)
BARE_EXCEPTION = re.compile(r"# (?:noqa(?!: [A-Z])|type: ignore(?!\[))")

PRODUCT = [ROOT / "app.py", *(ROOT / "coaching").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
ALL_CODE = [*PRODUCT, *(path for folder in ("tests", "bench", ".ci") for path in (ROOT / folder).rglob("*.py"))]
READS_THE_WORLD = {"coaching/cli.py", "coaching/home.py"}
"""Beside coaching/commands: what asks the machine on behalf of pages and commands."""
THE_WORLD = re.compile(
    r"\b(datetime\.(now|today|utcnow)|date\.today|time\.(time|localtime|strftime)|os\.(environ|getenv)|getenv|Path\.home)\b"
)


def dependencies() -> list[Requirement]:
    asked = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
    return [Requirement(line) for line in asked]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# The lock


@pytest.mark.parametrize("place", [*NO_PLACES, *NO_OPTIONS])
def test_the_lock_names_no_host_no_path_and_no_index(place):
    assert [line for line in LOCK.splitlines() if place in line] == []


def test_everything_in_the_lock_is_pinned_and_carries_its_hashes():
    entries = re.split(r"\n(?=[a-z0-9])", LOCK.split("\n", 2)[2])
    assert len(entries) > len(dependencies())
    for entry in entries:
        assert PINNED.match(entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


def test_the_lock_has_all_that_is_asked_for_and_the_build_backend():
    pinned: dict[str, list[Version]] = {}
    for name, version in PINNED.findall(LOCK):
        pinned.setdefault(name, []).append(Version(version))
    build_backend = [Requirement(line) for line in PYPROJECT["build-system"]["requires"]]
    for requirement in [*dependencies(), *build_backend]:
        assert pinned.get(requirement.name), f"{requirement.name} is not in requirements.lock: make lock"
        assert all(requirement.specifier.contains(version) for version in pinned[requirement.name]), requirement


def test_what_the_lock_gives_to_run_holds_all_to_run_and_no_tools():
    runtime_part = runpy.run_path(str(ROOT / ".ci" / "runtime_lock.py"))["runtime_part"]
    names = {name for name, _ in PINNED.findall(runtime_part(LOCK))}
    assert {Requirement(line).name for line in PYPROJECT["project"]["dependencies"]} <= names
    assert {"starlette", "typing-extensions", "certifi"} <= names
    assert not {Requirement(line).name for line in PYPROJECT["dependency-groups"]["dev"]} & names


def test_every_dependency_has_its_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in dependencies():
        asked = re.compile(rf'\s*"{re.escape(requirement.name)}(\[\w+\])?>')
        line = next(line for line in text.splitlines() if asked.match(line))
        assert re.search(r'",\s+# \w', line), line


# The wheel


def test_the_wheel_holds_all_that_runs_beside_each_other_and_no_tests(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(ZipFile(wheel).namelist())
    assert {"app.py", ".streamlit/config.toml", "pages/frame.py", "data/sample/clients.csv"} <= names
    assert {named(path) for path in PRODUCT} <= names
    templates, fonts = (ROOT / "coaching").rglob("*.typ"), (ROOT / "data" / "fonts").iterdir()
    assert {named(path) for path in (*templates, *fonts)} <= names
    top = {name.split("/")[0] for name in names if "dist-info" not in name}
    assert top == {"app.py", ".streamlit", "pages", "coaching", "data"}


# The commands


def test_the_commands_of_the_readme_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    asked = set(re.findall(r"(?:^|`)make ([a-z]+)\b", readme, re.MULTILINE))
    assert {"run", "test", "check", "lock"} <= asked <= targets


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/architecture.md",
        "docs/postgresql.md",
        "docs/statistics.md",
    ],
)
def test_the_links_of_a_document_lead_somewhere(page):
    path = ROOT / page
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


def test_set_up_is_not_run_again_as_long_as_the_lock_stands(tmp_path):
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    dry_run = ["make", "--dry-run", "run"]
    assert "pip" in subprocess.run(dry_run, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / ".ready").touch()
    assert "pip" not in subprocess.run(dry_run, cwd=tmp_path, capture_output=True, text=True, check=True).stdout


def test_ci_can_be_run():
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR


# The launcher


def test_the_launcher_is_nothing_but_the_server():
    lines = (ROOT / "app.py").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.strip()]) <= MAX_LAUNCHER_LINES


def test_the_app_is_a_literal_assignment_at_the_top_level():
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    (value,) = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "app"
    ]
    assert isinstance(value, ast.Call)
    assert ast.unparse(value.func) == "st.App"
    assert ast.unparse(value.args[0]) == "Path(__file__).parent / 'pages' / 'frame.py'"


def test_the_launcher_imports_the_servers_parts_and_no_others():
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    others = {name for name in modules if name.split(".")[0] not in {"collections", "contextlib", "pathlib"}}
    allowed = re.compile(r"streamlit|starlette(\.\w+)*|coaching\.web(\.\w+)*")
    assert {name for name in others if not allowed.fullmatch(name)} == set()


# Style that no linter checks


@pytest.mark.parametrize("path", ALL_CODE, ids=named)
def test_no_file_is_longer_than_300_lines_and_no_function_longer_than_50(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= MAX_FILE_LINES
    assert [function.name for function in functions(path) if lines_of(function) > MAX_FUNCTION_LINES] == []


def test_half_of_all_functions_have_at_most_10_lines():
    assert median(lines_of(function) for path in PRODUCT for function in functions(path)) <= MEDIAN_FUNCTION_LINES


@pytest.mark.parametrize("path", PRODUCT, ids=named)
def test_every_function_says_what_it_takes_and_gives(path):
    for function in functions(path):
        taken = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        untyped = [item.arg for item in taken if item.annotation is None and item.arg not in {"self", "cls"}]
        assert untyped == [], function.name
        assert function.returns is not None, function.name


@pytest.mark.parametrize("path", PRODUCT, ids=named)
def test_every_module_says_what_it_is_in_a_few_lines(path):
    source = path.read_text(encoding="utf-8")
    if source.strip():
        docstring = ast.get_docstring(ast.parse(source))
        assert docstring
        assert len(docstring.splitlines()) <= MAX_DOCSTRING_LINES or path.name == "__init__.py"  # a folder's map


@pytest.mark.parametrize("path", PRODUCT, ids=named)
def test_every_lint_exception_has_its_reason_beside_it_or_beside_the_same_one_in_its_file(path):
    source = path.read_text(encoding="utf-8")
    exceptions = LINT_EXCEPTION.findall(source)
    assert BARE_EXCEPTION.findall(source) == []
    assert {rule for rule, _ in exceptions} == {rule for rule, reason in exceptions if reason}


@pytest.mark.parametrize("path", [*(ROOT / "coaching").rglob("*.py")], ids=named)
def test_the_domain_reads_neither_the_clock_nor_the_environment(path):
    if named(path) not in READS_THE_WORLD and "commands" not in path.parts:
        assert THE_WORLD.findall(path.read_text(encoding="utf-8")) == []
