"""Which card now, when a day is set on which recall counts: prices of the days' seconds, indices, forecast.

The method is a Lagrangian relaxation of a restless bandit. Each study day has so many seconds; a price on them
(recall a second) makes every card a small problem of its own, solved by dynamic programming on a grid of memory
states. Cards are answered in the order of what a review today adds over the best wait, a second of answering.

`learner` (what is believed of the person) · `horizon` (the days and their seconds) · `cards` (arrays of cards) ·
`families` (an answer's ticks review its points) · `kinds` (rewards and lengths as few classes) · `grid`, `kernel`
(where a review leads) · `tables` (values of memory states by backward recursion) · `flow` (seconds that the priced
cards want) · `prices` (that make them want what there is) · `dual` (the bound) · `index` (today's gains) · `greedy`
(the same without tables) · `agenda` (the next card, and enough for today) · `rollout`, `forecast` (recall on the day)
· `minutes` (how many are needed).

A study day:

    ahead = horizon([days], minutes)
    prices = solved(cards, ahead, learner, least=floor)          # once a day, warm from `moved_on` prices
    now = agenda(cards, ahead, learner, prices, least=floor)
    position = now.next(seconds_left)                            # None: enough, or nothing fits
    now = now.answered(positions, stability, difficulty, passed) # the card and what its ticks reviewed
    said = estimate(rolled_out(cards, ahead, learner), questions, model_error(answers, seen_once))

Everything is calculation on arrays: no store, no clock, nothing of the cards' memory is altered.
"""
