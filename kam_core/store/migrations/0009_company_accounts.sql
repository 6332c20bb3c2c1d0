-- What a load keeps of all accounts together beside 0001 and 0007, so that no screen adds up single accounts. As with
-- 0007, a store that was filled before has no rows, and adds them up when it is asked, until its next load.

-- The bridge by product family, in the year that ends with `month`: each account's part in a family counts for itself.
-- Grain: month and family that the cohort bought in that year or the one before. 0007 had its sums over families.
CREATE TABLE facts.company_family_bridge (
    month DATE NOT NULL,
    family VARCHAR NOT NULL,
    accounts_before BIGINT NOT NULL,
    accounts BIGINT NOT NULL,
    start_revenue DECIMAL(18, 4) NOT NULL,
    more DECIMAL(18, 4) NOT NULL,
    added DECIMAL(18, 4) NOT NULL,
    less DECIMAL(18, 4) NOT NULL,
    lost DECIMAL(18, 4) NOT NULL,
    end_revenue DECIMAL(18, 4) NOT NULL
);
DROP TABLE facts.company_family_year;
-- As in 0007.
CREATE TABLE facts.company_family_year (
    month DATE NOT NULL,
    families BIGINT NOT NULL,
    accounts BIGINT NOT NULL,
    active BIGINT NOT NULL,
    several BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    pairs BIGINT NOT NULL
);

-- What accounts left after the cost of what they bought in the year that ends with `month`: how many left something,
-- took something, came out even and are unknown, and sums. Grain: month in whose year anybody ordered.
CREATE TABLE facts.company_profit_year (
    month DATE NOT NULL,
    earners BIGINT NOT NULL,
    losers BIGINT NOT NULL,
    even BIGINT NOT NULL,
    unknown BIGINT NOT NULL,
    earned DECIMAL(18, 4) NOT NULL,
    lost DECIMAL(18, 4) NOT NULL,
    revenue DECIMAL(18, 4) NOT NULL,
    known_revenue DECIMAL(18, 4) NOT NULL
);

-- How many accounts had bought by the end of `month`, of how many their rhythm is known, and how many of these are
-- silent against it. Grain: month from the first purchase to two years after the last order.
CREATE TABLE facts.company_rhythm (
    month DATE NOT NULL,
    accounts BIGINT NOT NULL,
    known BIGINT NOT NULL,
    silent BIGINT NOT NULL
);
