"""Opinions: ratings with evidence, how rivals compare, three-year potentials and wallets."""

from collections.abc import Iterator
from datetime import date, timedelta

from story.cast import Part
from story.chance import between, day, pick, share, whole
from story.facts import HERE, LAST_DAY, rows

# Criteria that are computed from facts (growth potential, revenue, margin, cooperation) have no ratings.
ATTRACTIVENESS = ("strategic_importance", "fit", "effort", "logo", "industry_growth")
STRENGTH = ("relationship", "renewal", "wallet_share_vs_rival", "winning_now", "satisfaction")
BY_THE_MANAGER = {"strategic_importance", "fit", "logo", "industry_growth"}
RIVALS = ("Brightwater Bikes", "Torrent Cycles", "Halloran Frame Works", "Kestrel & Lowe")
FACTORS = (("price", 25), ("delivery", 25), ("range", 20), ("service", 20), ("terms", 10))
# What could be bought for each dollar bought today, at the levels 1 to 5.
GROWTH_BY_LEVEL = (0.8, 1.0, 1.3, 1.9, 2.7)
METHODS = (
    ("asked the buyer", 0.7),
    ("floor space in their stores", 0.6),
    ("published accounts", 0.5),
    ("size of their stores", 0.35),
)
Row = dict[str, object]


def rating_days(part: Part) -> list[date]:
    """The days on which an account was rated: once it was known, then twice a year where it matters."""
    known_on = part.account.first + timedelta(days=50)
    first = day(max(date(2012, 8, 6), known_on), 75, "first", part.account.account_id)
    reviews = [day(start, 25, start, part.account.account_id) for start in (date(2013, 3, 1), date(2013, 9, 9))]
    followed = part.key or part.rated_share > 0.75
    days = [first] + [review for review in reviews if followed and (review - first).days > 60]
    return [rated_on for rated_on in days if rated_on <= LAST_DAY]


def ratings(cast: list[Part]) -> Iterator[Row]:
    """Ratings 1 to 5 around the level of the account's part on the day, with evidence."""
    sentences: dict[tuple[str, int], list[str]] = {}
    for row in rows(HERE / "evidence.csv"):
        sentences.setdefault((row["criterion"], int(row["rating"])), []).append(row["sentence"])
    for part in cast:
        account = part.account
        for criterion in _rated(part):
            for time, rated_on in enumerate(rating_days(part)):
                rating = _rating(part, criterion, rated_on)
                known = sentences[criterion, rating]
                first = whole(0, len(known) - 1, "sentence", account.account_id, criterion)
                yield {
                    "account_id": account.account_id,
                    "criterion": criterion,
                    "rated_on": rated_on,
                    "rating": rating,
                    "rated_by": account.manager if criterion in BY_THE_MANAGER else account.owner,
                    "evidence": known[(first + time) % len(known)],
                }


def _rated(part: Part) -> list[str]:
    """The criteria of an axis that somebody rated: a part of them, in an order of the account's own."""
    chosen: list[str] = []
    for axis in (ATTRACTIVENESS, STRENGTH):
        shuffled = sorted(axis, key=lambda criterion: share("order", part.account.account_id, criterion))
        chosen += shuffled[: max(1, round(part.rated_share * len(axis)))]
    return chosen


def _rating(part: Part, criterion: str, rated_on: date) -> int:
    """The rating of one criterion; effort is rated low where the account is attractive."""
    axis = part.attractiveness if criterion in ATTRACTIVENESS else part.strength
    level = part.level(axis, rated_on) + between(-0.8, 0.8, "rating", part.account.account_id, criterion)
    if criterion == "satisfaction":
        level += part.account.growth
    if criterion == "effort":
        level = 6 - level
    return max(1, min(5, round(level)))


