"""A child that writes 200 KB to its standard error before it answers, and then ends."""

import sys

if __name__ == "__main__":
    sys.stderr.write("x" * 200_000 + "the very end")
    sys.stderr.flush()
    sys.stdout.write('{"bytes": 0}\n')
    sys.stdout.flush()
