"""What people and programs write where there is nothing."""

import polars as pl

from kam_core.text.words import ngettext

# Compared without case, and only where a number, a day or a yes is expected: in a text such a word may be a name.
# "Unknown" and its kin are no such words: somebody was asked, so the value is listed rather than left out.
WORDS = frozenset(
    (
        *("null", "(null)", "<null>", "none", "nil", "nan", "na", "n/a", "n.a.", "n. a.", "#n/a", "#na", "<na>", "nat"),
        *("-", "--", "---", "‐", "‑", "–", "—", "−", "―", "..", "…", "...", "?", "/", "\\n"),
        *("(blank)", "(empty)", "empty", "blank", "not available", "not applicable", "not set"),
        *("#value!", "#ref!", "#div/0!", "#name?", "#num!", "#null!", "#n/v", "#nv", "#wert!"),
        *("无", "無", "没有", "暂无", "空", "không có", "không", "chưa có", "trống"),
        *("ندارد", "هیچ", "خالی", "keine", "k.a.", "k. a.", "leer"),
        *("sin datos", "ninguno", "ninguna", "n/d", "nd", "n.d.", "vacío", "aucun", "aucune"),
    )
)


def is_missing(text: pl.Expr, *, but: frozenset[str] = frozenset()) -> pl.Expr:
    """Whether a trimmed text is a word for "nothing", other than those of `but`."""
    return text.str.to_lowercase().is_in([word for word in sorted(WORDS) if word not in but])


def said_missing(count: int, sample: str) -> str:
    """What to tell of words that were taken for "nothing"."""
    return ngettext(
        "One value, “{sample}”, says that there is none; it is kept empty.",
        "{n} values, such as “{sample}”, say that there is none; they are kept empty.",
        count,
        sample=sample,
    )
