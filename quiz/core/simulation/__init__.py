"""Learners whose true memory is known, to see what a scheduler believes of them and what it does for them. Pure, seeded."""
