"""The literal table of commands and their options; `--help` is drawn from it, and nothing else knows it."""

from __future__ import annotations

from sepgui.cli.grammar import Command, Option
from sepgui.i18n import LANGS, QT_TRANSLATE_NOOP

PACES = ("gentle", "fast")
FORMATS = ("table", "json", "csv", "md")
TRACE_FORMATS = ("table", "json")
REPORT_FORMATS = ("html", "pdf", "csv", "json", "md")
REPORT_PARTS = ("all", "request", "rules")
DECIMALS = ("comma", "point")
SCRIPTS = ("powershell", "sh")

FORMAT = Option(
    ("--format",),
    QT_TRANSLATE_NOOP("Cli", "Form of the document on standard output (default: table)"),
    "|".join(FORMATS),
    FORMATS,
)
LANG = Option(
    ("--lang",),
    QT_TRANSLATE_NOOP("Cli", "Language of all text (default: that of the system)"),
    "|".join(LANGS),
    LANGS,
)
HELP = Option(("-h", "--help"), QT_TRANSLATE_NOOP("Cli", "Show this help and end"))
VERSION = Option(("--version",), QT_TRANSLATE_NOOP("Cli", "Show the version and end"))

_SUBJECT = (
    Option(
        ("--client",),
        QT_TRANSLATE_NOOP(
            "Cli", "The client of the pair, or all those of the site (default: this computer; repeatable)"
        ),
        "HOST|all",
        repeatable=True,
    ),
    Option(
        ("--site",),
        QT_TRANSLATE_NOOP("Cli", "Site document (TOML) that names hosts, roles and options"),
        "FILE",
    ),
    Option(
        ("--vantage",),
        QT_TRANSLATE_NOOP(
            "Cli",
            "Which host of the site this computer is (default: found from its addresses, else the client)",
        ),
        "none|HOST|ROLE",
    ),
    Option(
        ("--sep-version",),
        QT_TRANSLATE_NOOP(
            "Cli", "Version of SEP, such as 14.3 or 12.1.5 (default: the current 14.x, as assumed)"
        ),
        "VERSION",
    ),
    Option(
        ("--role",),
        QT_TRANSLATE_NOOP("Cli", "Name the host of a role: database, gup, syslog, console … (repeatable)"),
        "ROLE=HOST",
        repeatable=True,
    ),
    Option(
        ("--port",),
        QT_TRANSLATE_NOOP("Cli", "The port really used by a configurable entry (repeatable)"),
        "ENTRY[:PORT]=PORT",
        repeatable=True,
    ),
)
_SCOPE = (
    Option(
        ("--only",),
        QT_TRANSLATE_NOOP("Cli", "Only these entries, by their ids"),
        "ENTRY[,ENTRY…]",
        repeatable=True,
    ),
    Option(
        ("--all",),
        QT_TRANSLATE_NOOP("Cli", "Also ask what this computer cannot prove; it stays unproven"),
    ),
    Option(
        ("--ask",),
        QT_TRANSLATE_NOOP(
            "Cli",
            "Also ask what is asked by name only, once: syslog (sends a test message), netbios-dgm (sends an "
            "empty datagram), sql-browser (UDP 1434); not in watch",
        ),
        "WHAT[,WHAT…]",
        repeatable=True,
    ),
    Option(
        ("--exposure",),
        QT_TRANSLATE_NOOP(
            "Cli", "Also see whether ports that must stay local can be reached from here; not in watch"
        ),
    ),
)
_FAMILIES = (
    Option(("-4",), QT_TRANSLATE_NOOP("Cli", "IPv4 only")),
    Option(("-6",), QT_TRANSLATE_NOOP("Cli", "IPv6 only")),
)
_MANNER = (
    Option(
        ("--timeout",),
        QT_TRANSLATE_NOOP("Cli", "Deadline of one attempt, in seconds (default: 3.5)"),
        "S",
    ),
    Option(
        ("--pace",),
        QT_TRANSLATE_NOOP("Cli", "How gently hosts are asked (default: gentle)"),
        "|".join(PACES),
        PACES,
    ),
    *_FAMILIES,
)
_OUTPUT = (FORMAT, LANG, HELP)

