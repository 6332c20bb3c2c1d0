"""The company's own goals, which a plan can serve."""

from kam_core.store.database import Database


def goals(database: Database) -> dict[str, str]:
    """The goals by name: id to words."""
    return dict(database.read("plans", "goals").iter_rows())
