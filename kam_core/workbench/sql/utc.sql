-- Days and times of moments are those of UTC, as everywhere in the product.
SET GLOBAL TimeZone = 'UTC'
