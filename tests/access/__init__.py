"""Who sees and who may: found by generated organisations, not by chosen examples."""
