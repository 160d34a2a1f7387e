"""Pages of signing in and of keeping one's own account safe."""
