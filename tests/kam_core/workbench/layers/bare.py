"""A child with every layer off, for those that turn one on: it does what it is asked."""

from collections.abc import Mapping
from typing import Any, ClassVar

import duckdb
import pyarrow as pa

from kam_core.workbench import engine
from kam_core.workbench.engine import told
from kam_core.workbench.inside import Session

SECRET = "CANARY-f3a9d1"  # noqa: S105 - as in attacks.py, which takes longer to load


class Bare(Session):
    """No gate, no settings but the one that tells places, no confinement."""

    settings: ClassVar[Mapping[str, str]] = {"errors_as_json": "true"}

    def _found(self, request: Mapping[str, Any]) -> tuple[pa.Buffer, bool]:
        """Whatever is asked is done, be it a question or not."""
        try:
            rows = self._engine._connection.execute(request["ask"]).to_arrow_table()
        except duckdb.InterruptException:
            raise TimeoutError from None
        except (duckdb.Error, pa.ArrowException) as fault:
            raise told(str(fault), request["ask"]) from None
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, rows.schema) as stream:
            stream.write_table(rows.slice(0, 1_000))
        return sink.getvalue(), False

    def _shut(self, memory_bytes: int | None) -> None:  # noqa: ARG002 - as the others are called
        """Nothing is shut."""
        self.put_out()

    def put_out(self) -> None:
        """Variables that a question could find where the engine is called from."""
        secret = pa.table({"secret": [SECRET]})
        for module in (vars(engine), globals()):
            module |= {"secret_df": secret, "secret_rel": self._engine._connection.from_arrow(secret)}
