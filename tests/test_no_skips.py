import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NO_SKIPS = Path(__file__).parent / "no_skips.py"
SKIPS = {
    "a test": "import pytest\ndef test_one():\n    pytest.skip('not here')\n",
    "a file": "import pytest\npytest.importorskip('no_such_module')\ndef test_one():\n    pass\n",
    "a failure that is expected": "import pytest\n@pytest.mark.xfail\ndef test_one():\n    assert False\n",
}


def status_of(tmp_path: Path, test_file: str, **variables: str) -> int:
    """The exit status of pytest on one file beside this project's conftest.py."""
    shutil.copy(NO_SKIPS, tmp_path / "conftest.py")
    (tmp_path / "test_it.py").write_text(test_file + "\ndef test_another():\n    pass\n")
    env = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith(("COV", "PYTEST"))}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "test_it.py"]
    return subprocess.run(command, cwd=tmp_path, env=env | variables, capture_output=True, check=False).returncode


@pytest.mark.parametrize("skipped", SKIPS)
def test_what_is_skipped_fails_in_ci(skipped, tmp_path):
    assert status_of(tmp_path, SKIPS[skipped], CI="true") != 0


def test_what_runs_passes_in_ci(tmp_path):
    assert status_of(tmp_path, "", CI="true") == 0


def test_a_skip_at_a_desk_is_one(tmp_path):
    assert status_of(tmp_path, SKIPS["a test"]) == 0
