-- All accounts together, by product family, in the year that ends with `month`: the bridge from the year before where
-- each account's part in a family counts for itself, and how many families accounts buy. Kept at each load; a store
-- that was filled before has no rows here, and adds them up when it is asked. `families` and `accounts` had been bought
-- and had bought by the end of the month; of these accounts `active` bought anything in the year, `several` two families
-- or more; `lines` are families summed over accounts, `pairs` ordered pairs of families that one account bought.
CREATE TABLE facts.company_family_year (
    month DATE NOT NULL,
    start_revenue DECIMAL(18, 4) NOT NULL,
    more DECIMAL(18, 4) NOT NULL,
    added DECIMAL(18, 4) NOT NULL,
    less DECIMAL(18, 4) NOT NULL,
    lost DECIMAL(18, 4) NOT NULL,
    end_revenue DECIMAL(18, 4) NOT NULL,
    families BIGINT NOT NULL,
    accounts BIGINT NOT NULL,
    active BIGINT NOT NULL,
    several BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    pairs BIGINT NOT NULL
);
