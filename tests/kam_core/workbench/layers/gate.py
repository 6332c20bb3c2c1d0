"""The gate alone."""

from kam_core.workbench.inside import Session, main
from tests.kam_core.workbench.layers.bare import Bare


class Gate(Bare):
    _found = Session._found


if __name__ == "__main__":
    main(Gate)
