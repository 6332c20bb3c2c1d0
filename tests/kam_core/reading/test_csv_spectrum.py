"""The files of csv-spectrum (max ogden and others, BSD-2-Clause), each with its JSON beside it in tests/inputs."""

import json
from pathlib import Path

import pytest

from tests.kam_core.reading.reading_of_texts import outcome

FILES = sorted((Path(__file__).parents[2] / "inputs" / "csv_spectrum").glob("*.csv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_of_csv_spectrum_is_read_as_its_json_says(tmp_path, path):
    found = outcome(tmp_path, path.read_bytes())
    read = [dict(zip(found.reading.names, (cell or "" for cell in row), strict=True)) for row in found.rows]
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    expected = expected if isinstance(expected, list) else [expected]
    if path.stem == "location_coordinates":
        # The JSON has another telephone number than the file itself.
        expected[0]["Contact Phone Number"] = "2095257564"
    assert read == expected
    assert found.rejected == []


def test_all_of_them_are_here():
    assert len(FILES) == 12
