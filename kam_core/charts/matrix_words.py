"""What the portfolio matrix says: axes, kinds, quadrants and what to do there, and its hover sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kam_core.text.numbers import number, percent
from kam_core.text.words import _, language

# From strong attractiveness to weak, in each from weak strength to strong.
NINE = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a matrix in one language.

    `kinds` are for a sentence, `legend` for the legend. `quadrants` gives a name and what to do there; `advice` what
    to do in a cell of the nine-box, keyed by the levels of attractiveness and strength. `scores`, `amounts`,
    `earlier` and `count` are sentences with named places.
    """

    attractiveness: str
    strength: str
    kinds: Mapping[str, str]
    legend: Mapping[str, str]
    quadrants: Mapping[str, tuple[str, str]]
    levels: Mapping[str, str]
    advice: Mapping[tuple[str, str], str]
    potential: str
    moved: str
    borderline: str
    scores: str
    amounts: str
    earlier: str
    count: str
    accounts: str


def words() -> Words:
    """The words in the reader's language."""
    return Words(
        attractiveness=_("Attractiveness"),
        strength=_("Relative strength"),
        kinds=_kinds(),
        legend=_legend(),
        quadrants=_quadrants(),
        levels={"low": _("Low"), "medium": _("Medium"), "high": _("High")},
        advice=_advice(),
        potential=_("3-year potential"),
        moved=_("Moved from"),
        borderline=_("Borderline"),
        scores=_("Attractiveness {attractiveness}, strength {strength}; {coverage} of the weight is known."),
        amounts=_("{revenue} in twelve months; {potential} possible in three years."),
        earlier=_("Earlier: attractiveness {attractiveness}, strength {strength}."),
        count=_("Accounts here: {n}; attractiveness {attractiveness}, strength {strength}."),
        accounts=_("Accounts"),
    )


def _kinds() -> Mapping[str, str]:
    return {
        "existing": _("Existing key account"),
        "emerging": _("Emerging key account"),
        "candidate": _("Candidate"),
        "none": _("Not key"),
    }


def _legend() -> Mapping[str, str]:
    return {
        "existing": _("Existing"),
        "emerging": _("Emerging"),
        "candidate": _("Candidate"),
        "none": _("Not key"),
    }


def _quadrants() -> Mapping[str, tuple[str, str]]:
    return {
        "strategic": (_("Strategic"), _("Protect and expand")),
        "star": (_("Star"), _("Invest to win position")),
        "status": (_("Status"), _("Protect, serve efficiently")),
        "streamline": (_("Streamline"), _("Lower the cost to serve")),
    }


def _advice() -> Mapping[tuple[str, str], str]:
    grow, choose, keep = _("Invest for growth"), _("Invest selectively"), _("Maintain")
    cash, leave = _("Manage for cash"), _("Withdraw")
    cells = (leave, cash, keep), (cash, choose, choose), (choose, grow, grow)
    return {
        (attractiveness, strength): advice
        for attractiveness, row in zip(NINE, cells, strict=True)
        for strength, advice in zip(NINE, row, strict=True)
    }


def score_text(score: float) -> str:
    """A score, 0 to 100, without decimals."""
    return _written(language(), int(score + 0.5))


def share_text(ratio: float | None) -> str:
    """A ratio as a whole percentage, "—" where it is unknown."""
    return percent(None) if ratio is None else _written_share(language(), int(ratio * 100 + 0.5))


# A few hundred numbers stand in a thousand sentences, and Babel takes longer for one than the rest of a sentence.
@cache
def _written(_language: str, score: int) -> str:
    return number(score)


@cache
def _written_share(_language: str, hundredths: int) -> str:
    return percent(hundredths / 100, 0)
