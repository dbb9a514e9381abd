"""Facts to items: validated fact models, certified distractors, generated questions, marking. Pure; no clock, no screen."""
