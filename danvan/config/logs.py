"""What the log says: never the secrets that stand in addresses."""

import logging
import re

# "/moi/k7m2q-9xw4t-abcde-fghjk/" opens an account, "/lich/….ics" shows somebody's work: a form sent
# with a mistake, or without its token, is told to the log with its address.
SECRET = re.compile(r"(/(?:moi|lich)/)[\w%.-]{16,}")


class WithoutSecrets(logging.Formatter):
    """Writes a line as it is, but for what stands in an address as a key."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, tracebacks included, with its secrets left out."""
        return SECRET.sub(r"\1***", super().format(record))
