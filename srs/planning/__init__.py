"""The collection bound to the planner: what stands in it as arrays, the day's prices, and its agenda.

`upcoming` (the interviews that are planned for, and the minutes until then; needs no numpy) · `lengths` (how long
answers take) · `believed` (the learner, from the log) · `scoped` (the cards in scope as arrays) · `known` (both) ·
`pricing` (the day's prices, kept in a file beside the collection) · `planning` (all of it for a study day) ·
`plan_queue` (that as a sitting's queue) · `todays` and `reasons` (what comes today, and why) · `present` (the door for
all that start without numpy).

Nothing of a card's memory is altered here: a plan only says which card comes now.
"""
