import hashlib
import tomllib
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "static" / "vendor"
FILES = tomllib.loads((VENDOR / "vendor.toml").read_text())["file"]


@pytest.mark.parametrize("entry", FILES, ids=[entry["name"] for entry in FILES])
def test_a_vendored_file_is_the_one_that_was_published(entry):
    content = (VENDOR / entry["name"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("entry", FILES, ids=[entry["name"] for entry in FILES])
def test_a_vendored_file_names_its_package_version_and_licence(entry):
    assert entry["package"]
    assert entry["version"]
    assert entry["licence"]
    assert (VENDOR / entry["licence_file"]).is_file()


def test_nothing_is_vendored_without_an_entry():
    listed = {entry["name"] for entry in FILES} | {entry["licence_file"] for entry in FILES}
    assert {path.name for path in VENDOR.iterdir()} == listed | {"vendor.toml"}
