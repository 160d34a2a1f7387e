"""Plans on paper: outline, duties, assignees, targets."""
