"""Papers of an office come out in the form that the decree asks."""
