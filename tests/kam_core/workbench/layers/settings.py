"""The engine's settings alone."""

from kam_core.workbench.inside import Session, main
from tests.kam_core.workbench.layers.bare import Bare


class Settings(Bare):
    settings = Session.settings

    def _shut(self, memory_bytes: int | None) -> None:
        self.put_out()
        self._engine.lock(memory_bytes)


if __name__ == "__main__":
    main(Settings)
