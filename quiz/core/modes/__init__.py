"""Games: one module each, pure rules over the answers so far. No clock: time is what the answers took.

`catalogue.py` lists them; a new game is a module here and a line there.
"""
