#!/usr/bin/env python3
"""Asks a running demo what docs/api.md shows, and writes down what it answers; likewise the examples of the contract.

  docs/calls.py [http://localhost:8080]      needs curl; the demo's home is REGISTER_HOME, or .register

What differs from run to run is masked by something of the same shape: days are those of a demo started on 1 January 2026, moments
are noon of that day, ids and keys are numbered, signatures cut short. DocumentedCallsTest and ExamplesTest hold the result against
the contract.
"""
import datetime, json, os, re, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SHOWN = "http://localhost:8080"
BASE = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else SHOWN
HOME = os.environ.get("REGISTER_HOME", os.path.join(HERE, "..", ".register"))
WRITTEN_FOR = datetime.date(2026, 1, 1)
FIRST_MOVED = datetime.date(2006, 1, 1)
# the same on every answer: shown with the first
ON_ALL = {"x-content-type-options", "x-frame-options", "content-security-policy", "referrer-policy", "cache-control",
          "date", "content-length", "keep-alive", "connection", "transfer-encoding", "vary", "ratelimit", "ratelimit-policy"}


def draft(title, register='"register": "krsd-demo", '):
    return ("""'{%s"claim": {"kind": "activity", "title": "%s", "type": "guide","""
            """ "category": "other", "completedOn": "2026-01-01", "points": "4", "knowledgeSource": "experiential"}}'""" % (register, title))


JSON = "-H 'Content-Type: application/json'"
ME = '-H "Authorization: Bearer $PROFESSIONAL"'
EMPLOYER = '-H "Authorization: Bearer $EMPLOYER"'
AT = SHOWN + "/v1"

# what is shown (who is signed in, if anybody, as $PROFESSIONAL or $EMPLOYER), the headers of the common ones it is about
CALLS = [
    ("Where somebody stands, without signing in; the headers of every answer, left out below", f"curl -i {AT}/registrations/100000024", ON_ALL),
    ("Two people at once, with a receipt",
     f"""curl -i {EMPLOYER} {JSON} -d '{{"items": [{{"registrationNumber": "100000024"}}, {{"registrationNumber": "100000032"}}]}}' {AT}/verifications""", ()),
    ("Bad input: every fault at once (400)",
     f"""curl -i {ME} {JSON} -d '{{"register": "krsd-demo", "claim": {{"kind": "activity", "title": "", "points": 4, "completedOn": "31-12-2025"}}}}' {AT}/evidence""", ()),
    ("The same in Dutch, of a query", f"curl -i -H 'Accept-Language: nl' '{AT}/changes?limit=0&since=2026'", ()),
    ("Not signed in (401)", f"curl -i {AT}/me", ()),
    ("Signed in, and not for her (403)", f"curl -i {ME} {AT}/accounts", ()),
    ("Another's: nothing that she may know of (404)", f"curl -i {ME} {AT}/registrations/100000032/dossier", ()),
    ("No such method (405)", f"curl -i -X DELETE {AT}/registers", ()),
    ("Not in that form (406)", f"curl -i -H 'Accept: text/html' {AT}/registers", ()),
    ("More than is taken (413)", f"head -c 5000000 /dev/zero | curl -i {ME} {JSON} --data-binary @- {AT}/evidence", ()),
    ("Not taken in that form (415)", f"curl -i {ME} -H 'Content-Type: text/plain' -d 'a guide' {AT}/evidence", ()),
    ("A write with a key", f"curl -i {ME} -H 'Idempotency-Key: KEY' {JSON} -d {draft('Reading group')} {AT}/evidence", ()),
    ("The same again: answered as before, and not done again", f"curl -i {ME} -H 'Idempotency-Key: KEY' {JSON} -d {draft('Reading group')} {AT}/evidence", ()),
    ("Another request under the key (409)", f"curl -i {ME} -H 'Idempotency-Key: KEY' {JSON} -d {draft('Another group')} {AT}/evidence", ()),
    ("A change that names no version (428)", f"curl -i -X PUT {ME} {JSON} -d {draft('Reading group', '')} {AT}/evidence/EVIDENCE", ()),
    ("A change of a version that no longer stands (412)", f"""curl -i -X PUT {ME} -H 'If-Match: "7"' {JSON} -d {draft('Reading group', '')} {AT}/evidence/EVIDENCE""", ()),
    ("A page of a list, and where the next is", f"curl -i '{AT}/changes?limit=2'", ()),
    ("What it leads to", f"curl -i '{AT}/changes?after=CURSOR&limit=2'", ()),
    ("A public document, with its lifetime and its tag", f"curl -i -I {AT}/registers/krsd-demo", {"cache-control"}),
    ("Not sent again to one who has it (304)", f"curl -i -H 'If-None-Match: TAG' {AT}/registers/krsd-demo", {"cache-control"}),
    ("Too many numbers that lead to nobody (429)", f"curl -i {EMPLOYER} {AT}/registrations/999999999", {"ratelimit", "ratelimit-policy"}),
]

