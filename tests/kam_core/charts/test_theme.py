"""The palette can be read by everybody, and it is the one that Streamlit paints with."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from kam_core.charts.theme import Mode, Palette, palette, template

CONFIG = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
SURFACES = ["background", "panel", "strategic", "star", "status", "streamline"]
TEXTS = ["text", "quiet", "accent", "ahead", "caution", "behind", "illustrative"]
GRAPHICS = ["existing", "emerging", "candidate", "no_key", "actual", "before", "target", "margin", "unknown"]
TOLD_APART = [
    ("existing", "emerging", "candidate", "no_key"),
    ("ahead", "behind"),
    ("actual", "before", "target", "margin"),
]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SEEN_BY = {
    "everyone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((_times(TO_XYZ, _linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _lab(colour: str, eyes: str) -> list[float]:
    seen = [min(max(part, 0.0), 1.0) for part in _times(SEEN_BY[eyes], _linear(colour))]
    xyz = [part / white for part, white in zip(_times(TO_XYZ, seen), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def distance(one: str, other: str, eyes: str) -> float:
    """How far apart two colours look, CIE 1976; about 2.3 is the least that is noticed."""
    pairs = zip(_lab(one, eyes), _lab(other, eyes), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_contrast_is_that_of_the_published_examples() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("surface", SURFACES)
def test_what_is_written_can_be_read_and_what_is_drawn_can_be_seen(mode: Mode, surface: str) -> None:
    colours = palette(mode)
    ground = getattr(colours, surface)
    assert {name for name in TEXTS if contrast(getattr(colours, name), ground) < 4.5} == set()
    assert {name for name in GRAPHICS if contrast(getattr(colours, name), ground) < 3} == set()


@pytest.mark.parametrize("mode", Mode)
def test_a_button_can_be_seen_and_its_white_words_can_be_read(mode: Mode) -> None:
    colours = palette(mode)
    assert contrast("#FFFFFF", colours.button) >= 4.5
    assert contrast(colours.button, colours.background) >= 3


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("names", TOLD_APART)
def test_colours_that_mean_different_things_look_different_to_all_eyes(
    mode: Mode, eyes: str, names: tuple[str, ...]
) -> None:
    colours = palette(mode)
    for one, other in combinations(names, 2):
        assert distance(getattr(colours, one), getattr(colours, other), eyes) > 13, (one, other)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    ("option", "meaning"),
    [
        ("primaryColor", "button"),
        ("backgroundColor", "background"),
        ("secondaryBackgroundColor", "panel"),
        ("textColor", "text"),
        ("linkColor", "accent"),
        ("borderColor", "border"),
        ("greenTextColor", "ahead"),
        ("redTextColor", "behind"),
        ("orangeTextColor", "caution"),
        ("violetTextColor", "illustrative"),
        ("grayTextColor", "quiet"),
    ],
)
def test_streamlit_paints_with_the_same_colours(mode: Mode, option: str, meaning: str) -> None:
    assert CONFIG[mode.value][option] == getattr(palette(mode), meaning)


@pytest.mark.parametrize("mode", Mode)
def test_streamlit_knows_no_colour_that_the_palette_does_not(mode: Mode) -> None:
    known = {getattr(palette(mode), name) for name in Palette.__dataclass_fields__}
    section = CONFIG[mode.value]
    own = {value for name, value in section.items() if name.endswith("Color")}
    assert own | set(section["chartCategoricalColors"]) | set(section["sidebar"].values()) <= known


def test_every_font_file_is_in_the_product_and_comes_from_its_own_server() -> None:
    faces = CONFIG["fontFaces"]
    assert [face["url"].removeprefix("app/static/") for face in faces] == [
        "fonts/inter-vietnamese.woff2",
        "fonts/inter-latin-ext.woff2",
        "fonts/inter-latin.woff2",
    ]
    for face in faces:
        assert Path("pages", "static", face["url"].removeprefix("app/static/")).is_file()


@pytest.mark.parametrize("mode", Mode)
def test_figures_share_a_look_without_a_ground_of_their_own(mode: Mode) -> None:
    layout = template(mode).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.font.color == palette(mode).text
    assert layout.font.family == CONFIG["font"]
