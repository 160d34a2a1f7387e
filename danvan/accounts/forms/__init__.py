"""The shapes of what is typed to sign in and to keep an account safe."""
