-- Grain: version and criterion, in the order of each axis.
SELECT
    version, axis, criterion, position, weight, measure, lower_is_better, name, scale, band_1, band_2, band_3, band_4
FROM app.criterion
ORDER BY version, axis, position, criterion
