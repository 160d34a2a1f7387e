"""Acts that join what apps below the desk keep apart."""
