"""E-mail by SMTP: plain text, with one Message-ID however often it is tried."""

import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from graph.alerts.declaration import Mail
from graph.alerts.delivery.letter import lines, subject_line
from graph.alerts.delivery.model import Letter
from graph.errors import BrokenWorld


def send_mail(mail: Mail, letter: Letter, now: datetime) -> str | None:
    """Hand it to the server; BrokenWorld where it is taken for nobody. What is said where it is not taken for some."""
    password = mail.password.read() if mail.password else ""
    try:
        with _connected(mail) as server:
            if mail.username:
                server.login(mail.username, password)
            refused = server.send_message(written(mail, letter, now))
    except (smtplib.SMTPException, OSError) as error:
        raise BrokenWorld(
            f"The mail server {mail.host}:{mail.port} did not take it ({type(error).__name__})."
        ) from error
    # Tried again, it would come to the others again.
    return f"The mail server refuses {len(refused)} of {len(mail.to)} recipients." if refused else None


def written(mail: Mail, letter: Letter, now: datetime) -> EmailMessage:
    """The mail as it is sent."""
    message = EmailMessage()
    message["Subject"] = subject_line(letter)
    message["From"] = mail.sender
    message["To"] = ", ".join(mail.to)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{letter.message.message_id.replace(':', '.')}@{mail.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(lines(letter)))
    return message


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=mail.patience, context=ssl.create_default_context())
    server = smtplib.SMTP(mail.host, mail.port, timeout=mail.patience)
    if mail.security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server
