"""The staff's home: inbox, calendar, and flows that join two siblings."""
