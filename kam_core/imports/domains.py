"""The address of a company on the web, as it tells companies apart."""

import polars as pl

# Where many companies have their mail: says nothing of who they are.
_SHARED = frozenset(
    (
        *("gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "aol.com", "gmx.de", "web.de"),
        *("163.com", "126.com", "qq.com", "facebook.com", "linkedin.com"),
    )
)


def domain(addresses: pl.Series) -> pl.Series:
    """`https://www.Example.com/about` as `example.com`; null where it is none of a company's own."""
    bare = (
        addresses.str.strip_chars()
        .str.to_lowercase()
        .str.replace(r"^[a-z]+://", "")
        .str.replace(r"^[^/]*@", "")
        .str.replace(r"[/?#:].*$", "")
        .str.replace(r"^www\.", "")
    )
    frame = pl.DataFrame({"domain": bare})
    own = pl.col("domain").str.contains(".", literal=True) & ~pl.col("domain").is_in(_SHARED)
    return frame.select(pl.when(own).then("domain"))["domain"]
