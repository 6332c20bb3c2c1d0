"""One call of the command line: from its words to an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum

from kam_core.commands import backup, imports, info, init, restore
from kam_core.commands.arguments import Asked, asked
from kam_core.commands.report import Report, refused, report
from kam_core.errors import KamError
from kam_core.text.words import _


class Exit(IntEnum):
    """What a script reads from us; argparse itself ends with 2 at wrong usage."""

    DONE = 0
    REFUSED = 1
    INTERRUPTED = 130


COMMANDS: dict[str, Callable[[Asked], Report]] = {
    "init": init.run,
    "import": imports.run,
    "backup": backup.run,
    "restore": restore.run,
    "info": info.run,
}


def run(words: Sequence[str]) -> int:
    """Do what the words ask for; faults that we foresee are told in a line or two, and end with 1."""
    wanted = asked(words)
    try:
        report(COMMANDS[wanted.command](wanted), as_json=wanted.json)
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
