"""Settings and addresses of the running program."""
