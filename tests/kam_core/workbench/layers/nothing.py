"""Every layer off: the control, which must show that attacks have an effect."""

from kam_core.workbench.inside import main
from tests.kam_core.workbench.layers.bare import Bare

if __name__ == "__main__":
    main(Bare)
