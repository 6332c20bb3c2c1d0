"""What lies on the disk for good."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have the system write a file, or the names in a folder, before anything goes on."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
