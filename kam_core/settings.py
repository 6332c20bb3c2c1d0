"""What the environment decides: where the store lies and where the server listens."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """One start of the product."""

    database: Path

    @property
    def backups(self) -> Path:
        """The folder of backups, beside the database."""
        return self.database.parent / "backups"


def from_environment() -> Settings:
    """Settings of this process; `KAM_DATABASE` names the file (default `data/kam.duckdb`)."""
    named = os.environ.get("KAM_DATABASE") or str(ROOT / "data" / "kam.duckdb")
    return Settings(database=Path(named).expanduser().resolve())
