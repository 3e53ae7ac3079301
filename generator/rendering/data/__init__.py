"""The timeline to take away: tables, calendars, feeds, and what other tools read."""
