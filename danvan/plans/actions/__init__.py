"""What people do with drafts and plans: one function per act."""
