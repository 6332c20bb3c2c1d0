"""What the clock says, in the form that the store keeps."""

from datetime import UTC, datetime


def now_utc() -> datetime:
    """The moment, in UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)
