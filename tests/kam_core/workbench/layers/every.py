"""All layers, in a process that has something to hide."""

from kam_core.workbench.inside import Session, main
from tests.kam_core.workbench.layers.bare import Bare


class Every(Session):
    def _shut(self, memory_bytes: int | None) -> None:
        Bare.put_out(self)  # type: ignore[arg-type]
        super()._shut(memory_bytes)


if __name__ == "__main__":
    main(Every)