# components/examples: name, who asks, how
EXAMPLES = [
    ("Registrations", "", "GET", "/registrations/100000024", None),
    ("Verification", "employer-1", "POST", "/verifications",
     {"items": [{"registrationNumber": "100000024"}, {"registrationNumber": "100000032"}]}),
    ("RegistrationsFound", "registrar-1", "POST", "/registrations/_search", {"name": "Güneysular"}),
    ("Changes", "", "GET", "/changes?limit=2", None),
    ("Me", "professional-02", "GET", "/me", None),
    ("Dossier", "professional-07", "GET", "/registrations/100000073/dossier", None),
    ("Ledger", "professional-02", "GET", "/registrations/100000024/ledger?register=krsd-demo&limit=2", None),
    ("Certificates", "professional-02", "GET", "/registrations/100000024/certificates", None),
    ("EvidenceList", "professional-12", "GET", "/evidence?limit=1", None),
    ("Accesses", "professional-02", "GET", "/registrations/100000024/accesses?limit=2", None),
    ("Courses", "", "GET", "/courses?limit=1", None),
    ("AssessmentItems", "assessor-1", "GET", "/assessment-items?limit=1", None),
    ("ServiceLevels", "registrar-1", "GET", "/assessment-service-levels", None),
    ("Problem", "", "GET", "/changes?limit=0&since=2026", None),
]

with open(os.path.join(HOME, "demo", "started-on")) as file:
    MOVED = datetime.date.fromisoformat(file.read().strip()) - WRITTEN_FOR
with open(os.path.join(HOME, "demo", "logins.properties")) as file:
    SECRETS = dict(line.strip().split("=", 1) for line in file if "=" in line and not line.startswith("#"))


def run(command, **known):
    environment = {**os.environ, **known}
    command = command.replace(SHOWN, BASE).replace("curl ", "curl -s ")
    return subprocess.run(["bash", "-c", command], env=environment, capture_output=True, check=True).stdout.decode().replace("\r", "")


def token(login):
    return json.loads(run(f'curl -u "{login}:$SECRET" -d grant_type=client_credentials {SHOWN}/oauth2/token', SECRET=SECRETS[login]))["access_token"]


class Mask:
    """The same thing is masked alike all through a document."""

    def __init__(self):
        self.ids, self.numbers, self.accesses = {}, {}, 0

    def text(self, text):
        text = text.replace(BASE, SHOWN)
        text = re.sub(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "2026-01-01T12:00:00Z", text)
        text = re.sub(r"\b\d{4}-\d\d-\d\d\b(?!T)", self.day, text)
        text = re.sub(r"(?i)\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", self.id, text)
        text = re.sub(r"(?<![\w-])[0-9A-Z]{4}(-[0-9A-Z]{4}){2,3}(?![\w-])", self.number, text)
        text = re.sub(r"/c/[0-9a-z]{26}\b", "/c/6t85xsgzswt7ceg61c5azb5thz", text)
        text = re.sub(r'("logSize": ?)\d+', r"\g<1>353", text)
        text = re.sub(r'("accessId": ?)\d+', self.access, text)
        text = re.sub(r"\b[0-9a-f]{32,}\b", lambda found: ("0123456789abcdef" * 4)[: len(found[0])], text)
        text = re.sub(r"[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}", "eyJhbGciOiJFUzI1NiJ9.eyJhYmJyZXZpYXRlZCI6dHJ1ZX0.c2lnbmF0dXJlLW9mLTY0LWJ5dGVz", text)
        text = re.sub(r'("salt": ?)"[^"]+"', lambda found: found[1] + '"AAECAwQFBgcICQoLDA0ODw"', text)
        text = re.sub(r'("salts": ?\[)[^\]]*\]', lambda found: found[1] + ", ".join(['"AAECAwQFBgcICQoLDA0ODw"'] * (found[0].count(",") + 1)) + "]", text)
        text = re.sub(r'("(?:digest|kid)": ?)"[\w-]{40,}"', lambda found: found[1] + '"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY"', text)
        text = re.sub(r"r=\d+;t=\d+", "r=119000;t=42", text)
        text = re.sub(r'(?i)^(etag: |.*if-none-match: )(?:W/)?"[^"]{8,}"', r'\1W/"5f3a9c"', text, flags=re.M)
        text = re.sub(r"(?i)^(retry-after: )\d+", r"\g<1>42", text, flags=re.M)
        return re.sub(r"(?i)^(date: ).*", r"\1Thu, 01 Jan 2026 12:00:00 GMT", text, flags=re.M)

    def day(self, found):
        day = datetime.date.fromisoformat(found[0])
        return str(day - MOVED if day >= FIRST_MOVED else day)

    def id(self, found):
        return self.ids.setdefault(found[0].lower(), f"00000000-0000-4000-8000-{len(self.ids) + 1:012}")

    def number(self, found):
        return self.numbers.setdefault(found[0], "7KQ2-M0XA-4TZP-9RWB"[: len(found[0]) - 1] + "BCDEFGHJKM"[len(self.numbers) % 10])

    def access(self, found):
        self.accesses += 1
        return f"{found[1]}{100 - self.accesses}"


