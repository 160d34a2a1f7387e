"""Pages of the desk: home, leader, calendar, feed."""
