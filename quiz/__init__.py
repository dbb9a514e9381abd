"""Factdeck: a quiz and flashcard app for the terminal, whose questions are derived from checked facts."""

__version__ = "0.1.0"
