"""Users, sign-in, the record of acts, and who may open which page."""
