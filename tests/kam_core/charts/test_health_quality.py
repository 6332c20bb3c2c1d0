"""Plan quality beside customer health as a figure."""

import polars as pl

from kam_core.charts.health_quality import health_quality
from kam_core.charts.theme import Mode


def test_each_band_has_its_own_shape_and_a_mark_stands_for_its_account() -> None:
    accounts = pl.DataFrame(
        {
            "account_id": ["1", "2"],
            "account_name": ["Alpha <b>", "Beta"],
            "quality": [0.25, 0.8],
            "health": [30, 75],
            "band": ["red", "green"],
        }
    )
    figure = health_quality(
        accounts,
        health="Health",
        quality="Quality",
        bands={"red": "Weak", "amber": "Mixed", "green": "Good"},
        edges=(40, 70),
        says="{account}: {health}, {quality}, {band}",
        mode=Mode.LIGHT,
    )
    weak, mixed, good = figure.data
    assert (list(weak.x), list(weak.y), list(weak.customdata)) == ([25], [30], ["1"])
    assert (list(mixed.x), list(good.customdata)) == ([], ["2"])
    assert len({trace.marker.symbol for trace in figure.data}) == 3
    assert weak.hovertext[0] == "Alpha &#60;b&#62;: 30, 25, Weak"
    assert [line.y0 for line in figure.layout.shapes] == [40, 70]
