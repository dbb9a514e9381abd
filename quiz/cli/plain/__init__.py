"""The app line by line, for screen readers, dumb terminals and pipes: words only, no colour, no cursor moved."""
