"""What bands and caps of health are called."""

from kam_core.health.caps import CAPS
from kam_core.health.model import Band
from kam_core.text.words import _


def bands() -> dict[str, str]:
    """The bands, the lowest first."""
    return {Band.RED.value: _("Weak"), Band.AMBER.value: _("Mixed"), Band.GREEN.value: _("Good")}


def caps() -> dict[str, str]:
    """What holds a health down."""
    return {cap.code: _(cap.name) for cap in CAPS}