_REPEATING = (
    Option(
        ("--interval",),
        QT_TRANSLATE_NOOP("Cli", "Seconds between two attempts on a port (default: 15; 1 with --pace fast)"),
        "S",
    ),
    Option(("--for",), QT_TRANSLATE_NOOP("Cli", "End after this time: 90s, 15m, 1h30m"), "TIME"),
    Option(
        ("--until-ok",),
        QT_TRANSLATE_NOOP(
            "Cli", "Ask only what is not well again, tell when it opens, and end when all is well"
        ),
    ),
    Option(("-o", "--output"), QT_TRANSLATE_NOOP("Cli", "Save the session to this file"), "FILE"),
)
_TRACING = (
    Option(
        ("--reference",),
        QT_TRANSLATE_NOOP("Cli", "A port of the same host that works: tells the first hop that differs"),
        "PORT",
    ),
    Option(
        ("--timeout",),
        QT_TRANSLATE_NOOP("Cli", "How long each hop is waited for, in seconds (default: 0.9)"),
        "S",
    ),
    *_FAMILIES,
)
_TRACE_FORMAT = Option(
    ("--format",),
    QT_TRANSLATE_NOOP("Cli", "Form of the document on standard output (default: table)"),
    "|".join(TRACE_FORMATS),
    TRACE_FORMATS,
)
_REPORT = Option(
    ("--report",),
    QT_TRANSLATE_NOOP("Cli", "Write the result to a file as well; its ending says the form: {endings}").with_(
        endings=".html .pdf .json .csv .md .txt"
    ),
    "FILE",
)
_MASK = Option(
    ("--mask",),
    QT_TRANSLATE_NOOP("Cli", "Hide names of people and computers, MAC addresses and fingerprints"),
)
_BYTES = Option(
    ("--bytes",),
    QT_TRANSLATE_NOOP("Cli", "Also show the bytes sent and received, the first 512 each way (not in CSV)"),
)
_HERE_TOO = Option(
    ("--here",),
    QT_TRANSLATE_NOOP(
        "Cli",
        "Also read what this computer tells of itself (as “sepgui here”), for the report or the session",
    ),
)
_REPORTING = (
    Option(
        ("--format",),
        QT_TRANSLATE_NOOP("Cli", "Form of the report (default: what the ending of the file says)"),
        "|".join(REPORT_FORMATS),
        REPORT_FORMATS,
    ),
    Option(("-o", "--output"), QT_TRANSLATE_NOOP("Cli", "Write to this file"), "FILE"),
    Option(
        ("--part",),
        QT_TRANSLATE_NOOP("Cli", "All of it, or for the firewall team the request or ready rules alone"),
        "|".join(REPORT_PARTS),
        REPORT_PARTS,
    ),
    _MASK,
    Option(
        ("--decimal",),
        QT_TRANSLATE_NOOP(
            "Cli",
            "Decimal sign of a CSV; with a comma, semicolons part the columns (default: the language's)",
        ),
        "|".join(DECIMALS),
        DECIMALS,
    ),
)

_LIST = Option(("--list",), QT_TRANSLATE_NOOP("Cli", "Name the scenarios, with what each is about"))
_SHARED_COPY = Option(
    ("-o", "--output"),
    QT_TRANSLATE_NOOP("Cli", "Write to this file: .sepsession a copy, .toml a scenario for the demo"),
    "FILE",
)
_SCRIPT = Option(
    ("--script",),
    QT_TRANSLATE_NOOP(
        "Cli", "Instead: a script that tests this from the host of --vantage, without this program"
    ),
    "|".join(SCRIPTS),
    SCRIPTS,
)
_IMPORTING = (
    Option(
        ("--site",),
        QT_TRANSLATE_NOOP("Cli", "Site document (TOML) that the files are added to"),
        "FILE",
    ),
    Option(("-o", "--output"), QT_TRANSLATE_NOOP("Cli", "Write the site to this file"), "SITE.toml"),
)

_MERGED_SITE = Option(
    ("--site",),
    QT_TRANSLATE_NOOP("Cli", "Site document (TOML) in place of those inside the scripts' JSON"),
    "FILE",
)
_MERGED_SESSION = Option(
    ("-o", "--out"),
    QT_TRANSLATE_NOOP("Cli", "Write the whole as a session that can be opened: FILE.sepsession"),
    "FILE",
)

_HERE = (
    Option(
        ("--manager",),
        QT_TRANSLATE_NOOP("Cli", "A manager that the site does not name, to see the way to it (repeatable)"),
        "HOST",
        repeatable=True,
    ),
    Option(
        ("--resolve",),
        QT_TRANSLATE_NOOP("Cli", "Also look up the names of the hosts, which asks the name server"),
    ),
    Option(("--json",), QT_TRANSLATE_NOOP("Cli", "JSON in place of tables")),
)

_SUBJECT_TITLE = QT_TRANSLATE_NOOP("Cli", "Who with whom")
_SCOPE_TITLE = QT_TRANSLATE_NOOP("Cli", "What is asked")
_MANNER_TITLE = QT_TRANSLATE_NOOP("Cli", "How it is asked")
_REPEATING_TITLE = QT_TRANSLATE_NOOP("Cli", "How long")
_OUTPUT_TITLE = QT_TRANSLATE_NOOP("Cli", "Output")

