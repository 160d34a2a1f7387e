"""What people do with petitions and at receptions."""
