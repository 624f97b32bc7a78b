"""What a result may be and what a game's statements add up to: plain values in, verdicts and sentences out.

`results` says what may be entered, and `state` folds what was entered.
"""