_SHARED = ((_SUBJECT_TITLE, _SUBJECT), (_SCOPE_TITLE, _SCOPE), (_MANNER_TITLE, _MANNER))

COMMANDS: tuple[Command, ...] = (
    Command(
        "demo",
        "[SCENARIO|FILE]",
        QT_TRANSLATE_NOOP(
            "Cli", "The window on a simulated site; without a display, the same check in the terminal"
        ),
        ((_OUTPUT_TITLE, (_LIST, *_OUTPUT)),),
        most_operands=1,
    ),
    Command(
        "ports",
        "",
        QT_TRANSLATE_NOOP("Cli", "The port matrix of Symantec Endpoint Protection"),
        ((_OUTPUT_TITLE, _OUTPUT),),
    ),
    Command(
        "plan",
        "MANAGER…",
        QT_TRANSLATE_NOOP(
            "Cli", "Who must connect to whom, and what this computer can prove; nothing is asked"
        ),
        (*_SHARED, (_OUTPUT_TITLE, (_SCRIPT, *_OUTPUT))),
        most_operands=None,
    ),
    Command(
        "check",
        "MANAGER…",
        QT_TRANSLATE_NOOP("Cli", "One run of the plan: verdicts, findings and an exit code"),
        (*_SHARED, (_OUTPUT_TITLE, (_BYTES, _REPORT, _MASK, _HERE_TOO, *_OUTPUT))),
        most_operands=None,
    ),
    Command(
        "watch",
        "MANAGER…",
        QT_TRANSLATE_NOOP("Cli", "Asks again and again, shows a live table and records a session"),
        (*_SHARED, (_REPEATING_TITLE, (*_REPEATING, _HERE_TOO)), (_OUTPUT_TITLE, _OUTPUT)),
        most_operands=None,
    ),
    Command(
        "here",
        "[SITE]",
        QT_TRANSLATE_NOOP(
            "Cli",
            "What this computer tells of itself: addresses, ways, proxy, firewall, listeners; sends nothing",
        ),
        ((_OUTPUT_TITLE, (*_HERE, LANG, HELP)),),
        most_operands=1,
    ),
    Command(
        "trace",
        "HOST PORT",
        QT_TRANSLATE_NOOP("Cli", "Where it stops: the way to a host on that very TCP port, hop by hop"),
        ((_MANNER_TITLE, _TRACING), (_OUTPUT_TITLE, (_TRACE_FORMAT, LANG, HELP))),
        most_operands=2,
    ),
    Command(
        "anonymise",
        "SESSION",
        QT_TRANSLATE_NOOP("Cli", "A copy of a session to give away: names nobody, keeps what was measured"),
        ((_OUTPUT_TITLE, (_SHARED_COPY, LANG, HELP)),),
        most_operands=1,
    ),
    Command(
        "import",
        "FILE…",
        QT_TRANSLATE_NOOP(
            "Cli",
            "A site from files of others: Sylink.xml, settings of SEPM, CSV, nmap XML, our script's JSON",
        ),
        ((_OUTPUT_TITLE, (*_IMPORTING, _TRACE_FORMAT, LANG, HELP)),),
        most_operands=None,
    ),
    Command(
        "report",
        "SESSION",
        QT_TRANSLATE_NOOP("Cli", "What a session tells, as a document to hand over"),
        ((_OUTPUT_TITLE, (*_REPORTING, LANG, HELP)),),
        most_operands=1,
    ),
    Command(
        "diff",
        "A B",
        QT_TRANSLATE_NOOP("Cli", "What changed in meaning between two sessions or runs"),
        ((_OUTPUT_TITLE, (FORMAT, LANG, HELP)),),
        most_operands=2,
    ),
    Command(
        "merge",
        "FILE…",
        QT_TRANSLATE_NOOP(
            "Cli", "What several hosts of a site saw, from sessions and our scripts' JSON, as one matrix"
        ),
        ((_OUTPUT_TITLE, (_MERGED_SITE, _MERGED_SESSION, _REPORT, _MASK, *_OUTPUT)),),
        most_operands=None,
    ),
    Command(
        "self-test",
        "",
        QT_TRANSLATE_NOOP("Cli", "Proves that this installation works: JSON, exit code 0 or 1"),
        ((_OUTPUT_TITLE, (LANG, HELP)),),
    ),
)
"""In the order of the help. A command that is not built is not here."""

WINDOW = Command(
    "",
    "[SESSION]",
    QT_TRANSLATE_NOOP("Cli", "The window; a session file as argument opens it"),
    ((_OUTPUT_TITLE, (LANG, VERSION, HELP)),),
    most_operands=1,
)
"""What `sepgui` is without a command."""
