"""Scores `convert` on Pollock, the public benchmark of loading polluted CSV files.

python bench/pollock.py FOLDER [--command] [--worst N]

FOLDER is the folder `polluted_files` of the repository HPI-Information-Systems/Pollock (made there by
`docker-compose up pollution`), with `csv/` and `clean/` in it; `pollock_weights.json` of that repository is looked for
in FOLDER and beside it. Nothing is told of a file but its bytes. The measures are those that the authors published:
of header, records and cells the precision, recall and F1 of what was loaded against the clean file, and 1 for a file
that was loaded at all: 10 at best.

--command runs `python -m kam_core convert` for each file, as a user would, which takes half a second each; without it
the same reading is done in this process.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from kam_core.errors import KamError
from kam_core.reading.as_csv import write_csv
from kam_core.reading.model import Told
from kam_core.reading.text import read_text

csv.field_size_limit(2**31 - 1)


def main() -> None:
    """Convert all, score all, and print both means."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--command", action="store_true")
    asked.add_argument("--worst", type=int, default=10, metavar="N", help="how many of the worst files to list")
    asked.add_argument("--only", default="", metavar="WORD", help="files with this in their name")
    told = asked.parse_args()
    weights = _weights(told.folder)
    scores = {}
    for path in sorted((told.folder / "csv").iterdir()):
        if told.only in path.name:
            scores[path.name] = _scored(path, told.folder / "clean" / path.name, through_command=told.command)
    print(f"{len(scores)} files")
    print(f"simple   {sum(scores.values()) / len(scores):.4f}")
    total = sum(weights.get(name, 0) for name in scores)
    if total:
        print(f"weighted {sum(weights.get(name, 0) * score for name, score in scores.items()) / total:.4f}")
    for name in sorted(scores, key=scores.__getitem__)[: told.worst]:
        print(f"  {scores[name]:7.4f}  {name}  (weight {weights.get(name, 0):.2f})")


def _weights(folder: Path) -> dict[str, float]:
    for place in (folder, folder.parent):
        if (place / "pollock_weights.json").is_file():
            return json.loads((place / "pollock_weights.json").read_text())
    return {}


def _scored(path: Path, clean: Path, *, through_command: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.csv"
        if through_command:
            subprocess.run([sys.executable, "-m", "kam_core", "convert", path, out], check=False, capture_output=True)
        elif path.stat().st_size == 0:
            out.write_bytes(b"")
        else:
            try:
                write_csv(read_text(path, Path(folder), Told()), out)
            except KamError:
                return 0.0
        return 1 + _measures(_table(clean), _table(out)) if out.exists() else 0.0


def _table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text))


def _measures(source: list[list[str]], loaded: list[list[str]]) -> float:
    """The sum of the nine measures; a part that the clean file does not have is right whatever was loaded."""
    if not source:
        return 9.0
    header = _agreement([_plain(cell) for cell in source[0]], [_plain(cell) for cell in loaded[0]] if loaded else [])
    records = _agreement(*(["".join(map(_plain, row)) for row in rows[1:]] for rows in (source, loaded)))
    cells = _agreement(*([cell for row in rows for cell in row] for rows in (source, loaded)))
    return header + records + cells


def _agreement(source: list[str], loaded: list[str]) -> float:
    if not source:
        return 3.0
    common = sum((Counter(source) & Counter(loaded)).values())
    if not common:
        return 0.0
    one, other = common / len(source), common / len(loaded)
    return one + other + 2 * one * other / (one + other)


def _plain(cell: str) -> str:
    """A value so that two ways to write it are one: the case of letters, and zeros of numbers, say nothing."""
    try:
        return str(float(cell))
    except ValueError:
        return cell.lower()


if __name__ == "__main__":
    main()
