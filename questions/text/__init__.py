"""Typed values out of English text and back: dates, numbers, and text folded for comparison."""
