"""Pure rules of study: sessions, rating, scheduling, queues. No clock, no database, no screen."""
