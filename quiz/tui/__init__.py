"""The terminal app. Screens turn keys into responses and draw what comes back; they decide nothing."""
