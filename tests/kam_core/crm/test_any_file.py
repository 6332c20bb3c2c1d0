"""Whatever a file's headers and texts are: no fault, no two columns to one field, and no row unaccounted for."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kam_core.crm.catalogue import fields, kinds
from kam_core.crm.prepare import prepare
from kam_core.crm.propose import propose, sampled
from kam_core.errors import ContractError
from kam_core.reading.model import Reading

ReadAsItIs = Callable[..., Reading]
HEADERS = st.one_of(
    st.sampled_from(
        [
            "Id",
            "Name",
            "Stage",
            "Amount",
            "Close Date",
            "客户名称",
            "مبلغ",
            "Ngày chốt",
            "account_id",
            "AccountId",
            "line",
        ]
    ),
    st.sampled_from(sorted({name for kind in kinds() for name in fields(kind)})),
    st.text(max_size=20),
)
TEXTS = st.one_of(
    st.none(),
    st.sampled_from(["Won", "Closed Lost", "1,200.50", "2025-01-31", "31/01/2025", "yes", "A1", "NULL", "USD", "赢单"]),
    st.text(max_size=12),
)
TABLES = st.lists(HEADERS, min_size=1, max_size=8, unique_by=str.casefold).flatmap(
    lambda names: st.tuples(
        st.just(names),
        st.lists(st.lists(TEXTS, min_size=len(names), max_size=len(names)), max_size=8),
    )
)


@settings(
    max_examples=settings.default.max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(table=TABLES, kind=st.sampled_from([None, *kinds()]))
def test_any_table_is_mapped_and_every_row_accounted_for(
    read_as_it_is: ReadAsItIs, table: tuple[list[str], list[list[str | None]]], kind: str | None
) -> None:
    names, rows = table
    with tempfile.TemporaryDirectory() as folder:
        reading = read_as_it_is(names, rows, Path(folder), "any.csv")
        proposal = propose(reading.names, sampled(reading), "any.csv", kind)
        used = [match.field for match in proposal.matches if match.field is not None]
        assert len(used) == len({*used})
        assert [match.header for match in proposal.matches] == names
        assert all(match.confidence is None or 0 <= match.confidence <= 1 for match in proposal.matches)
        if proposal.kind is None:
            return
        try:
            result = prepare(reading, proposal, Path(folder), date(2026, 11, 22))
        except ContractError:
            assert proposal.missing()
            return
        assert result.rows_in == len(rows) == result.row_count + result.rejected_count
        assert len(pl.read_parquet(result.path)) == result.row_count
        rejected = pl.read_parquet(result.rejected)
        assert len(rejected) == result.rejected_count
        assert (rejected["reason"].str.len_bytes() > 0).all()
