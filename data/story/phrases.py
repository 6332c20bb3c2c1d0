"""Sentences of the growth plans: dealt in turns, so that one comes back only after all others of its kind."""

from story.facts import HERE, Row, rows

FOLDER = HERE / "phrases"


class Phrases:
    """The tables of `phrases/`, each dealt by kind."""

    def __init__(self) -> None:
        """Read all tables."""
        self._tables: dict[tuple[str, str], list[Row]] = {}
        self._dealt: dict[tuple[str, str], int] = {}
        for path in sorted(FOLDER.glob("*.csv")):
            for row in rows(path):
                self._tables.setdefault((path.stem, row.get("kind", "")), []).append(row)

    def turn(self, table: str, kind: str) -> int:
        """How many rows of a table and kind were dealt so far."""
        return self._dealt.get((table, kind), -1) + 1

    def deal(self, table: str, kind: str, places: dict[str, str]) -> Row:
        """The next row of a table and kind, its places filled."""
        known = self._tables[table, kind]
        turn = self._dealt[table, kind] = self.turn(table, kind)
        return {name: filled(text, places) for name, text in known[turn % len(known)].items()}

    def kinds(self, table: str) -> list[str]:
        """The kinds of a table, in its order."""
        return [kind for name, kind in self._tables if name == table]


def filled(text: str, places: dict[str, str]) -> str:
    """A sentence with its places filled, and a capital at its beginning."""
    said = text.format(**places) if "{" in text else text
    return said[:1].upper() + said[1:] if text.startswith("{") else said
