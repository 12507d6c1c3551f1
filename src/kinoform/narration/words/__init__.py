"""How written English is read aloud: one file for each kind of thing that is not a plain word."""
