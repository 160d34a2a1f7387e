"""The house inspecting itself."""
