"""One call of the command line: from its words to an exit code."""

import os
import sys
from collections.abc import Sequence
from enum import IntEnum
from importlib import import_module

from kam_core.commands.arguments import asked
from kam_core.commands.report import Report, refused, report
from kam_core.errors import KamError
from kam_core.text.words import _


class Exit(IntEnum):
    """What a script reads from us; argparse itself ends with 2 at wrong usage."""

    DONE = 0
    REFUSED = 1
    INTERRUPTED = 130


# A module is loaded when its command is wanted: a script that asks for `info` should not wait for the others.
MODULES = {
    "init": "init",
    "import": "imports",
    "check": "check",
    "convert": "convert",
    "sql": "sql",
    "undo": "undo",
    "export": "export",
    "backup": "backup",
    "restore": "restore",
    "info": "info",
}


def run(words: Sequence[str]) -> int:
    """Do what the words ask for; faults that we foresee are told in a line or two, and end with 1."""
    wanted = asked(words)
    try:
        command = import_module(f"kam_core.commands.{MODULES[wanted.command]}")
        done: Report = command.run(wanted)
        report(done, as_json=wanted.json)
        if done.refused:
            return Exit.REFUSED
    except KamError as fault:
        refused(_(fault.message, **fault.places), _(fault.hint), as_json=wanted.json)
        return Exit.REFUSED
    except BrokenPipeError:
        # Whoever read us has had enough; Python would complain again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.REFUSED
    except OSError as fault:
        reason = _("The system refuses: {reason}.", reason=str(fault))
        refused(reason, _("See to the rights and the space on the disk, then try again."), as_json=wanted.json)
        return Exit.REFUSED
    except KeyboardInterrupt:
        refused(_("Interrupted."), _("Nothing was left half done; start it again."), as_json=wanted.json)
        return Exit.INTERRUPTED
    return Exit.DONE
