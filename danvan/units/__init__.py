"""Areas, units and the people in their posts, as of any day."""