def rival_ratings(cast: list[Part]) -> Iterator[Row]:
    """How we (rival '') and two rivals do on what decides the purchase, 0 to 10, for two thirds of the key accounts."""
    for part in cast:
        account_id = part.account.account_id
        if not part.key or part.rated_share < 1 or share("rivals", account_id) > 0.7:
            continue
        rated_on = day(date(2013, 8, 5), 60, "rivals on", account_id)
        first = whole(0, len(RIVALS) - 1, "rival", account_id)
        ours = part.level(part.strength, rated_on)
        for place, rival in enumerate(("", RIVALS[first], RIVALS[(first + 1) % len(RIVALS)])):
            usual = 2.0 + 1.4 * ours if place == 0 else 7.6 - 0.4 * ours - 0.7 * (place - 1)
            for factor, weight in FACTORS:
                yield {
                    "account_id": account_id,
                    "rival": rival,
                    "factor": factor,
                    "weight": weight,
                    "rating": max(0, min(10, round(usual + between(-1.5, 1.5, account_id, rival, factor)))),
                    "rated_on": rated_on,
                    "rated_by": part.account.owner,
                }


def potentials(cast: list[Part]) -> Iterator[Row]:
    """What the account could buy in three years, said a year ago and now; more where it is meant to attract."""
    for part in cast:
        account = part.account
        if part.rated_share < 0.3 or (part.rated_share < 0.7 and share("potential", account.account_id) < 0.3):
            continue
        for start in (date(2012, 9, 3), date(2013, 9, 2)):
            said_on = day(start, 40, "potential", start, account.account_id)
            if said_on > account.first:
                yield {
                    "account_id": account.account_id,
                    "said_on": said_on,
                    "amount": round(
                        3 * _room(part, said_on) * between(0.9, 1.1, "said", said_on, account.account_id), -3
                    ),
                    "currency": "USD",
                    "said_by": account.owner,
                }


def wallets(cast: list[Part]) -> Iterator[Row]:
    """What an account spends a year with all its suppliers, by one of four methods; some estimates are too low."""
    for part in cast:
        account = part.account
        if part.rated_share < 0.55 or share("wallet", account.account_id) < 0.15:
            continue
        method, confidence = pick(METHODS, "method", account.account_id)
        for start in (date(2012, 9, 3), date(2013, 8, 5)):
            estimated_on = day(start, 60, "wallet", start, account.account_id)
            families = _wallet_families(part) if start.year == LAST_DAY.year else {}
            for family, weight in {"": 1.0, **families}.items() if estimated_on > account.first else ():
                spends = _room(part, estimated_on) * between(1.0, 1.3, "wallet", account.account_id)
                yield {
                    "account_id": account.account_id,
                    "year": estimated_on.year,
                    "family": family,
                    "amount": round(weight * spends, -3),
                    "currency": "USD",
                    "method": method,
                    "confidence": round(confidence - (0.1 if family else 0), 2),
                    "estimated_on": estimated_on,
                }


def _room(part: Part, on: date) -> float:
    """What the account could buy from us in a year: today's orders, and more the more attractive its part is."""
    account = part.account
    december = date(on.year, 12, 1)
    bought = account.revenue(on - timedelta(days=365), on)
    bought = max(bought, 0.9 * account.revenue(december - timedelta(days=365), december))
    level = max(1.0, min(5.0, part.level(part.attractiveness, on)))
    low, way = int(level) - 1, level % 1
    high = min(low + 1, len(GROWTH_BY_LEVEL) - 1)
    return bought * (GROWTH_BY_LEVEL[low] * (1 - way) + GROWTH_BY_LEVEL[high] * way)


def _wallet_families(part: Part) -> dict[str, float]:
    """Shares of the wallet for the bike families, where a key account told us."""
    if not part.key or share("families", part.account.account_id) < 0.4:
        return {}
    road = between(0.25, 0.4, "road", part.account.account_id)
    return {"Road Bikes": road, "Mountain Bikes": 0.7 - road, "Touring Bikes": 0.12}
