"""What a person is told of the day they prepare for: the recall to expect, the minutes until then, and what would help.

`ranges` (shares with their uncertainty, shifted by the check of earlier predictions) · `topics` (the same of each deck,
type and stage) · `suggested` (the cards of today, and why) · `minute` (what one buys) · `reach` (the
minutes that targets need, and the ways out) · `outlook` (all of it as a value) · `document` (values as JSON) · `kept`
(in a file, until the log goes on) · `forecasting` (from a collection) · `forecasts` (those that were shown, stored) ·
`on_the_day` (where nothing is left to plan).
"""
