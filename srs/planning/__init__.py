"""The collection bound to the planner: what stands in it as arrays, the day's prices, and its agenda.

`upcoming` (the interviews that are planned for, and the minutes until then; needs no numpy) · `lengths` (how long
answers take) · `believed` (the learner, from the log) · `scoped` (the cards in scope as arrays) · `pricing` (the day's
prices, kept in a file beside the collection) · `planning` (all of it for a study day).

Nothing of a card's memory is altered here: a plan only says which card comes now.
"""
