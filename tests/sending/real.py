"""Sends the sample's decks to a mail server that others wrote (aiosmtpd), which refuses, drops and dawdles: real.py QUARTERDECK WORK

Every message is read again by Python's own mail parser. Says what is wrong and ends with 1, or says nothing and ends with 0.
"""

import email
import email.policy
import json
import logging
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
import warnings
from collections import Counter, defaultdict
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

# The server logs dropped connections, and warns of a login over implicit TLS. Both are intended here.
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

faults = []


def hold(what, is_so):
    if not is_so:
        faults.append(what)


class Handler:
    """Accepts messages, except for quirks by address: each (stage, deed) in a list applies once."""

    def __init__(self):
        self.quirks = defaultdict(list)
        self.taken = []

    def quirk(self, address, stage):
        if self.quirks[address] and self.quirks[address][0][0] == stage:
            return self.quirks[address].pop(0)[1]
        return None

    async def handle_RCPT(self, server, session, envelope, address, options):
        match self.quirk(address, "rcpt"):
            case None:
                envelope.rcpt_tos.append(address)
                return "250 OK"
            case "drop":
                server.transport.abort()
                return "421 gone"
            case reply:
                return reply

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        deed = self.quirk(address, "data")
        if deed and deed[0].isdigit():
            return deed
        self.taken.append((address, envelope.content))
        if deed == "drop":
            server.transport.abort()
        if deed == "slow":
            time.sleep(2)
        return "250 2.0.0 taken"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"robin", b"hunter2"))


