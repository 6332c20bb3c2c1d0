"""Hostile questions in other clothes: comments, case, Unicode, nesting."""

import random
import re
from collections.abc import Callable

from tests.kam_core.workbench.attacks import Attack

# A comment stays whole: without its end, it would be the attack that is commented out.
_TOKENS = re.compile(r"--[^\n]*\n?|/\*.*?\*/|'(?:[^']|'')*'|\s+|\w+|.", re.DOTALL)
_COMMENTS = ("/**/", "/* SELECT */", " -- x\n", "/*'*/", "\n", "\t", "/*\n;\n*/")
# The blanks and the quotes that other programs put in the place of ours.
_BLANKS = ("\u00a0", "\u2003", "\u3000", "\ufeff", "\u200b")
_QUOTES = ("’", "‘", "＇", "ʼ")
ESCAPED = "/tmp/kam-fence-canary.csv"  # noqa: S108 - where nothing may come to lie
_NESTS = (
    "SELECT * FROM ({})",
    "WITH x AS ({}) SELECT * FROM x",
    "WITH x AS MATERIALIZED ({}) SELECT * FROM x, uploads",
    "WITH RECURSIVE x AS ({} UNION ALL SELECT * FROM x) SELECT * FROM x",
    'WITH "/etc/passwd" AS (SELECT 1) {}',
    "SELECT ({}) AS found FROM uploads",
    "SELECT 1 WHERE EXISTS ({})",
    "SELECT * FROM uploads ORDER BY ({})",
    "SELECT a FROM uploads UNION ALL BY NAME {}",
    "SELECT * FROM uploads AS u, LATERAL ({})",
    "SELECT list_transform([1], lambda x: ({}))",
    "SELECT count(*) FILTER (WHERE (SELECT true FROM ({}) LIMIT 1)) FROM uploads",
    "({})",
    "FROM ({})",
    "SELECT 1; {}",
    "{}; SELECT 1",
    "BEGIN; {}; COMMIT",
    "EXPLAIN ANALYZE {}",
    "EXPLAIN {}",
    "PREPARE p AS {}",
    "CREATE TEMP VIEW v AS {}",
    "CREATE MACRO m() AS TABLE {}",
    f"COPY ({{}}) TO '{ESCAPED}'",
    "DESCRIBE {}",
    "SUMMARIZE {}",
)


def mutated(attack: Attack, sql: str, chance: random.Random) -> Attack:
    """The attack with one to three changes."""
    for change in chance.choices((_commented, _cased, _blanked, _quoted, _nested, _named), k=chance.randint(1, 3)):
        sql = change(sql, chance)
    return Attack(attack.id, attack.kind, attack.goal, sql)


def _changed(sql: str, chance: random.Random, change: Callable[[str], str]) -> str:
    """Every token but texts and comments, with a chance of one in three."""
    tokens = _TOKENS.findall(sql)
    return "".join(
        token if token.startswith(("'", "--", "/*")) or chance.random() > 1 / 3 else change(token) for token in tokens
    )


def _commented(sql: str, chance: random.Random) -> str:
    return _changed(sql, chance, lambda token: chance.choice(_COMMENTS) if token.isspace() else token)


def _cased(sql: str, chance: random.Random) -> str:
    return _changed(sql, chance, lambda token: "".join(chance.choice((c.lower(), c.upper())) for c in token))


def _blanked(sql: str, chance: random.Random) -> str:
    return _changed(sql, chance, lambda token: chance.choice(_BLANKS) if token.isspace() else token)


def _quoted(sql: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return sql.replace("'", "$$")
    return sql.replace("'", chance.choice(_QUOTES), chance.randint(1, 2))


def _named(sql: str, chance: random.Random) -> str:
    """Functions and tables as identifiers in quotes, or with the schema before them."""
    before = chance.choice(('"{}"(', 'main."{}"(', 'system.main."{}"(', "main.{}("))
    return re.sub(r"\b([a-z]\w*)\(", lambda found: before.format(found[1]), sql)


def _nested(sql: str, chance: random.Random) -> str:
    return chance.choice(_NESTS).format(sql.rstrip().rstrip(";"))
