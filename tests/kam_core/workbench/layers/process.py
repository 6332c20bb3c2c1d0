"""The process alone."""

from kam_core.workbench.confined import confine
from kam_core.workbench.inside import main
from tests.kam_core.workbench.layers.bare import Bare


class Process(Bare):
    def _shut(self, memory_bytes: int | None) -> None:
        self.put_out()
        confine(memory_bytes or 256_000_000)


if __name__ == "__main__":
    main(Process)
