"""A bar on a terminal, or a line a step where nobody looks on."""

import shutil
import sys
import time

_WIDTH = 24


class Bar:
    """Hears of steps and the share that is done; leaves nothing on a terminal when it ends."""

    def __init__(self) -> None:
        """Write to standard error."""
        self._live = sys.stderr.isatty()
        self._step = ""
        self._painted = 0.0

    def __call__(self, step: str, share: float) -> None:
        """Show that `step` runs and `share` (0 to 1) of it is done."""
        if not self._live:
            if step != self._step:
                sys.stderr.write(f"{step}\n")
        elif step != self._step or share >= 1 or time.monotonic() - self._painted > 0.1:
            self._paint(step, min(max(share, 0.0), 1.0))
        self._step = step

    def close(self) -> None:
        """Clear the line."""
        if self._live and self._step:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __enter__(self) -> "Bar":
        """The bar itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the line."""
        self.close()

    def _paint(self, step: str, share: float) -> None:
        self._painted = time.monotonic()
        filled = round(share * _WIDTH)
        line = f"{'█' * filled}{'░' * (_WIDTH - filled)} {share:4.0%} {step}"
        sys.stderr.write(f"\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}")
        sys.stderr.flush()