def shown(answer, about):
    head, _, body = re.sub(r"^HTTP/1.1 100.*\n\n", "", answer).partition("\n\n")
    status, *headers = head.split("\n")
    kept = [header for header in headers if header.split(":")[0].lower() not in ON_ALL - set(about) and header]
    if body.startswith(("{", "[")):
        body = json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    return "\n".join([status.strip(), *kept] + (["", body] if body else []))


def show_calls():
    who = {"PROFESSIONAL": token("professional-02"), "EMPLOYER": token("employer-1")}
    mask, known, parts = Mask(), {"KEY": os.urandom(8).hex()}, []
    for title, command, about in CALLS:
        asked = command.replace(str(WRITTEN_FOR), str(WRITTEN_FOR + MOVED))
        for name, value in known.items():
            asked = asked.replace(name, value)
        answer = run(asked, **who)
        tries = 0
        while "429" in title and "429" not in answer[:40] and tries < 3:  # again where a new minute began meanwhile
            run(f'curl -o /dev/null {EMPLOYER} "{AT}/registrations/[999000001-999000400]"', **who)
            answer, tries = run(asked, **who), tries + 1
        if title.split("(")[-1][:3].isdigit() and title.split("(")[-1][:3] not in answer.partition("\n\n")[0] + answer[:40]:
            sys.exit(f"{title}: answered {answer}")
        for name, pattern in (("EVIDENCE", r"(?i)^location: /v1/evidence/(\S+)"), ("CURSOR", r"after=(\d+)"), ("TAG", r"(?i)^etag: ((?:W/)?\"[^\"]{8,}\")")):
            found = re.search(pattern, answer, re.M)
            if found and name not in known:
                known[name] = found[1]
        said = mask.text(f"$ {asked}\n{shown(answer, about)}").replace(known["KEY"], "a-key-of-mine")
        parts.append(f"**{title}**\n\n```console\n{said}\n```\n")
    replace(os.path.join(HERE, "api.md"), "<!-- written by docs/calls.py: begin -->", "<!-- written by docs/calls.py: end -->", "\n" + "\n".join(parts))


def yaml(value, indent):
    """Block style with quoted words: what the contract's other parts look like."""
    pad = " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"\n{pad}{name(key)}:{yaml(inner, indent + 2)}" for key, inner in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{pad}-{yaml(inner, indent + 2)}" if not isinstance(inner, dict) or not inner
                       else f"\n{pad}- " + yaml(inner, indent + 2).lstrip() for inner in value)
    return " " + json.dumps(value, ensure_ascii=False)


def name(key):
    return json.dumps(key) if key in ("on", "off", "yes", "no", "y", "n") else key  # YAML would read a truth


def shortened(value):
    """Of long lists the first two: an example shows the shape."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    return [shortened(inner) for inner in value[:2]] if isinstance(value, list) else value


def write_examples():
    mask, written = Mask(), ""
    for name, login, method, path, body in EXAMPLES:
        say = f"-X {method} " + (f'-H "Authorization: Bearer $TOKEN" ' if login else "") + (f"{JSON} -d '{json.dumps(body)}' " if body else "")
        answer = run(f"curl {say}'{SHOWN}/v1{path}'", TOKEN=token(login) if login else "")
        value = json.loads(mask.text(answer))
        whole = name == "Verification"  # results stand in the order of the items
        written += f"    {name}:\n      summary: {json.dumps(f'{method} /v1{path}' + (f', as {login}' if login else ''), ensure_ascii=False)}\n      value:{yaml(value if whole else shortened(value), 8)}\n"
    replace(os.path.join(HERE, "..", "schemas", "openapi", "register-api.yaml"),
            "    # answers of the demo, written by docs/calls.py: begin\n", "    # answers of the demo, written by docs/calls.py: end\n", written)


def replace(path, begin, end, between):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    before, after = text.index(begin) + len(begin), text.index(end)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text[:before] + between + text[after:])


show_calls()
write_examples()
