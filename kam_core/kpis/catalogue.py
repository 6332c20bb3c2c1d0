"""Every KPI once: cards, tables, definitions, exports and tests read this.

To add one: write its formula and its `Kpi` in the module of its subject, and name it here, where it is to stand.
Windows are the twelve months to the last closed month; money is in the base currency.
"""

from kam_core.kpis import (
    concentration,
    contact,
    deals,
    decided,
    foresight,
    key_accounts,
    lifetime,
    losses,
    margin,
    movement,
    penetration,
    planning,
    renewals,
    retention,
    revenue,
    satisfaction,
    silence,
    wallet,
)
from kam_core.kpis.model import Grain, Kpi

CATALOGUE = (
    revenue.REV_TTM,
    revenue.REV_YOY,
    retention.NRR,
    retention.GRR,
    margin.GROSS_MARGIN_RATIO,
    margin.GROSS_MARGIN,
    margin.NET_MARGIN_RATIO,
    margin.NET_MARGIN,
    margin.COST_TO_SERVE,
    lifetime.CLV_HIST,
    lifetime.CLV,
    key_accounts.KEY_ACCOUNTS,
    key_accounts.KEY_REVENUE,
    key_accounts.KEY_SHARE,
    concentration.HHI,
    concentration.TOP10_SHARE,
    concentration.CR5,
    retention.LOGO_RETENTION,
    concentration.REVENUE_AT_RISK,
    revenue.REVENUE_SHARE,
    revenue.ORDERS_TTM,
    revenue.CAGR,
    revenue.GROWTH_GAP,
    revenue.ACTIVE_ACCOUNTS,
    movement.EXPANSION,
    movement.CONTRACTION,
    movement.CHURN,
    movement.GRR_BY_FAMILY,
    movement.CROSS_SOLD,
    concentration.EFFECTIVE_ACCOUNTS,
    losses.PROFIT_LOST,
    losses.LOSS_ACCOUNTS,
    silence.SILENT_ACCOUNTS,
    deals.PIPELINE_OPEN,
    deals.PIPELINE_WEIGHTED,
    deals.PIPELINE_COVERAGE,
    decided.WIN_RATE_COUNT,
    decided.WIN_RATE_VALUE,
    decided.DEALS_WON,
    decided.AVERAGE_DEAL,
    decided.SALES_CYCLE_DAYS,
    foresight.SLIPPAGE,
    foresight.SLIPPAGE_DAYS,
    foresight.FORECAST_ACCURACY,
    foresight.FORECAST_BIAS,
    renewals.RENEWAL_RATE_COUNT,
    renewals.RENEWAL_RATE_VALUE,
    renewals.ACV,
    renewals.TCV,
    penetration.PRODUCT_PENETRATION,
    penetration.CELL_PENETRATION,
    penetration.UNIT_PENETRATION,
    penetration.WHITESPACE_VALUE,
    penetration.CROSS_SELL_RATIO,
    penetration.LINES_PER_ACCOUNT,
    penetration.ATTACH_RATE,
    wallet.SHARE_OF_WALLET,
    wallet.WALLET_GAP,
    satisfaction.NPS,
    satisfaction.NPS_BY_ACCOUNT,
    satisfaction.NPS_BY_REVENUE,
    satisfaction.CSAT,
    satisfaction.CES,
    contact.TOUCH_FRESHNESS,
    contact.CONTACT_CONCENTRATION,
    contact.RESPONSE_TIME,
    planning.PLAN_COMPLETENESS,
    planning.PLAN_FRESHNESS,
    planning.ACTION_ON_TIME,
)

BY_CODE = {kpi.code: kpi for kpi in CATALOGUE}


def chosen(*codes: str) -> tuple[Kpi, ...]:
    """The KPIs of these codes, in this order."""
    return tuple(BY_CODE[code] for code in codes)


def of(grain: Grain) -> tuple[Kpi, ...]:
    """All KPIs that can be read for a portfolio, or for an account."""
    return tuple(kpi for kpi in CATALOGUE if grain in kpi.grains)
