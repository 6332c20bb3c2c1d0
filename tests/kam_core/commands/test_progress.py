import io
import sys

import pytest

from kam_core.commands.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_a_step_where_nobody_looks_on(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    with Bar() as bar:
        for step, share in [("reading", 0.0), ("reading", 0.5), ("adding up", 0.9), ("adding up", 1.0)]:
            bar(step, share)
    assert shown.getvalue() == "reading\nadding up\n"


def test_a_bar_on_a_terminal_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    with Bar() as bar:
        bar("reading", 0.0)
        bar("adding up", 0.5)
    frames = shown.getvalue().split("\r\x1b[K")
    assert frames == ["", "░" * 24 + "   0% reading", "█" * 12 + "░" * 12 + "  50% adding up", ""]