def main():
    quarterdeck, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    workspace, out = work / "workspace", work / "out"
    shutil.copytree("sample_data", workspace, ignore=shutil.ignore_patterns(".quarterdeck"))
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(workspace / "ca.pem")
    qbr = (workspace / "qbr.yaml").read_text(encoding="utf-8").split("\ndelivery:")[0]
    environment = {**os.environ, "QUARTERDECK_SMTP_USER": "robin", "QUARTERDECK_SMTP_PASSWORD": "hunter2"}

    def run(*arguments):
        done = subprocess.run([quarterdeck, *arguments], env=environment, capture_output=True, text=True)
        hold(f"{arguments[:2]} prints the password", "hunter2" not in done.stdout + done.stderr)
        return done

    def configure(port, security):
        smtp = f"{{host: localhost, port: {port}, security: {security}, ca: ca.pem}}"
        (workspace / "qbr.yaml").write_text(f"{qbr}\ndelivery:\n  per_minute: 60000\n  smtp: {smtp}\n", encoding="utf-8")

    def send():
        day = ["--on", "2026-10-05"]
        done = run("email", "send", str(out), "-w", str(workspace), "--send", "--json", "--pause", "0.05", *day)
        return done, json.loads(done.stdout) if done.stdout else {}

    def serve(handler, ca=authority, name="localhost", starttls=True, wrapped=False, login=True):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(name).configure_cert(context)
        keys = {"authenticator": authenticate, "auth_required": login} if login else {}
        keys |= {"tls_context": context, "require_starttls": True} if starttls else {}
        keys |= {"ssl_context": context} if wrapped else {}
        keys |= {"auth_require_tls": False} if not starttls else {}
        with socket.create_server(("localhost", 0)) as free:
            port = free.getsockname()[1]
        controller = Controller(handler, hostname="localhost", port=port, **keys)
        controller.start()
        return controller, port

    configure(25, "starttls")
    hold("build", run("build", str(workspace), "--out", str(out)).returncode == 0)
    hold("approve", run("approve", str(out), "-w", str(workspace), "--all", "--by", "Robin", "--on", "2026-10-05").returncode == 0)
    rows = [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = {row["contact_email"]: row for row in rows if row["file"] and not row["review"]}
    people = sorted(rows)

    refusals = [
        ("no STARTTLS", dict(starttls=False, login=False), "starttls", "offers no STARTTLS"),
        ("another name", dict(name="other.example"), "starttls", "is not whom it says it is"),
        ("an unknown authority", dict(ca=stranger), "starttls", "is not whom it says it is"),
    ]
    for what, manners, security, said in refusals:
        handler = Handler()
        controller, port = serve(handler, **manners)
        configure(port, security)
        done, _ = send()
        controller.stop()
        hold(f"{what}: {done.stderr}", done.returncode == 1 and said in done.stderr and not handler.taken)

    handler = Handler()
    controller, port = serve(handler)
    configure(port, "starttls")
    handler.quirks[people[0]] = [("rcpt", "450 4.2.1 later"), ("rcpt", "drop")]
    handler.quirks[people[1]] = [("rcpt", "550 5.1.1 nobody")]
    handler.quirks[people[2]] = [("data", "452 4.3.1 full")]
    handler.quirks[people[3]] = [("data", "554 5.7.1 no")]
    handler.quirks[people[4]] = [("data", "drop")]
    handler.quirks[people[5]] = [("data", "slow")]
    done, told = send()
    account = lambda address: rows[address]["account_id"]
    ids = lambda name: sorted(one["account_id"] for one in told.get(name, []))
    hold(f"status {done.returncode}: {done.stderr}", done.returncode == 3)
    hold(f"refused {ids('refused')}", ids("refused") == sorted([account(people[1]), account(people[3])]))
    hold(f"unknown {ids('unknown')}", ids("unknown") == [account(people[4])])
    done, told = send()
    hold(f"the second time it sends {told.get('taken')}", told.get("taken") == [])
    controller.stop()
    counts = Counter(address for address, _ in handler.taken)
    for address in people:
        wanted = 0 if address in (people[1], people[3]) else 1
        hold(f"{address} has {counts[address]} messages", counts[address] == wanted)

    for address, content in handler.taken:
        row = rows[address]
        message = email.message_from_bytes(content, policy=email.policy.SMTP)
        parts = list(message.walk())
        hold(f"{address}: defects {[part.defects for part in parts]}", not any(part.defects for part in parts))
        to = message["To"].addresses
        hold(f"{address}: to {to}", len(to) == 1 and to[0].addr_spec == address and to[0].display_name == row["contact_name"])
        hold(f"{address}: from", message["From"].addresses[0].addr_spec == row["csm_email"])
        hold(f"{address}: subject {message['Subject']}", row["name"] in message["Subject"])
        pdf = [part for part in parts if part.get_content_type() == "application/pdf"]
        hold(f"{address}: deck", len(pdf) == 1 and pdf[0].get_payload(decode=True) == (out / row["file"]).read_bytes())
        for kind in ("plain", "html"):
            body = message.get_body((kind,)).get_content()
            plain = body if kind == "plain" else body.replace("&#x27;", "'").replace("&amp;", "&").replace("&quot;", '"')
            hold(f"{address}: {kind}", row["headline"] in plain.replace("&#39;", "'"))
        picture = [part for part in parts if part.get_content_type() == "image/png"]
        hold(f"{address}: picture", len(picture) == 1 and picture[0].get_payload(decode=True).startswith(b"\x89PNG"))

    # As if nothing had been sent: the record, and its line in the list of records.
    state = workspace / ".quarterdeck"
    (state / "sent.jsonl").unlink()
    kept = [line for line in (state / "records").read_text().splitlines() if line != "sent.jsonl"]
    (state / "records").write_text("".join(line + "\n" for line in kept))
    handler = Handler()
    controller, port = serve(handler, starttls=False, wrapped=True)
    configure(port, "tls")
    done, told = send()
    controller.stop()
    hold(f"over TLS: {done.stderr}", done.returncode == 0 and len(handler.taken) == len(people))

    for fault in faults:
        print(f"FAULT real mail server: {fault}", file=sys.stderr)
    print(f"real mail server: {len(people)} decks sent over STARTTLS and TLS, refused, dropped and counted")
    return 1 if faults else 0


sys.exit(main())
