-- Band edges that were not known when the product's own set was made.
UPDATE app.criterion
SET band_1 = $band_1, band_2 = $band_2, band_3 = $band_3, band_4 = $band_4
WHERE version = $version AND criterion = $criterion AND band_1 IS NULL
