"""`python -m kam_core`: the store from a script."""

import sys

from kam_core.commands.run import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
