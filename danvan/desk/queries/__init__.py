"""What the pages of the desk show, put together from the apps below."""
