"""Memory of points: what is believed of it, how an answer changes it, when it comes back. Pure."""
