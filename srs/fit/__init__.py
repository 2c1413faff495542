"""Personal weights of FSRS-6: fitted to a person's own reviews, believed where they predict later ones better."""
