<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About sepgui</source>
        <translation>Informazioni su sepgui</translation>
    </message>
    <message>
        <source>Which port, in which direction, and who blocks it: a troubleshooter for the network ports of Symantec Endpoint Protection. It asks only what it says, and sends nothing anywhere else.</source>
        <translation>Quale porta, in quale direzione, e chi la blocca: lo strumento di diagnosi per le porte di rete di Symantec Endpoint Protection. Sonda solo ciò che dice, e non manda nulla altrove.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Open a session, a site or a scenario</source>
        <translation>Apri una sessione, una sede o uno scenario</translation>
    </message>
    <message>
        <source>Sessions, sites and scenarios (*.sepsession *.toml)</source>
        <translation>Sessioni, sedi e scenari (*.sepsession *.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Salva la sessione</translation>
    </message>
    <message>
        <source>Sessions (*.sepsession)</source>
        <translation>Sessioni (*.sepsession)</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Choose a cause of the list: type a word of it to find it.</source>
        <translation>Scegliere una causa dell&apos;elenco: basta scriverne una parola per trovarla.</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Non c&apos;è nulla che non va</translation>
    </message>
    <message>
        <source>&amp;Cause</source>
        <translation>&amp;Causa</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Type or choose</source>
        <translation>Scrivere o scegliere</translation>
    </message>
    <message>
        <source>&amp;Ports that suffer from it</source>
        <translation>&amp;Porte che ne soffrono</translation>
    </message>
    <message>
        <source>Ports that suffer from it</source>
        <translation>Porte che ne soffrono</translation>
    </message>
    <message>
        <source>Take the chosen rows</source>
        <translation>Prendi le righe scelte</translation>
    </message>
    <message>
        <source>Tick the ports of the rows that are chosen in the table</source>
        <translation>Spunta le porte delle righe scelte nella tabella</translation>
    </message>
    <message>
        <source>Reveal the answer</source>
        <translation>Svela la risposta</translation>
    </message>
</context>
<context>
    <name>Awaited</name>
    <message>
        <source>{time}: {port} {entry} at {address} is open.</source>
        <translation>{time}: {port} {entry} su {address} è aperta.</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Ora è aperta</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>Back to the start</source>
        <translation>Torna all&apos;inizio</translation>
    </message>
    <message>
        <source>Pause the simulation</source>
        <translation>Ferma la simulazione</translation>
    </message>
    <message>
        <source>Jump to the next event</source>
        <translation>Salta al prossimo evento</translation>
    </message>
    <message>
        <source>Play the simulation</source>
        <translation>Avvia la simulazione</translation>
    </message>
    <message>
        <source>Hide the answer</source>
        <translation>Nascondi la risposta</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>These rows say who else must reach whom. They cannot be proved from this computer, or do not apply to this site; unfold them with Enter to see why.</source>
        <translation>Queste righe dicono chi altro deve raggiungere chi. Da questo computer non si possono dimostrare, o non si applicano a questa sede; aprirle con Invio per vedere perché.</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenza</translation>
    </message>
    <message>
        <source>Latency of {count} ports</source>
        <translation>Latenza di {count} porte</translation>
    </message>
    <message>
        <source>Latency of {port}, {entry}</source>
        <translation>Latenza di {port}, {entry}</translation>
    </message>
</context>
<context>
    <name>BugReport</name>
    <message>
        <source>sepgui has to end</source>
        <translation>sepgui deve terminare</translation>
    </message>
    <message>
        <source>A fault in the program ended it. What was measured is saved.</source>
        <translation>Un errore del programma lo ha chiuso. Ciò che è stato misurato è salvo.</translation>
    </message>
    <message>
        <source>The engine ended</source>
        <translation>Il motore si è chiuso</translation>
    </message>
    <message>
        <source>A fault ended the engine, which measures. What it had measured is saved.</source>
        <translation>Un errore ha chiuso il motore, che misura. Ciò che aveva misurato è salvo.</translation>
    </message>
    <message>
        <source>The lines below say what happened; please read them, and send them to those who look after sepgui. Nothing is sent by itself.</source>
        <translation>Le righe qui sotto dicono che cosa è successo: leggile e mandale a chi cura sepgui. Da solo non parte nulla.</translation>
    </message>
    <message>
        <source>The report is kept in {file}</source>
        <translation>Il rapporto è in {file}</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Che cosa è successo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Salva il rapporto…</translation>
    </message>
    <message>
        <source>Not saved: {why}</source>
        <translation>Non salvato: {why}</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Salva il rapporto</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Testo (*.txt)</translation>
    </message>
</context>
<context>
    <name>ByteActs</name>
    <message>
        <source>Choose a port that is asked from here first; then its bytes can be shown.</source>
        <translation>Scegliere prima una porta che si sonda da qui; poi se ne possono mostrare i byte.</translation>
    </message>
</context>
<context>
    <name>Bytes</name>
    <message>
        <source>Bytes are kept only of a port that is asked now; this session is only read or played.</source>
        <translation>I byte si tengono solo di una porta che viene sondata ora; questa sessione si può solo leggere o riprodurre.</translation>
    </message>
</context>
<context>
    <name>BytesView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copia</translation>
    </message>
    <message>
        <source>The port is being asked once, and its bytes kept…</source>
        <translation>La porta viene sondata una volta, conservando i byte…</translation>
    </message>
    <message>
        <source>Asked at {time}. At most 512 bytes each way are kept, and nowhere stored.</source>
        <translation>Sondata alle {time}. Si tengono al massimo 512 byte per verso, e non si salvano da nessuna parte.</translation>
    </message>
    <message>
        <source>Asked at {time}. Names that are known are overwritten; look once more before you hand it on.</source>
        <translation>Sondata alle {time}. I nomi noti sono coperti; rileggere prima di consegnare.</translation>
    </message>
    <message>
        <source>Bytes of an attempt</source>
        <translation>Byte di un tentativo</translation>
    </message>
    <message>
        <source>&amp;Hide names</source>
        <translation>&amp;Nascondi i nomi</translation>
    </message>
    <message>
        <source>Overwrite the names of hosts and people in the bytes, on screen and in the copy</source>
        <translation>Copre i nomi di host e persone nei byte, sullo schermo e nella copia</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <translation>&amp;Sonda di nuovo</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Chi&amp;udi</translation>
    </message>
    <message>
        <source>What was sent and received</source>
        <translation>Ciò che è stato inviato e ricevuto</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>{severity}: {summary} {certainty}. Finding {number} of {count}</source>
        <translation>{severity}: {summary} {certainty}. Diagnosi {number} di {count}</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>Espansa</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Compressa</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>{where}: the {key} {value} is another entry&apos;s; rename one.</source>
        <translation>{where}: l&apos;{key} {value} è già di un&apos;altra voce; cambiarne uno.</translation>
    </message>
    <message>
        <source>{where}: {key} holds {value} twice; remove one.</source>
        <translation>{where}: {key} contiene due volte {value}; toglierne una.</translation>
    </message>
    <message>
        <source>{where}: {key} is an empty list; add a table to it.</source>
        <translation>{where}: {key} è un elenco vuoto; aggiungervi una tabella.</translation>
    </message>
    <message>
        <source>{where}: {key} ends before it begins; exchange from and to.</source>
        <translation>{where}: {key} finisce prima di cominciare; scambiare from e to.</translation>
    </message>
    <message>
        <source>{where}: {key} is asked by no {probe} probe; remove it.</source>
        <translation>{where}: nessuna sonda {probe} chiede {key}; toglierla.</translation>
    </message>
    <message>
        <source>{where}: {key} cannot be {probe} over {transport}.</source>
        <translation>{where}: {key} non può essere {probe} su {transport}.</translation>
    </message>
</context>
<context>
    <name>Cause</name>
    <message>
        <source>this program has a bug</source>
        <translation>questo programma ha un difetto</translation>
    </message>
    <message>
        <source>this computer has no network</source>
        <translation>questo computer non ha rete</translation>
    </message>
    <message>
        <source>this computer has no route there</source>
        <translation>questo computer non ha una rotta verso l&apos;host</translation>
    </message>
    <message>
        <source>this computer&apos;s own firewall</source>
        <translation>il firewall di questo computer</translation>
    </message>
    <message>
        <source>trouble on this computer</source>
        <translation>un guasto su questo computer</translation>
    </message>
    <message>
        <source>the network asks for a log-on first</source>
        <translation>la rete chiede prima di autenticarsi</translation>
    </message>
    <message>
        <source>the name is not in the DNS</source>
        <translation>il nome non è nel DNS</translation>
    </message>
    <message>
        <source>the name has no address</source>
        <translation>il nome non ha un indirizzo</translation>
    </message>
    <message>
        <source>the name server fails</source>
        <translation>il server DNS è in errore</translation>
    </message>
    <message>
        <source>the name server refuses us</source>
        <translation>il server DNS si rifiuta di rispondere</translation>
    </message>
    <message>
        <source>no name server can be reached</source>
        <translation>nessun server DNS è raggiungibile</translation>
    </message>
    <message>
        <source>the name server is silent</source>
        <translation>il server DNS tace</translation>
    </message>
    <message>
        <source>the name is misspelt</source>
        <translation>il nome è scritto male</translation>
    </message>
    <message>
        <source>the name does not resolve</source>
        <translation>il nome non si risolve</translation>
    </message>
    <message>
        <source>the name leads to another host</source>
        <translation>il nome porta a un altro host</translation>
    </message>
    <message>
        <source>the client&apos;s protection blocks this computer</source>
        <translation>la protezione del client blocca questo computer</translation>
    </message>
    <message>
        <source>the host is switched off</source>
        <translation>l&apos;host è spento</translation>
    </message>
    <message>
        <source>the host is silent on every port</source>
        <translation>l&apos;host tace su tutte le porte</translation>
    </message>
    <message>
        <source>the host cannot be reached</source>
        <translation>l&apos;host è irraggiungibile</translation>
    </message>
    <message>
        <source>the whole subnet cannot be reached</source>
        <translation>l&apos;intera sottorete è irraggiungibile</translation>
    </message>
    <message>
        <source>a firewall rejects, and says so</source>
        <translation>un firewall respinge e lo dice</translation>
    </message>
    <message>
        <source>a firewall drops without a word</source>
        <translation>un firewall scarta senza dire nulla</translation>
    </message>
    <message>
        <source>a firewall resets the connection</source>
        <translation>un firewall azzera la connessione</translation>
    </message>
    <message>
        <source>large packets get lost on the way (MTU)</source>
        <translation>i pacchetti grandi si perdono per strada (MTU)</translation>
    </message>
    <message>
        <source>something on the way swallows the request</source>
        <translation>qualcosa per strada inghiotte la domanda</translation>
    </message>
    <message>
        <source>the service listens on another port</source>
        <translation>il servizio è in ascolto su un&apos;altra porta</translation>
    </message>
    <message>
        <source>the database is of another kind</source>
        <translation>il database è di un altro tipo</translation>
    </message>
    <message>
        <source>the database is down</source>
        <translation>il database è fermo</translation>
    </message>
    <message>
        <source>the GUP is not active</source>
        <translation>il GUP non è attivo</translation>
    </message>
    <message>
        <source>the service is stopped</source>
        <translation>il servizio è fermo</translation>
    </message>
    <message>
        <source>nothing listens on the port</source>
        <translation>sulla porta non ascolta nessuno</translation>
    </message>
    <message>
        <source>another program answers</source>
        <translation>risponde un altro programma</translation>
    </message>
    <message>
        <source>the service denies access</source>
        <translation>il servizio nega l&apos;accesso</translation>
    </message>
    <message>
        <source>the service is overloaded</source>
        <translation>il servizio è sovraccarico</translation>
    </message>
    <message>
        <source>the service answers with errors</source>
        <translation>il servizio risponde con errori</translation>
    </message>
    <message>
        <source>the service accepts and says nothing</source>
        <translation>il servizio accetta e non dice nulla</translation>
    </message>
    <message>
        <source>SSL inspection on the way</source>
        <translation>ispezione SSL lungo il percorso</translation>
    </message>
    <message>
        <source>the certificate has expired</source>
        <translation>il certificato è scaduto</translation>
    </message>
    <message>
        <source>the certificate is not valid yet</source>
        <translation>il certificato non è ancora valido</translation>
    </message>
    <message>
        <source>the certificate was replaced</source>
        <translation>il certificato è stato sostituito</translation>
    </message>
    <message>
        <source>the certificate names another host</source>
        <translation>il certificato porta il nome di un altro host</translation>
    </message>
    <message>
        <source>the certificate is weak</source>
        <translation>il certificato è debole</translation>
    </message>
    <message>
        <source>the certificate is not trusted</source>
        <translation>il certificato non è attendibile</translation>
    </message>
    <message>
        <source>the certificate is about to expire</source>
        <translation>il certificato sta per scadere</translation>
    </message>
    <message>
        <source>an outdated version of TLS</source>
        <translation>una versione di TLS superata</translation>
    </message>
    <message>
        <source>the two ends share no version of TLS</source>
        <translation>i due capi non hanno una versione di TLS in comune</translation>
    </message>
    <message>
        <source>the clocks disagree</source>
        <translation>gli orologi non concordano</translation>
    </message>
    <message>
        <source>the system proxy does not let it through</source>
        <translation>il proxy di sistema non lascia passare</translation>
    </message>
    <message>
        <source>a proxy is needed to get out</source>
        <translation>per uscire serve un proxy</translation>
    </message>
    <message>
        <source>a port is open that should not be</source>
        <translation>è aperta una porta che non dovrebbe esserlo</translation>
    </message>
    <message>
        <source>a retired port is still open</source>
        <translation>una porta dismessa è ancora aperta</translation>
    </message>
    <message>
        <source>it comes and goes</source>
        <translation>va e viene</translation>
    </message>
    <message>
        <source>it was down and is back</source>
        <translation>era giù ed è tornato</translation>
    </message>
    <message>
        <source>the line loses packets</source>
        <translation>la linea perde pacchetti</translation>
    </message>
    <message>
        <source>the line is slow</source>
        <translation>la linea è lenta</translation>
    </message>
    <message>
        <source>the service is slow</source>
        <translation>il servizio è lento</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Verdict</source>
        <translation>Verdetto</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direzione</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Che cosa si è visto</translation>
    </message>
    <message>
        <source>{what} · {when} · {seconds} s</source>
        <translation>{what} · {when} · {seconds} s</translation>
    </message>
    <message>
        <source>SIMULATED · {what} · {when} · {seconds} s</source>
        <translation>SIMULAZIONE · {what} · {when} · {seconds} s</translation>
    </message>
    <message>
        <source>Problems {problem} · degraded {degraded} · ok {ok} · as expected {expected} · unproven {unproven} · skipped {skipped}</source>
        <translation>Problemi {problem} · degradate {degraded} · ok {ok} · come previsto {expected} · non dimostrabili {unproven} · non applicabili {skipped}</translation>
    </message>
    <message>
        <source>How sure: {certainty}.</source>
        <translation>Quanto è sicuro: {certainty}.</translation>
    </message>
    <message>
        <source>The request for the firewall team, with ready rules, is in the Markdown report: --report FILE.md.</source>
        <translation>La richiesta per chi gestisce il firewall, con le regole pronte, è nel rapporto Markdown: --report FILE.md.</translation>
    </message>
    <message>
        <source>Ports: {ports}</source>
        <translation>Porte: {ports}</translation>
    </message>
    <message>
        <source>seen from {host}</source>
        <translation>vista da {host}</translation>
    </message>
    <message>
        <source>rejected by {sender}</source>
        <translation>respinta da {sender}</translation>
    </message>
    <message>
        <source>{elapsed} · {counts} · Ctrl+C ends</source>
        <translation>{elapsed} · {counts} · Ctrl+C per finire</translation>
    </message>
    <message>
        <source>{time} {glyph} {verdict} · {port} {entry} · {address} · {words}</source>
        <translation>{time} {glyph} {verdict} · {port} {entry} · {address} · {words}</translation>
    </message>
    <message>
        <source>{time} Open now: {port} {entry} · {address} · {verdict}</source>
        <translation>{time} Ora è aperta: {port} {entry} · {address} · {verdict}</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perdita</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Tentativi</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>{answered} of {cells} ports asked</source>
        <translation>Sondate {answered} porte su {cells}</translation>
    </message>
    <message>
        <source>{answered} of {cells} ports asked; asking the silent ones once more</source>
        <translation>Sondate {answered} porte su {cells}; si sondano ancora una volta quelle mute</translation>
    </message>
    <message>
        <source>“{file}” has no ending that says its form; use one of: {endings}.</source>
        <translation>«{file}» non ha un&apos;estensione che ne dica la forma; usarne una di queste: {endings}.</translation>
    </message>
    <message>
        <source>--here goes with a report on paper: add --report FILE.html or --report FILE.pdf.</source>
        <translation>--here va con un rapporto su carta: aggiungere --report FILE.html o --report FILE.pdf.</translation>
    </message>
    <message>
        <source>There is no folder “{folder}”; make it, or choose another.</source>
        <translation>La cartella «{folder}» non esiste; crearla o sceglierne un&apos;altra.</translation>
    </message>
    <message>
        <source>Bytes do not fit a table of values; take --format json, md or table.</source>
        <translation>I byte non stanno in una tabella di valori; usare --format json, md o table.</translation>
    </message>
    <message>
        <source>“{file}” cannot be written: {why}.</source>
        <translation>«{file}» non si può scrivere: {why}.</translation>
    </message>
    <message>
        <source>Form of the document on standard output (default: table)</source>
        <translation>Forma del documento sull&apos;uscita standard (predefinita: table)</translation>
    </message>
    <message>
        <source>Language of all text (default: that of the system)</source>
        <translation>Lingua di tutti i testi (predefinita: quella del sistema)</translation>
    </message>
    <message>
        <source>Show this help and end</source>
        <translation>Mostra questa guida e termina</translation>
    </message>
    <message>
        <source>Show the version and end</source>
        <translation>Mostra la versione e termina</translation>
    </message>
    <message>
        <source>Site document (TOML) that names hosts, roles and options</source>
        <translation>Documento di sede (TOML) con host, ruoli e opzioni</translation>
    </message>
    <message>
        <source>Which host of the site this computer is (default: found from its addresses, else the client)</source>
        <translation>Quale host della sede è questo computer (predefinito: si ricava dai suoi indirizzi, altrimenti il client)</translation>
    </message>
    <message>
        <source>Version of SEP, such as 14.3 or 12.1.5 (default: the current 14.x, as assumed)</source>
        <translation>Versione di SEP, per esempio 14.3 o 12.1.5 (predefinita: la 14.x corrente, presunta)</translation>
    </message>
    <message>
        <source>Name the host of a role: database, gup, syslog, console … (repeatable)</source>
        <translation>Indica l&apos;host di un ruolo: database, gup, syslog, console … (ripetibile)</translation>
    </message>
    <message>
        <source>The port really used by a configurable entry (repeatable)</source>
        <translation>La porta usata davvero da una voce configurabile (ripetibile)</translation>
    </message>
    <message>
        <source>Only these entries, by their ids</source>
        <translation>Solo queste voci, per id</translation>
    </message>
    <message>
        <source>Also ask what this computer cannot prove; it stays unproven</source>
        <translation>Sonda anche ciò che questo computer non può dimostrare; resta non dimostrabile</translation>
    </message>
    <message>
        <source>Also see whether ports that must stay local can be reached from here; not in watch</source>
        <translation>Controlla anche se da qui si raggiungono porte che devono restare locali; non in watch</translation>
    </message>
    <message>
        <source>Deadline of one attempt, in seconds (default: 3.5)</source>
        <translation>Tempo massimo di un tentativo, in secondi (predefinito: 3,5)</translation>
    </message>
    <message>
        <source>How gently hosts are asked (default: gentle)</source>
        <translation>Con quanta delicatezza sondare gli host (predefinito: gentle)</translation>
    </message>
    <message>
        <source>IPv4 only</source>
        <translation>Solo IPv4</translation>
    </message>
    <message>
        <source>The client of the pair, or all those of the site (default: this computer; repeatable)</source>
        <translation>Il client della coppia, o tutti quelli della sede con all (se non si dice: questo computer; ripetibile)</translation>
    </message>
    <message>
        <source>Also ask what is asked by name only, once: syslog (sends a test message), netbios-dgm (sends an empty datagram), sql-browser (UDP 1434); not in watch</source>
        <translation>Chiede anche ciò che si chiede solo per nome, una volta sola: syslog (invia un messaggio di prova), netbios-dgm (invia un datagramma vuoto), sql-browser (UDP 1434); non in watch</translation>
    </message>
    <message>
        <source>IPv6 only</source>
        <translation>Solo IPv6</translation>
    </message>
    <message>
        <source>Seconds between two attempts on a port (default: 15; 1 with --pace fast)</source>
        <translation>Secondi fra due tentativi su una porta (predefiniti: 15; 1 con --pace fast)</translation>
    </message>
    <message>
        <source>End after this time: 90s, 15m, 1h30m</source>
        <translation>Termina dopo questo tempo: 90s, 15m, 1h30m</translation>
    </message>
    <message>
        <source>Ask only what is not well again, tell when it opens, and end when all is well</source>
        <translation>Chiede di nuovo solo ciò che non va, dice quando si apre e finisce quando tutto va bene</translation>
    </message>
    <message>
        <source>Save the session to this file</source>
        <translation>Salva la sessione in questo file</translation>
    </message>
    <message>
        <source>A port of the same host that works: tells the first hop that differs</source>
        <translation>Una porta dello stesso host che funziona: dice il primo salto che differisce</translation>
    </message>
    <message>
        <source>How long each hop is waited for, in seconds (default: 0.9)</source>
        <translation>Quanto si aspetta ogni salto, in secondi (predefinita: 0,9)</translation>
    </message>
    <message>
        <source>Write the result to a file as well; its ending says the form: {endings}</source>
        <translation>Scrive il risultato anche in un file; l&apos;estensione ne dice la forma: {endings}</translation>
    </message>
    <message>
        <source>Hide names of people and computers, MAC addresses and fingerprints</source>
        <translation>Nascondi nomi di persone e computer, indirizzi MAC e impronte</translation>
    </message>
    <message>
        <source>Also show the bytes sent and received, the first 512 each way (not in CSV)</source>
        <translation>Mostra anche i byte inviati e ricevuti, i primi 512 per verso (non in CSV)</translation>
    </message>
    <message>
        <source>Also read what this computer tells of itself (as “sepgui here”), for the report or the session</source>
        <translation>Legge anche ciò che questo computer dice di sé (come “sepgui here”), per il rapporto o la sessione</translation>
    </message>
    <message>
        <source>Form of the report (default: what the ending of the file says)</source>
        <translation>Formato del rapporto (predefinito: quello che dice l&apos;estensione del file)</translation>
    </message>
    <message>
        <source>Write to this file</source>
        <translation>Scrivi in questo file</translation>
    </message>
    <message>
        <source>All of it, or for the firewall team the request or ready rules alone</source>
        <translation>Tutto, oppure per chi gestisce il firewall solo la richiesta o solo le regole pronte</translation>
    </message>
    <message>
        <source>Decimal sign of a CSV; with a comma, semicolons part the columns (default: the language&apos;s)</source>
        <translation>Segno decimale di un CSV; con la virgola le colonne sono separate da punto e virgola (predefinito: quello della lingua)</translation>
    </message>
    <message>
        <source>Name the scenarios, with what each is about</source>
        <translation>Elenca gli scenari e dice di che cosa parlano</translation>
    </message>
    <message>
        <source>Write to this file: .sepsession a copy, .toml a scenario for the demo</source>
        <translation>Scrive in questo file: .sepsession una copia, .toml uno scenario per la demo</translation>
    </message>
    <message>
        <source>Instead: a script that tests this from the host of --vantage, without this program</source>
        <translation>Invece: uno script che prova tutto questo dall&apos;host di --vantage, senza questo programma</translation>
    </message>
    <message>
        <source>Site document (TOML) that the files are added to</source>
        <translation>Documento della sede (TOML) a cui si aggiungono i file</translation>
    </message>
    <message>
        <source>Write the site to this file</source>
        <translation>Scrivi la sede in questo file</translation>
    </message>
    <message>
        <source>Site document (TOML) in place of those inside the scripts&apos; JSON</source>
        <translation>Documento della sede (TOML) al posto di quelli dentro i JSON degli script</translation>
    </message>
    <message>
        <source>Write the whole as a session that can be opened: FILE.sepsession</source>
        <translation>Scrive il tutto come sessione che si può aprire: FILE.sepsession</translation>
    </message>
    <message>
        <source>A manager that the site does not name, to see the way to it (repeatable)</source>
        <translation>Un manager che la sede non nomina, per vedere il percorso verso di lui (ripetibile)</translation>
    </message>
    <message>
        <source>Also look up the names of the hosts, which asks the name server</source>
        <translation>Cerca anche i nomi degli host, interrogando il server DNS</translation>
    </message>
    <message>
        <source>JSON in place of tables</source>
        <translation>JSON al posto delle tabelle</translation>
    </message>
    <message>
        <source>Who with whom</source>
        <translation>Chi con chi</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Che cosa si sonda</translation>
    </message>
    <message>
        <source>How it is asked</source>
        <translation>Come si sonda</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Per quanto tempo</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Uscita</translation>
    </message>
    <message>
        <source>The window on a simulated site; without a display, the same check in the terminal</source>
        <translation>La finestra su una sede simulata; senza schermo, lo stesso controllo nel terminale</translation>
    </message>
    <message>
        <source>The port matrix of Symantec Endpoint Protection</source>
        <translation>La tabella delle porte di Symantec Endpoint Protection</translation>
    </message>
    <message>
        <source>Who must connect to whom, and what this computer can prove; nothing is asked</source>
        <translation>Chi deve connettersi a chi, e che cosa può dimostrare questo computer; non si sonda nulla</translation>
    </message>
    <message>
        <source>One run of the plan: verdicts, findings and an exit code</source>
        <translation>Un giro del piano: verdetti, diagnosi e codice di uscita</translation>
    </message>
    <message>
        <source>Asks again and again, shows a live table and records a session</source>
        <translation>Sonda a ripetizione, mostra una tabella dal vivo e registra una sessione</translation>
    </message>
    <message>
        <source>What this computer tells of itself: addresses, ways, proxy, firewall, listeners; sends nothing</source>
        <translation>Ciò che questo computer dice di sé: indirizzi, percorsi, proxy, firewall, porte in ascolto; non invia nulla</translation>
    </message>
    <message>
        <source>Where it stops: the way to a host on that very TCP port, hop by hop</source>
        <translation>Dove si ferma: la strada verso un host proprio su quella porta TCP, salto per salto</translation>
    </message>
    <message>
        <source>A copy of a session to give away: names nobody, keeps what was measured</source>
        <translation>Una copia della sessione da dare ad altri: non nomina nessuno e conserva le misure</translation>
    </message>
    <message>
        <source>A site from files of others: Sylink.xml, settings of SEPM, CSV, nmap XML, our script&apos;s JSON</source>
        <translation>Una sede da file altrui: Sylink.xml, impostazioni di SEPM, CSV, XML di nmap, JSON di un nostro script</translation>
    </message>
    <message>
        <source>What a session tells, as a document to hand over</source>
        <translation>Che cosa dice una sessione, come documento da consegnare</translation>
    </message>
    <message>
        <source>What changed in meaning between two sessions or runs</source>
        <translation>Che cosa è cambiato nel significato tra due sessioni o esecuzioni</translation>
    </message>
    <message>
        <source>What several hosts of a site saw, from sessions and our scripts&apos; JSON, as one matrix</source>
        <translation>Ciò che più host di una sede hanno visto, da sessioni e JSON dei nostri script, in una sola matrice</translation>
    </message>
    <message>
        <source>Proves that this installation works: JSON, exit code 0 or 1</source>
        <translation>Dimostra che questa installazione funziona: JSON, codice di uscita 0 o 1</translation>
    </message>
    <message>
        <source>The window; a session file as argument opens it</source>
        <translation>La finestra; se l&apos;argomento è un file di sessione, lo apre</translation>
    </message>
    <message>
        <source>{option} is given twice; give it once.</source>
        <translation>{option} compare due volte; indicarla una volta sola.</translation>
    </message>
    <message>
        <source>“{word}” is one word too many for “{command}”; see --help.</source>
        <translation>«{word}» è di troppo per «{command}»; vedere --help.</translation>
    </message>
    <message>
        <source>{option} takes no value; write it alone.</source>
        <translation>{option} non vuole un valore; scriverla da sola.</translation>
    </message>
    <message>
        <source>{option} needs a value: write {option} {value}.</source>
        <translation>{option} vuole un valore: scrivere {option} {value}.</translation>
    </message>
    <message>
        <source>{option} does not know “{value}”; use one of: {choices}.</source>
        <translation>{option} non conosce «{value}»; usare uno di questi: {choices}.</translation>
    </message>
    <message>
        <source>There is no option {option}; see --help.</source>
        <translation>L&apos;opzione {option} non esiste; vedere --help.</translation>
    </message>
    <message>
        <source>There is no option {option}; did you mean {guess}?</source>
        <translation>L&apos;opzione {option} non esiste; si intendeva {guess}?</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>Uso:</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Comandi:</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Codici di uscita:</translation>
    </message>
    <message>
        <source>Which port, in which direction, and who blocks it: troubleshoots the network ports of Symantec Endpoint Protection between a manager and a client.</source>
        <translation>Quale porta, in quale direzione, e chi la blocca: diagnosi delle porte di rete di Symantec Endpoint Protection fra un manager e un client.</translation>
    </message>
    <message>
        <source>The options of a command: sepgui COMMAND --help</source>
        <translation>Le opzioni di un comando: sepgui COMANDO --help</translation>
    </message>
    <message>
        <source>everything that can be proved from here is ok or as expected</source>
        <translation>tutto ciò che si può dimostrare da qui è ok o come previsto</translation>
    </message>
    <message>
        <source>something is degraded or a problem</source>
        <translation>qualcosa è degradato o è un problema</translation>
    </message>
    <message>
        <source>wrong usage or bad input</source>
        <translation>uso sbagliato o dati errati</translation>
    </message>
    <message>
        <source>nothing could be proved from here</source>
        <translation>da qui non si è potuto dimostrare nulla</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrotto</translation>
    </message>
    <message>
        <source>“{word}” is neither a command nor a session file; see sepgui --help.</source>
        <translation>«{word}» non è né un comando né un file di sessione; vedere sepgui --help.</translation>
    </message>
    <message>
        <source>“{word}” is neither a command nor a session file; did you mean {guess}?</source>
        <translation>«{word}» non è né un comando né un file di sessione; si intendeva {guess}?</translation>
    </message>
    <message>
        <source>{option} takes seconds, from {least} to {most}; not “{text}”.</source>
        <translation>{option} vuole secondi, da {least} a {most}; non «{text}».</translation>
    </message>
    <message>
        <source>--role takes ROLE=HOST; not “{text}”.</source>
        <translation>--role vuole RUOLO=HOST; non «{text}».</translation>
    </message>
    <message>
        <source>There is no role “{role}”; use one of: {roles}.</source>
        <translation>Il ruolo «{role}» non esiste; usare uno di questi: {roles}.</translation>
    </message>
    <message>
        <source>Which manager? Name one, as in: sepgui check sepm.example.</source>
        <translation>Quale manager? Indicarne uno, per esempio: sepgui check sepm.example.</translation>
    </message>
    <message>
        <source>“all” means the managers of a site; give the site with --site FILE.</source>
        <translation>«all» vuol dire i manager di una sede; indicare la sede con --site FILE.</translation>
    </message>
    <message>
        <source>“--client all” means the clients of a site, and this site names none; add one, or name it here.</source>
        <translation>“--client all” vuol dire i client di una sede, e questa sede non ne nomina; aggiungerne uno, o nominarlo qui.</translation>
    </message>
    <message>
        <source>The site has several managers; name one of them, or all: {managers}.</source>
        <translation>La sede ha più manager; indicarne uno, oppure all: {managers}.</translation>
    </message>
    <message>
        <source>--port takes ENTRY=PORT or ENTRY:PORT=PORT, ports from 1 to 65535; not “{text}”.</source>
        <translation>--port vuole VOCE=PORTA o VOCE:PORTA=PORTA, porte da 1 a 65535; non «{text}».</translation>
    </message>
    <message>
        <source>“{text}” is in several entries; name one of them: {entries}.</source>
        <translation>«{text}» si trova in più voci; indicarne una: {entries}.</translation>
    </message>
    <message>
        <source>--ask knows no “{text}”; use one of: {known}.</source>
        <translation>--ask non conosce “{text}”; usare uno di: {known}.</translation>
    </message>
    <message>
        <source>There is no entry “{entry}”; “sepgui ports” lists them.</source>
        <translation>La voce «{entry}» non esiste; «sepgui ports» le elenca.</translation>
    </message>
    <message>
        <source>There is no entry “{entry}”; did you mean {guess}?</source>
        <translation>La voce «{entry}» non esiste; si intendeva {guess}?</translation>
    </message>
    <message>
        <source>The window needs {library}, which is not installed: pip install &apos;sepgui[gui]&apos;; or see sepgui --help.</source>
        <translation>La finestra ha bisogno di {library}, che non è installata: pip install &apos;sepgui[gui]&apos;; oppure vedere sepgui --help.</translation>
    </message>
    <message>
        <source>There is no display to open the window on; see sepgui --help.</source>
        <translation>Non c&apos;è uno schermo su cui aprire la finestra; vedere sepgui --help.</translation>
    </message>
    <message>
        <source>--exposure asks once and never again and again; use it with check, not with watch.</source>
        <translation>--exposure sonda una volta sola, mai di continuo; usarla con check, non con watch.</translation>
    </message>
    <message>
        <source>--for takes a time such as 90s, 15m or 1h30m; not “{text}”.</source>
        <translation>--for vuole un tempo come 90s, 15m o 1h30m; non «{text}».</translation>
    </message>
    <message>
        <source>The session is in {file}.</source>
        <translation>La sessione è in {file}.</translation>
    </message>
    <message>
        <source>Which host and which port? As in: sepgui trace sepm.example 8014.</source>
        <translation>Quale host e quale porta? Per esempio: sepgui trace sepm.example 8014.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; not “{text}”.</source>
        <translation>Una porta è un numero da 1 a 65535; non “{text}”.</translation>
    </message>
    <message>
        <source>The reference is another port of the host, one that works; not {port} again.</source>
        <translation>Il riferimento è un&apos;altra porta dell&apos;host, una che funziona; non di nuovo {port}.</translation>
    </message>
    <message>
        <source>Hop {hop} …</source>
        <translation>Salto {hop} …</translation>
    </message>
    <message>
        <source>Which session, and where to? As in: sepgui anonymise visit.sepsession -o shared.sepsession.</source>
        <translation>Quale sessione, e dove? Per esempio: sepgui anonymise visita.sepsession -o condivisa.sepsession.</translation>
    </message>
    <message>
        <source>{file} names nobody any more: names, addresses, certificates and MAC addresses are fictitious, the words of notes are left out. Times, ports and versions are as they were.</source>
        <translation>{file} non nomina più nessuno: nomi, indirizzi, certificati e indirizzi MAC sono inventati, il testo delle note è tolto. Tempi, porte e versioni sono rimasti.</translation>
    </message>
    <message>
        <source>{file} is a scenario that names nobody: sepgui demo plays it. Looked at {moments} times, the simulation showed {same} times the state and the reason that were recorded.</source>
        <translation>{file} è uno scenario che non nomina nessuno: sepgui demo lo riproduce. Su {moments} momenti ricontrollati, in {same} la simulazione mostra lo stato e il motivo registrati.</translation>
    </message>
    <message>
        <source>Which file? Name one, as in: sepgui import Sylink.xml -o site.toml.</source>
        <translation>Quale file? Indicane uno, per esempio: sepgui import Sylink.xml -o sede.toml.</translation>
    </message>
    <message>
        <source>Which session? As in: sepgui report morning.sepsession -o morning.pdf.</source>
        <translation>Quale sessione? Per esempio: sepgui report mattina.sepsession -o mattina.pdf.</translation>
    </message>
    <message>
        <source>Which form? Give --format, or a file whose ending says it with -o.</source>
        <translation>Quale formato? Indicare --format, oppure con -o un file la cui estensione lo dica.</translation>
    </message>
    <message>
        <source>A PDF is nothing for a terminal: give a file with -o.</source>
        <translation>Un PDF non è cosa da terminale: indicare un file con -o.</translation>
    </message>
    <message>
        <source>{done} of {cells} ports read</source>
        <translation>{done} porte lette su {cells}</translation>
    </message>
    <message>
        <source>Page {page} …</source>
        <translation>Pagina {page} …</translation>
    </message>
    <message>
        <source>The session was not one finished file: the copy that the report&apos;s SHA-256 is of is “{file}”.</source>
        <translation>La sessione non era un solo file concluso: lo SHA-256 del rapporto è quello della copia «{file}».</translation>
    </message>
    <message>
        <source>Nothing was proved blocked from here, so there is nothing to ask a firewall team for.</source>
        <translation>Da qui niente risulta bloccato in modo dimostrato: non c&apos;è nulla da chiedere a chi gestisce il firewall.</translation>
    </message>
    <message>
        <source>--script writes the tests of another host: say which with --vantage HOST, as the site calls it.</source>
        <translation>--script scrive le prove di un altro host: di&apos; quale con --vantage HOST, come lo chiama la sede.</translation>
    </message>
    <message>
        <source>Which two? As in: sepgui diff monday.sepsession today.sepsession, or the JSON of two checks.</source>
        <translation>Quali due? Per esempio: sepgui diff lunedi.sepsession oggi.sepsession, o il JSON di due check.</translation>
    </message>
    <message>
        <source>Which files? As in: sepgui merge morning.sepsession sepm1.json.</source>
        <translation>Quali file? Per esempio: sepgui merge mattina.sepsession sepm1.json.</translation>
    </message>
    <message>
        <source>“{file}” is no name for a session: let it end in {ending}.</source>
        <translation>«{file}» non è un nome di sessione: deve finire in {ending}.</translation>
    </message>
    <message>
        <source>{done} of {cells} ports written</source>
        <translation>Scritte {done} porte di {cells}</translation>
    </message>
    <message>
        <source>There is no file “{file}”.</source>
        <translation>Il file «{file}» non esiste.</translation>
    </message>
</context>
<context>
    <name>CloudNames</name>
    <message>
        <source>“{text}” is no month; write one such as 2026-11.</source>
        <translation>“{text}” non è un mese; scriverne uno come 2026-11.</translation>
    </message>
    <message>
        <source>{where}: {key} holds {value} twice; remove one.</source>
        <translation>{where}: {key} contiene {value} due volte; toglierne uno.</translation>
    </message>
</context>
<context>
    <name>ClueLine</name>
    <message>
        <source>Shows the row of this evidence</source>
        <translation>Mostra la riga di questa prova</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>There is no file “{file}”.</source>
        <translation>Non c&apos;è nessun file «{file}».</translation>
    </message>
    <message>
        <source>“{file}” cannot be read: {why}.</source>
        <translation>«{file}» non si può leggere: {why}.</translation>
    </message>
    <message>
        <source>“{file}” is neither a session nor the JSON of check or report: {why}.</source>
        <translation>«{file}» non è né una sessione né il JSON di check o report: {why}.</translation>
    </message>
    <message>
        <source>“{file}” is a scan by nmap, and so is the other: compare a scan with a session or a run.</source>
        <translation>«{file}» è una scansione di nmap, come l&apos;altro file: confrontare una scansione con una sessione o con un&apos;esecuzione.</translation>
    </message>
    <message>
        <source>“{file}” tells of no port; give a session, a run or a scan.</source>
        <translation>«{file}» non parla di alcuna porta; indicare una sessione, un&apos;esecuzione o una scansione.</translation>
    </message>
    <message>
        <source>“{file}” has the schema {schema}; only sepgui.check/1 and sepgui.report/1 can be compared.</source>
        <translation>«{file}» ha lo schema {schema}; si possono confrontare solo sepgui.check/1 e sepgui.report/1.</translation>
    </message>
</context>
<context>
    <name>CompareActs</name>
    <message>
        <source>Compare with</source>
        <translation>Confronta con</translation>
    </message>
    <message>
        <source>Sessions, runs as JSON, scans by nmap (*.sepsession *.json *.xml)</source>
        <translation>Sessioni, esecuzioni in JSON, scansioni di nmap (*.sepsession *.json *.xml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Confronto</translation>
    </message>
    <message>
        <source>Web page, one file (*.html)</source>
        <translation>Pagina web, un solo file (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Markdown, for a ticket (*.md)</source>
        <translation>Markdown, per un ticket (*.md)</translation>
    </message>
    <message>
        <source>Table for Excel (*.csv)</source>
        <translation>Tabella per Excel (*.csv)</translation>
    </message>
    <message>
        <source>JSON, for programs (*.json)</source>
        <translation>JSON, per i programmi (*.json)</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Salva il confronto</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>confronto</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Salvataggio</translation>
    </message>
    <message>
        <source>Comparison saved to {file}.</source>
        <translation>Confronto salvato in {file}.</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>What is compared is the open session: open or begin one first.</source>
        <translation>Si confronta la sessione aperta: prima aprirne o iniziarne una.</translation>
    </message>
    <message>
        <source>The comparison could not be written to {file}: {why}</source>
        <translation>Il confronto non si è potuto scrivere in {file}: {why}</translation>
    </message>
    <message>
        <source>The open session does not have this port.</source>
        <translation>La sessione aperta non ha questa porta.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>{title}, earlier</source>
        <translation>{title}, prima</translation>
    </message>
    <message>
        <source>{from} – {to}: not asked</source>
        <translation>{from} – {to}: non sondata</translation>
    </message>
    <message>
        <source>{from} – {to}: median {median}, p95 {p95}, {loss} lost of {asked}</source>
        <translation>{from} – {to}: mediana {median}, p95 {p95}, persi {loss} di {asked}</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Che cosa è cambiato</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>The open session</source>
        <translation>La sessione aperta</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Confronto</translation>
    </message>
    <message>
        <source>SIMULATION: one of the two sides was not measured on a real network.</source>
        <translation>SIMULAZIONE: uno dei due lati non è stato misurato su una rete vera.</translation>
    </message>
    <message>
        <source>SIMULATION: nothing of this was measured on a real network.</source>
        <translation>SIMULAZIONE: niente di tutto questo è stato misurato su una rete vera.</translation>
    </message>
    <message>
        <source>&amp;Only what changed</source>
        <translation>&amp;Soltanto ciò che è cambiato</translation>
    </message>
    <message>
        <source>What changed, port by port</source>
        <translation>Che cosa è cambiato, porta per porta</translation>
    </message>
    <message>
        <source>Enter shows the port in the matrix</source>
        <translation>Invio mostra la porta nella tabella</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copia</translation>
    </message>
    <message>
        <source>As &amp;text</source>
        <translation>Come &amp;testo</translation>
    </message>
    <message>
        <source>As C&amp;SV</source>
        <translation>Come CS&amp;V</translation>
    </message>
    <message>
        <source>As &amp;Markdown</source>
        <translation>Come &amp;Markdown</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>S&amp;alva con nome…</translation>
    </message>
    <message>
        <source>&amp;Show in the matrix</source>
        <translation>&amp;Mostra nella tabella</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>Computer</name>
    <message>
        <source>This computer cannot be read here.</source>
        <translation>Qui questo computer non si può leggere.</translation>
    </message>
    <message>
        <source>{process} holds port {port}.</source>
        <translation>{process} tiene la porta {port}.</translation>
    </message>
    <message>
        <source>Version {version} is registered here.</source>
        <translation>Qui risulta installata la versione {version}.</translation>
    </message>
    <message>
        <source>The service {service} is set up here.</source>
        <translation>Qui è installato il servizio {service}.</translation>
    </message>
    <message>
        <source>The program {program} runs here.</source>
        <translation>Qui è in esecuzione il programma {program}.</translation>
    </message>
    <message>
        <source>The folder {folder} is here.</source>
        <translation>Qui c’è la cartella {folder}.</translation>
    </message>
    <message>
        <source>The management server list {file} is here.</source>
        <translation>Qui c’è l’elenco dei server di gestione {file}.</translation>
    </message>
    <message>
        <source>This computer&apos;s system did not tell in time.</source>
        <translation>Il sistema di questo computer non ha risposto in tempo.</translation>
    </message>
    <message>
        <source>The address of {host} is not known yet, and looking it up would ask a name server.</source>
        <translation>L’indirizzo di {host} non è ancora noto, e per cercarlo bisognerebbe interrogare un server DNS.</translation>
    </message>
    <message>
        <source>This computer has no route to {address}.</source>
        <translation>Questo computer non ha una rotta verso {address}.</translation>
    </message>
    <message>
        <source>The rules of this computer&apos;s firewall (nftables) cannot be read without administrator rights.</source>
        <translation>Le regole del firewall di questo computer (nftables) non si possono leggere senza diritti di amministratore.</translation>
    </message>
    <message>
        <source>The tool nft is not on this computer, so its packet filter cannot be read.</source>
        <translation>Su questo computer non c’è lo strumento nft, quindi il suo filtro dei pacchetti non si può leggere.</translation>
    </message>
    <message>
        <source>No name server is configured on this computer.</source>
        <translation>Su questo computer non è configurato nessun server DNS.</translation>
    </message>
    <message>
        <source>What {tool} says cannot be understood.</source>
        <translation>Ciò che risponde {tool} non è comprensibile.</translation>
    </message>
    <message>
        <source>{file} is not there.</source>
        <translation>{file} non c’è.</translation>
    </message>
    <message>
        <source>{file} cannot be read by this account: {why}.</source>
        <translation>Questo account non può leggere {file}: {why}.</translation>
    </message>
    <message>
        <source>The tool {tool} is not on this computer.</source>
        <translation>Su questo computer non c’è lo strumento {tool}.</translation>
    </message>
    <message>
        <source>The tool {tool} did not answer in time.</source>
        <translation>Lo strumento {tool} non ha risposto in tempo.</translation>
    </message>
    <message>
        <source>The tool {tool} tells this account nothing: {why}.</source>
        <translation>Lo strumento {tool} non dice nulla a questo account: {why}.</translation>
    </message>
    <message>
        <source>This system has no registry.</source>
        <translation>Questo sistema non ha un registro.</translation>
    </message>
    <message>
        <source>The registry key {key} cannot be read by this account: {why}.</source>
        <translation>Questo account non può leggere la chiave di registro {key}: {why}.</translation>
    </message>
    <message>
        <source>This system does not tell its network interfaces: {why}.</source>
        <translation>Questo sistema non dice quali interfacce di rete ha: {why}.</translation>
    </message>
    <message>
        <source>This system does not tell which programs run: {why}.</source>
        <translation>Questo sistema non dice quali programmi sono in esecuzione: {why}.</translation>
    </message>
    <message>
        <source>Windows Firewall&apos;s profiles are not in the registry.</source>
        <translation>I profili di Windows Firewall non sono nel registro.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Questo computer</translation>
    </message>
    <message>
        <source>SIMULATION: this computer is made up</source>
        <translation>SIMULAZIONE: questo computer è inventato</translation>
    </message>
    <message>
        <source>All of this was read on this computer, with the rights of this account; nothing was sent for it.</source>
        <translation>Tutto questo è stato letto su questo computer, con i diritti di questo account; per saperlo non è stato inviato nulla.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Che cosa</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>Letto il</translation>
    </message>
    <message>
        <source>Role in the site</source>
        <translation>Ruolo nella sede</translation>
    </message>
    <message>
        <source>By what was found, this computer is a {role}:</source>
        <translation>Da quel che si è trovato, questo computer è un {role}:</translation>
    </message>
    <message>
        <source>Addresses and interfaces</source>
        <translation>Indirizzi e interfacce</translation>
    </message>
    <message>
        <source>No network interface is up.</source>
        <translation>Nessuna interfaccia di rete è attiva.</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interfaccia</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Indirizzi</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>looks like a VPN</source>
        <translation>sembra una VPN</translation>
    </message>
    <message>
        <source>The way to each host</source>
        <translation>Il percorso verso ogni host</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Attraverso</translation>
    </message>
    <message>
        <source>its own network</source>
        <translation>la propria rete</translation>
    </message>
    <message>
        <source>this computer itself</source>
        <translation>questo stesso computer</translation>
    </message>
    <message>
        <source>Name servers</source>
        <translation>Server DNS</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Domains that are tried</source>
        <translation>Domini provati</translation>
    </message>
    <message>
        <source>Proxy of the system</source>
        <translation>Proxy di sistema</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Di chi</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Eccezioni</translation>
    </message>
    <message>
        <source>Script (PAC)</source>
        <translation>Script (PAC)</translation>
    </message>
    <message>
        <source>No proxy is set.</source>
        <translation>Nessun proxy impostato.</translation>
    </message>
    <message>
        <source>this user’s (WinINet)</source>
        <translation>di questo utente (WinINet)</translation>
    </message>
    <message>
        <source>of services (WinHTTP)</source>
        <translation>dei servizi (WinHTTP)</translation>
    </message>
    <message>
        <source>of the environment</source>
        <translation>delle variabili d’ambiente</translation>
    </message>
    <message>
        <source>Ports of the matrix on this computer</source>
        <translation>Porte della matrice su questo computer</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>In mano a</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Che cosa significa</translation>
    </message>
    <message>
        <source>No port of the matrix is held on this computer.</source>
        <translation>Su questo computer nessuno tiene una porta della matrice.</translation>
    </message>
    <message>
        <source>{process} (PID {pid}) on {address}</source>
        <translation>{process} (PID {pid}) su {address}</translation>
    </message>
    <message>
        <source>a program not named to this account, on {address}</source>
        <translation>un programma non rivelato a questo account, su {address}</translation>
    </message>
    <message>
        <source>nothing listens here</source>
        <translation>qui non ascolta nessuno</translation>
    </message>
    <message>
        <source>the program that should</source>
        <translation>il programma previsto</translation>
    </message>
    <message>
        <source>somebody listens</source>
        <translation>qualcuno ascolta</translation>
    </message>
    <message>
        <source>not the program of SEP</source>
        <translation>non è il programma di SEP</translation>
    </message>
    <message>
        <source>Firewall of this computer</source>
        <translation>Firewall di questo computer</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Incoming, by default</source>
        <translation>In entrata, se nessuna regola decide</translation>
    </message>
    <message>
        <source>Outgoing, by default</source>
        <translation>In uscita, se nessuna regola decide</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>non detto</translation>
    </message>
    <message>
        <source>domain networks</source>
        <translation>reti di dominio</translation>
    </message>
    <message>
        <source>private networks</source>
        <translation>reti private</translation>
    </message>
    <message>
        <source>public networks</source>
        <translation>reti pubbliche</translation>
    </message>
    <message>
        <source>on</source>
        <translation>acceso</translation>
    </message>
    <message>
        <source>off</source>
        <translation>spento</translation>
    </message>
    <message>
        <source>by group policy</source>
        <translation>da criterio di gruppo</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>permesso</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloccato</translation>
    </message>
    <message>
        <source>Symantec Endpoint Protection here</source>
        <translation>Symantec Endpoint Protection su questo computer</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>No trace of the product was found.</source>
        <translation>Nessuna traccia del prodotto.</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>manager</translation>
    </message>
    <message>
        <source>client</source>
        <translation>client</translation>
    </message>
    <message>
        <source>version</source>
        <translation>versione</translation>
    </message>
    <message>
        <source>service</source>
        <translation>servizio</translation>
    </message>
    <message>
        <source>program that runs</source>
        <translation>programma in esecuzione</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>cartella</translation>
    </message>
    <message>
        <source>management server list</source>
        <translation>elenco dei server di gestione</translation>
    </message>
    <message>
        <source>manager of the list</source>
        <translation>manager dell’elenco</translation>
    </message>
    <message>
        <source>{host} has no address in this simulation.</source>
        <translation>In questa simulazione {host} non ha un indirizzo.</translation>
    </message>
    <message>
        <source>This simulation does not say how its computer&apos;s own firewall is set.</source>
        <translation>Questa simulazione non dice com’è impostato il firewall del suo computer.</translation>
    </message>
</context>
<context>
    <name>ComputerPage</name>
    <message>
        <source>&amp;Pick it as the manager</source>
        <translation>&amp;Sceglilo come manager</translation>
    </message>
    <message>
        <source>&amp;Pick it as the client</source>
        <translation>&amp;Sceglilo come client</translation>
    </message>
    <message>
        <source>This computer is being read …</source>
        <translation>Lettura di questo computer in corso …</translation>
    </message>
    <message>
        <source>Read at {time}. It is part of the open session and of its reports.</source>
        <translation>Letto alle {time}. Fa parte della sessione aperta e dei suoi rapporti.</translation>
    </message>
    <message>
        <source>Read at {time}. It is part of no session.</source>
        <translation>Letto alle {time}. Non fa parte di nessuna sessione.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Questo computer</translation>
    </message>
    <message>
        <source>May sepgui read what this computer’s own system tells of it?</source>
        <translation>sepgui può leggere ciò che il sistema di questo computer dice di sé?</translation>
    </message>
    <message>
        <source>Read are: addresses and interfaces, the way to each host of the site, name servers, the proxy, which programs hold the ports of Symantec Endpoint Protection, the state of the firewall, and what of the product is installed, with the managers of its own list. Passwords and keys are not looked at.</source>
        <translation>Si leggono: indirizzi e interfacce, il percorso verso ogni host della sede, i server DNS, il proxy, quali programmi tengono le porte di Symantec Endpoint Protection, lo stato del firewall e che cosa c’è del prodotto, con i manager del suo elenco. Password e chiavi non vengono guardate.</translation>
    </message>
    <message>
        <source>Nothing is changed, nothing is sent, no name is looked up, and no administrator rights are used. What was read stays on this computer: here, in the sessions that you record, and in the reports that you make of them, where names can be hidden.</source>
        <translation>Nulla viene cambiato, nulla viene inviato, nessun nome viene cercato e non si usano diritti di amministratore. Ciò che si è letto resta su questo computer: qui, nelle sessioni che si registrano e nei rapporti che se ne fanno, dove i nomi si possono nascondere.</translation>
    </message>
    <message>
        <source>Your answer is remembered; you can take it back on this page.</source>
        <translation>La risposta viene ricordata; si può ritirare in questa pagina.</translation>
    </message>
    <message>
        <source>&amp;Read this computer</source>
        <translation>&amp;Leggi questo computer</translation>
    </message>
    <message>
        <source>&amp;sepgui may read this computer</source>
        <translation>sepgui &amp;può leggere questo computer</translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation>&amp;Rileggi</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copia</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>C&amp;hiudi</translation>
    </message>
    <message>
        <source>What this computer tells of itself</source>
        <translation>Ciò che questo computer dice di sé</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
</context>
<context>
    <name>CountChips</name>
    <message>
        <source>{count}: list only these, or all again</source>
        <translation>{count}: elenca solo queste, o di nuovo tutte</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problema</numerusform>
            <numerusform>%n problemi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n degraded</source>
        <translation>
            <numerusform>%n degradata</numerusform>
            <numerusform>%n degradate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ok</source>
        <translation>
            <numerusform>%n ok</numerusform>
            <numerusform>%n ok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as expected</source>
        <translation>
            <numerusform>%n come previsto</numerusform>
            <numerusform>%n come previsto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unproven</source>
        <translation>
            <numerusform>%n non dimostrabile</numerusform>
            <numerusform>%n non dimostrabili</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n non applicabile</numerusform>
            <numerusform>%n non applicabili</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CutOffView</name>
    <message>
        <source>{title} (simulated)</source>
        <translation>{title} (simulata)</translation>
    </message>
    <message>
        <source>Discard a session</source>
        <translation>Elimina una sessione</translation>
    </message>
    <message>
        <source>Discard this session? What it measured is then gone.</source>
        <translation>Eliminare questa sessione? Ciò che ha misurato andrà perso.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserva</translation>
    </message>
    <message>
        <source>What was measured up to the crash is kept until you save or discard it.</source>
        <translation>Ciò che è stato misurato fino all&apos;interruzione resta finché non lo si salva o elimina.</translation>
    </message>
    <message>
        <source>No session was cut off.</source>
        <translation>Nessuna sessione è stata interrotta.</translation>
    </message>
    <message>
        <source>Sessions that were cut off</source>
        <translation>Sessioni interrotte</translation>
    </message>
    <message>
        <source>Sessions that were cut off, the newest first</source>
        <translation>Sessioni interrotte, dalla più recente</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Apri</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Salva con nome…</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Elimina…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Saved to {file}.</source>
        <translation>Salvata in {file}.</translation>
    </message>
    <message>
        <source>A real clock cannot be steered.</source>
        <translation>Un orologio vero non si può comandare.</translation>
    </message>
    <message>
        <source>The engine ended three times in a minute and is not started again. {why}</source>
        <translation>Il motore si è fermato tre volte in un minuto e non viene riavviato. {why}</translation>
    </message>
    <message>
        <source>Vantage: this computer, which is none of the site&apos;s</source>
        <translation>Punto di misura: questo computer, che non fa parte della sede</translation>
    </message>
    <message>
        <source>Vantage: this computer, taken for {host}</source>
        <translation>Punto di misura: questo computer, considerato {host}</translation>
    </message>
    <message>
        <source>Vantage: {host}</source>
        <translation>Punto di misura: {host}</translation>
    </message>
    <message>
        <source>measuring floor {time}</source>
        <translation>limite di misura {time}</translation>
    </message>
    <message>
        <source>The engine ended and was started again; what it had measured is kept. {why}</source>
        <translation>Il motore si è fermato ed è stato riavviato; ciò che aveva misurato è conservato. {why}</translation>
    </message>
    <message>
        <source>Saved session</source>
        <translation>Sessione salvata</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>The way is being followed, hop by hop …</source>
        <translation>Si sta seguendo la strada, salto per salto …</translation>
    </message>
    <message>
        <source>{what}, for {time}</source>
        <translation>{what}, da {time}</translation>
    </message>
    <message>
        <source>Nothing listens on this computer</source>
        <translation>Su questo computer non è in ascolto nessuno</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Non sondata</translation>
    </message>
    <message>
        <source>Cannot be proved from here</source>
        <translation>Da qui non si può dimostrare</translation>
    </message>
    <message>
        <source>Waiting for the first answer</source>
        <translation>In attesa della prima risposta</translation>
    </message>
    <message>
        <source>Does not answer, as expected</source>
        <translation>Non risponde, come previsto</translation>
    </message>
    <message>
        <source>Works, but not well</source>
        <translation>Funziona, ma non bene</translation>
    </message>
    <message>
        <source>Open, and must not be from here</source>
        <translation>Aperta, e da qui non deve esserlo</translation>
    </message>
    <message>
        <source>Answers, but has a problem</source>
        <translation>Risponde, ma ha un problema</translation>
    </message>
    <message>
        <source>The right program listens</source>
        <translation>È in ascolto il programma giusto</translation>
    </message>
    <message>
        <source>Another program holds the port</source>
        <translation>La porta è occupata da un altro programma</translation>
    </message>
    <message>
        <source>A program listens that the system does not name</source>
        <translation>È in ascolto un programma che il sistema non nomina</translation>
    </message>
    <message>
        <source>Closed: the host answers and refuses</source>
        <translation>Chiusa: l&apos;host risponde e rifiuta</translation>
    </message>
    <message>
        <source>Rejected on the way by {address}</source>
        <translation>Respinta lungo il percorso da {address}</translation>
    </message>
    <message>
        <source>Filtered: no answer at all</source>
        <translation>Filtrata: nessuna risposta</translation>
    </message>
    <message>
        <source>Unreachable, says {address}</source>
        <translation>Irraggiungibile, dice {address}</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Irraggiungibile</translation>
    </message>
    <message>
        <source>No answer, which over UDP proves nothing</source>
        <translation>Nessuna risposta, che su UDP non dimostra nulla</translation>
    </message>
    <message>
        <source>This computer could not ask</source>
        <translation>Questo computer non ha potuto sondare</translation>
    </message>
    <message>
        <source>Open, and the right service answers</source>
        <translation>Aperta, e risponde il servizio giusto</translation>
    </message>
    <message>
        <source>Open, but another service answers</source>
        <translation>Aperta, ma risponde un altro servizio</translation>
    </message>
    <message>
        <source>Open, but the service fails</source>
        <translation>Aperta, ma il servizio è in errore</translation>
    </message>
    <message>
        <source>Open, but the service says nothing</source>
        <translation>Aperta, ma il servizio non dice nulla</translation>
    </message>
    <message>
        <source>Open; what listens there is not checked</source>
        <translation>Aperta; chi è in ascolto non è verificato</translation>
    </message>
    <message>
        <source>The host is on and can be reached. Nothing listens on this port, or a firewall refuses in its name.</source>
        <translation>L&apos;host è acceso e si raggiunge. Su questa porta nessuno è in ascolto, oppure un firewall rifiuta a suo nome.</translation>
    </message>
    <message>
        <source>A firewall or router on the way refuses this port and signs its refusal; the question never reached the host.</source>
        <translation>Un firewall o un router lungo il percorso rifiuta questa porta e firma il rifiuto; la domanda non è mai arrivata all&apos;host.</translation>
    </message>
    <message>
        <source>The question was lost without a word. A firewall that drops it, a host that is off and a lost packet look alike from here.</source>
        <translation>La domanda si è persa senza una parola. Un firewall che la scarta, un host spento e un pacchetto perso, da qui, appaiono uguali.</translation>
    </message>
    <message>
        <source>There is no way to the host, or it does not answer on its own network.</source>
        <translation>Non c&apos;è una strada fino all&apos;host, oppure non risponde sulla sua stessa rete.</translation>
    </message>
    <message>
        <source>{reason}: ICMP {type}/{code} from {sender}</source>
        <translation>{reason}: ICMP {type}/{code} da {sender}</translation>
    </message>
    <message>
        <source>{failures} of the last {asked} attempts failed</source>
        <translation>{failures} degli ultimi {asked} tentativi sono falliti</translation>
    </message>
    <message>
        <source>Confirmed by a second, slower question</source>
        <translation>Confermata da una seconda domanda, più lenta</translation>
    </message>
    <message>
        <source>Last asked at {time}: {transport} {near} → {far}</source>
        <translation>Ultima sonda alle {time}: {transport} {near} → {far}</translation>
    </message>
    <message>
        <source>Last asked at {time}</source>
        <translation>Ultima sonda alle {time}</translation>
    </message>
    <message>
        <source>Asked {time} later than planned</source>
        <translation>Sondata {time} più tardi del previsto</translation>
    </message>
    <message>
        <source>The same host answers on {ports}</source>
        <translation>Lo stesso host risponde su {ports}</translation>
    </message>
    <message>
        <source>The same host answers on no other port asked</source>
        <translation>Lo stesso host non risponde su nessun&apos;altra porta sondata</translation>
    </message>
    <message>
        <source>HTTP status {status}</source>
        <translation>Stato HTTP {status}</translation>
    </message>
    <message>
        <source>HTTP status {status} from {server}</source>
        <translation>Stato HTTP {status} da {server}</translation>
    </message>
    <message>
        <source>{answer}, on to {location}</source>
        <translation>{answer}, verso {location}</translation>
    </message>
    <message>
        <source>Round trip {time}</source>
        <translation>Andata e ritorno {time}</translation>
    </message>
    <message>
        <source>Round trip {time}, timed by the kernel</source>
        <translation>Andata e ritorno {time}, misurata dal kernel</translation>
    </message>
    <message>
        <source>Round trip {time}, timed by this program</source>
        <translation>Andata e ritorno {time}, misurata da questo programma</translation>
    </message>
    <message>
        <source>{what} (first asked)</source>
        <translation>{what} (prima sonda)</translation>
    </message>
    <message>
        <source>and {count} changes before</source>
        <translation>e {count} cambiamenti prima</translation>
    </message>
    <message>
        <source>The first packet had to be repeated {n} times</source>
        <translation>Il primo pacchetto è stato ripetuto {n} volte</translation>
    </message>
    <message>
        <source>The first packet had to be repeated once</source>
        <translation>Il primo pacchetto è stato ripetuto una volta</translation>
    </message>
    <message>
        <source>Usually {time}</source>
        <translation>Di solito {time}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connessione</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Risposta</translation>
    </message>
    <message>
        <source>{step}: packets lost</source>
        <translation>{step}: pacchetti persi</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>dal {first} al {last}</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Soggetto</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Emittente</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nomi</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Validità</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Chiave</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocollo</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Serve a</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Aperta da</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processo</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Where it stops</source>
        <translation>Dove si ferma</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Prove</translation>
    </message>
    <message>
        <source>Phases of that sample</source>
        <translation>Fasi di quel campione</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Fasi</translation>
    </message>
    <message>
        <source>Learnt</source>
        <translation>Informazioni raccolte</translation>
    </message>
    <message>
        <source>Sample of {time}</source>
        <translation>Campione di {time}</translation>
    </message>
    <message>
        <source>Changes of state</source>
        <translation>Cambiamenti di stato</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificato</translation>
    </message>
    <message>
        <source>About this port</source>
        <translation>Su questa porta</translation>
    </message>
    <message>
        <source>What would settle it</source>
        <translation>Che cosa lo deciderebbe</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnosi</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Che cosa fare</translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>Choose a row to see what was found, why, and what to do.</source>
        <translation>Scegliere una riga per vedere che cosa si è trovato, perché, e che cosa fare.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
    <message>
        <source>Copy firewall request</source>
        <translation>Copia la richiesta per il firewall</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Richiesta</translation>
    </message>
    <message>
        <source>Stop waiting for it</source>
        <translation>Non aspettarla più</translation>
    </message>
    <message>
        <source>Tell me when it opens</source>
        <translation>Avvisami quando si apre</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Sonda ora</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Percorso</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Ask this port once more, now</source>
        <translation>Sonda ancora una volta questa porta, adesso</translation>
    </message>
    <message>
        <source>Ask only this port, gently, and tell the moment it opens (Ctrl+T)</source>
        <translation>Interroga solo questa porta, con calma, e avvisa nel momento in cui si apre (Ctrl+T)</translation>
    </message>
    <message>
        <source>Follow the way of this port, hop by hop, to see where it stops</source>
        <translation>Segue la strada di questa porta, salto per salto, per vedere dove si ferma</translation>
    </message>
    <message>
        <source>Show the bytes: ask once more, and keep what is sent and received</source>
        <translation>Mostra i byte: sonda ancora una volta e conserva ciò che viene inviato e ricevuto</translation>
    </message>
    <message>
        <source>Copy what is said here as text</source>
        <translation>Copia come testo ciò che è scritto qui</translation>
    </message>
    <message>
        <source>Details of the chosen port</source>
        <translation>Dettagli della porta scelta</translation>
    </message>
</context>
<context>
    <name>Diff</name>
    <message>
        <source>{verdict} ({reason})</source>
        <translation>{verdict} ({reason})</translation>
    </message>
    <message>
        <source>Was not asked before; now: {now}.</source>
        <translation>Prima non era interrogata; ora: {now}.</translation>
    </message>
    <message>
        <source>Is not asked any more; it was: {now}.</source>
        <translation>Non è più interrogata; era: {now}.</translation>
    </message>
    <message>
        <source>Opened: it was {before}, now it answers: {now}.</source>
        <translation>Si è aperta: era {before}, ora risponde: {now}.</translation>
    </message>
    <message>
        <source>Answers no more: it was {before}, now {now}.</source>
        <translation>Non risponde più: era {before}, ora {now}.</translation>
    </message>
    <message>
        <source>Still no answer, in another way: it was {before}, now {now}.</source>
        <translation>Ancora nessuna risposta, in altro modo: era {before}, ora {now}.</translation>
    </message>
    <message>
        <source>Still blocked, but now rejected by {sender}; it was {before}.</source>
        <translation>Ancora bloccata, ma ora respinta da {sender}; era {before}.</translation>
    </message>
    <message>
        <source>Still rejected, now by {sender} in place of {before}.</source>
        <translation>Ancora respinta, ora da {sender} invece che da {before}.</translation>
    </message>
    <message>
        <source>Still blocked, but {sender} says so no more; now {now}.</source>
        <translation>Ancora bloccata, ma {sender} non lo dice più; ora {now}.</translation>
    </message>
    <message>
        <source>Was not proved before; now: {now}.</source>
        <translation>Prima non era dimostrata; ora: {now}.</translation>
    </message>
    <message>
        <source>Not proved now; it was {before}.</source>
        <translation>Ora non è dimostrata; era {before}.</translation>
    </message>
    <message>
        <source>The service was {before}, now it is {now}.</source>
        <translation>Il servizio era {before}, ora è {now}.</translation>
    </message>
    <message>
        <source>The name led to {before}, now it leads to {now}.</source>
        <translation>Il nome portava a {before}, ora porta a {now}.</translation>
    </message>
    <message>
        <source>Certificate renewed: it ended on {before}, the new one ends on {now}.</source>
        <translation>Certificato rinnovato: scadeva il {before}, il nuovo scade il {now}.</translation>
    </message>
    <message>
        <source>Another certificate: {before}… before, {now}… now.</source>
        <translation>Un altro certificato: {before}… prima, {now}… ora.</translation>
    </message>
    <message>
        <source>{times} times slower: {before} ms before, {now} ms now.</source>
        <translation>{times} volte più lenta: {before} ms prima, {now} ms ora.</translation>
    </message>
    <message>
        <source>{times} times faster: {before} ms before, {now} ms now.</source>
        <translation>{times} volte più veloce: {before} ms prima, {now} ms ora.</translation>
    </message>
    <message>
        <source>Loses {now} % now; {before} % before.</source>
        <translation>Ora perde il {now} %; prima il {before} %.</translation>
    </message>
    <message>
        <source>Loses only {now} % now; {before} % before.</source>
        <translation>Ora perde solo il {now} %; prima il {before} %.</translation>
    </message>
    <message>
        <source>{fact}: {before} before, {now} now.</source>
        <translation>{fact}: {before} prima, {now} ora.</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>peggio</translation>
    </message>
    <message>
        <source>better</source>
        <translation>meglio</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiata</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Che cosa è cambiato</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>One side</source>
        <translation>Da un lato</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>Dall&apos;altro</translation>
    </message>
    <message>
        <source>{words}, by {sender}</source>
        <translation>{words}, da {sender}</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>diversa</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>invariata</translation>
    </message>
    <message>
        <source>{address}, from {host}</source>
        <translation>{address}, da {host}</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULAZIONE</translation>
    </message>
    <message>
        <source>{one} and {other} see the same on {ports} ports.</source>
        <translation>{one} e {other} vedono lo stesso su {ports} porte.</translation>
    </message>
    <message>
        <source>Of {ports} ports, from {place}: worse {worse}, better {better}, other differences {other}.</source>
        <translation>Su {ports} porte, da {place}: peggio {worse}, meglio {better}, altre differenze {other}.</translation>
    </message>
    <message>
        <source>Left out, because the scan tells nothing of them: {count} ports.</source>
        <translation>Tralasciate, perché la scansione non ne dice nulla: {count} porte.</translation>
    </message>
    <message>
        <source>{side}: {name}, {started}, from: {vantage}</source>
        <translation>{side}: {name}, {started}, da: {vantage}</translation>
    </message>
    <message>
        <source>{side}: {name}, {started}, from: {vantage} · SIMULATED</source>
        <translation>{side}: {name}, {started}, da: {vantage} · SIMULATO</translation>
    </message>
    <message>
        <source>Nothing changed in meaning on {ports} ports.</source>
        <translation>Niente è cambiato nel significato su {ports} porte.</translation>
    </message>
    <message>
        <source>Of {ports} ports: worse {worse}, better {better}, changed otherwise {other}.</source>
        <translation>Su {ports} porte: peggio {worse}, meglio {better}, cambiate in altro modo {other}.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>not proved</source>
        <translation>non dimostrata</translation>
    </message>
    <message>
        <source>{state} ({more})</source>
        <translation>{state} ({more})</translation>
    </message>
    <message>
        <source>rejected by {sender}</source>
        <translation>respinta da {sender}</translation>
    </message>
    <message>
        <source>{one} sees it {before}; {other} sees it {now}.</source>
        <translation>{one} la vede {before}; {other} la vede {now}.</translation>
    </message>
    <message>
        <source>{place} sees it {now}.</source>
        <translation>{place} la vede {now}.</translation>
    </message>
    <message>
        <source>Seen from {place} alone: {now}.</source>
        <translation>Vista soltanto da {place}: {now}.</translation>
    </message>
    <message>
        <source>From {one} the name leads to {before}, from {other} to {now}.</source>
        <translation>Da {one} il nome porta a {before}, da {other} a {now}.</translation>
    </message>
    <message>
        <source>{one} is shown another certificate ({before}…) than {other} ({now}…): something between may open TLS.</source>
        <translation>{one} riceve un certificato ({before}…) diverso da quello di {other} ({now}…): forse qualcosa in mezzo apre il TLS.</translation>
    </message>
    <message>
        <source>{times} times slower from {other}: {before} ms from {one}, {now} ms from {other}.</source>
        <translation>{times} volte più lenta da {other}: {before} ms da {one}, {now} ms da {other}.</translation>
    </message>
    <message>
        <source>{times} times faster from {other}: {before} ms from {one}, {now} ms from {other}.</source>
        <translation>{times} volte più veloce da {other}: {before} ms da {one}, {now} ms da {other}.</translation>
    </message>
    <message>
        <source>{before} % is lost from {one}, {now} % from {other}.</source>
        <translation>Da {one} si perde il {before} %, da {other} il {now} %.</translation>
    </message>
    <message>
        <source>{fact}: {before} from {one}, {now} from {other}.</source>
        <translation>{fact}: {before} da {one}, {now} da {other}.</translation>
    </message>
    <message>
        <source>For the worse</source>
        <translation>In peggio</translation>
    </message>
    <message>
        <source>For the better</source>
        <translation>In meglio</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Altri cambiamenti</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} non si può leggere: {why}.</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is not UTF-8; save the file as UTF-8.</source>
        <translation>{file}, riga {line}: questo non è UTF-8; salvare il file in UTF-8.</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: this is not TOML ({why}).</source>
        <translation>{file}, riga {line}, colonna {column}: questo non è TOML ({why}).</translation>
    </message>
    <message>
        <source>{file}: this is not TOML ({why}).</source>
        <translation>{file}: questo non è TOML ({why}).</translation>
    </message>
    <message>
        <source>{file}</source>
        <translation>{file}</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, riga {line}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {table}</source>
        <translation>{file}, riga {line}, {table}</translation>
    </message>
    <message>
        <source>{where}: the key {key} is missing; add it: {wanted}.</source>
        <translation>{where}: manca la chiave {key}; aggiungerla: {wanted}.</translation>
    </message>
    <message>
        <source>{where}: the key {key} is unknown; remove it or use: {known}.</source>
        <translation>{where}: la chiave {key} è sconosciuta; toglierla o usare: {known}.</translation>
    </message>
    <message>
        <source>{where}: the key {key} is unknown; did you mean {guess}?</source>
        <translation>{where}: la chiave {key} è sconosciuta; si intendeva {guess}?</translation>
    </message>
    <message>
        <source>{where}: the value of {key} is {found}; write {wanted}.</source>
        <translation>{where}: il valore di {key} è {found}; scrivere {wanted}.</translation>
    </message>
    <message>
        <source>{where}: {key} is empty; write its text.</source>
        <translation>{where}: {key} è vuota; scriverne il testo.</translation>
    </message>
    <message>
        <source>{where}: {key} cannot be {value}; write {known}.</source>
        <translation>{where}: {key} non può essere {value}; scrivere {known}.</translation>
    </message>
    <message>
        <source>{where}: {key} cannot be {value}; did you mean {guess}?</source>
        <translation>{where}: {key} non può essere {value}; si intendeva {guess}?</translation>
    </message>
    <message>
        <source>{where}: {key} cannot be {value}; write {low} to {high}.</source>
        <translation>{where}: {key} non può essere {value}; scrivere da {low} a {high}.</translation>
    </message>
    <message>
        <source>{where}, {key}: {why}</source>
        <translation>{where}, {key}: {why}</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>un testo tra virgolette</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un numero intero</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un numero</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true o false</translation>
    </message>
    <message>
        <source>a date or a time</source>
        <translation>una data o un&apos;ora</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>una tabella</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>un elenco</translation>
    </message>
    <message>
        <source>a list of texts in quotes</source>
        <translation>un elenco di testi tra virgolette</translation>
    </message>
    <message>
        <source>a list of whole numbers</source>
        <translation>un elenco di numeri interi</translation>
    </message>
    <message>
        <source>a list of tables</source>
        <translation>un elenco di tabelle</translation>
    </message>
</context>
<context>
    <name>Drafted</name>
    <message>
        <source>A recording: {site}</source>
        <translation>Una registrazione: {site}</translation>
    </message>
    <message>
        <source>{title} (recorded)</source>
        <translation>{title} (registrazione)</translation>
    </message>
    <message>
        <source>Recorded for {length} from {vantage}. Names, addresses and certificates are fictitious; what was seen is as it was.</source>
        <translation>Registrato per {length} da {vantage}. Nomi, indirizzi e certificati sono inventati; ciò che si è visto è com&apos;era.</translation>
    </message>
    <message>
        <source>At the end of the recording nothing was wrong.</source>
        <translation>Alla fine della registrazione non c&apos;era nulla che non andasse.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop files here to open or import them</source>
        <translation>Rilasciare qui i file per aprirli o importarli</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>A fault of this program: the port was not asked.</source>
        <translation>Un guasto di questo programma: la porta non è stata sondata.</translation>
    </message>
    <message>
        <source>“{name}” has no address of the wanted kind ({family}).</source>
        <translation>«{name}» non ha indirizzi del tipo voluto ({family}).</translation>
    </message>
    <message>
        <source>No session is open.</source>
        <translation>Nessuna sessione è aperta.</translation>
    </message>
    <message>
        <source>This session was saved before: it can be read, not continued.</source>
        <translation>Questa sessione è stata salvata in precedenza: si può leggere, non continuare.</translation>
    </message>
    <message>
        <source>A way is being traced already; wait for its end.</source>
        <translation>Si sta già seguendo un percorso; attenderne la fine.</translation>
    </message>
    <message>
        <source>The name has no address, so there is no way to trace.</source>
        <translation>Il nome non ha un indirizzo, quindi non c&apos;è un percorso da seguire.</translation>
    </message>
    <message>
        <source>This port is not asked now, so there are no bytes to show.</source>
        <translation>Questa porta ora non viene interrogata: non ci sono byte da mostrare.</translation>
    </message>
    <message>
        <source>The port did not get its turn within a minute; try again.</source>
        <translation>La porta non ha avuto il suo turno entro un minuto; riprovare.</translation>
    </message>
    <message>
        <source>A simulation runs at 1 to 60 times the speed, not at {speed}.</source>
        <translation>Una simulazione va da 1 a 60 volte la velocità, non a {speed}.</translation>
    </message>
    <message>
        <source>Simulated time does not go back; go back to the start instead.</source>
        <translation>Il tempo simulato non torna indietro; torna all&apos;inizio.</translation>
    </message>
    <message>
        <source>That is more than a day ahead; jump less far.</source>
        <translation>È più di un giorno avanti; fai un salto più corto.</translation>
    </message>
    <message>
        <source>This is a recording that plays: nothing can be asked or changed in it.</source>
        <translation>È una registrazione che scorre: non si può chiedere né cambiare nulla.</translation>
    </message>
    <message>
        <source>Nothing more is going to happen here.</source>
        <translation>Qui non succede più nulla.</translation>
    </message>
    <message>
        <source>Nothing fails that one could wait for.</source>
        <translation>Non c&apos;è nessuna porta in errore da aspettare.</translation>
    </message>
    <message>
        <source>Open now: {port} {entry} at {address} ({verdict}).</source>
        <translation>Ora è aperta: {port} {entry} su {address} ({verdict}).</translation>
    </message>
    <message>
        <source>This is a recording that plays; its own file holds all of it already.</source>
        <translation>È una registrazione che scorre; il suo file contiene già tutto.</translation>
    </message>
    <message>
        <source>{host}, port {port}: {before} → {after}</source>
        <translation>{host}, porta {port}: {before} → {after}</translation>
    </message>
    <message>
        <source>{first}; and {count} more at the same time</source>
        <translation>{first}; e altre {count} nello stesso momento</translation>
    </message>
    <message>
        <source>a certificate</source>
        <translation>un certificato</translation>
    </message>
    <message>
        <source>another certificate</source>
        <translation>un altro certificato</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>What this probe does: {what}.</source>
        <translation>Cosa fa questa sonda: {what}.</translation>
    </message>
    <message>
        <source>Nothing went over the network.</source>
        <translation>Nulla è passato sulla rete.</translation>
    </message>
    <message>
        <source>Not a byte was sent or received.</source>
        <translation>Nessun byte è stato inviato né ricevuto.</translation>
    </message>
    <message>
        <source>A simulation has no bytes of the TLS handshake.</source>
        <translation>Una simulazione non ha i byte dell&apos;handshake TLS.</translation>
    </message>
    <message>
        <source>TCP {near} → {far} · {state}: {reason}</source>
        <translation>TCP {near} → {far} · {state}: {reason}</translation>
    </message>
    <message>
        <source>UDP {near} → {far} · {state}: {reason}</source>
        <translation>UDP {near} → {far} · {state}: {reason}</translation>
    </message>
    <message>
        <source>bytes: {count}</source>
        <translation>byte: {count}</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Inviato</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Ricevuto</translation>
    </message>
    <message>
        <source>Sent in the TLS handshake</source>
        <translation>Inviato durante l&apos;handshake TLS</translation>
    </message>
    <message>
        <source>Received in the TLS handshake</source>
        <translation>Ricevuto durante l&apos;handshake TLS</translation>
    </message>
    <message>
        <source>Sent inside TLS, before encryption</source>
        <translation>Inviato dentro TLS, prima della cifratura</translation>
    </message>
    <message>
        <source>Received inside TLS, after decryption</source>
        <translation>Ricevuto dentro TLS, dopo la decifratura</translation>
    </message>
    <message>
        <source>Sent besides and not kept, in bytes: {count} (after {most}).</source>
        <translation>Inviati oltre i primi {most} e non conservati, in byte: {count}.</translation>
    </message>
    <message>
        <source>Received besides and not kept, in bytes: {count} (after {most}).</source>
        <translation>Ricevuti oltre i primi {most} e non conservati, in byte: {count}.</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>Product</source>
        <translation>Prodotto</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>SEPM version</source>
        <translation>Versione SEPM</translation>
    </message>
    <message>
        <source>Database engine</source>
        <translation>Motore di database</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
    <message>
        <source>SMB dialect</source>
        <translation>Dialetto SMB</translation>
    </message>
    <message>
        <source>SMB signing</source>
        <translation>Firma SMB</translation>
    </message>
    <message>
        <source>Server GUID</source>
        <translation>GUID del server</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Nome del server</translation>
    </message>
    <message>
        <source>NetBIOS names</source>
        <translation>Nomi NetBIOS</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Indirizzo MAC</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Istanze</translation>
    </message>
    <message>
        <source>TCP port</source>
        <translation>Porta TCP</translation>
    </message>
    <message>
        <source>Console port</source>
        <translation>Porta della console</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processo</translation>
    </message>
    <message>
        <source>Largest segment (MSS)</source>
        <translation>Segmento massimo (MSS)</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>In ascolto su</translation>
    </message>
    <message>
        <source>Clock skew</source>
        <translation>Scarto dell&apos;orologio</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Clear</source>
        <translation>Svuota</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Cerca in:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Tipo di file:</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>{listed} of {all} rows</source>
        <translation>{listed} righe su {all}</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Ogni stato</translation>
    </message>
    <message>
        <source>Any direction</source>
        <translation>Ogni direzione</translation>
    </message>
    <message>
        <source>Any role</source>
        <translation>Ogni ruolo</translation>
    </message>
    <message>
        <source>Any version</source>
        <translation>Ogni versione</translation>
    </message>
    <message>
        <source>Filter: port, name, host, verdict …</source>
        <translation>Filtra: porta, nome, host, verdetto …</translation>
    </message>
    <message>
        <source>Rows that contain these words</source>
        <translation>Righe che contengono queste parole</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direzione</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>SEP version</source>
        <translation>Versione di SEP</translation>
    </message>
    <message>
        <source>Only the rows that this version of SEP has</source>
        <translation>Solo le righe che questa versione di SEP ha</translation>
    </message>
    <message>
        <source>No row fits all of this. Esc lists all rows again.</source>
        <translation>Nessuna riga corrisponde a tutto questo. Esc le elenca di nuovo tutte.</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Tutte le righe</translation>
    </message>
    <message>
        <source>List all rows again (Esc)</source>
        <translation>Elenca di nuovo tutte le righe (Esc)</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>The name {host} does not resolve, so nothing could be asked of it.</source>
        <translation>Il nome {host} non si risolve, quindi non si è potuto sondare nulla.</translation>
    </message>
    <message>
        <source>The names {host} do not resolve, so nothing could be asked of these hosts.</source>
        <translation>I nomi {host} non si risolvono, quindi a questi host non si è potuto chiedere nulla.</translation>
    </message>
    <message>
        <source>{ports}: {reason}</source>
        <translation>{ports}: {reason}</translation>
    </message>
    <message>
        <source>{ports}: {reason} (sent by {sender})</source>
        <translation>{ports}: {reason} (lo dice {sender})</translation>
    </message>
    <message>
        <source>The same host answers on {ports}.</source>
        <translation>Lo stesso host risponde su {ports}.</translation>
    </message>
    <message>
        <source>The network {network} cannot be reached: {sender} knows no way to {where}.</source>
        <translation>La rete {network} non si raggiunge: {sender} non conosce la strada per {where}.</translation>
    </message>
    <message>
        <source>{where} is off or not on its network: nobody answers there to its address.</source>
        <translation>{where} è spento o non è nella sua rete: là nessuno risponde al suo indirizzo.</translation>
    </message>
    <message>
        <source>{where} cannot be reached: the way there ends at {sender}.</source>
        <translation>{where} non si raggiunge: la strada finisce a {sender}.</translation>
    </message>
    <message>
        <source>{where} is silent: none of the {count} ports that were asked gives any answer.</source>
        <translation>{where} tace: nessuna delle {count} porte sondate dà una risposta.</translation>
    </message>
    <message>
        <source>Ask from another computer of the same network as the host: if it answers there, something on the way drops everything; if it does not, the host is off.</source>
        <translation>Provare da un altro computer della stessa rete dell&apos;host: se da lì risponde, qualcosa lungo il percorso scarta tutto; se non risponde, l&apos;host è spento.</translation>
    </message>
    <message>
        <source>{host} does answer at its other address {address}.</source>
        <translation>{host} risponde invece all&apos;altro suo indirizzo {address}.</translation>
    </message>
    <message>
        <source>Clients pick a manager of the list at random, and {others} answers: for them this comes and goes.</source>
        <translation>I client scelgono a caso un manager dell&apos;elenco, e {others} risponde: per loro il guasto va e viene.</translation>
    </message>
    <message>
        <source>{where} answered and now is silent on every port: its protection may be blocking this computer (Active Response).</source>
        <translation>{where} rispondeva e ora tace su ogni porta: la sua protezione potrebbe bloccare questo computer (risposta attiva).</translation>
    </message>
    <message>
        <source>{ports}: open a short while ago, silent now</source>
        <translation>{ports}: aperta poco fa, ora nessuna risposta</translation>
    </message>
    <message>
        <source>Look for this computer&apos;s address in the client&apos;s security log: if it is not there, the host was switched off or left the network.</source>
        <translation>Cercare l&apos;indirizzo di questo computer nel registro di sicurezza del client: se non c&apos;è, l&apos;host è stato spento o ha lasciato la rete.</translation>
    </message>
    <message>
        <source>Something on the way opens TLS to {where} (SSL inspection): the certificate is from {issuer}.</source>
        <translation>Qualcosa lungo il percorso apre il TLS verso {where} (ispezione SSL): il certificato è di {issuer}.</translation>
    </message>
    <message>
        <source>The certificate of {where} has expired on {until} ({ports}).</source>
        <translation>Il certificato di {where} è scaduto il {until} ({ports}).</translation>
    </message>
    <message>
        <source>The certificate of {where} is valid only from {since} on ({ports}).</source>
        <translation>Il certificato di {where} vale solo dal {since} ({ports}).</translation>
    </message>
    <message>
        <source>The certificate of {where} is for other names: {names} ({ports}).</source>
        <translation>Il certificato di {where} è per altri nomi: {names} ({ports}).</translation>
    </message>
    <message>
        <source>The certificate of {where} is too weak: {key}, {signature} ({ports}).</source>
        <translation>Il certificato di {where} è troppo debole: {key}, {signature} ({ports}).</translation>
    </message>
    <message>
        <source>{where} knows outdated versions of TLS only ({version}) on {ports}.</source>
        <translation>{where} conosce solo versioni superate di TLS ({version}) su {ports}.</translation>
    </message>
    <message>
        <source>No TLS handshake comes about on {ports} of {where}.</source>
        <translation>Su {ports} di {where} l&apos;handshake TLS non riesce.</translation>
    </message>
    <message>
        <source>The certificate of {where} is from an authority that this computer does not trust ({ports}).</source>
        <translation>Il certificato di {where} è di un&apos;autorità che questo computer non riconosce ({ports}).</translation>
    </message>
    <message>
        <source>The certificate of {where} expires soon, on {until} ({ports}).</source>
        <translation>Il certificato di {where} scade presto, il {until} ({ports}).</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong: those of {where} agree with each other and not with it.</source>
        <translation>L&apos;orologio di questo computer è sbagliato: quelli di {where} concordano fra loro e non con il suo.</translation>
    </message>
    <message>
        <source>The clock of {where} is off by more than ten minutes.</source>
        <translation>L&apos;orologio di {where} è sbagliato di oltre dieci minuti.</translation>
    </message>
    <message>
        <source>{host}, {port}: {minutes} minutes against this computer&apos;s clock</source>
        <translation>{host}, {port}: {minutes} minuti rispetto all&apos;orologio di questo computer</translation>
    </message>
    <message>
        <source>Certificate on {port}: {fault}, says this computer&apos;s clock, which may be the wrong one.</source>
        <translation>Certificato su {port}: {fault}, dice l&apos;orologio di questo computer, che può essere quello sbagliato.</translation>
    </message>
    <message>
        <source>Compare both clocks with a third one: from here only the difference is seen.</source>
        <translation>Confrontare i due orologi con un terzo: da qui si vede solo la differenza.</translation>
    </message>
    <message>
        <source>The certificate of {where} was replaced ({ports}): clients that do not know the new one are orphaned.</source>
        <translation>Il certificato di {where} è stato sostituito ({ports}): i client che non conoscono quello nuovo restano orfani.</translation>
    </message>
    <message>
        <source>Fingerprint {now}; expected was {before}.</source>
        <translation>Impronta {now}; era attesa {before}.</translation>
    </message>
    <message>
        <source>Ask who runs the manager whether and when the certificate was renewed.</source>
        <translation>Chiedere a chi gestisce il manager se e quando il certificato è stato rinnovato.</translation>
    </message>
    <message>
        <source>Fault of the certificate or of TLS: {fault}.</source>
        <translation>Difetto del certificato o di TLS: {fault}.</translation>
    </message>
    <message>
        <source>Certificate of {subject}, from {issuer}, valid until {until}.</source>
        <translation>Certificato di {subject}, rilasciato da {issuer}, valido fino al {until}.</translation>
    </message>
    <message>
        <source>Neither the system proxy {proxy}, which is SEP&apos;s way, nor the direct way leads to {where} ({ports}).</source>
        <translation>A {where} ({ports}) non si arriva né con il proxy di sistema {proxy}, che è la via di SEP, né direttamente.</translation>
    </message>
    <message>
        <source>The proxy&apos;s log, at the time of the probe, says what it did with the connection.</source>
        <translation>Il registro del proxy, all&apos;ora della sonda, dice che cosa ha fatto della connessione.</translation>
    </message>
    <message>
        <source>The system proxy {proxy} opens TLS to {where} (SSL inspection): the certificate is from {issuer}.</source>
        <translation>Il proxy di sistema {proxy} apre il TLS verso {where} (ispezione SSL): il certificato è di {issuer}.</translation>
    </message>
    <message>
        <source>Inside the tunnel: certificate of {subject}, from {issuer}.</source>
        <translation>Dentro il tunnel: certificato di {subject}, emesso da {issuer}.</translation>
    </message>
    <message>
        <source>The system proxy {proxy} stands in the way: {where} answers directly, and not through it.</source>
        <translation>Il proxy di sistema {proxy} è d&apos;intralcio: {where} risponde direttamente, e non attraverso il proxy.</translation>
    </message>
    <message>
        <source>Only the system proxy {proxy} reaches {where}; the direct way is closed, which does no harm.</source>
        <translation>{where} si raggiunge solo attraverso il proxy di sistema {proxy}; la via diretta è chiusa, e non è un male.</translation>
    </message>
    <message>
        <source>A firewall rejects {ports} to {where}: {sender} says so.</source>
        <translation>Un firewall respinge {ports} verso {where}: lo dice {sender}.</translation>
    </message>
    <message>
        <source>The host&apos;s own firewall rejects {ports}: {where} says so.</source>
        <translation>È il firewall dell&apos;host stesso a respingere {ports}: lo dice {where}.</translation>
    </message>
    <message>
        <source>A firewall on the way refuses {ports} to {where}: the reset cannot be the host&apos;s own.</source>
        <translation>Un firewall lungo il percorso rifiuta {ports} verso {where}: il reset non può venire dall&apos;host.</translation>
    </message>
    <message>
        <source>The reset came back in {soon} ms; the host itself needs {own} ms at least.</source>
        <translation>Il reset è tornato in {soon} ms; l&apos;host stesso ne impiega almeno {own}.</translation>
    </message>
    <message>
        <source>A firewall drops {ports} to {where}, or the answer is lost: nothing comes back.</source>
        <translation>Un firewall scarta {ports} verso {where}, o la risposta si perde: non torna nulla.</translation>
    </message>
    <message>
        <source>Trace that very port from here, and ask it from the host&apos;s own network: where it answers there, the firewall is on the way; where it does not, it is on the host.</source>
        <translation>Tracciare da qui proprio quella porta, e provarla dalla rete dell&apos;host: se da lì risponde, il firewall è lungo il percorso; se non risponde, è sull&apos;host.</translation>
    </message>
    <message>
        <source>{ports} answered a short while ago: what stops it is new.</source>
        <translation>{ports} rispondeva poco fa: ciò che la ferma è nuovo.</translation>
    </message>
    <message>
        <source>Large packets vanish on the way from {where}: the connection is made, what is large never arrives.</source>
        <translation>I pacchetti grandi si perdono per strada da {where}: la connessione riesce, ciò che è grande non arriva.</translation>
    </message>
    <message>
        <source>Ping the host with large packets that must not be split (ping -f -l 1400): the largest that passes is the size of the path.</source>
        <translation>Fare un ping all&apos;host con pacchetti grandi e non divisibili (ping -f -l 1400): il più grande che passa è la misura del percorso.</translation>
    </message>
    <message>
        <source>Something on the way to {where} lets the handshake on {ports} pass and swallows what follows.</source>
        <translation>Qualcosa lungo il percorso verso {where} lascia passare l&apos;handshake su {ports} e inghiotte il seguito.</translation>
    </message>
    <message>
        <source>Capture on the host: if the request never arrives there, the box on the way swallows it.</source>
        <translation>Catturare il traffico sull&apos;host: se la richiesta non vi arriva, la inghiotte un apparato lungo il percorso.</translation>
    </message>
    <message>
        <source>{worst} Further findings: {more}.</source>
        <translation>{worst} Altre diagnosi: {more}.</translation>
    </message>
    <message>
        <source>Nothing is known yet that can be proved from here.</source>
        <translation>Da qui non si è ancora dimostrato nulla.</translation>
    </message>
    <message>
        <source>All is well, as far as can be proved from here.</source>
        <translation>Tutto bene, per quanto si può dimostrare da qui.</translation>
    </message>
    <message>
        <source>Well, as far as can be proved from here: {well} of {proved} ports.</source>
        <translation>Bene, per quanto si può dimostrare da qui: {well} porte su {proved}.</translation>
    </message>
    <message>
        <source>The name leads to another computer: behind {where} is {other}, not the one that is meant.</source>
        <translation>Il nome porta a un altro computer: dietro {where} c&apos;è {other}, non quello che si intende.</translation>
    </message>
    <message>
        <source>Behind {where} is another computer: it answers, but nothing there is what it should be.</source>
        <translation>Dietro {where} c&apos;è un altro computer: risponde, ma niente di ciò che c&apos;è è quello che dovrebbe essere.</translation>
    </message>
    <message>
        <source>The computer gives itself the NetBIOS name {names}.</source>
        <translation>Il computer si presenta con il nome NetBIOS {names}.</translation>
    </message>
    <message>
        <source>The certificate on {port} is for {names}.</source>
        <translation>Il certificato su {port} è per {names}.</translation>
    </message>
    <message>
        <source>“{host}” is a name without a domain: this computer&apos;s search suffixes decide where it leads.</source>
        <translation>«{host}» è un nome senza dominio: dove porta lo decidono i suffissi di ricerca DNS di questo computer.</translation>
    </message>
    <message>
        <source>Compare the address with the one that the host itself shows (ipconfig).</source>
        <translation>Confrontare l&apos;indirizzo con quello che mostra l&apos;host stesso (ipconfig).</translation>
    </message>
    <message>
        <source>A fault of this program: {ports} on {where} could not be asked.</source>
        <translation>Difetto di questo programma: non si è potuto sondare {ports} su {where}.</translation>
    </message>
    <message>
        <source>This computer has no network: it has a route to none of the hosts ({where}).</source>
        <translation>Questo computer è senza rete: non ha una rotta verso nessuno degli host ({where}).</translation>
    </message>
    <message>
        <source>This computer has no route to {where}, so nothing could be asked there.</source>
        <translation>Questo computer non ha una rotta verso {where}, quindi non si è potuto chiedere nulla.</translation>
    </message>
    <message>
        <source>This computer&apos;s own firewall stops {ports} to {where}: the target was never asked.</source>
        <translation>Il firewall di questo computer ferma {ports} verso {where}: la destinazione non è mai stata interpellata.</translation>
    </message>
    <message>
        <source>This computer could not ask {ports} of {where}.</source>
        <translation>Questo computer non ha potuto sondare {ports} di {where}.</translation>
    </message>
    <message>
        <source>This network wants a log-on first: unlike hosts ({where}) all send on to {portal} (captive portal).</source>
        <translation>Questa rete vuole prima un accesso: host diversi ({where}) rimandano tutti a {portal} (captive portal).</translation>
    </message>
    <message>
        <source>This network wants a log-on first (status 511, captive portal): {ports} of {where} say so.</source>
        <translation>Questa rete vuole prima un accesso (stato 511, captive portal): lo dicono {ports} di {where}.</translation>
    </message>
    <message>
        <source>The way to {where} loses packets ({ports}).</source>
        <translation>Il percorso verso {where} perde pacchetti ({ports}).</translation>
    </message>
    <message>
        <source>The way to {where} is slow: {ms} ms to connect ({ports}). A client gives up its session after {limit} s.</source>
        <translation>Il percorso verso {where} è lento: {ms} ms per connettersi ({ports}). Un client rinuncia alla sessione dopo {limit} s.</translation>
    </message>
    <message>
        <source>{where} answers slowly: the first byte took {ms} ms ({ports}). A client gives up its session after {limit} s.</source>
        <translation>{where} risponde lentamente: il primo byte ha impiegato {ms} ms ({ports}). Un client rinuncia alla sessione dopo {limit} s.</translation>
    </message>
    <message>
        <source>{ports} of {where} did not answer for a while, and does again: the outage is over.</source>
        <translation>{ports} di {where} per un po&apos; non ha risposto e ora risponde: il guasto è finito.</translation>
    </message>
    <message>
        <source>{ports} of {where} comes and goes.</source>
        <translation>{ports} di {where} va e viene.</translation>
    </message>
    <message>
        <source>{ports}: {changes} changes in the last {asked} attempts</source>
        <translation>{ports}: {changes} cambi negli ultimi {asked} tentativi</translation>
    </message>
    <message>
        <source>{ports} of the same host stays up all the while.</source>
        <translation>{ports} dello stesso host intanto resta su.</translation>
    </message>
    <message>
        <source>{ports}: {seen}</source>
        <translation>{ports}: {seen}</translation>
    </message>
    <message>
        <source>{ports} of {where} can be reached from the network, and only the host itself should.</source>
        <translation>{ports} di {where} si raggiunge dalla rete, e dovrebbe raggiungerla solo l&apos;host stesso.</translation>
    </message>
    <message>
        <source>{ports} of {where} answers, though this version of SEP has no service there any more.</source>
        <translation>{ports} di {where} risponde, ma in questa versione di SEP lì non c&apos;è più alcun servizio.</translation>
    </message>
    <message>
        <source>The console of {where} has moved: it is on port {port}, not on {ports}.</source>
        <translation>La console di {where} si è spostata: è sulla porta {port}, non su {ports}.</translation>
    </message>
    <message>
        <source>{witness} sends browsers on to port {port}.</source>
        <translation>{witness} rimanda i browser alla porta {port}.</translation>
    </message>
    <message>
        <source>{service} runs on {where}, but nobody listens on {ports}: the port is probably another one.</source>
        <translation>{service} è in esecuzione su {where}, ma su {ports} nessuno è in ascolto: probabilmente la porta è un&apos;altra.</translation>
    </message>
    <message>
        <source>The database does not run on {where}: nobody listens on {ports}.</source>
        <translation>Il database non è in esecuzione su {where}: nessuno è in ascolto su {ports}.</translation>
    </message>
    <message>
        <source>{where} is no Group Update Provider at present: nobody listens on {ports}.</source>
        <translation>{where} al momento non è un GUP: nessuno è in ascolto su {ports}.</translation>
    </message>
    <message>
        <source>{where} runs, but nothing of SEP on it: nobody listens on any of the ports asked.</source>
        <translation>{where} è acceso, ma di SEP non c&apos;è nulla in esecuzione: nessuno è in ascolto su alcuna delle porte sondate.</translation>
    </message>
    <message>
        <source>{service} does not run on {where}: nobody listens on {ports}, while the host itself answers.</source>
        <translation>{service} non è in esecuzione su {where}: nessuno è in ascolto su {ports}, mentre l&apos;host risponde.</translation>
    </message>
    <message>
        <source>Another service answers on {ports} of {where}.</source>
        <translation>Su {ports} di {where} risponde un altro servizio.</translation>
    </message>
    <message>
        <source>{where} refuses this computer on {ports} (403).</source>
        <translation>{where} rifiuta questo computer su {ports} (403).</translation>
    </message>
    <message>
        <source>{where} is overloaded or not ready yet: {ports} answers 503.</source>
        <translation>{where} è sovraccarico o non ancora pronto: {ports} risponde 503.</translation>
    </message>
    <message>
        <source>The service on {ports} of {where} is broken.</source>
        <translation>Il servizio su {ports} di {where} è guasto.</translation>
    </message>
    <message>
        <source>{ports} of {where} accepts connections and says nothing: the service hangs, or is cut off.</source>
        <translation>{ports} di {where} accetta le connessioni e non dice nulla: il servizio è bloccato, o qualcosa lo isola.</translation>
    </message>
    <message>
        <source>The database of {where} says that it listens on port {port}, not where it was asked.</source>
        <translation>Il database di {where} dice di essere in ascolto sulla porta {port}, non dove è stato cercato.</translation>
    </message>
    <message>
        <source>The site says {port} in place of the usual {usual}.</source>
        <translation>La sede indica {port} al posto della solita {usual}.</translation>
    </message>
    <message>
        <source>Run the check on the host itself: its list of listening ports says who listens where.</source>
        <translation>Eseguire il controllo sull&apos;host stesso: l&apos;elenco delle sue porte in ascolto dice chi ascolta e dove.</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>certa</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>probabile</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>possibile</translation>
    </message>
</context>
<context>
    <name>FindingBody</name>
    <message>
        <source>Copy firewall request</source>
        <translation>Copia la richiesta per il firewall</translation>
    </message>
    <message>
        <source>Copy ready rules</source>
        <translation>Copia le regole pronte</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Prove</translation>
    </message>
    <message>
        <source>What would settle it</source>
        <translation>Che cosa lo deciderebbe</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Che cosa fare</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>First seen {time}</source>
        <translation>Rilevata: {time}</translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>Inizio: {time}</translation>
    </message>
    <message>
        <source>What is wrong here? Diagnose it from the table and the graph.</source>
        <translation>Che cosa non va qui? La diagnosi tocca a voi, dalla tabella e dal grafico.</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings, worst first</source>
        <translation>Diagnosi, la peggiore prima</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Diagnosi</translation>
    </message>
    <message>
        <source>Further findings, less grave than these: {count}. A report has all of them.</source>
        <translation>Altre diagnosi meno gravi di queste: {count}. Un rapporto le contiene tutte.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Diagnosi</translation>
    </message>
</context>
<context>
    <name>FirewallRequest</name>
    <message>
        <source>SIMULATION: this network is made up; the request is for nobody.</source>
        <translation>SIMULAZIONE: questa rete è inventata; la richiesta non è per nessuno.</translation>
    </message>
    <message>
        <source>Request to open a firewall</source>
        <translation>Richiesta di apertura sul firewall</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Source port</source>
        <translation>Porta di origine</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>Protocol and ports</source>
        <translation>Protocollo e porte</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direzione</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>A che cosa serve</translation>
    </message>
    <message>
        <source>Who refuses now</source>
        <translation>Chi rifiuta adesso</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Ritorno</translation>
    </message>
    <message>
        <source>any</source>
        <translation>qualunque</translation>
    </message>
    <message>
        <source>from {source} to {destination}; it is the source that opens the connection</source>
        <translation>da {source} a {destination}; la connessione la apre l&apos;origine</translation>
    </message>
    <message>
        <source>not known: nobody gave a name</source>
        <translation>non si sa: nessuno si è fatto riconoscere</translation>
    </message>
    <message>
        <source>the answers of established connections must pass; nothing else need be opened that way</source>
        <translation>devono passare le risposte delle connessioni stabilite; in quel verso non serve aprire altro</translation>
    </message>
    <message>
        <source>{ports}: {entry}</source>
        <translation>{ports}: {entry}</translation>
    </message>
    <message>
        <source>{ports}: {entry}; {listens} listens</source>
        <translation>{ports}: {entry}; in ascolto {listens}</translation>
    </message>
    <message>
        <source>{ports}: {entry}; {opens} opens the connection</source>
        <translation>{ports}: {entry}; la connessione la apre {opens}</translation>
    </message>
    <message>
        <source>{ports}: {entry}; {opens} opens the connection, {listens} listens</source>
        <translation>{ports}: {entry}; la connessione la apre {opens}, in ascolto {listens}</translation>
    </message>
    <message>
        <source>Windows Firewall, in PowerShell as administrator</source>
        <translation>Windows Firewall, in PowerShell come amministratore</translation>
    </message>
    <message>
        <source>The same at the command prompt, as administrator</source>
        <translation>Lo stesso dal prompt dei comandi, come amministratore</translation>
    </message>
    <message>
        <source>nftables on a router in between, table inet filter, chain forward (a file for nft -f)</source>
        <translation>nftables su un router lungo il percorso, tabella inet filter, catena forward (un file per nft -f)</translation>
    </message>
    <message>
        <source>The firewall of Symantec Endpoint Protection, in the console</source>
        <translation>Il firewall di Symantec Endpoint Protection, nella console</translation>
    </message>
    <message>
        <source>On {destination}, if it runs Windows:</source>
        <translation>Su {destination}, se ha Windows:</translation>
    </message>
    <message>
        <source>On {source}; addresses of the cloud change, so where there are rules by name they are better:</source>
        <translation>Su {source}; gli indirizzi del cloud cambiano, quindi dove si può è meglio una regola per nome:</translation>
    </message>
    <message>
        <source>On {destination}: no rule, since the address of {source} is not known.</source>
        <translation>Su {destination}: nessuna regola, perché non si conosce l&apos;indirizzo di {source}.</translation>
    </message>
    <message>
        <source>On {source}: no rule, since the address of {destination} is not known.</source>
        <translation>Su {source}: nessuna regola, perché non si conosce l&apos;indirizzo di {destination}.</translation>
    </message>
    <message>
        <source>{source} to {destination}: no rule, since it needs both addresses, and of one family (IPv4 or IPv6).</source>
        <translation>Da {source} a {destination}: nessuna regola, perché servono entrambi gli indirizzi, e della stessa famiglia (IPv4 o IPv6).</translation>
    </message>
    <message>
        <source>Policies &gt; Firewall, the policy of the group of {destination}, Rules: add a rule that allows. Remote host: {source}. Service: {ports}, local port, inbound. Put it above the rules that block. By default this firewall lets SEP&apos;s ports through: look first for a rule that somebody added.</source>
        <translation>Criteri &gt; Firewall, criterio del gruppo di {destination}, Regole: aggiungere una regola che consente. Host remoto: {source}. Servizio: {ports}, porta locale, in entrata. Metterla sopra le regole che bloccano. Di suo questo firewall lascia passare le porte di SEP: cercare prima una regola aggiunta da qualcuno.</translation>
    </message>
    <message>
        <source>Policies &gt; Firewall, the policy of the group of {source}, Rules: add a rule that allows. Remote host: {destination}. Service: {ports}, remote port, outbound. Put it above the rules that block. By default this firewall lets SEP&apos;s ports through: look first for a rule that somebody added.</source>
        <translation>Criteri &gt; Firewall, criterio del gruppo di {source}, Regole: aggiungere una regola che consente. Host remoto: {destination}. Servizio: {ports}, porta remota, in uscita. Metterla sopra le regole che bloccano. Di suo questo firewall lascia passare le porte di SEP: cercare prima una regola aggiunta da qualcuno.</translation>
    </message>
</context>
<context>
    <name>FirstScreen</name>
    <message>
        <source>Site {name}…</source>
        <translation>Sede {name}…</translation>
    </message>
    <message>
        <source>Build a site…</source>
        <translation>Compila una sede…</translation>
    </message>
    <message>
        <source>Hosts, roles, versions, options and ports, in a form (Ctrl+G)</source>
        <translation>Host, ruoli, versioni, opzioni e porte, in un modulo (Ctrl+G)</translation>
    </message>
    <message>
        <source>What this computer is…</source>
        <translation>Che cos’è questo computer…</translation>
    </message>
    <message>
        <source>This computer looks like a manager: pick it</source>
        <translation>Questo computer sembra un manager: sceglilo</translation>
    </message>
    <message>
        <source>This computer looks like a client: pick it</source>
        <translation>Questo computer sembra un client: sceglilo</translation>
    </message>
    <message>
        <source>{manager} and {client}</source>
        <translation>{manager} e {client}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>questo computer</translation>
    </message>
    <message>
        <source>Type the manager&apos;s name or address first.</source>
        <translation>Scrivere prima il nome o l&apos;indirizzo del manager.</translation>
    </message>
    <message>
        <source>Which manager?</source>
        <translation>Quale manager?</translation>
    </message>
    <message>
        <source>sepgui asks the ports that Symantec Endpoint Protection needs between a manager and a client, and says which of them is blocked, and by whom.</source>
        <translation>sepgui sonda le porte che servono a Symantec Endpoint Protection fra un manager e un client, e dice quale è bloccata e da chi.</translation>
    </message>
    <message>
        <source>&amp;Manager: name or address</source>
        <translation>&amp;Manager: nome o indirizzo</translation>
    </message>
    <message>
        <source>&amp;Client (optional; otherwise this computer)</source>
        <translation>&amp;Client (facoltativo; altrimenti questo computer)</translation>
    </message>
    <message>
        <source>Manager: name or address</source>
        <translation>Manager: nome o indirizzo</translation>
    </message>
    <message>
        <source>Client: name or address, optional</source>
        <translation>Client: nome o indirizzo, facoltativo</translation>
    </message>
    <message>
        <source>sepm.example</source>
        <translation>sepm.example</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Questo computer</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Di nuovo</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Open session or site…</source>
        <translation>Apri sessione o sede…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importa…</translation>
    </message>
    <message>
        <source>Sylink.xml, settings of SEPM, hosts as CSV, nmap&apos;s XML, a script&apos;s JSON; or drop them here</source>
        <translation>Sylink.xml, impostazioni di SEPM, host in CSV, XML di nmap, JSON di uno script; oppure trascinarli qui</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Prova la demo</translation>
    </message>
    <message>
        <source>Back to the session</source>
        <translation>Torna alla sessione</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Apri recenti</translation>
    </message>
    <message>
        <source>Sessions cut off: {count}</source>
        <translation>Sessioni interrotte: {count}</translation>
    </message>
</context>
<context>
    <name>Focus</name>
    <message>
        <source>(span)</source>
        <translation>(tratto)</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Ultimo</translation>
    </message>
</context>
<context>
    <name>FocusStrip</name>
    <message>
        <source>The numbers are those of {from} to {to}, {time}</source>
        <translation>I valori sono quelli da {from} a {to}, {time}</translation>
    </message>
    <message>
        <source>Working out the numbers of {from} to {to}, {time} …</source>
        <translation>Calcolo dei valori da {from} a {to}, {time} …</translation>
    </message>
    <message>
        <source>{port}: not asked</source>
        <translation>{port}: non interrogata</translation>
    </message>
    <message>
        <source>{port}: {asked} samples, {loss} lost, median {median}, p95 {p95}</source>
        <translation>{port}: {asked} campioni, {loss} persi, mediana {median}, p95 {p95}</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>Torna al presente</translation>
    </message>
    <message>
        <source>Show the numbers of the present again (Esc)</source>
        <translation>Mostra di nuovo i valori del presente (Esc)</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Scenarios</source>
        <translation>Scenari</translation>
    </message>
    <message>
        <source>Which scenario?</source>
        <translation>Quale scenario?</translation>
    </message>
    <message>
        <source>Simulated sites, each with a fault to be found: the same program and the same probes, and nothing leaves this computer.</source>
        <translation>Sedi simulate, ciascuna con un guasto da trovare: lo stesso programma e le stesse sonde, e nulla esce da questo computer.</translation>
    </message>
    <message>
        <source>Find a scenario</source>
        <translation>Cercare uno scenario</translation>
    </message>
    <message>
        <source>&amp;Hide the answer</source>
        <translation>Nascon&amp;di la risposta</translation>
    </message>
    <message>
        <source>Titles, drawings and findings keep it to themselves until it is revealed</source>
        <translation>Titoli, disegni e diagnosi la tengono per sé finché non si svela</translation>
    </message>
    <message>
        <source>No scenario tells of that.</source>
        <translation>Nessuno scenario ne parla.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Aprire</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Chiudere</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>limit {value}</source>
        <translation>soglia {value}</translation>
    </message>
    <message>
        <source>{factor} × usual, {value}</source>
        <translation>{factor} × il solito, {value}</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>non sondata</translation>
    </message>
    <message>
        <source>{what}, first packet sent again: {count}</source>
        <translation>{what}, primo pacchetto rispedito: {count}</translation>
    </message>
    <message>
        <source>{asked} samples</source>
        <translation>{asked} campioni</translation>
    </message>
    <message>
        <source>{asked} samples, {failures} failed</source>
        <translation>{asked} campioni, {failures} falliti</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>da {low} a {high}</translation>
    </message>
    <message>
        <source>median {median}, p95 {p95}, {low} to {high}</source>
        <translation>mediana {median}, p95 {p95}, da {low} a {high}</translation>
    </message>
</context>
<context>
    <name>GraphActs</name>
    <message>
        <source>Save the picture of the graph</source>
        <translation>Salva l&apos;immagine del grafico</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Immagine PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Disegno SVG (*.svg)</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>Salvato in {file}.</translation>
    </message>
    <message>
        <source>The picture could not be written to {file}.</source>
        <translation>Non è stato possibile scrivere l&apos;immagine in {file}.</translation>
    </message>
</context>
<context>
    <name>GraphBar</name>
    <message>
        <source>The graph stands still</source>
        <translation>Il grafico è fermo</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ingrandisci</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Riduci</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>Torna al presente</translation>
    </message>
    <message>
        <source>Numbers of what the graph shows</source>
        <translation>Valori del tratto mostrato</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Salva l&apos;immagine…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copia l&apos;immagine</translation>
    </message>
    <message>
        <source>Fit the height to the values</source>
        <translation>Adatta l&apos;altezza ai valori</translation>
    </message>
    <message>
        <source>Logarithmic height</source>
        <translation>Altezza logaritmica</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ora</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>sepgui: user guide</source>
        <translation>sepgui: guida</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Cerca in questa pagina</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Pagina della guida</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>Leads to the findings</source>
        <translation>Porta alle diagnosi</translation>
    </message>
</context>
<context>
    <name>Host</name>
    <message>
        <source>“{typed}” is neither a host name nor an address.</source>
        <translation>«{typed}» non è né un nome di host né un indirizzo.</translation>
    </message>
    <message>
        <source>“{typed}” is not a valid IPv4 address.</source>
        <translation>«{typed}» non è un indirizzo IPv4 valido.</translation>
    </message>
    <message>
        <source>“{typed}” is not a valid host name: labels of letters, digits and hyphens, 63 characters at most, separated by single dots.</source>
        <translation>«{typed}» non è un nome di host valido: etichette di lettere, cifre e trattini, 63 caratteri al massimo, separate da un solo punto.</translation>
    </message>
    <message>
        <source>“{typed}” is not a valid internationalised name: {why}.</source>
        <translation>«{typed}» non è un nome internazionalizzato valido: {why}.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>New host {host} ({roles}).</source>
        <translation>Nuovo host {host} ({roles}).</translation>
    </message>
    <message>
        <source>{host} is now also: {roles}.</source>
        <translation>{host} ora è anche: {roles}.</translation>
    </message>
    <message>
        <source>{entry}: port {port} instead of {before}.</source>
        <translation>{entry}: porta {port} invece di {before}.</translation>
    </message>
    <message>
        <source>Clients speak {protocol}; before: {before}.</source>
        <translation>I client parlano {protocol}; prima: {before}.</translation>
    </message>
    <message>
        <source>The site has version {version}; before: {before}.</source>
        <translation>La sede ha la versione {version}; prima: {before}.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>non nota</translation>
    </message>
    <message>
        <source>{host} has the address {address} in the file and {before} in the site; the site&apos;s stays.</source>
        <translation>{host} ha l&apos;indirizzo {address} nel file e {before} nella sede; resta quello della sede.</translation>
    </message>
    <message>
        <source>{entry} listens on {port}.</source>
        <translation>{entry} ascolta su {port}.</translation>
    </message>
    <message>
        <source>The manager is called {host} (ServerName).</source>
        <translation>Il manager si chiama {host} (ServerName).</translation>
    </message>
    <message>
        <source>Including sslForClients.conf is commented out, so clients are not served over HTTPS here.</source>
        <translation>L&apos;inclusione di sslForClients.conf è commentata: qui i client non sono serviti in HTTPS.</translation>
    </message>
    <message>
        <source>It includes sslForClients.conf, so clients may use HTTPS; import that file for the port.</source>
        <translation>Include sslForClients.conf: i client possono usare HTTPS; importa quel file per la porta.</translation>
    </message>
    <message>
        <source>Listen {port}: it cannot be told which entry this is; left out.</source>
        <translation>Listen {port}: non si può dire di quale voce sia; tralasciata.</translation>
    </message>
    <message>
        <source>Listen {port}: a second port for {entry}; left out.</source>
        <translation>Listen {port}: una seconda porta per {entry}; tralasciata.</translation>
    </message>
    <message>
        <source>Listen without a port from 1 to 65535; left out.</source>
        <translation>Listen senza una porta da 1 a 65535; tralasciata.</translation>
    </message>
    <message>
        <source>{count} other directives: not about ports or names.</source>
        <translation>{count} altre direttive: non riguardano porte o nomi.</translation>
    </message>
    <message>
        <source>{count} more of the kind above.</source>
        <translation>Altre {count} voci come quelle sopra.</translation>
    </message>
    <message>
        <source>{file}: it is {kind}, but tells nothing that can be used; choose another file.</source>
        <translation>{file}: è di questo tipo: {kind}, ma non dice nulla di utile; scegli un altro file.</translation>
    </message>
    <message>
        <source>Columns understood: {columns}.</source>
        <translation>Colonne capite: {columns}.</translation>
    </message>
    <message>
        <source>There is no heading; the columns were told by what they hold: {columns}.</source>
        <translation>Manca l&apos;intestazione; le colonne si sono riconosciute dal contenuto: {columns}.</translation>
    </message>
    <message>
        <source>{host} ({roles}).</source>
        <translation>{host} ({roles}).</translation>
    </message>
    <message>
        <source>No column tells roles: every host is taken as a client.</source>
        <translation>Nessuna colonna dice i ruoli: ogni host è preso come client.</translation>
    </message>
    <message>
        <source>“{text}” is neither a host name nor an address; the line is left out.</source>
        <translation>«{text}» non è né un nome di host né un indirizzo; la riga è tralasciata.</translation>
    </message>
    <message>
        <source>No name and no address; the line is left out.</source>
        <translation>Né nome né indirizzo; la riga è tralasciata.</translation>
    </message>
    <message>
        <source>“{text}” is no role that is known; use one of: {roles}.</source>
        <translation>«{text}» non è un ruolo noto; usa uno di questi: {roles}.</translation>
    </message>
    <message>
        <source>{host} has no role; the line is left out.</source>
        <translation>{host} non ha un ruolo; la riga è tralasciata.</translation>
    </message>
    <message>
        <source>“{text}” is not a version of SEP; left out.</source>
        <translation>«{text}» non è una versione di SEP; tralasciata.</translation>
    </message>
    <message>
        <source>The column “{column}” is not about hosts, roles or versions.</source>
        <translation>La colonna «{column}» non riguarda host, ruoli o versioni.</translation>
    </message>
    <message>
        <source>{host} comes again; its roles were put together.</source>
        <translation>{host} si ripete; i suoi ruoli sono stati uniti.</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is not a CSV table; save it again as CSV.</source>
        <translation>{file}, riga {line}: non è una tabella CSV; salvala di nuovo come CSV.</translation>
    </message>
    <message>
        <source>{file}: this is no file that can be imported; take a Sylink.xml, SEPM&apos;s conf.properties, httpd.conf, sslForClients.conf or server.xml, a CSV of hosts, an nmap XML, or the JSON of a script of ours.</source>
        <translation>{file}: questo file non si può importare; prendi un Sylink.xml, il conf.properties, httpd.conf, sslForClients.conf o server.xml di SEPM, un CSV di host, un XML di nmap o il JSON di un nostro script.</translation>
    </message>
    <message>
        <source>{host}: {count} ports seen, {open} of them open.</source>
        <translation>{host}: {count} porte viste, di cui aperte {open}.</translation>
    </message>
    <message>
        <source>{host}: nmap found it down; nothing is taken.</source>
        <translation>{host}: per nmap era spento; non si prende nulla.</translation>
    </message>
    <message>
        <source>A host without an IP address; left out.</source>
        <translation>Un host senza indirizzo IP; tralasciato.</translation>
    </message>
    <message>
        <source>{host}: no port of it was scanned.</source>
        <translation>{host}: nessuna sua porta è stata guardata.</translation>
    </message>
    <message>
        <source>{host}: {count} ports in a state or protocol that is not known here.</source>
        <translation>{host}: {count} porte in uno stato o protocollo che qui non è noto.</translation>
    </message>
    <message>
        <source>{host}: {count} more ports are told as a number only (extraports); left out.</source>
        <translation>{host}: di altre {count} porte c&apos;è soltanto il numero (extraports); tralasciate.</translation>
    </message>
    <message>
        <source>Seen from the computer that ran nmap: it proves nothing of the way from this one.</source>
        <translation>Visto dal computer su cui girava nmap: non prova nulla del percorso da questo.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} non si può leggere: {why}.</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MB; take a smaller file.</source>
        <translation>{file} supera {most} MB; prendi un file più piccolo.</translation>
    </message>
    <message>
        <source>{file} is empty; export it again.</source>
        <translation>{file} è vuoto; esportalo di nuovo.</translation>
    </message>
    <message>
        <source>{file} is a session of this program; open it instead.</source>
        <translation>{file} è una sessione di questo programma; aprila.</translation>
    </message>
    <message>
        <source>{file} is a site of this program; open it, or give it with --site.</source>
        <translation>{file} è una sede di questo programma; aprila o dalla con --site.</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is not text; choose the file itself, unpacked.</source>
        <translation>{file}, riga {line}: non è testo; scegli il file stesso, non compresso.</translation>
    </message>
    <message>
        <source>{file}, line {line}: XML with the root “{root}” is not known; take a Sylink.xml, a server.xml of Tomcat or an XML of nmap.</source>
        <translation>{file}, riga {line}: un XML con radice «{root}» non è noto; prendi un Sylink.xml, un server.xml di Tomcat o un XML di nmap.</translation>
    </message>
    <message>
        <source>Management server list of a client (Sylink.xml)</source>
        <translation>Elenco dei server di gestione di un client (Sylink.xml)</translation>
    </message>
    <message>
        <source>Settings of SEPM (conf.properties)</source>
        <translation>Impostazioni di SEPM (conf.properties)</translation>
    </message>
    <message>
        <source>Settings of SEPM&apos;s Apache</source>
        <translation>Impostazioni dell&apos;Apache di SEPM</translation>
    </message>
    <message>
        <source>Settings of SEPM&apos;s Tomcat (server.xml)</source>
        <translation>Impostazioni del Tomcat di SEPM (server.xml)</translation>
    </message>
    <message>
        <source>List of hosts (CSV)</source>
        <translation>Elenco di host (CSV)</translation>
    </message>
    <message>
        <source>Scan by nmap (XML)</source>
        <translation>Scansione di nmap (XML)</translation>
    </message>
    <message>
        <source>Result of a script run on another host</source>
        <translation>Risultato di uno script eseguito su un altro host</translation>
    </message>
    <message>
        <source>SEPM has version {version}.</source>
        <translation>SEPM ha la versione {version}.</translation>
    </message>
    <message>
        <source>{entry} uses port {port}.</source>
        <translation>{entry} usa la porta {port}.</translation>
    </message>
    <message>
        <source>{key}: {port}, the usual port of {entry}.</source>
        <translation>{key}: {port}, la porta solita di {entry}.</translation>
    </message>
    <message>
        <source>{key}: {port}; it is not known which entry this is. If you know, write it under [ports] in the site.</source>
        <translation>{key}: {port}; non si sa di quale voce sia. Se lo sai, scrivila sotto [ports] nella sede.</translation>
    </message>
    <message>
        <source>{key}: no port from 1 to 65535; left out.</source>
        <translation>{key}: non è una porta da 1 a 65535; tralasciata.</translation>
    </message>
    <message>
        <source>{key}: not a version of SEP; left out.</source>
        <translation>{key}: non è una versione di SEP; tralasciata.</translation>
    </message>
    <message>
        <source>{count} keys with passwords or keys: neither shown nor stored.</source>
        <translation>{count} chiavi con password o segreti: non vengono mostrate né salvate.</translation>
    </message>
    <message>
        <source>{count} other keys: not about ports or hosts.</source>
        <translation>{count} altre chiavi: non riguardano porte o host.</translation>
    </message>
    <message>
        <source>Manager {host}, priority {priority}, {ports}.</source>
        <translation>Manager {host}, priorità {priority}, {ports}.</translation>
    </message>
    <message>
        <source>HTTP on {port}</source>
        <translation>HTTP su {port}</translation>
    </message>
    <message>
        <source>HTTPS on {port}</source>
        <translation>HTTPS su {port}</translation>
    </message>
    <message>
        <source>HTTP on {http} and HTTPS on {https}</source>
        <translation>HTTP su {http} e HTTPS su {https}</translation>
    </message>
    <message>
        <source>no port written, so the usual ones</source>
        <translation>nessuna porta scritta, quindi le solite</translation>
    </message>
    <message>
        <source>The client checks the certificate of this manager (HttpsVerifyCA).</source>
        <translation>Il client controlla il certificato di questo manager (HttpsVerifyCA).</translation>
    </message>
    <message>
        <source>Both HTTP and HTTPS ports are written: which one clients use stays unknown, one is enough.</source>
        <translation>Sono scritte porte HTTP e HTTPS: quale usino i client non si sa, ne basta una.</translation>
    </message>
    <message>
        <source>Clients speak {protocol}.</source>
        <translation>I client parlano {protocol}.</translation>
    </message>
    <message>
        <source>A server without a usable address; left out.</source>
        <translation>Un server senza un indirizzo valido; tralasciato.</translation>
    </message>
    <message>
        <source>{attribute} of {host} is no port from 1 to 65535; left out.</source>
        <translation>{attribute} di {host} non è una porta da 1 a 65535; tralasciata.</translation>
    </message>
    <message>
        <source>{host} has {port}, other than the servers before it; a site has one port for all, so left out.</source>
        <translation>{host} ha {port}, diversa da quella dei server precedenti; una sede ha una porta sola per tutti, quindi è tralasciata.</translation>
    </message>
    <message>
        <source>{what}: a secret of the site; neither read, shown nor stored.</source>
        <translation>{what}: un segreto della sede; non viene letto, né mostrato, né salvato.</translation>
    </message>
    <message>
        <source>{what}: not about ports or hosts.</source>
        <translation>{what}: non riguarda porte o host.</translation>
    </message>
    <message>
        <source>{entry} listens on {port}: the only connector of its kind on an unusual port.</source>
        <translation>{entry} ascolta su {port}: è il solo connettore di questo tipo su una porta insolita.</translation>
    </message>
    <message>
        <source>Connector on {port}: it cannot be told which entry this is; left out.</source>
        <translation>Connettore su {port}: non si può dire di quale voce sia; tralasciato.</translation>
    </message>
    <message>
        <source>Connector on {port}: AJP, which is for Apache on the same host.</source>
        <translation>Connettore su {port}: AJP, che serve ad Apache sullo stesso host.</translation>
    </message>
    <message>
        <source>A connector without a port from 1 to 65535; left out.</source>
        <translation>Un connettore senza una porta da 1 a 65535; tralasciato.</translation>
    </message>
    <message>
        <source>Passwords and the shutdown word: neither read, shown nor stored.</source>
        <translation>Password e parola di arresto: non vengono lette, né mostrate, né salvate.</translation>
    </message>
    <message>
        <source>{file}, line {line}: this JSON is not whole ({why}); ask for the script&apos;s output again.</source>
        <translation>{file}, riga {line}: il JSON non è intero ({why}); chiedi di nuovo il risultato dello script.</translation>
    </message>
    <message>
        <source>{file}: not as the script writes it ({why}); ask for the script&apos;s output again.</source>
        <translation>{file}: lo script non scrive così ({why}); chiedi di nuovo il suo risultato.</translation>
    </message>
    <message>
        <source>{file}: the JSON has schema “{schema}”; only {wanted} of this program&apos;s scripts is imported.</source>
        <translation>{file}: il JSON ha lo schema «{schema}»; si importa soltanto {wanted} degli script di questo programma.</translation>
    </message>
    <message>
        <source>{file}: the site inside cannot be used: {why}</source>
        <translation>{file}: la sede che contiene non si può usare: {why}</translation>
    </message>
    <message>
        <source>Run as {vantage} on the computer {computer}, with the {script} script.</source>
        <translation>Eseguito come {vantage} sul computer {computer}, con lo script {script}.</translation>
    </message>
    <message>
        <source>{entry}: {host}, port {port}: {state}.</source>
        <translation>{entry}: {host}, porta {port}: {state}.</translation>
    </message>
    <message>
        <source>Flow {number}: there is no entry “{entry}”; left out.</source>
        <translation>Flusso {number}: la voce «{entry}» non esiste; tralasciato.</translation>
    </message>
    <message>
        <source>Flow {number}: its host or address cannot be read; left out.</source>
        <translation>Flusso {number}: host o indirizzo non si possono leggere; tralasciato.</translation>
    </message>
    <message>
        <source>Flow {number}: port, time or state cannot be; left out.</source>
        <translation>Flusso {number}: porta, ora o stato non sono possibili; tralasciato.</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is not whole XML ({why}); export it again.</source>
        <translation>{file}, riga {line}: l&apos;XML non è intero ({why}); esportalo di nuovo.</translation>
    </message>
    <message>
        <source>{file}, line {line}: it defines XML entities, which are not read; remove its DOCTYPE.</source>
        <translation>{file}, riga {line}: usa entità XML, che qui non si leggono; togli il DOCTYPE.</translation>
    </message>
    <message>
        <source>{file}, line {line}: elements lie more than {most} deep; this is no file of this kind.</source>
        <translation>{file}, riga {line}: gli elementi sono annidati oltre {most} livelli; non è un file di questo tipo.</translation>
    </message>
    <message>
        <source>{file}, line {line}: more than {most} elements; split the file, or export fewer hosts.</source>
        <translation>{file}, riga {line}: più di {most} elementi; dividi il file o esporta meno host.</translation>
    </message>
    <message>
        <source>Understood, with the line of the file:</source>
        <translation>Capito, con la riga del file:</translation>
    </message>
    <message>
        <source>Left out, and why:</source>
        <translation>Tralasciato, e perché:</translation>
    </message>
    <message>
        <source>What changes in the site:</source>
        <translation>Che cosa cambia nella sede:</translation>
    </message>
    <message>
        <source>Nothing changes in the site.</source>
        <translation>Nella sede non cambia nulla.</translation>
    </message>
</context>
<context>
    <name>ImportActs</name>
    <message>
        <source>Import files</source>
        <translation>Importa file</translation>
    </message>
    <message>
        <source>What can be imported (*.xml *.properties *.conf *.csv *.txt *.json)</source>
        <translation>Ciò che si può importare (*.xml *.properties *.conf *.csv *.txt *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Reading {files}…</source>
        <translation>Lettura di {files}…</translation>
    </message>
    <message>
        <source>One session, site or scenario is opened at a time; left aside: {files}</source>
        <translation>Si apre una sessione, sede o scenario alla volta; lasciati da parte: {files}</translation>
    </message>
    <message numerus="yes">
        <source>{fault} And %n file(s) more.</source>
        <translation>
            <numerusform>{fault} E un altro file (%n).</numerusform>
            <numerusform>{fault} E altri %n file.</numerusform>
        </translation>
    </message>
    <message>
        <source>import</source>
        <translation>importazione</translation>
    </message>
    <message>
        <source>Taken into the site. Ctrl+G shows and saves it, Ctrl+Z takes it back.</source>
        <translation>Aggiunto alla sede. Ctrl+G la mostra e la salva, Ctrl+Z annulla.</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>Not usable</source>
        <translation>Da scartare</translation>
    </message>
    <message>
        <source>What changes in the site</source>
        <translation>Che cosa cambia nella sede</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Niente.</translation>
    </message>
    <message>
        <source>Measurements of another computer in it: {count}. They are no part of a site; “sepgui merge” and “sepgui diff” read them from this file.</source>
        <translation>Misure di un altro computer contenute: {count}. Non fanno parte di una sede; “sepgui merge” e “sepgui diff” le leggono da questo file.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compreso</translation>
    </message>
    <message>
        <source>Left out, and why</source>
        <translation>Tralasciato, e perché</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importazione</translation>
    </message>
    <message>
        <source>Nothing is taken before you agree. Line numbers are those of the file; secrets stay in it.</source>
        <translation>Nulla viene preso prima del consenso. I numeri di riga sono quelli del file; i segreti restano lì.</translation>
    </message>
    <message>
        <source>at hand</source>
        <translation>attuale</translation>
    </message>
    <message>
        <source>Make a &amp;new site, and leave “{name}” as it is</source>
        <translation>Crea una &amp;nuova sede, e lascia “{name}” com&apos;è</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>A&amp;cquisisci</translation>
    </message>
    <message>
        <source>What the files tell</source>
        <translation>Ciò che dicono i file</translation>
    </message>
</context>
<context>
    <name>Judgement</name>
    <message>
        <source>Fault of the TLS service: {fault}.</source>
        <translation>Difetto del servizio TLS: {fault}.</translation>
    </message>
    <message>
        <source>Days left before the certificate expires: {days}.</source>
        <translation>Giorni che mancano alla scadenza del certificato: {days}.</translation>
    </message>
    <message>
        <source>Slow to connect: {ms} ms, above {limit} ms.</source>
        <translation>Connessione lenta: {ms} ms, oltre {limit} ms.</translation>
    </message>
    <message>
        <source>Slower to connect than usual: {ms} ms instead of {usual} ms.</source>
        <translation>Connessione più lenta del solito: {ms} ms invece di {usual} ms.</translation>
    </message>
    <message>
        <source>Slow to answer: the first byte came after {ms} ms.</source>
        <translation>Risposta lenta: il primo byte è arrivato dopo {ms} ms.</translation>
    </message>
    <message>
        <source>Loses attempts: {failures} of the last {asked} failed.</source>
        <translation>Perde tentativi: {failures} degli ultimi {asked} sono falliti.</translation>
    </message>
    <message>
        <source>Loses packets: {retransmits} of the last {asked} attempts had to repeat their first packet.</source>
        <translation>Perde pacchetti: {retransmits} degli ultimi {asked} tentativi hanno dovuto ripetere il primo pacchetto.</translation>
    </message>
    <message>
        <source>Not needed: {port} answers in its place.</source>
        <translation>Non serve: al suo posto risponde {port}.</translation>
    </message>
    <message>
        <source>One of {port} and {other} is enough, and neither answers.</source>
        <translation>Fra {port} e {other} ne basta una, e non risponde nessuna delle due.</translation>
    </message>
    <message>
        <source>{why} Its neighbour 137 answers, which is a hint that it is reached too.</source>
        <translation>{why} La vicina 137 risponde: è un indizio che si raggiunge anche questa.</translation>
    </message>
    <message>
        <source>{why} Its neighbour 137 is closed, which is a hint that it is closed too.</source>
        <translation>{why} La vicina 137 è chiusa: è un indizio che lo sia anche questa.</translation>
    </message>
    <message>
        <source>{why} Its neighbour 137 is rejected, which is a hint that it is rejected too.</source>
        <translation>{why} La vicina 137 è respinta: è un indizio che lo sia anche questa.</translation>
    </message>
    <message>
        <source>No SQL Server Browser runs here: SQL Server is then reached by a fixed port.</source>
        <translation>Qui non c&apos;è SQL Server Browser: SQL Server si raggiunge allora a una porta fissa.</translation>
    </message>
    <message>
        <source>Answers through the system proxy {proxy}, which is SEP&apos;s way; the direct way is not needed.</source>
        <translation>Risponde attraverso il proxy di sistema {proxy}, la via usata da SEP; quella diretta non serve.</translation>
    </message>
    <message>
        <source>Answers directly, but not through the system proxy {proxy}, which is SEP&apos;s way.</source>
        <translation>Risponde direttamente, ma non attraverso il proxy di sistema {proxy}, la via usata da SEP.</translation>
    </message>
    <message>
        <source>The system proxy {proxy}, which is SEP&apos;s way, opens TLS: SEP refuses what it shows.</source>
        <translation>Il proxy di sistema {proxy}, che è la via di SEP, apre il TLS: SEP rifiuta quello che mostra.</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>Non ancora sondata.</translation>
    </message>
    <message>
        <source>This computer could not ask.</source>
        <translation>Questo computer non ha potuto sondare.</translation>
    </message>
    <message>
        <source>Silence over UDP proves nothing: the port may be open, or something swallowed the question.</source>
        <translation>Il silenzio su UDP non dimostra nulla: la porta può essere aperta, oppure qualcosa ha inghiottito la domanda.</translation>
    </message>
    <message>
        <source>Answers from here, and must not.</source>
        <translation>Da qui risponde, e non deve.</translation>
    </message>
    <message>
        <source>Nothing listens, as it must be where the feature of this port is not in use.</source>
        <translation>Nessuno è in ascolto, com’è giusto dove la funzione di questa porta non è in uso.</translation>
    </message>
    <message>
        <source>For this computer alone, yet open to the network ({addresses}): only a firewall keeps other computers out. The exposure check from another computer shows whether it does.</source>
        <translation>Riservata a questo computer, eppure aperta alla rete ({addresses}): soltanto un firewall tiene fuori gli altri computer. Se lo fa, lo dice la verifica dell’esposizione da un altro computer.</translation>
    </message>
    <message>
        <source>Does not answer from here, as it must be.</source>
        <translation>Da qui non risponde, come deve essere.</translation>
    </message>
    <message>
        <source>The certificate has expired.</source>
        <translation>Il certificato è scaduto.</translation>
    </message>
</context>
<context>
    <name>LaneHeader</name>
    <message>
        <source>now</source>
        <translation>ora</translation>
    </message>
</context>
<context>
    <name>LatencyGraph</name>
    <message>
        <source>No cell chosen</source>
        <translation>Nessuna cella scelta</translation>
    </message>
    <message>
        <source>No samples in this span</source>
        <translation>Nessun campione in questo intervallo</translation>
    </message>
    <message>
        <source>{asked} samples, {failures} failed, no latency</source>
        <translation>{asked} campioni, {failures} falliti, nessuna latenza</translation>
    </message>
    <message>
        <source>{asked} samples, {failures} failed, latency from {low} to {high}</source>
        <translation>{asked} campioni, {failures} falliti, latenza da {low} a {high}</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Filtrata</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Chiusa</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Irraggiungibile</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>Latency graph</source>
        <translation>Grafico della latenza</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>In the graph: {names}</source>
        <translation>Nel grafico: {names}</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>{role}, local</source>
        <translation>{role}, locale</translation>
    </message>
    <message>
        <source>Seen from {host}</source>
        <translation>Vista da {host}</translation>
    </message>
</context>
<context>
    <name>Listener</name>
    <message>
        <source>This system does not tell this account which programs listen on it.</source>
        <translation>Questo sistema non dice a questo account quali programmi vi sono in ascolto.</translation>
    </message>
    <message>
        <source>This system did not tell which programs listen on it ({error}).</source>
        <translation>Questo sistema non ha detto quali programmi vi sono in ascolto ({error}).</translation>
    </message>
    <message>
        <source>This system did not tell in time which programs listen on it.</source>
        <translation>Questo sistema non ha detto in tempo quali programmi vi sono in ascolto.</translation>
    </message>
    <message>
        <source>A program that the system does not name to this account listens on {addresses}, says this computer&apos;s own table; nothing was sent to the port.</source>
        <translation>Un programma che il sistema non nomina a questo account è in ascolto su {addresses}, dice la tabella di questo computer; alla porta non è stato mandato nulla.</translation>
    </message>
    <message>
        <source>Nothing listens on this port, says this computer&apos;s own table, so nothing was sent to it.</source>
        <translation>Su questa porta non è in ascolto nessuno, dice la tabella di questo computer, perciò non le è stato mandato nulla.</translation>
    </message>
    <message>
        <source>Nothing listens on this port, says this computer&apos;s own table, so nothing was sent to it. Where it runs, {wanted} listens here.</source>
        <translation>Su questa porta non è in ascolto nessuno, dice la tabella di questo computer, perciò non le è stato mandato nulla. Dove è in funzione, qui ascolta {wanted}.</translation>
    </message>
    <message>
        <source>Refused, and this computer&apos;s own table shows that nothing listens on the port. Where it runs, {wanted} listens here.</source>
        <translation>Rifiutata, e la tabella di questo computer mostra che sulla porta non è in ascolto nessuno. Dove è in funzione, qui ascolta {wanted}.</translation>
    </message>
    <message>
        <source>Nothing listens on this port, says this computer&apos;s own table, so nothing was sent to it. {wanted} should listen here: see whether the Windows service {service} runs.</source>
        <translation>Su questa porta non è in ascolto nessuno, dice la tabella di questo computer, perciò non le è stato mandato nulla. Dovrebbe esserci {wanted}: guardare se il servizio Windows {service} è in esecuzione.</translation>
    </message>
    <message>
        <source>{process} (PID {pid}) listens on {addresses}, says this computer&apos;s own table; nothing was sent to the port.</source>
        <translation>{process} (PID {pid}) è in ascolto su {addresses}, dice la tabella di questo computer; alla porta non è stato mandato nulla.</translation>
    </message>
    <message>
        <source>Another program holds the port: {process} (PID {pid}) listens on {addresses} where {wanted} should, says this computer&apos;s own table; nothing was sent to the port.</source>
        <translation>La porta è occupata da un altro programma: {process} (PID {pid}) è in ascolto su {addresses} al posto di {wanted}, dice la tabella di questo computer; alla porta non è stato mandato nulla.</translation>
    </message>
    <message>
        <source>Refused, and this computer&apos;s own table shows that nothing listens on the port.</source>
        <translation>Rifiutata, e la tabella di questo computer mostra che sulla porta non è in ascolto nessuno.</translation>
    </message>
    <message>
        <source>Refused, and this computer&apos;s own table shows that nothing listens on the port. {wanted} should listen here: see whether the Windows service {service} runs.</source>
        <translation>Rifiutata, e la tabella di questo computer mostra che sulla porta non è in ascolto nessuno. Dovrebbe esserci {wanted}: guardare se il servizio Windows {service} è in esecuzione.</translation>
    </message>
    <message>
        <source>Refused at {address}: this computer&apos;s own table shows a listener on {addresses} only.</source>
        <translation>Rifiutata su {address}: la tabella di questo computer mostra qualcuno in ascolto soltanto su {addresses}.</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>Report…</source>
        <translation>Rapporto…</translation>
    </message>
    <message numerus="yes">
        <source>%n port(s) with a problem</source>
        <translation>
            <numerusform>%n porta con problemi</numerusform>
            <numerusform>%n porte con problemi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n port(s) degraded, none with a problem</source>
        <translation>
            <numerusform>%n porta degradata, nessuna con problemi</numerusform>
            <numerusform>%n porte degradate, nessuna con problemi</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that can be proved is well</source>
        <translation>Va bene tutto ciò che si può dimostrare</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening the session…</source>
        <translation>Apertura della sessione…</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message numerus="yes">
        <source>%n row(s) that cannot be proved from here or do not apply</source>
        <translation>
            <numerusform>%n riga che da qui non si può dimostrare o che non si applica</numerusform>
            <numerusform>%n righe che da qui non si possono dimostrare o che non si applicano</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s): cannot be proved from here or do not apply</source>
        <translation>
            <numerusform>%n altra riga: da qui non si può dimostrare o non si applica</numerusform>
            <numerusform>%n altre righe: da qui non si possono dimostrare o non si applicano</numerusform>
        </translation>
    </message>
    <message>
        <source>{word}: {entry}, port {port}, {direction}, now {now}, loss {loss}</source>
        <translation>{word}: {entry}, porta {port}, {direction}, ora {now}, perdita {loss}</translation>
    </message>
    <message>
        <source>History: nothing asked yet</source>
        <translation>Andamento: ancora nessun campione</translation>
    </message>
    <message>
        <source>History over {range}: {loss} lost</source>
        <translation>Andamento su {range}: perdita {loss}</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdetto</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direzione</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>Loss {range}</source>
        <translation>Perdita {range}</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Andamento</translation>
    </message>
    <message>
        <source>Drag here or over the lanes for the numbers of a span; a double-click takes what lies between two times.</source>
        <translation>Trascina qui o sulle corsie per avere i valori di un tratto; un doppio clic prende quanto sta fra due orari.</translation>
    </message>
    <message>
        <source>95 of 100 answers in the shown range took at most so long. Minutes of which no single samples are kept any more do not count.</source>
        <translation>95 risposte su 100 nell&apos;intervallo mostrato hanno richiesto al massimo questo tempo. I minuti di cui non restano i singoli campioni non contano.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Ports of this pair</source>
        <translation>Porte di questa coppia</translation>
    </message>
    <message>
        <source>Worst first. Enter opens the details; on the last line it unfolds the quiet rows.</source>
        <translation>Prima le peggiori. Invio apre i dettagli; sull&apos;ultima riga apre le righe quiete.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;New pair…</source>
        <translation>&amp;Nuova coppia…</translation>
    </message>
    <message>
        <source>&amp;Open session or site…</source>
        <translation>&amp;Apri sessione o sede…</translation>
    </message>
    <message>
        <source>Open recen&amp;t</source>
        <translation>Apri recen&amp;ti</translation>
    </message>
    <message>
        <source>Forget those that are &amp;gone</source>
        <translation>Dimentica quelle che non ci sono &amp;più</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>&amp;Dimentica tutte</translation>
    </message>
    <message>
        <source>Sessions c&amp;ut off…</source>
        <translation>Sessioni &amp;interrotte…</translation>
    </message>
    <message>
        <source>I&amp;mport…</source>
        <translation>I&amp;mporta…</translation>
    </message>
    <message>
        <source>S&amp;ite…</source>
        <translation>Se&amp;de…</translation>
    </message>
    <message>
        <source>&amp;Save session as…</source>
        <translation>&amp;Salva sessione con nome…</translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation>Salva un &amp;rapporto…</translation>
    </message>
    <message>
        <source>Com&amp;pare and merge</source>
        <translation>Confronta e &amp;unisci</translation>
    </message>
    <message>
        <source>&amp;Compare with a file…</source>
        <translation>&amp;Confronta con un file…</translation>
    </message>
    <message>
        <source>Compare two s&amp;pans…</source>
        <translation>Confronta due &amp;intervalli…</translation>
    </message>
    <message>
        <source>&amp;Merge with other hosts…</source>
        <translation>&amp;Unisci con altri host…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Esci</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Modifica</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annulla</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ripeti</translation>
    </message>
    <message>
        <source>&amp;Write a note…</source>
        <translation>&amp;Scrivi una nota…</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copia le righe</translation>
    </message>
    <message>
        <source>Copy rows as C&amp;SV</source>
        <translation>Copia le righe come CS&amp;V</translation>
    </message>
    <message>
        <source>Copy rows as &amp;Markdown</source>
        <translation>Copia le righe come &amp;Markdown</translation>
    </message>
    <message>
        <source>&amp;Filter the rows</source>
        <translation>&amp;Filtra le righe</translation>
    </message>
    <message>
        <source>&amp;Hide the chosen rows</source>
        <translation>Nasc&amp;ondi le righe scelte</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Esecuzione</translation>
    </message>
    <message>
        <source>&amp;Start or pause</source>
        <translation>&amp;Avvia o metti in pausa</translation>
    </message>
    <message>
        <source>Run &amp;once</source>
        <translation>Sonda &amp;una volta</translation>
    </message>
    <message>
        <source>&amp;Ask the chosen port</source>
        <translation>Sonda la &amp;porta scelta</translation>
    </message>
    <message>
        <source>Show the &amp;bytes of the chosen port…</source>
        <translation>Mostra i &amp;byte della porta scelta…</translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation>&amp;Intervallo</translation>
    </message>
    <message>
        <source>&amp;5 seconds</source>
        <translation>&amp;5 secondi</translation>
    </message>
    <message>
        <source>&amp;15 seconds</source>
        <translation>&amp;15 secondi</translation>
    </message>
    <message>
        <source>&amp;30 seconds</source>
        <translation>&amp;30 secondi</translation>
    </message>
    <message>
        <source>1 &amp;minute</source>
        <translation>1 &amp;minuto</translation>
    </message>
    <message>
        <source>5 m&amp;inutes</source>
        <translation>5 m&amp;inuti</translation>
    </message>
    <message>
        <source>&amp;Tell me when it opens</source>
        <translation>A&amp;vvisami quando si apre</translation>
    </message>
    <message>
        <source>Tell me of &amp;every failing port</source>
        <translation>Avvisami per ogni porta in &amp;errore</translation>
    </message>
    <message>
        <source>Stop &amp;waiting</source>
        <translation>Smetti di a&amp;spettare</translation>
    </message>
    <message>
        <source>Sou&amp;nd with notifications</source>
        <translation>Suo&amp;no con le notifiche</translation>
    </message>
    <message>
        <source>No notifications for an &amp;hour</source>
        <translation>Nessuna notifica per un&apos;&amp;ora</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Visualizza</translation>
    </message>
    <message>
        <source>This com&amp;puter…</source>
        <translation>&amp;Questo computer…</translation>
    </message>
    <message>
        <source>Small window that stays on &amp;top</source>
        <translation>Piccola finestra sempre in &amp;primo piano</translation>
    </message>
    <message>
        <source>Last 15 &amp;minutes</source>
        <translation>Ultimi 15 &amp;minuti</translation>
    </message>
    <message>
        <source>Last &amp;hour</source>
        <translation>Ultima &amp;ora</translation>
    </message>
    <message>
        <source>Last &amp;24 hours</source>
        <translation>Ultime &amp;24 ore</translation>
    </message>
    <message>
        <source>Last &amp;30 days</source>
        <translation>Ultimi &amp;30 giorni</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>Or&amp;dina per</translation>
    </message>
    <message>
        <source>The &amp;worst first</source>
        <translation>&amp;Prima le peggiori</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>P&amp;orta</translation>
    </message>
    <message>
        <source>&amp;Entry</source>
        <translation>&amp;Voce</translation>
    </message>
    <message>
        <source>&amp;Direction</source>
        <translation>&amp;Direzione</translation>
    </message>
    <message>
        <source>&amp;Latency now</source>
        <translation>&amp;Latenza ora</translation>
    </message>
    <message>
        <source>L&amp;oss</source>
        <translation>P&amp;erdita</translation>
    </message>
    <message>
        <source>p&amp;95 of the latency</source>
        <translation>p&amp;95 della latenza</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Raggruppa per</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Niente</translation>
    </message>
    <message>
        <source>&amp;Judgement</source>
        <translation>&amp;Giudizio</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Colonne</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>H&amp;istory</source>
        <translation>&amp;Storia</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Come il &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Chiaro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>Sc&amp;uro</translation>
    </message>
    <message>
        <source>Light, &amp;high contrast</source>
        <translation>Chiaro, ad &amp;alto contrasto</translation>
    </message>
    <message>
        <source>Dark, high &amp;contrast</source>
        <translation>Scuro, ad alto c&amp;ontrasto</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Lingua</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>Come il si&amp;stema</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>&amp;Grafico</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Ingrandisci</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Riduci</translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation>&amp;Prima</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>D&amp;opo</translation>
    </message>
    <message>
        <source>Back to the &amp;present</source>
        <translation>Torna al pr&amp;esente</translation>
    </message>
    <message>
        <source>Read the value &amp;before</source>
        <translation>Leggi il valore preceden&amp;te</translation>
    </message>
    <message>
        <source>Read the &amp;next value</source>
        <translation>Leggi il valore &amp;seguente</translation>
    </message>
    <message>
        <source>This sample in the &amp;details</source>
        <translation>Questo campione nei detta&amp;gli</translation>
    </message>
    <message>
        <source>N&amp;umbers of what the graph shows</source>
        <translation>&amp;Valori del tratto mostrato</translation>
    </message>
    <message>
        <source>Height from &amp;zero</source>
        <translation>Altezza da &amp;zero</translation>
    </message>
    <message>
        <source>Height to &amp;fit</source>
        <translation>Altezza a&amp;dattata</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic height</source>
        <translation>Altezza &amp;logaritmica</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>Con&amp;fronta con</translation>
    </message>
    <message>
        <source>What came just &amp;before</source>
        <translation>Ciò che è venuto appena &amp;prima</translation>
    </message>
    <message>
        <source>An &amp;hour earlier</source>
        <translation>Un&apos;&amp;ora prima</translation>
    </message>
    <message>
        <source>A &amp;day earlier</source>
        <translation>Un &amp;giorno prima</translation>
    </message>
    <message>
        <source>The span in &amp;focus</source>
        <translation>L&apos;intervallo a &amp;fuoco</translation>
    </message>
    <message>
        <source>&amp;Save the picture…</source>
        <translation>S&amp;alva l&apos;immagine…</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>&amp;Copia l&apos;immagine</translation>
    </message>
    <message>
        <source>&amp;Demo</source>
        <translation>&amp;Demo</translation>
    </message>
    <message>
        <source>&amp;Choose a scenario…</source>
        <translation>Scegli uno s&amp;cenario…</translation>
    </message>
    <message>
        <source>&amp;Play or pause the simulation</source>
        <translation>A&amp;vvia o ferma la simulazione</translation>
    </message>
    <message>
        <source>Jump to the &amp;next event</source>
        <translation>Salta al p&amp;rossimo evento</translation>
    </message>
    <message>
        <source>&amp;Back to the start</source>
        <translation>Torna all&apos;&amp;inizio</translation>
    </message>
    <message>
        <source>Sp&amp;eed</source>
        <translation>V&amp;elocità</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>Più v&amp;eloce</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>Più &amp;lenta</translation>
    </message>
    <message>
        <source>Story and speaker n&amp;otes</source>
        <translation>Storia e n&amp;ote per chi presenta</translation>
    </message>
    <message>
        <source>Speaker notes in a &amp;window of their own</source>
        <translation>Note per chi presenta in una &amp;finestra propria</translation>
    </message>
    <message>
        <source>&amp;Hide the answer</source>
        <translation>Nascon&amp;di la risposta</translation>
    </message>
    <message>
        <source>&amp;Reveal the answer</source>
        <translation>Svel&amp;a la risposta</translation>
    </message>
    <message>
        <source>Big &amp;type for a projector</source>
        <translation>Caratteri &amp;grandi per il proiettore</translation>
    </message>
    <message>
        <source>Replay this sess&amp;ion</source>
        <translation>Riproduci questa sessio&amp;ne</translation>
    </message>
    <message>
        <source>&amp;Anonymise this session…</source>
        <translation>Rendi anonima questa &amp;sessione…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;?</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Guida</translation>
    </message>
    <message>
        <source>&amp;What is this port for?</source>
        <translation>A che cosa &amp;serve questa porta?</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>&amp;Trova un comando…</translation>
    </message>
    <message>
        <source>&amp;About sepgui</source>
        <translation>&amp;Informazioni su sepgui</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message>
        <source>{file} tells nothing of a vantage; give sessions, and what our scripts printed on other hosts.</source>
        <translation>{file} non dice nulla di un punto di misura; dai sessioni e ciò che i nostri script hanno stampato su altri host.</translation>
    </message>
    <message>
        <source>{file}: the site has no host “{host}”; give the right site with --site.</source>
        <translation>{file}: la sede non ha l&apos;host «{host}»; dai la sede giusta con --site.</translation>
    </message>
    <message>
        <source>{file}: none of its flows belongs to the plan of {vantage}.</source>
        <translation>{file}: nessuno dei suoi flussi è nel piano di {vantage}.</translation>
    </message>
    <message>
        <source>The script that ran on {vantage} did not try this.</source>
        <translation>Lo script eseguito su {vantage} non l&apos;ha provato.</translation>
    </message>
    <message>
        <source>The files are about different managers ({managers}); merge those of one site.</source>
        <translation>I file riguardano manager diversi ({managers}); unisci quelli di una sola sede.</translation>
    </message>
    <message>
        <source>Seen from {vantage}.</source>
        <translation>Vista da {vantage}.</translation>
    </message>
    <message>
        <source>Seen alike from {vantages}.</source>
        <translation>Vista allo stesso modo da {vantages}.</translation>
    </message>
</context>
<context>
    <name>MergeActs</name>
    <message>
        <source>Merge with</source>
        <translation>Unisci con</translation>
    </message>
    <message>
        <source>Sessions, and what our scripts printed (*.sepsession *.json)</source>
        <translation>Sessioni, e ciò che hanno stampato i nostri script (*.sepsession *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Save the merged session</source>
        <translation>Salva la sessione unita</translation>
    </message>
    <message>
        <source>Sessions (*.sepsession)</source>
        <translation>Sessioni (*.sepsession)</translation>
    </message>
    <message>
        <source>{name}, merged</source>
        <translation>{name}, unita</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Unione</translation>
    </message>
    <message>
        <source>Merged into {file}.</source>
        <translation>Unite in {file}.</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>To merge, open a session first and choose what other hosts measured, or choose several files.</source>
        <translation>Per unire, prima aprire una sessione e scegliere ciò che hanno misurato altri host, oppure scegliere più file.</translation>
    </message>
    <message>
        <source>All of this was measured from {vantage}: merging needs what another host of the site measured.</source>
        <translation>Tutto questo è stato misurato da {vantage}: per unire serve ciò che ha misurato un altro host della sede.</translation>
    </message>
    <message>
        <source>“{file}” is one of those that are merged: choose another name.</source>
        <translation>«{file}» è uno di quelli da unire: scegliere un altro nome.</translation>
    </message>
    <message>
        <source>Where a session keeps minutes alone, its single samples dropped after thirty days, the merged one has nothing; those minutes stay in the file they came from.</source>
        <translation>Dove una sessione conserva solo i minuti, perché dopo trenta giorni i singoli campioni si scartano, quella unita non ha nulla: quei minuti restano nel file di partenza.</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Fails now: {ports}</source>
        <translation>Ora con problemi: {ports}</translation>
    </message>
    <message>
        <source>No longer fails: {ports}</source>
        <translation>Non più con problemi: {ports}</translation>
    </message>
    <message>
        <source>{ports} and {count} more</source>
        <translation>{ports} e altre {count}</translation>
    </message>
</context>
<context>
    <name>NoteBook</name>
    <message>
        <source>Note of {time}</source>
        <translation>Nota delle {time}</translation>
    </message>
    <message>
        <source>About {port}:</source>
        <translation>Su {port}:</translation>
    </message>
    <message>
        <source>About the session:</source>
        <translation>Sulla sessione:</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>Other words:</source>
        <translation>Altre parole:</translation>
    </message>
    <message>
        <source>change of a note</source>
        <translation>modifica di una nota</translation>
    </message>
    <message>
        <source>deletion of a note</source>
        <translation>eliminazione di una nota</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Salva la nota</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves the note</source>
        <translation>Ctrl+Invio salva la nota</translation>
    </message>
    <message>
        <source>The note was closed without saving.</source>
        <translation>La nota è stata chiusa senza salvare.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Ripristina</translation>
    </message>
</context>
<context>
    <name>NotesView</name>
    <message>
        <source>Notes of the session</source>
        <translation>Note della sessione</translation>
    </message>
    <message>
        <source>Notes, in time order</source>
        <translation>Note, in ordine di tempo</translation>
    </message>
    <message>
        <source>No notes yet. What you write down stands above the lanes and is saved with the session.</source>
        <translation>Ancora nessuna nota. Quelle che scrivi stanno sopra le corsie e si salvano con la sessione.</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Scrivi…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifica…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>Chiudi questo avviso</translation>
    </message>
</context>
<context>
    <name>Override</name>
    <message>
        <source>“{name}” is not an entry; `sepgui ports` lists them.</source>
        <translation>«{name}» non è una voce; `sepgui ports` le elenca.</translation>
    </message>
    <message>
        <source>“{name}” is not an entry; did you mean {guess}?</source>
        <translation>«{name}» non è una voce; si intendeva {guess}?</translation>
    </message>
    <message>
        <source>{entry} has no port {port}; it has {ports}.</source>
        <translation>{entry} non ha la porta {port}; ha {ports}.</translation>
    </message>
    <message>
        <source>{entry} has several ports; write {example}.</source>
        <translation>{entry} ha più porte; scrivere {example}.</translation>
    </message>
    <message>
        <source>SEP does not let the port of {entry} be changed; leave it out.</source>
        <translation>SEP non lascia cambiare la porta di {entry}; ometterla.</translation>
    </message>
    <message>
        <source>{entry} is not known to be configurable; leave it out.</source>
        <translation>Di {entry} non è noto che la porta si possa cambiare; ometterla.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Comandi</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Che cosa vuoi fare?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasti</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Nessun comando si chiama così.</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>{version} (assumed)</source>
        <translation>{version} (presunta)</translation>
    </message>
    <message>
        <source>Exists from version {first} onwards; the version here is {here}.</source>
        <translation>Esiste dalla versione {first} in poi; qui la versione è {here}.</translation>
    </message>
    <message>
        <source>Exists up to version {last}; the version here is {here}.</source>
        <translation>Esiste fino alla versione {last}; qui la versione è {here}.</translation>
    </message>
    <message>
        <source>The site names no host for it ({role}); name one with --role {option}=HOST.</source>
        <translation>La sede non indica un host per questo ruolo ({role}); indicarlo con --role {option}=HOST.</translation>
    </message>
    <message>
        <source>The site does not use the cloud console; say “cloud = true” in it, or use --only {entry}.</source>
        <translation>La sede non usa la console cloud; scrivervi «cloud = true», oppure usare --only {entry}.</translation>
    </message>
    <message>
        <source>Only for clients with {system}; {host} runs {other}.</source>
        <translation>Solo per client con {system}; {host} ha {other}.</translation>
    </message>
    <message>
        <source>The site uses {other} in its place.</source>
        <translation>La sede usa al suo posto {other}.</translation>
    </message>
    <message>
        <source>Only a host in this role ({role}) opens this connection: run the check there.</source>
        <translation>Solo un host con questo ruolo ({role}) apre questa connessione: eseguire lì il controllo.</translation>
    </message>
    <message>
        <source>Only {host} ({role}) opens this connection: run the check there.</source>
        <translation>Solo {host} ({role}) apre questa connessione: eseguire lì il controllo.</translation>
    </message>
    <message>
        <source>It is not known which host this is ({role}); name it with --role {option}=HOST.</source>
        <translation>Non si sa quale host sia ({role}); indicarlo con --role {option}=HOST.</translation>
    </message>
    <message>
        <source>{transport} {port} never answers by nature, so no packet is sent to it unless it is asked for (--ask {request}).</source>
        <translation>{transport} {port} per natura non risponde mai, quindi non le si invia nessun pacchetto se non lo si chiede (--ask {request}).</translation>
    </message>
    <message>
        <source>No client is picked; pick one with --client HOST.</source>
        <translation>Nessun client scelto; sceglierlo con --client HOST.</translation>
    </message>
    <message>
        <source>Only the host itself may use this port; no packet is sent unless the exposure check is asked for.</source>
        <translation>Questa porta la può usare solo l&apos;host stesso; non si manda nessun pacchetto, salvo nel controllo di esposizione.</translation>
    </message>
    <message>
        <source>Only for clients with {system}, and the client is not known to be one.</source>
        <translation>Solo per client con {system}, e del client non si sa se lo sia.</translation>
    </message>
    <message>
        <source>Who must connect to whom</source>
        <translation>Chi deve connettersi a chi</translation>
    </message>
    <message>
        <source>Manager {manager} · client {client} · SEP {version} · seen from: {vantage}</source>
        <translation>Manager {manager} · client {client} · SEP {version} · visto da: {vantage}</translation>
    </message>
    <message>
        <source>this computer, as the client (assumed)</source>
        <translation>questo computer, come client (presunto)</translation>
    </message>
    <message>
        <source>this computer, which is no host of the site</source>
        <translation>questo computer, che non è un host della sede</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Who connects to whom</source>
        <translation>Chi si connette a chi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Perché</translation>
    </message>
    <message>
        <source>Asked from here</source>
        <translation>Si sondano da qui</translation>
    </message>
    <message>
        <source>Cannot be proved from here</source>
        <translation>Da qui non si possono dimostrare</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Non si applicano</translation>
    </message>
</context>
<context>
    <name>Ports</name>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Who connects to whom</source>
        <translation>Chi si connette a chi</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processo</translation>
    </message>
    <message>
        <source>Config.</source>
        <translation>Config.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versioni</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Avvertenze</translation>
    </message>
    <message>
        <source>Names of the cloud, as of {as_of}</source>
        <translation>Nomi del cloud, a {as_of}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Interrogato</translation>
    </message>
    <message>
        <source>The ports of Symantec Endpoint Protection</source>
        <translation>Le porte di Symantec Endpoint Protection</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Serve a</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Aperta da</translation>
    </message>
    <message>
        <source>Process that the page names</source>
        <translation>Processo indicato dalla pagina</translation>
    </message>
    <message>
        <source>Can be changed</source>
        <translation>Si può cambiare</translation>
    </message>
    <message>
        <source>Changed in</source>
        <translation>Si cambia in</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Necessità</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Raggiungibile</translation>
    </message>
    <message>
        <source>Ephemeral ports</source>
        <translation>Porte temporanee</translation>
    </message>
    <message>
        <source>Also called</source>
        <translation>Altri nomi</translation>
    </message>
    <message>
        <source>How sepgui asks</source>
        <translation>Come la sonda sepgui</translation>
    </message>
    <message>
        <source>Not from the page</source>
        <translation>Non viene dalla pagina</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>the page does not say</source>
        <translation>la pagina non lo dice</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facoltativa</translation>
    </message>
    <message>
        <source>from the same computer only</source>
        <translation>solo dallo stesso computer</translation>
    </message>
    <message>
        <source>from the network</source>
        <translation>dalla rete</translation>
    </message>
    <message>
        <source>{process} (initiator)</source>
        <translation>{process} (di chi si connette)</translation>
    </message>
    <message>
        <source>{role}, on itself</source>
        <translation>{role}, su sé stesso</translation>
    </message>
    <message>
        <source>{name} (optional)</source>
        <translation>{name} (facoltativo)</translation>
    </message>
    <message>
        <source>{role} ({system})</source>
        <translation>{role} ({system})</translation>
    </message>
    <message>
        <source>{what} ({versions})</source>
        <translation>{what} ({versions})</translation>
    </message>
    <message>
        <source>{version} and later</source>
        <translation>dalla {version}</translation>
    </message>
    <message>
        <source>up to {version}</source>
        <translation>fino alla {version}</translation>
    </message>
    <message>
        <source>{version}.x</source>
        <translation>{version}.x</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>dalla {first} alla {last}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tutte</translation>
    </message>
    <message>
        <source>{transport}, on the side of: {role}</source>
        <translation>{transport}, dal lato: {role}</translation>
    </message>
    <message>
        <source>{transport}, the page does not say on whose side</source>
        <translation>{transport}, la pagina non dice da quale lato</translation>
    </message>
    <message>
        <source>— the page does not say · * deduced, not written on the page</source>
        <translation>— la pagina non lo dice · * dedotto, non scritto nella pagina</translation>
    </message>
    <message>
        <source>default of new installations</source>
        <translation>predefinita nelle installazioni nuove</translation>
    </message>
    <message>
        <source>required</source>
        <translation>necessaria</translation>
    </message>
    <message>
        <source>{port}: {probe}</source>
        <translation>{port}: {probe}</translation>
    </message>
    <message>
        <source>{port}: no packet but in the exposure check ({probe})</source>
        <translation>{port}: nessun pacchetto, salvo nel controllo di esposizione ({probe})</translation>
    </message>
    <message>
        <source>{port}: no packet unless asked for ({probe})</source>
        <translation>{port}: nessun pacchetto, se non su richiesta ({probe})</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>HTTP answered with {status} from {server}.</source>
        <translation>HTTP ha risposto {status} da {server}.</translation>
    </message>
    <message>
        <source>HTTP answered with {status} from {server}, which sends on to {location}.</source>
        <translation>HTTP ha risposto {status} da {server}, che rimanda a {location}.</translation>
    </message>
    <message>
        <source>The connection was accepted, but nothing answered the HTTP request in time.</source>
        <translation>La connessione è stata accettata, ma nessuno ha risposto in tempo alla richiesta HTTP.</translation>
    </message>
    <message>
        <source>The connection was accepted and closed without an answer to the HTTP request.</source>
        <translation>La connessione è stata accettata e chiusa senza rispondere alla richiesta HTTP.</translation>
    </message>
    <message>
        <source>The connection was accepted and reset instead of an HTTP answer.</source>
        <translation>La connessione è stata accettata e poi interrotta con un reset al posto della risposta HTTP.</translation>
    </message>
    <message>
        <source>The answer was not complete in time; it began with “{start}”.</source>
        <translation>La risposta non si è completata in tempo; cominciava con «{start}».</translation>
    </message>
    <message>
        <source>The connection was closed in the middle of the answer; it began with “{start}”.</source>
        <translation>La connessione è stata chiusa a metà della risposta, che cominciava con «{start}».</translation>
    </message>
    <message>
        <source>The port answered plain HTTP with a TLS alert ({alert}): it expects HTTPS.</source>
        <translation>La porta ha risposto a HTTP in chiaro con un avviso TLS ({alert}): si aspetta HTTPS.</translation>
    </message>
    <message>
        <source>What answered is not HTTP; it began with “{start}”.</source>
        <translation>La risposta non è HTTP; cominciava con «{start}».</translation>
    </message>
    <message>
        <source>a server that does not name itself</source>
        <translation>un server che non dice il proprio nome</translation>
    </message>
    <message>
        <source>The connection was accepted and reset at once: a firewall or proxy in between, or a service that turns this computer away.</source>
        <translation>La connessione è stata accettata e subito interrotta con un reset: un firewall o un proxy nel mezzo, oppure un servizio che respinge questo computer.</translation>
    </message>
    <message>
        <source>Nothing came back: a firewall drops the packets (on the way, on the target or on this computer), the answer is lost on its way back, or the service&apos;s queue is full. One socket cannot tell them apart.</source>
        <translation>Non è tornato nulla: un firewall scarta i pacchetti (lungo il percorso, sulla destinazione o su questo computer), la risposta si perde al ritorno, oppure la coda del servizio è piena. Con un solo socket non si possono distinguere.</translation>
    </message>
    <message>
        <source>Nothing came back, which proves nothing: an open UDP port and a dropped packet look the same.</source>
        <translation>Non è tornato nulla, e non dimostra nulla: una porta UDP aperta e un pacchetto scartato appaiono uguali.</translation>
    </message>
    <message>
        <source>A reset came back: nothing listens on this port, or a firewall refuses in the host&apos;s name. One socket cannot tell them apart.</source>
        <translation>È tornato un reset: su questa porta non ascolta nessuno, oppure un firewall rifiuta a nome dell&apos;host. Un solo socket non può distinguerli.</translation>
    </message>
    <message>
        <source>The host itself says that nothing listens on this UDP port.</source>
        <translation>L&apos;host stesso dice che su questa porta UDP non ascolta nessuno.</translation>
    </message>
    <message>
        <source>This UDP port is refused; this system does not tell whether by the host or by a firewall.</source>
        <translation>Questa porta UDP è rifiutata; questo sistema non dice se dall&apos;host o da un firewall.</translation>
    </message>
    <message>
        <source>Not the host, but {sender} refuses this UDP port: a firewall or router on the way.</source>
        <translation>Non l&apos;host ma {sender} rifiuta questa porta UDP: un firewall o un router lungo il percorso.</translation>
    </message>
    <message>
        <source>Large packets vanish on the way here: the end of the answer arrived, the full-size packets before it never did. Somewhere on the path, as with a VPN, packets must be smaller (MTU), and the ICMP message that tells the server so is dropped (fragmentation needed, packet too big).</source>
        <translation>I pacchetti grandi spariscono sulla strada verso qui: la fine della risposta è arrivata, i pacchetti pieni prima di essa mai. In un punto del percorso, come in una VPN, i pacchetti devono essere più piccoli (MTU), e il messaggio ICMP che lo dice al server viene scartato (fragmentation needed, packet too big).</translation>
    </message>
    <message>
        <source>The connection was accepted, but what was sent on it was never acknowledged, though it was sent again: something on the way lets the handshake pass and drops what follows, such as a firewall that looks inside, or a path for smaller packets only (MTU).</source>
        <translation>La connessione è stata accettata, ma ciò che vi è stato inviato non è mai stato confermato, pur essendo stato ripetuto: qualcosa lungo la strada lascia passare l&apos;apertura e scarta il seguito, come un firewall che guarda dentro, o un percorso che porta soltanto pacchetti più piccoli (MTU).</translation>
    </message>
    <message>
        <source>This computer&apos;s own firewall rejected the packet.</source>
        <translation>Il pacchetto è stato respinto dal firewall di questo computer.</translation>
    </message>
    <message>
        <source>This computer has no route to the address ({errno}).</source>
        <translation>Questo computer non ha una rotta verso l&apos;indirizzo ({errno}).</translation>
    </message>
    <message>
        <source>This computer forbids the attempt: a firewall or a route of its own ({errno}).</source>
        <translation>È questo computer a vietare il tentativo, con un suo firewall o una sua rotta ({errno}).</translation>
    </message>
    <message>
        <source>This computer has no free port left ({errno}).</source>
        <translation>Questo computer non ha più porte libere ({errno}).</translation>
    </message>
    <message>
        <source>This computer has too many files and sockets open ({errno}).</source>
        <translation>Questo computer ha troppi file e socket aperti ({errno}).</translation>
    </message>
    <message>
        <source>This address cannot be asked from this computer ({errno}).</source>
        <translation>Da questo computer non si può sondare questo indirizzo ({errno}).</translation>
    </message>
    <message>
        <source>This computer could not make the attempt ({errno}).</source>
        <translation>Questo computer non ha potuto fare il tentativo ({errno}).</translation>
    </message>
    <message>
        <source>The manager&apos;s secars answered OK ({server}).</source>
        <translation>Il secars del manager ha risposto OK ({server}).</translation>
    </message>
    <message>
        <source>{status} from {server}, but secars&apos; OK did not arrive whole.</source>
        <translation>{status} da {server}, ma l’OK di secars non è arrivato per intero.</translation>
    </message>
    <message>
        <source>A web server answers here, but not with secars&apos; OK: {server}.</source>
        <translation>Qui risponde un server Web, ma non con l&apos;OK di secars: {server}.</translation>
    </message>
    <message>
        <source>404: a web server without secars answers here ({server}): another product, or secars is not mapped.</source>
        <translation>404: qui risponde un server Web senza secars ({server}): è un altro prodotto, oppure secars non è configurato.</translation>
    </message>
    <message>
        <source>{status}: the web server ({server}) sends secars&apos; clients elsewhere: {location}.</source>
        <translation>{status}: il server Web ({server}) rimanda altrove i client di secars: {location}.</translation>
    </message>
    <message>
        <source>{status}: {server} asks for credentials, which no manager does: a proxy or another product.</source>
        <translation>{status}: {server} chiede credenziali, cosa che nessun manager fa: è un proxy o un altro prodotto.</translation>
    </message>
    <message>
        <source>403: the web server ({server}) forbids secars to this computer.</source>
        <translation>403: il server Web ({server}) vieta secars a questo computer.</translation>
    </message>
    <message>
        <source>{status}: the web server ({server}) cannot run secars, or the manager has lost its database.</source>
        <translation>{status}: il server Web ({server}) non riesce a eseguire secars, oppure il manager ha perso il database.</translation>
    </message>
    <message>
        <source>503: the manager is overloaded or its web server is stopping ({server}).</source>
        <translation>503: il manager è sovraccarico o il suo server Web si sta arrestando ({server}).</translation>
    </message>
    <message>
        <source>{status} is no answer of secars: {server}.</source>
        <translation>{status} non è una risposta di secars: {server}.</translation>
    </message>
    <message>
        <source>The connection was accepted; the application behind the port was not asked.</source>
        <translation>La connessione è stata accettata; l&apos;applicazione dietro la porta non è stata interrogata.</translation>
    </message>
    <message>
        <source>{version} answered; the application behind it was not asked.</source>
        <translation>Ha risposto {version}; l&apos;applicazione che c&apos;è dietro non è stata interrogata.</translation>
    </message>
    <message>
        <source>The port is open, but what answers does not speak TLS: {stranger}.</source>
        <translation>La porta è aperta, ma chi risponde non parla TLS: {stranger}.</translation>
    </message>
    <message>
        <source>The port is open, but what answers does not speak TLS.</source>
        <translation>La porta è aperta, ma chi risponde non parla TLS.</translation>
    </message>
    <message>
        <source>The server speaks TLS, but the handshake failed: {alert}.</source>
        <translation>Il server parla TLS, ma l&apos;handshake è fallito: {alert}.</translation>
    </message>
    <message>
        <source>The connection was accepted and closed during the TLS handshake.</source>
        <translation>La connessione è stata accettata e poi chiusa durante l&apos;handshake TLS.</translation>
    </message>
    <message>
        <source>The connection was accepted and reset during the TLS handshake.</source>
        <translation>La connessione è stata accettata e poi interrotta con un reset durante l&apos;handshake TLS.</translation>
    </message>
    <message>
        <source>The connection was accepted, but nothing answered the TLS handshake in time.</source>
        <translation>La connessione è stata accettata, ma nessuno ha risposto in tempo all&apos;handshake TLS.</translation>
    </message>
    <message>
        <source>The TLS handshake succeeded, but the server&apos;s certificate cannot be read.</source>
        <translation>L&apos;handshake TLS è riuscito, ma il certificato del server non si può leggere.</translation>
    </message>
    <message>
        <source>A datagram came back (length in bytes: {count}); which application sent it is not known.</source>
        <translation>È tornato un datagramma (lunghezza in byte: {count}); non si sa quale applicazione l&apos;abbia mandato.</translation>
    </message>
    <message>
        <source>This system does not tell an ordinary program which router ended a TCP attempt; Linux does.</source>
        <translation>Questo sistema non dice a un programma qualunque quale router ha fermato un tentativo TCP; Linux sì.</translation>
    </message>
    <message>
        <source>The cloud answered with {status} ({server}).</source>
        <translation>Il cloud ha risposto con {status} ({server}).</translation>
    </message>
    <message>
        <source>Something on the way opens TLS and signs it again (SSL inspection): the certificate is from {issuer}. SEP pins these names and refuses it: exclude them from inspection.</source>
        <translation>Lungo il percorso qualcosa apre TLS e lo firma di nuovo (ispezione SSL): il certificato è di {issuer}. SEP conosce i certificati veri di questi nomi e rifiuta quello: escluderli dall&apos;ispezione.</translation>
    </message>
    <message>
        <source>The connection was accepted, but the service said nothing in time.</source>
        <translation>La connessione è stata accettata, ma il servizio non ha detto nulla in tempo.</translation>
    </message>
    <message>
        <source>The connection was accepted and closed without a word.</source>
        <translation>La connessione è stata accettata e chiusa senza una parola.</translation>
    </message>
    <message>
        <source>The connection was accepted and reset without a word.</source>
        <translation>La connessione è stata accettata e interrotta con un reset senza una parola.</translation>
    </message>
    <message>
        <source>The answer did not arrive whole in time; it began with “{start}”.</source>
        <translation>La risposta non è arrivata intera in tempo; iniziava con “{start}”.</translation>
    </message>
    <message>
        <source>The port is open, but what answers is another service: {stranger}.</source>
        <translation>La porta è aperta, ma risponde un altro servizio: {stranger}.</translation>
    </message>
    <message>
        <source>The NetBIOS session service accepts sessions.</source>
        <translation>Il servizio di sessione NetBIOS accetta sessioni.</translation>
    </message>
    <message>
        <source>The NetBIOS session service answers, and sends on to another host.</source>
        <translation>Il servizio di sessione NetBIOS risponde e rimanda a un altro host.</translation>
    </message>
    <message>
        <source>The NetBIOS session service answers, and declines: {why}.</source>
        <translation>Il servizio di sessione NetBIOS risponde e rifiuta: {why}.</translation>
    </message>
    <message>
        <source>it does not listen on the name *SMBSERVER</source>
        <translation>non ascolta sul nome *SMBSERVER</translation>
    </message>
    <message>
        <source>it does not listen to this caller</source>
        <translation>non ascolta questo chiamante</translation>
    </message>
    <message>
        <source>the name *SMBSERVER is not present</source>
        <translation>il nome *SMBSERVER non è presente</translation>
    </message>
    <message>
        <source>it has no resources left</source>
        <translation>non ha più risorse</translation>
    </message>
    <message>
        <source>error 0x{code}</source>
        <translation>errore 0x{code}</translation>
    </message>
    <message>
        <source>The computer answers to its NetBIOS names: {names}.</source>
        <translation>Il computer risponde ai suoi nomi NetBIOS: {names}.</translation>
    </message>
    <message>
        <source>The computer at this address calls itself {names}, not {wanted}: the DNS entry may be stale and lead to another computer.</source>
        <translation>Il computer a questo indirizzo si chiama {names}, non {wanted}: la voce DNS può essere vecchia e portare a un altro computer.</translation>
    </message>
    <message>
        <source>A NetBIOS name service answers, but names no computer.</source>
        <translation>Un servizio di nomi NetBIOS risponde, ma non nomina alcun computer.</translation>
    </message>
    <message>
        <source>Directly: {direct} Through the system proxy {proxy}: {through}</source>
        <translation>Direttamente: {direct} Attraverso il proxy di sistema {proxy}: {through}</translation>
    </message>
    <message>
        <source>no connection.</source>
        <translation>nessuna connessione.</translation>
    </message>
    <message>
        <source>the proxy&apos;s name does not resolve.</source>
        <translation>il nome del proxy non si risolve.</translation>
    </message>
    <message>
        <source>the proxy cannot be reached.</source>
        <translation>il proxy non è raggiungibile.</translation>
    </message>
    <message>
        <source>the proxy does not answer.</source>
        <translation>il proxy non risponde.</translation>
    </message>
    <message>
        <source>what answers is no HTTP proxy; it began with “{start}”.</source>
        <translation>ciò che risponde non è un proxy HTTP; ha iniziato con “{start}”.</translation>
    </message>
    <message>
        <source>407: the proxy asks for credentials, and sepgui sends none.</source>
        <translation>407: il proxy chiede credenziali, e sepgui non ne invia.</translation>
    </message>
    <message>
        <source>403: the proxy ({server}) forbids this destination.</source>
        <translation>403: il proxy ({server}) vieta questa destinazione.</translation>
    </message>
    <message>
        <source>{status}: the proxy ({server}) opens no tunnel.</source>
        <translation>{status}: il proxy ({server}) non apre il tunnel.</translation>
    </message>
    <message>
        <source>it opens the way.</source>
        <translation>apre la strada.</translation>
    </message>
    <message>
        <source>File sharing answers: SMB {dialect}.</source>
        <translation>La condivisione di file risponde: SMB {dialect}.</translation>
    </message>
    <message>
        <source>File sharing answers, but shares none of the SMB dialects 2.0.2 to 3.0.2 (status {status}).</source>
        <translation>La condivisione di file risponde, ma non ha in comune nessuno dei dialetti SMB da 2.0.2 a 3.0.2 (stato {status}).</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obbligatoria</translation>
    </message>
    <message>
        <source>offered, not required</source>
        <translation>offerta, non obbligatoria</translation>
    </message>
    <message>
        <source>An SSH server greets: {software} (protocol {protocol}).</source>
        <translation>Un server SSH saluta: {software} (protocollo {protocol}).</translation>
    </message>
    <message>
        <source>A Web cache answers as a GUP does: HTTP {status} from {server}; any status will do.</source>
        <translation>Una cache Web risponde come un GUP: HTTP {status} da {server}; va bene qualunque stato.</translation>
    </message>
    <message>
        <source>What answered is no GUP: it begins as rtvscan of the old Symantec AntiVirus does.</source>
        <translation>Chi ha risposto non è un GUP: comincia come rtvscan del vecchio Symantec AntiVirus.</translation>
    </message>
    <message>
        <source>The reporting console&apos;s web server answered with {status} ({server}).</source>
        <translation>Il server web della console di reporting ha risposto con {status} ({server}).</translation>
    </message>
    <message>
        <source>HTTP answered with {status}, but the server does not name itself: whether it is the reporting console&apos;s is not known.</source>
        <translation>HTTP ha risposto con {status}, ma il server non dice il suo nome: se sia quello della console di reporting non si sa.</translation>
    </message>
    <message>
        <source>503: the web server ({server}) is overloaded, or the reporting console is stopping.</source>
        <translation>503: il server web ({server}) è sovraccarico, o la console di reporting si sta fermando.</translation>
    </message>
    <message>
        <source>{status}: the web server ({server}) cannot show the reporting console: its scripts fail, or the manager has lost its database.</source>
        <translation>{status}: il server web ({server}) non riesce a mostrare la console di reporting: i suoi script falliscono, o il manager ha perso il database.</translation>
    </message>
    <message>
        <source>{status}: {server} sends on to {location}; this is not the reporting console&apos;s Apache.</source>
        <translation>{status}: {server} rimanda a {location}; non è l&apos;Apache della console di reporting.</translation>
    </message>
    <message>
        <source>{status} from {server}: another web server, not the Apache of the reporting console.</source>
        <translation>{status} da {server}: un altro server web, non l&apos;Apache della console di reporting.</translation>
    </message>
    <message>
        <source>The manager&apos;s web services answered: version {version}.</source>
        <translation>I servizi Web del manager hanno risposto: versione {version}.</translation>
    </message>
    <message>
        <source>The web services answered {status}, but the version did not arrive whole ({server}).</source>
        <translation>I servizi Web hanno risposto {status}, ma la versione non è arrivata intera ({server}).</translation>
    </message>
    <message>
        <source>403: the web services ({server}) are forbidden to this computer.</source>
        <translation>403: i servizi Web ({server}) sono vietati a questo computer.</translation>
    </message>
    <message>
        <source>503: the web services ({server}) are not ready: semapisrv is starting, stopping or overloaded.</source>
        <translation>503: i servizi Web ({server}) non sono pronti: semapisrv si sta avviando, si sta fermando o è sovraccarico.</translation>
    </message>
    <message>
        <source>{status}: the web services ({server}) fail; the manager may be stopped or without its database.</source>
        <translation>{status}: i servizi Web ({server}) falliscono; il manager può essere fermo o senza database.</translation>
    </message>
    <message>
        <source>{status}: {server} sends on to {location}; the manager&apos;s web services do not.</source>
        <translation>{status}: {server} rimanda a {location}; i servizi Web del manager non lo fanno.</translation>
    </message>
    <message>
        <source>{status}: {server} asks for credentials, which the version does not need: a proxy or another product.</source>
        <translation>{status}: {server} chiede credenziali, che per la versione non servono: un proxy o un altro prodotto.</translation>
    </message>
    <message>
        <source>404: a web server without the manager&apos;s web services answers here ({server}): another product, or a manager without them.</source>
        <translation>404: qui risponde un server web senza i servizi Web del manager ({server}): un altro prodotto, o un manager che ne è privo.</translation>
    </message>
    <message>
        <source>{status} from {server}: a web server answers here, but does not tell a manager&apos;s version.</source>
        <translation>{status} da {server}: qui risponde un server web, ma non dice la versione di un manager.</translation>
    </message>
    <message>
        <source>The manager&apos;s console answered with {status} ({server}).</source>
        <translation>La console del manager ha risposto con {status} ({server}).</translation>
    </message>
    <message>
        <source>403: the manager answers ({server}), but refuses this computer: the access list of its consoles (granted and denied access, in the server&apos;s properties).</source>
        <translation>403: il manager risponde ({server}), ma respinge questo computer: è l&apos;elenco degli accessi alle console (accesso concesso o negato, nelle proprietà del server).</translation>
    </message>
    <message>
        <source>503: the web server ({server}) is not ready: the manager&apos;s service is starting, stopping or overloaded.</source>
        <translation>503: il server web ({server}) non è pronto: il servizio del manager si sta avviando, si sta fermando o è sovraccarico.</translation>
    </message>
    <message>
        <source>{status}: the web server ({server}) cannot show the manager&apos;s console; the manager may have lost its database.</source>
        <translation>{status}: il server web ({server}) non riesce a mostrare la console del manager, che può aver perso il database.</translation>
    </message>
    <message>
        <source>{status}: {server} sends on to {location}; this is not the manager&apos;s console.</source>
        <translation>{status}: {server} rimanda a {location}; non è la console del manager.</translation>
    </message>
    <message>
        <source>{status} from {server}: a web server answers here, but not the manager&apos;s console.</source>
        <translation>{status} da {server}: qui risponde un server web, ma non la console del manager.</translation>
    </message>
    <message>
        <source>The manager sends Web consoles on to port {port} ({location}).</source>
        <translation>Il manager rimanda le console Web alla porta {port} ({location}).</translation>
    </message>
    <message>
        <source>The manager sends Web consoles on to port {port} instead of the usual 8443: the console has moved ({location}).</source>
        <translation>Il manager rimanda le console Web alla porta {port} invece che alla solita 8443: la console è stata spostata ({location}).</translation>
    </message>
    <message>
        <source>The manager answered with {status} ({server}), without saying where its console is.</source>
        <translation>Il manager ha risposto con {status} ({server}), senza dire dov&apos;è la sua console.</translation>
    </message>
    <message>
        <source>{status}: the web server ({server}) cannot send Web consoles on.</source>
        <translation>{status}: il server web ({server}) non riesce a rimandare le console Web.</translation>
    </message>
    <message>
        <source>{status}: {server} sends on to {location}; this is not how a manager does it.</source>
        <translation>{status}: {server} rimanda a {location}; un manager non fa così.</translation>
    </message>
    <message>
        <source>{status} from {server}: a web server answers here, but does not send Web consoles on as a manager does.</source>
        <translation>{status} da {server}: qui risponde un server web, ma non rimanda le console Web come fa un manager.</translation>
    </message>
    <message>
        <source>SQL Server answers: version {version}.</source>
        <translation>SQL Server risponde: versione {version}.</translation>
    </message>
    <message>
        <source>SQL Server answers inside TLS only (TDS 8.0, strict encryption): version {version}.</source>
        <translation>SQL Server risponde solo dentro TLS (TDS 8.0, crittografia strict): versione {version}.</translation>
    </message>
    <message>
        <source>strict (TDS 8.0)</source>
        <translation>strict (TDS 8.0)</translation>
    </message>
    <message>
        <source>for the log-on only</source>
        <translation>solo per l&apos;accesso</translation>
    </message>
    <message>
        <source>on</source>
        <translation>attiva</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>non richiesta</translation>
    </message>
    <message>
        <source>SQL Anywhere answers its ping: server {name}.</source>
        <translation>SQL Anywhere risponde al proprio ping: server {name}.</translation>
    </message>
    <message>
        <source>SQL Anywhere answers its ping: server {name}, but with its databases on TCP port {port}.</source>
        <translation>SQL Anywhere risponde al proprio ping: server {name}, ma con i database sulla porta TCP {port}.</translation>
    </message>
    <message>
        <source>The port is open and no SQL Server answers: probably SQL Anywhere, which tells who it is only to a log-on. Its ping over UDP is not answered, which proves nothing: it may be off.</source>
        <translation>La porta è aperta e non risponde un SQL Server: probabilmente è SQL Anywhere, che dice chi è soltanto a chi accede. Al suo ping su UDP non risponde nessuno, il che non prova niente: può essere disattivato.</translation>
    </message>
    <message>
        <source>SQL Server Browser answers. Instances and their TCP ports: {instances}.</source>
        <translation>SQL Server Browser risponde. Istanze e relative porte TCP: {instances}.</translation>
    </message>
    <message>
        <source>The test message is on its way, and nobody refused it. Syslog over UDP never answers: look on the collector for “{text}”.</source>
        <translation>Il messaggio di prova è partito e nessuno lo ha rifiutato. Syslog su UDP non risponde mai: cercare sul server “{text}”.</translation>
    </message>
    <message>
        <source>Something answered the test message (length in bytes: {count}), which no collector does.</source>
        <translation>Qualcosa ha risposto al messaggio di prova (lunghezza in byte: {count}), e nessun server Syslog lo fa.</translation>
    </message>
    <message>
        <source>A Java RMI service answers the ping; nothing was called.</source>
        <translation>Al ping risponde un servizio Java RMI; non è stato chiamato nulla.</translation>
    </message>
    <message>
        <source>The proxy script (PAC) for browsers is served here ({server}).</source>
        <translation>Qui si serve lo script del proxy (PAC) per i browser ({server}).</translation>
    </message>
    <message>
        <source>HTTP {status} from {server}, but what came is no proxy script (PAC): another program answers.</source>
        <translation>HTTP {status} da {server}, ma ciò che è arrivato non è uno script del proxy (PAC): risponde un altro programma.</translation>
    </message>
    <message>
        <source>{server} has no proxy script (PAC) under {path}: HTTP {status}. Another program may hold the port.</source>
        <translation>{server} non ha uno script del proxy (PAC) in {path}: HTTP {status}. La porta può essere occupata da un altro programma.</translation>
    </message>
    <message>
        <source>{server} keeps the proxy script (PAC) from this computer: HTTP {status}.</source>
        <translation>{server} nega a questo computer lo script del proxy (PAC): HTTP {status}.</translation>
    </message>
    <message>
        <source>{server} cannot serve the proxy script (PAC): HTTP {status}.</source>
        <translation>{server} non riesce a servire lo script del proxy (PAC): HTTP {status}.</translation>
    </message>
    <message>
        <source>{server} answers with HTTP {status}, which is no proxy script (PAC).</source>
        <translation>{server} risponde con HTTP {status}, che non è uno script del proxy (PAC).</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>sepgui was struck down last time; what it had measured is kept.</source>
        <translation>L&apos;ultima volta il sistema ha interrotto sepgui; ciò che aveva misurato è salvo.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapporto…</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Unità</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Cartella</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Collegamento</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Sconosciuto</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Cerca in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Tipo di file:</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>Reading…</source>
        <translation>Lettura in corso…</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>A che punto è</translation>
    </message>
    <message>
        <source>{done} of {cells} ports read</source>
        <translation>Lette {done} porte di {cells}</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>the connection was accepted</source>
        <translation>la connessione è stata accettata</translation>
    </message>
    <message>
        <source>an answer came back</source>
        <translation>è tornata una risposta</translation>
    </message>
    <message>
        <source>the connection was refused with a reset</source>
        <translation>la connessione è stata rifiutata con un reset</translation>
    </message>
    <message>
        <source>no answer until the deadline</source>
        <translation>nessuna risposta entro il tempo massimo</translation>
    </message>
    <message>
        <source>network unreachable</source>
        <translation>rete irraggiungibile</translation>
    </message>
    <message>
        <source>host unreachable</source>
        <translation>host irraggiungibile</translation>
    </message>
    <message>
        <source>rejected: protocol unreachable</source>
        <translation>respinta: protocollo irraggiungibile</translation>
    </message>
    <message>
        <source>rejected: port unreachable</source>
        <translation>respinta: porta irraggiungibile</translation>
    </message>
    <message>
        <source>source route failed</source>
        <translation>source route fallito</translation>
    </message>
    <message>
        <source>network unknown</source>
        <translation>rete sconosciuta</translation>
    </message>
    <message>
        <source>host unknown</source>
        <translation>host sconosciuto</translation>
    </message>
    <message>
        <source>this computer is isolated</source>
        <translation>questo computer è isolato</translation>
    </message>
    <message>
        <source>rejected: network prohibited by policy</source>
        <translation>respinta: rete vietata da una regola</translation>
    </message>
    <message>
        <source>rejected: host prohibited by policy</source>
        <translation>respinta: host vietato da una regola</translation>
    </message>
    <message>
        <source>network unreachable for this type of service</source>
        <translation>rete irraggiungibile per questo tipo di servizio</translation>
    </message>
    <message>
        <source>host unreachable for this type of service</source>
        <translation>host irraggiungibile per questo tipo di servizio</translation>
    </message>
    <message>
        <source>rejected: prohibited by policy</source>
        <translation>respinta: vietata da una regola</translation>
    </message>
    <message>
        <source>rejected: precedence violation</source>
        <translation>respinta: violazione di precedenza</translation>
    </message>
    <message>
        <source>rejected: precedence too low</source>
        <translation>respinta: precedenza troppo bassa</translation>
    </message>
    <message>
        <source>beyond the scope of the source address</source>
        <translation>oltre l&apos;ambito dell&apos;indirizzo di origine</translation>
    </message>
    <message>
        <source>rejected: source address failed the policy</source>
        <translation>respinta: una regola vieta l&apos;indirizzo di origine</translation>
    </message>
    <message>
        <source>rejected: the route rejects the destination</source>
        <translation>respinta: la rotta rifiuta la destinazione</translation>
    </message>
    <message>
        <source>lost in a routing loop: time to live exceeded</source>
        <translation>persa in un giro di rotte: tempo di vita (TTL) esaurito</translation>
    </message>
    <message>
        <source>a router could not read the packet</source>
        <translation>un router non ha saputo leggere il pacchetto</translation>
    </message>
    <message>
        <source>this computer has no route to the address</source>
        <translation>questo computer non ha una rotta verso l&apos;indirizzo</translation>
    </message>
    <message>
        <source>the name does not resolve</source>
        <translation>il nome non si risolve</translation>
    </message>
    <message>
        <source>this computer could not send</source>
        <translation>questo computer non ha potuto inviare</translation>
    </message>
    <message>
        <source>this computer&apos;s own firewall rejected it</source>
        <translation>respinta dal firewall di questo computer</translation>
    </message>
    <message>
        <source>the probe has a bug</source>
        <translation>la sonda ha un difetto di programmazione</translation>
    </message>
    <message>
        <source>this computer&apos;s own table shows a listener</source>
        <translation>la tabella di questo computer mostra qualcuno in ascolto</translation>
    </message>
    <message>
        <source>this computer&apos;s own table shows no listener</source>
        <translation>la tabella di questo computer non mostra nessuno in ascolto</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>First open a session or begin one.</source>
        <translation>Prima apri o avvia una sessione.</translation>
    </message>
    <message>
        <source>A saved session asks nobody; Start begins a new one.</source>
        <translation>Una sessione salvata non sonda nessuno; Avvia ne inizia una nuova.</translation>
    </message>
    <message>
        <source>First choose a port that fails.</source>
        <translation>Prima scegli una porta con un problema.</translation>
    </message>
    <message>
        <source>No port is waited for.</source>
        <translation>Non si attende nessuna porta.</translation>
    </message>
    <message>
        <source>Nothing was done that could be undone.</source>
        <translation>Non c&apos;è nulla da annullare.</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>Non c&apos;è nulla da ripetere.</translation>
    </message>
    <message>
        <source>Only in a demo: first choose a scenario.</source>
        <translation>Solo in una demo: prima scegli uno scenario.</translation>
    </message>
    <message>
        <source>Only a demo or a replay has a clock to steer.</source>
        <translation>Solo una demo o una riproduzione ha un orologio da guidare.</translation>
    </message>
    <message>
        <source>Only a saved session is replayed: first open one.</source>
        <translation>Si riproduce solo una sessione salvata: prima aprine una.</translation>
    </message>
    <message>
        <source>No session was opened or saved lately.</source>
        <translation>Di recente non è stata aperta né salvata alcuna sessione.</translation>
    </message>
    <message>
        <source>All of them are still there.</source>
        <translation>Ci sono ancora tutte.</translation>
    </message>
    <message>
        <source>No session was cut off.</source>
        <translation>Nessuna sessione è stata interrotta.</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>{where}: {key} holds {value} twice; remove one.</source>
        <translation>{where}: {key} contiene {value} due volte; toglierne uno.</translation>
    </message>
    <message>
        <source>{where}: {key} names {value}, which is no entry of the ports.</source>
        <translation>{where}: {key} nomina {value}, che non è una voce delle porte.</translation>
    </message>
    <message>
        <source>“{{{name}}}” is no placeholder; use {known}.</source>
        <translation>«{{{name}}}» non è un segnaposto; usare {known}.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>SIMULATION: nothing here was measured on a real network</source>
        <translation>SIMULAZIONE: niente di questo è stato misurato su una rete vera</translation>
    </message>
    <message>
        <source>Ports of Symantec Endpoint Protection: {manager}</source>
        <translation>Porte di Symantec Endpoint Protection: {manager}</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>presunta</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Measured from</source>
        <translation>Misurato da</translation>
    </message>
    <message>
        <source>Version of SEP</source>
        <translation>Versione di SEP</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inizio</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Diagnosi</translation>
    </message>
    <message>
        <source>No finding: nothing that was asked shows a fault.</source>
        <translation>Nessuna diagnosi: niente di ciò che è stato interrogato mostra un guasto.</translation>
    </message>
    <message>
        <source>Weight: {severity} ({cause})</source>
        <translation>Gravità: {severity} ({cause})</translation>
    </message>
    <message>
        <source>Since {moment}</source>
        <translation>Dal {moment}</translation>
    </message>
    <message>
        <source>How sure: {certainty}.</source>
        <translation>Quanto è sicura: {certainty}.</translation>
    </message>
    <message>
        <source>What was asked, and what came back</source>
        <translation>Che cosa è stato chiesto e che cosa è tornato</translation>
    </message>
    <message>
        <source>Nothing was asked.</source>
        <translation>Non è stato chiesto niente.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdetto</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perdita</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Che cosa si è visto</translation>
    </message>
    <message>
        <source>Latency and failures</source>
        <translation>Latenza e fallimenti</translation>
    </message>
    <message>
        <source>The line is the middle of what was measured in each stretch of time, the band goes from the least to the greatest; the red lane below marks every stretch with a failure.</source>
        <translation>La linea è il valore di mezzo di ciò che si è misurato in ogni tratto di tempo, la fascia va dal minimo al massimo; la corsia rossa sotto segna ogni tratto con un fallimento.</translation>
    </message>
    <message>
        <source>{entry}, {port}, {host}: {verdict}</source>
        <translation>{entry}, {port}, {host}: {verdict}</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>fallimenti</translation>
    </message>
    <message>
        <source>Asked {asked} times, {failures} failures.</source>
        <translation>Interrogata {asked} volte, fallimenti: {failures}.</translation>
    </message>
    <message>
        <source>Median {median} ms, 95 % below {p95} ms, greatest {most} ms.</source>
        <translation>Mediana {median} ms, 95 % sotto {p95} ms, massimo {most} ms.</translation>
    </message>
    <message>
        <source>What changed meanwhile</source>
        <translation>Che cosa è cambiato nel frattempo</translation>
    </message>
    <message>
        <source>The last {shown} of {all} changes; the session holds all of them.</source>
        <translation>Gli ultimi {shown} cambiamenti su {all}; la sessione li contiene tutti.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Dopo</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>The path</source>
        <translation>Il percorso</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Salto</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Che cosa è tornato</translation>
    </message>
    <message>
        <source>What could not be proved from here</source>
        <translation>Che cosa non si è potuto dimostrare da qui</translation>
    </message>
    <message>
        <source>A flow is proved only from the computer that opens it. What is left would be proved by:</source>
        <translation>Un flusso si dimostra solo dal computer che lo apre. Il resto lo dimostrerebbe:</translation>
    </message>
    <message>
        <source>running sepgui on {host}: {ports}</source>
        <translation>eseguire sepgui su {host}: {ports}</translation>
    </message>
    <message>
        <source>What this computer sent</source>
        <translation>Che cosa ha inviato questo computer</translation>
    </message>
    <message>
        <source>Each attempt is one connection or one datagram of the operating system, without credentials and without a log-on, closed in order.</source>
        <translation>Ogni tentativo è una connessione o un datagramma del sistema operativo, senza credenziali e senza accesso, chiuso regolarmente.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Che cosa</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Porte</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentativi</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>Come è stato misurato</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>gentle</source>
        <translation>gentile</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>veloce</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervallo</translation>
    </message>
    <message>
        <source>Deadline of an attempt</source>
        <translation>Scadenza di un tentativo</translation>
    </message>
    <message>
        <source>Measuring floor</source>
        <translation>Soglia di misura</translation>
    </message>
    <message>
        <source>Clock of this computer at the beginning</source>
        <translation>Orologio di questo computer all&apos;inizio</translation>
    </message>
    <message>
        <source>Session file</source>
        <translation>File della sessione</translation>
    </message>
    <message>
        <source>Copied from the session under way</source>
        <translation>Copiato dalla sessione in corso</translation>
    </message>
    <message>
        <source>none: the session was not one finished file, and no copy of it lies beside this report</source>
        <translation>nessuno: la sessione non era un solo file concluso, e accanto a questo rapporto non ce n&apos;è una copia</translation>
    </message>
    <message>
        <source>For the firewall team</source>
        <translation>Per chi gestisce il firewall</translation>
    </message>
    <message>
        <source>These flows were tried from where they begin, and were stopped on the way. Nothing else is asked for.</source>
        <translation>Questi flussi sono stati provati da dove iniziano e sono stati fermati per strada. Non si chiede altro.</translation>
    </message>
    <message>
        <source>The last {most} failed attempts of each flow</source>
        <translation>Gli ultimi {most} tentativi falliti di ogni flusso</translation>
    </message>
    <message>
        <source>For the search in the firewall&apos;s log; times are UTC, by the clock of this computer.</source>
        <translation>Per la ricerca nel registro del firewall; gli orari sono UTC, secondo l&apos;orologio di questo computer.</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Quando (UTC)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>Ready rules</source>
        <translation>Regole pronte</translation>
    </message>
    <message>
        <source>What changed, and when:</source>
        <translation>Che cosa è cambiato, e quando:</translation>
    </message>
    <message>
        <source>Nothing changed from beginning to end.</source>
        <translation>Dall&apos;inizio alla fine non è cambiato nulla.</translation>
    </message>
</context>
<context>
    <name>ReportActs</name>
    <message>
        <source>Save the report</source>
        <translation>Salva il rapporto</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Rapporto salvato in {file}.</translation>
    </message>
    <message>
        <source>Report saved to {file}; the copy of the session it tells of: {copy}.</source>
        <translation>Rapporto salvato in {file}; la copia della sessione di cui parla: {copy}.</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Save a report</source>
        <translation>Salva un rapporto</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tutto</translation>
    </message>
    <message>
        <source>For the firewall team: the request</source>
        <translation>Per chi gestisce il firewall: la richiesta</translation>
    </message>
    <message>
        <source>For the firewall team: ready rules</source>
        <translation>Per chi gestisce il firewall: regole pronte</translation>
    </message>
    <message>
        <source>&amp;Hide names of people and computers</source>
        <translation>&amp;Nascondi nomi di persone e computer</translation>
    </message>
    <message>
        <source>Addresses stay, and so do the words of your own notes: read them once more.</source>
        <translation>Gli indirizzi restano, e così le parole delle proprie note: rileggerle.</translation>
    </message>
    <message>
        <source>&amp;Content</source>
        <translation>&amp;Contenuto</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Lingua</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Salva con nome…</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>PDF, to send or to print</source>
        <translation>PDF, da spedire o da stampare</translation>
    </message>
    <message>
        <source>Web page, one file</source>
        <translation>Pagina web, un solo file</translation>
    </message>
    <message>
        <source>Markdown, for a ticket</source>
        <translation>Markdown, per un ticket</translation>
    </message>
    <message>
        <source>Table for Excel (CSV)</source>
        <translation>Tabella per Excel (CSV)</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON, per programmi</translation>
    </message>
</context>
<context>
    <name>ReportProgress</name>
    <message>
        <source>Making the report</source>
        <translation>Preparazione del rapporto</translation>
    </message>
    <message>
        <source>Reading the session…</source>
        <translation>Lettura della sessione…</translation>
    </message>
    <message>
        <source>How far the report is</source>
        <translation>A che punto è il rapporto</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Pagina {page}</translation>
    </message>
</context>
<context>
    <name>ReportSaving</name>
    <message>
        <source>The report could not be written to {file}: {why}</source>
        <translation>Il rapporto non si è potuto scrivere in {file}: {why}</translation>
    </message>
    <message>
        <source>Nothing was proved blocked from here: there is nothing to ask a firewall team for.</source>
        <translation>Da qui niente risulta bloccato in modo dimostrato: non c&apos;è nulla da chiedere a chi gestisce il firewall.</translation>
    </message>
    <message>
        <source>A report tells of a session: open or begin one first.</source>
        <translation>Un rapporto parla di una sessione: prima aprirne o iniziarne una.</translation>
    </message>
</context>
<context>
    <name>Resolver</name>
    <message>
        <source>No name server is configured on this computer.</source>
        <translation>Su questo computer non è configurato nessun server DNS.</translation>
    </message>
    <message>
        <source>“{name}” cannot be asked of a name server.</source>
        <translation>«{name}» non si può chiedere a un server DNS.</translation>
    </message>
    <message>
        <source>No name server can be reached (asked: {servers}).</source>
        <translation>Nessun server DNS è raggiungibile (interrogati: {servers}).</translation>
    </message>
    <message>
        <source>No name server answers (asked: {servers}).</source>
        <translation>Nessun server DNS risponde (interrogati: {servers}).</translation>
    </message>
    <message>
        <source>The answer of {servers} is too long for UDP, and this computer&apos;s resolver got none over TCP.</source>
        <translation>La risposta di {servers} è troppo lunga per UDP, e il resolver di questo computer non ne ha avuta una su TCP.</translation>
    </message>
    <message>
        <source>This computer&apos;s resolver failed for {name}, but the name server {servers} knows it.</source>
        <translation>Il resolver di questo computer non ha risolto {name}, ma il server DNS {servers} lo conosce.</translation>
    </message>
    <message>
        <source>The name server {servers} answers with something that is not DNS.</source>
        <translation>Il server DNS {servers} risponde con qualcosa che non è DNS.</translation>
    </message>
    <message>
        <source>The name server {servers} knows {name} but has no address for it.</source>
        <translation>Il server DNS {servers} conosce {name} ma non ne ha un indirizzo.</translation>
    </message>
    <message>
        <source>The name server {servers} fails for {name} ({rcode}).</source>
        <translation>Il server DNS {servers} fallisce su {name} ({rcode}).</translation>
    </message>
    <message>
        <source>The name server {servers} says that {name} does not exist.</source>
        <translation>Il server DNS {servers} dice che {name} non esiste.</translation>
    </message>
    <message>
        <source>The name server {servers} refuses to answer this computer.</source>
        <translation>Il server DNS {servers} si rifiuta di rispondere a questo computer.</translation>
    </message>
    <message>
        <source>The name {name} does not exist.</source>
        <translation>Il nome {name} non esiste.</translation>
    </message>
    <message>
        <source>The name {name} exists but has no address.</source>
        <translation>Il nome {name} esiste ma non ha un indirizzo.</translation>
    </message>
    <message>
        <source>“{name}” cannot be a host name: a label is empty or longer than 63.</source>
        <translation>«{name}» non può essere un nome di host: un&apos;etichetta è vuota o più lunga di 63 caratteri.</translation>
    </message>
    <message>
        <source>This computer&apos;s resolver did not answer for {name} within {seconds} s.</source>
        <translation>Il resolver di questo computer non ha risposto su {name} entro {seconds} s.</translation>
    </message>
    <message>
        <source>This computer cannot start a thread to look up {name}.</source>
        <translation>Questo computer non riesce ad avviare un thread per risolvere {name}.</translation>
    </message>
    <message>
        <source>This computer&apos;s resolver failed for {name}: {error}.</source>
        <translation>Il resolver di questo computer non ha risolto {name}: {error}.</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>manager</source>
        <translation>manager</translation>
    </message>
    <message>
        <source>client</source>
        <translation>client</translation>
    </message>
    <message>
        <source>GUP</source>
        <translation>GUP</translation>
    </message>
    <message>
        <source>database</source>
        <translation>database</translation>
    </message>
    <message>
        <source>console</source>
        <translation>console</translation>
    </message>
    <message>
        <source>reporting console</source>
        <translation>console di reporting</translation>
    </message>
    <message>
        <source>replication partner</source>
        <translation>partner di replica</translation>
    </message>
    <message>
        <source>RMM</source>
        <translation>RMM</translation>
    </message>
    <message>
        <source>EDR</source>
        <translation>EDR</translation>
    </message>
    <message>
        <source>SPC</source>
        <translation>SPC</translation>
    </message>
    <message>
        <source>Content Analysis</source>
        <translation>analisi dei contenuti</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>cloud</translation>
    </message>
    <message>
        <source>syslog</source>
        <translation>syslog</translation>
    </message>
</context>
<context>
    <name>RowActs</name>
    <message>
        <source>hiding of rows</source>
        <translation>righe nascoste</translation>
    </message>
</context>
<context>
    <name>SaidLine</name>
    <message>
        <source>And {count} more.</source>
        <translation>E altre {count}.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Non manca nulla.</translation>
    </message>
</context>
<context>
    <name>Scenario</name>
    <message>
        <source>“{text}” is not a duration; write whole numbers with units, such as 350ms, 15m20s or 98d.</source>
        <translation>«{text}» non è una durata; scrivere numeri interi con unità, per esempio 350ms, 15m20s o 98d.</translation>
    </message>
    <message>
        <source>“{text}” is not a bandwidth; write a whole number with its unit, such as 256kbit/s or 2Mbit/s.</source>
        <translation>«{text}» non è una larghezza di banda; scrivi un numero intero con l&apos;unità, per esempio 256kbit/s o 2Mbit/s.</translation>
    </message>
    <message>
        <source>“{text}” is negative; write a duration from now on.</source>
        <translation>«{text}» è negativa; scrivere una durata da adesso in poi.</translation>
    </message>
    <message>
        <source>“{text}” is not a span of time; write FROM..UNTIL, such as 15m..15m6s, 46m.. or ..10s, or 1m..5m every 14s for 7s.</source>
        <translation>«{text}» non è un intervallo; scrivi DA..A, per esempio 15m..15m6s, 46m.. o ..10s, oppure 1m..5m every 14s for 7s.</translation>
    </message>
    <message>
        <source>“{text}” is neither a host of this scenario nor a network; write 10.20.0.0/16 or {hosts}.</source>
        <translation>«{text}» non è né un host di questo scenario né una rete; scrivere 10.20.0.0/16 oppure {hosts}.</translation>
    </message>
    <message>
        <source>“{text}” is no port; write 1 to 65535, or a range such as 1-1023.</source>
        <translation>«{text}» non è una porta; scrivere da 1 a 65535, o un intervallo come 1-1023.</translation>
    </message>
    <message>
        <source>There is no scenario “{name}”; there are: {known}.</source>
        <translation>Lo scenario «{name}» non esiste; ci sono: {known}.</translation>
    </message>
    <message>
        <source>“{name}” is no host of the site with the role {role}; write one of: {known}.</source>
        <translation>«{name}» non è un host della sede con il ruolo {role}; scrivere uno di questi: {known}.</translation>
    </message>
    <message>
        <source>“{name}” has no [[host]] of its own; write one of: {known}.</source>
        <translation>«{name}» non ha un proprio [[host]]; scrivere uno di questi: {known}.</translation>
    </message>
    <message>
        <source>“{text}” is no address; write one such as 10.20.4.17.</source>
        <translation>«{text}» non è un indirizzo; scriverne uno come 10.20.4.17.</translation>
    </message>
    <message>
        <source>Nothing changes at {text}; write a moment when something begins or ends: {known}.</source>
        <translation>A {text} non cambia nulla; scrivi un momento in cui qualcosa comincia o finisce: {known}.</translation>
    </message>
    <message>
        <source>Nothing ever changes in this scenario; remove the event.</source>
        <translation>In questo scenario non cambia mai nulla; togli l&apos;evento.</translation>
    </message>
    <message>
        <source>{text} is not later than what stands before it; write them in time order.</source>
        <translation>{text} non viene dopo ciò che sta prima; scrivili in ordine di tempo.</translation>
    </message>
</context>
<context>
    <name>Scenarios</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titolo</translation>
    </message>
    <message>
        <source>What people complain of</source>
        <translation>Che cosa lamenta la gente</translation>
    </message>
</context>
<context>
    <name>Script</name>
    <message>
        <source>Tests, on {vantage}, which ports of Symantec Endpoint Protection can be reached.</source>
        <translation>Prova, su {vantage}, quali porte di Symantec Endpoint Protection si raggiungono.</translation>
    </message>
    <message>
        <source>It changes nothing and needs no special rights: it opens {count} TCP connections, one by one, sends nothing and closes them.</source>
        <translation>Non cambia nulla e non richiede diritti particolari: apre {count} connessioni TCP, una alla volta, non invia nulla e le chiude.</translation>
    </message>
    <message>
        <source>Run it on {vantage}, then send back the file it makes:</source>
        <translation>Eseguilo su {vantage}, poi rimanda il file che ne esce:</translation>
    </message>
    <message>
        <source>There is nothing that this host could test over TCP.</source>
        <translation>Non c&apos;è nulla che questo host possa provare in TCP.</translation>
    </message>
</context>
<context>
    <name>Sent</name>
    <message>
        <source>connect, one GET of the hello that a manager answers with OK, close</source>
        <translation>connessione, un GET del saluto a cui un manager risponde OK, chiusura</translation>
    </message>
    <message>
        <source>connect, one question over HTTP of which only the head is read, close</source>
        <translation>connessione, una domanda HTTP di cui si legge solo l&apos;intestazione, chiusura</translation>
    </message>
    <message>
        <source>connect and close, not a byte sent</source>
        <translation>connessione e chiusura, senza inviare un byte</translation>
    </message>
    <message>
        <source>one datagram</source>
        <translation>un datagramma</translation>
    </message>
    <message>
        <source>connect, a TLS handshake, close</source>
        <translation>connessione, un handshake TLS, chiusura</translation>
    </message>
    <message>
        <source>connect, a TLS handshake, one HEAD, close; the same through the system&apos;s proxy</source>
        <translation>connessione, un handshake TLS, un HEAD, chiusura; lo stesso attraverso il proxy di sistema</translation>
    </message>
    <message>
        <source>connect, SMB2 NEGOTIATE and no step further, close</source>
        <translation>connessione, SMB2 NEGOTIATE e nessun passo oltre, chiusura</translation>
    </message>
    <message>
        <source>connect, one NetBIOS session request, close</source>
        <translation>connessione, una richiesta di sessione NetBIOS, chiusura</translation>
    </message>
    <message>
        <source>one datagram that asks for the NetBIOS names</source>
        <translation>un datagramma che chiede i nomi NetBIOS</translation>
    </message>
    <message>
        <source>connect, the greeting is read, close</source>
        <translation>connessione, lettura del saluto, chiusura</translation>
    </message>
    <message>
        <source>connect, TDS PRELOGIN and no log-on, close</source>
        <translation>connessione, TDS PRELOGIN e nessun accesso, chiusura</translation>
    </message>
    <message>
        <source>connect, one GET of the root, no content, close</source>
        <translation>connessione, un GET della radice, nessun contenuto, chiusura</translation>
    </message>
    <message>
        <source>connect, TLS, one GET of the version, close</source>
        <translation>connessione, TLS, un GET della versione, chiusura</translation>
    </message>
    <message>
        <source>connect, which engine it is (TDS PRELOGIN or a ping over UDP), no log-on, close</source>
        <translation>connessione, quale motore è (TDS PRELOGIN o un ping su UDP), nessun accesso, chiusura</translation>
    </message>
    <message>
        <source>one datagram of one byte</source>
        <translation>un datagramma di un byte</translation>
    </message>
    <message>
        <source>one test message</source>
        <translation>un messaggio di prova</translation>
    </message>
    <message>
        <source>nothing: this computer&apos;s own table of listeners</source>
        <translation>niente: la tabella dei processi in ascolto di questo computer</translation>
    </message>
    <message>
        <source>the ping of Java RMI, on this computer alone</source>
        <translation>il ping di Java RMI, solo su questo computer</translation>
    </message>
    <message>
        <source>one GET of the proxy script, on this computer alone</source>
        <translation>un GET dello script del proxy, solo su questo computer</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>There is no file “{file}”.</source>
        <translation>Il file «{file}» non esiste.</translation>
    </message>
    <message>
        <source>“{file}” is not a session of sepgui.</source>
        <translation>«{file}» non è una sessione di sepgui.</translation>
    </message>
    <message>
        <source>“{file}” was written by a newer version of sepgui; open it with that one.</source>
        <translation>«{file}» è stato scritto da una versione più nuova di sepgui; aprirlo con quella.</translation>
    </message>
    <message>
        <source>“{file}” is cut short: part of the session is missing.</source>
        <translation>«{file}» è troncato: manca una parte della sessione.</translation>
    </message>
    <message>
        <source>“{file}” is damaged: {why}.</source>
        <translation>«{file}» è danneggiato: {why}.</translation>
    </message>
    <message>
        <source>“{file}” cannot be read: {why}.</source>
        <translation>«{file}» non si può leggere: {why}.</translation>
    </message>
    <message>
        <source>“{file}” cannot be written: {why}.</source>
        <translation>«{file}» non si può scrivere: {why}.</translation>
    </message>
    <message>
        <source>“{file}” now holds something else: this session is not written there any more.</source>
        <translation>«{file}» ora contiene altro: questa sessione non vi viene più scritta.</translation>
    </message>
    <message>
        <source>“{file}” is a session that is being written; choose another name.</source>
        <translation>«{file}» è una sessione che si sta scrivendo; scegliere un altro nome.</translation>
    </message>
    <message>
        <source>The shareable copy needs a name of its own: {file} is the session itself.</source>
        <translation>La copia da condividere vuole un nome suo: {file} è la sessione stessa.</translation>
    </message>
    <message>
        <source>“{file}” bears a name that you gave it: it is not deleted from here.</source>
        <translation>«{file}» ha un nome dato da voi: da qui non si elimina.</translation>
    </message>
    <message>
        <source>“{file}” is being written by another window.</source>
        <translation>«{file}» viene scritto da un&apos;altra finestra.</translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Saved to {file}.</source>
        <translation>Salvata in {file}.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) were cut off, and what they measured is kept.</source>
        <translation>
            <numerusform>Una sessione è stata interrotta, e ciò che ha misurato è conservato.</numerusform>
            <numerusform>%n sessioni sono state interrotte, e ciò che hanno misurato è conservato.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Mostra…</translation>
    </message>
    <message>
        <source>{name} (gone)</source>
        <translation>{name} (non c&apos;è più)</translation>
    </message>
    <message>
        <source>The recent sessions were forgotten.</source>
        <translation>Le sessioni recenti sono state dimenticate.</translation>
    </message>
    <message>
        <source>Remember them</source>
        <translation>Ricordale</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Salva la sessione</translation>
    </message>
    <message>
        <source>Sessions (*.sepsession)</source>
        <translation>Sessioni (*.sepsession)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings were damaged and begin anew; the old file is kept as {file}.</source>
        <translation>Le impostazioni erano danneggiate e ripartono da zero; il vecchio file è conservato come {file}.</translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read, so they begin anew: {why}</source>
        <translation>Le impostazioni in {file} non si leggono e ripartono da zero: {why}</translation>
    </message>
    <message>
        <source>What you set now is not remembered: {file} cannot be written.</source>
        <translation>Le impostazioni di questa volta non restano: non si può scrivere {file}.</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Save a copy or a scenario that names nobody</source>
        <translation>Salva una copia o uno scenario che non nomini nessuno</translation>
    </message>
    <message>
        <source>Scenarios for the demo (*.toml)</source>
        <translation>Scenari per la demo (*.toml)</translation>
    </message>
    <message>
        <source>Sessions (*.sepsession)</source>
        <translation>Sessioni (*.sepsession)</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>anonima</translation>
    </message>
    <message>
        <source>Saved to {file}: a scenario that names nobody. Looked at {moments} times, it showed {same} times the state and the reason that were recorded.</source>
        <translation>Salvato in {file}: uno scenario che non nomina nessuno. Su {moments} momenti ricontrollati, in {same} mostra lo stato e il motivo registrati.</translation>
    </message>
    <message>
        <source>Saved to {file}: names, addresses and certificates are fictitious, notes are left out.</source>
        <translation>Salvata in {file}: nomi, indirizzi e certificati sono inventati, le note non ci sono.</translation>
    </message>
</context>
<context>
    <name>SimulationBand</name>
    <message>
        <source>Speed of the simulation</source>
        <translation>Velocità della simulazione</translation>
    </message>
    <message>
        <source>How fast simulated time runs (Ctrl+. faster, Ctrl+, slower)</source>
        <translation>Quanto corre il tempo simulato (Ctrl+. più veloce, Ctrl+, più lento)</translation>
    </message>
</context>
<context>
    <name>Site</name>
    <message>
        <source>a SHA-256 fingerprint has 64 hexadecimal digits, with or without colons</source>
        <translation>un&apos;impronta SHA-256 ha 64 cifre esadecimali, con o senza due punti</translation>
    </message>
    <message>
        <source>{where}: {key} is already the host {other}; write each host once.</source>
        <translation>{where}: {key} è già dell&apos;host {other}; scrivere ogni host una volta sola.</translation>
    </message>
    <message>
        <source>{where}: {key} is an empty list; write what the host is: {known}.</source>
        <translation>{where}: {key} è un elenco vuoto; scrivere che cos&apos;è l&apos;host: {known}.</translation>
    </message>
    <message>
        <source>{where}: {key} is for hosts with the role client; remove it.</source>
        <translation>{where}: {key} vale solo per gli host con il ruolo client; toglierla.</translation>
    </message>
    <message>
        <source>{where}: {key} names the same port as {other}; remove one.</source>
        <translation>{where}: {key} indica la stessa porta di {other}; toglierne una.</translation>
    </message>
</context>
<context>
    <name>SiteActs</name>
    <message>
        <source>Save the site</source>
        <translation>Salva la sede</translation>
    </message>
    <message>
        <source>Sites (*.toml)</source>
        <translation>Sedi (*.toml)</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>Salvato in {file}.</translation>
    </message>
    <message>
        <source>The site form was closed without saving.</source>
        <translation>Il modulo della sede è stato chiuso senza salvare.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Ripristina</translation>
    </message>
</context>
<context>
    <name>SiteDraft</name>
    <message>
        <source>No host is a manager: without one, nothing can be asked.</source>
        <translation>Nessun host è un manager: senza, non si può sondare nulla.</translation>
    </message>
    <message>
        <source>No host is a client: this computer will be the client.</source>
        <translation>Nessun host è un client: il client sarà questo computer.</translation>
    </message>
    <message>
        <source>No version: the current 14.x is assumed, and shown as assumed.</source>
        <translation>Manca la versione: si presume la 14.x attuale, e lo si dice.</translation>
    </message>
    <message>
        <source>How clients speak is not known: one of 8014 and 443 is enough, and both are planned.</source>
        <translation>Non si sa come parlano i client: basta una tra 8014 e 443, e si prevedono tutte e due.</translation>
    </message>
    <message>
        <source>The database is not known: its embedded and its SQL Server port are both planned.</source>
        <translation>Il database non è noto: nel piano entrano sia la porta di quello incorporato sia quella di SQL Server.</translation>
    </message>
    <message>
        <source>The site needs a name.</source>
        <translation>La sede ha bisogno di un nome.</translation>
    </message>
    <message>
        <source>Host {number} needs a name.</source>
        <translation>L&apos;host {number} ha bisogno di un nome.</translation>
    </message>
    <message>
        <source>{host} needs a role: tick what it is.</source>
        <translation>{host} ha bisogno di un ruolo: spunta che cos&apos;è.</translation>
    </message>
    <message>
        <source>{host} is already the host {other}; write each host once.</source>
        <translation>{host} è già l&apos;host {other}; scrivi ogni host una volta sola.</translation>
    </message>
    <message>
        <source>{entry}: “{port}” is no port; write a number from 1 to 65535.</source>
        <translation>{entry}: “{port}” non è una porta; scrivi un numero da 1 a 65535.</translation>
    </message>
</context>
<context>
    <name>SiteForm</name>
    <message>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>The site is enrolled in the cloud console</source>
        <translation>La sede è iscritta alla console cloud</translation>
    </message>
    <message>
        <source>Any computer may open the manager&apos;s consoles</source>
        <translation>Qualunque computer può aprire le console del manager</translation>
    </message>
    <message>
        <source>&amp;Add host</source>
        <translation>&amp;Aggiungi host</translation>
    </message>
    <message>
        <source>&amp;Remove host</source>
        <translation>&amp;Rimuovi host</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>&amp;Sede</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;Ports</source>
        <translation>&amp;Porte</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Salva con nome…</translation>
    </message>
    <message>
        <source>14.3 RU9</source>
        <translation>14.3 RU9</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non noto</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>Ripris&amp;tina</translation>
    </message>
    <message>
        <source>the manager&apos;s own</source>
        <translation>quello del manager</translation>
    </message>
    <message>
        <source>SQL Server</source>
        <translation>SQL Server</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>SEP version</source>
        <translation>Versione di SEP</translation>
    </message>
    <message>
        <source>Clients speak</source>
        <translation>I client parlano</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Hosts of the site</source>
        <translation>Host della sede</translation>
    </message>
    <message>
        <source>the name, if empty</source>
        <translation>il nome, se vuoto</translation>
    </message>
    <message>
        <source>Find a host</source>
        <translation>Cercare un host</translation>
    </message>
    <message>
        <source>Hosts whose name, address or role contains this</source>
        <translation>Host con questo nel nome, nell&apos;indirizzo o nel ruolo</translation>
    </message>
    <message>
        <source>Use without saving</source>
        <translation>Usa senza salvare</translation>
    </message>
    <message>
        <source>the site&apos;s, if empty</source>
        <translation>quella della sede, se vuoto</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Ruoli</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Usual port</source>
        <translation>Porta consueta</translation>
    </message>
    <message>
        <source>Port here</source>
        <translation>Porta qui</translation>
    </message>
    <message>
        <source>Ports that differ</source>
        <translation>Porte diverse dal solito</translation>
    </message>
</context>
<context>
    <name>SiteSaving</name>
    <message>
        <source>The site could not be written to {file}: {why}</source>
        <translation>Non è stato possibile scrivere la sede in {file}: {why}</translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>{n} d</source>
        <translation>{n} g</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
</context>
<context>
    <name>SpanForm</name>
    <message>
        <source>Compare two spans</source>
        <translation>Confronta due intervalli</translation>
    </message>
    <message>
        <source>&amp;This span</source>
        <translation>&amp;Questo intervallo</translation>
    </message>
    <message>
        <source>Compared &amp;with</source>
        <translation>A confronto &amp;con</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>C&amp;onfronta</translation>
    </message>
    <message>
        <source>The span in focus</source>
        <translation>L&apos;intervallo a fuoco</translation>
    </message>
    <message>
        <source>What the graph shows</source>
        <translation>Ciò che mostra il grafico</translation>
    </message>
    <message>
        <source>The second half of the session</source>
        <translation>La seconda metà della sessione</translation>
    </message>
    <message>
        <source>{name}: {span}</source>
        <translation>{name}: {span}</translation>
    </message>
    <message>
        <source>What came just before</source>
        <translation>Ciò che è venuto appena prima</translation>
    </message>
    <message>
        <source>An hour earlier</source>
        <translation>Un&apos;ora prima</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>Un giorno prima</translation>
    </message>
    <message>
        <source>The beginning of the session</source>
        <translation>L&apos;inizio della sessione</translation>
    </message>
    <message>
        <source>Drag over the time axis of the graph or of the lanes to choose another span.</source>
        <translation>Trascinare sull&apos;asse dei tempi del grafico o delle corsie per scegliere un altro intervallo.</translation>
    </message>
    <message>
        <source>The session is too short for another span as long as this one.</source>
        <translation>La sessione è troppo breve per un altro intervallo lungo come questo.</translation>
    </message>
</context>
<context>
    <name>SpeakerWindow</name>
    <message>
        <source>Speaker notes</source>
        <translation>Note per chi presenta</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Storia</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lezione</translation>
    </message>
    <message>
        <source>Notes, story and lesson</source>
        <translation>Note, storia e lezione</translation>
    </message>
</context>
<context>
    <name>Stamp</name>
    <message>
        <source>SIMULATION</source>
        <translation>SIMULAZIONE</translation>
    </message>
    <message>
        <source>SIMULATION: nothing of this was measured on a real network.</source>
        <translation>SIMULAZIONE: nulla di questo è stato misurato su una rete vera.</translation>
    </message>
</context>
<context>
    <name>Stranger</name>
    <message>
        <source>a Telnet server</source>
        <translation>un server Telnet</translation>
    </message>
    <message>
        <source>a web server ({start})</source>
        <translation>un server web ({start})</translation>
    </message>
    <message>
        <source>an SSH server ({start})</source>
        <translation>un server SSH ({start})</translation>
    </message>
    <message>
        <source>a service that wants TLS</source>
        <translation>un servizio che vuole TLS</translation>
    </message>
    <message>
        <source>a service that speaks TLS</source>
        <translation>un servizio che parla TLS</translation>
    </message>
    <message>
        <source>a file server that speaks SMB 2 or 3</source>
        <translation>un server di file che parla SMB 2 o 3</translation>
    </message>
    <message>
        <source>a file server that speaks SMB 1</source>
        <translation>un server di file che parla SMB 1</translation>
    </message>
    <message>
        <source>a NetBIOS session service</source>
        <translation>un servizio di sessione NetBIOS</translation>
    </message>
    <message>
        <source>a SQL Server</source>
        <translation>un SQL Server</translation>
    </message>
    <message>
        <source>a Java RMI service</source>
        <translation>un servizio Java RMI</translation>
    </message>
    <message>
        <source>a remote desktop service (RDP)</source>
        <translation>un servizio di desktop remoto (RDP)</translation>
    </message>
    <message>
        <source>a VNC server ({start})</source>
        <translation>un server VNC ({start})</translation>
    </message>
    <message>
        <source>a POP3 server ({start})</source>
        <translation>un server POP3 ({start})</translation>
    </message>
    <message>
        <source>an IMAP server ({start})</source>
        <translation>un server IMAP ({start})</translation>
    </message>
    <message>
        <source>a mail or FTP server ({start})</source>
        <translation>un server di posta o FTP ({start})</translation>
    </message>
    <message>
        <source>an old Symantec AntiVirus (rtvscan)</source>
        <translation>un vecchio Symantec AntiVirus (rtvscan)</translation>
    </message>
    <message>
        <source>an unknown service; it began with “{start}”</source>
        <translation>un servizio sconosciuto; ha iniziato con “{start}”</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Scenario {number}</source>
        <translation>Scenario {number}</translation>
    </message>
    <message>
        <source>Running ahead …</source>
        <translation>Il tempo corre avanti …</translation>
    </message>
    <message>
        <source>{time} of the recording are left</source>
        <translation>Restano {time} di registrazione</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>RIPRODUZIONE</translation>
    </message>
    <message>
        <source>Nothing more is going to happen</source>
        <translation>Non deve succedere altro</translation>
    </message>
    <message>
        <source>Next event in {time}</source>
        <translation>Prossimo evento fra {time}</translation>
    </message>
    <message>
        <source>In {time}: {event}</source>
        <translation>Fra {time}: {event}</translation>
    </message>
    <message>
        <source>Ports named rightly: {ports}.</source>
        <translation>Porte indicate bene: {ports}.</translation>
    </message>
    <message>
        <source>Ports left out: {ports}.</source>
        <translation>Porte dimenticate: {ports}.</translation>
    </message>
    <message>
        <source>Ports that suffer from something else, or nothing: {ports}.</source>
        <translation>Porte che soffrono di altro, o di nulla: {ports}.</translation>
    </message>
    <message>
        <source>There is more to find here: {summaries}</source>
        <translation>Qui c&apos;è altro da trovare: {summaries}</translation>
    </message>
    <message>
        <source>You say that nothing is wrong, and the diagnosis finds nothing either.</source>
        <translation>Secondo voi non c&apos;è nulla che non va, e nemmeno la diagnosi trova nulla.</translation>
    </message>
    <message>
        <source>The diagnosis finds nothing at this moment. If an event is still to come, jump to it.</source>
        <translation>In questo momento la diagnosi non trova nulla. Se deve ancora succedere qualcosa, saltare al prossimo evento.</translation>
    </message>
    <message>
        <source>The cause is right: {cause}.</source>
        <translation>La causa è giusta: {cause}.</translation>
    </message>
    <message>
        <source>You say that nothing is wrong; the diagnosis says: {cause}.</source>
        <translation>Secondo voi non c&apos;è nulla che non va; secondo la diagnosi: {cause}.</translation>
    </message>
    <message>
        <source>The cause is another one. You say: {yours}. The diagnosis says: {theirs}.</source>
        <translation>La causa è un&apos;altra. Secondo voi: {yours}. Secondo la diagnosi: {theirs}.</translation>
    </message>
</context>
<context>
    <name>StudioPane</name>
    <message>
        <source>Speaker notes</source>
        <translation>Note per chi presenta</translation>
    </message>
    <message>
        <source>What is wrong here?</source>
        <translation>Che cosa non va qui?</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La risposta</translation>
    </message>
    <message>
        <source>Notes in a window of their own</source>
        <translation>Note in una finestra propria</translation>
    </message>
    <message>
        <source>Notes in a window of their own, for a second screen (Ctrl+Shift+K)</source>
        <translation>Note in una finestra propria, per un secondo schermo (Ctrl+Maiusc+K)</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>Chiudi questo riquadro</translation>
    </message>
    <message>
        <source>Story and notes</source>
        <translation>Storia e note</translation>
    </message>
    <message>
        <source>Close this pane (Esc)</source>
        <translation>Chiudi questo riquadro (Esc)</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Storia</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lezione</translation>
    </message>
</context>
<context>
    <name>Surroundings</name>
    <message>
        <source>This computer: network {name} is up, with {addresses}</source>
        <translation>Questo computer: rete {name} attiva, con {addresses}</translation>
    </message>
    <message>
        <source>This computer: network {name} is down; it had {addresses}</source>
        <translation>Questo computer: rete {name} non più attiva; aveva {addresses}</translation>
    </message>
    <message>
        <source>This computer: VPN or tunnel {name} is up, with {addresses}</source>
        <translation>Questo computer: VPN o tunnel {name} attivo, con {addresses}</translation>
    </message>
    <message>
        <source>This computer: VPN or tunnel {name} is down; it had {addresses}</source>
        <translation>Questo computer: VPN o tunnel {name} non più attivo; aveva {addresses}</translation>
    </message>
    <message>
        <source>This computer: {name} has the address {addresses} now; it had {before}</source>
        <translation>Questo computer: {name} ora ha l&apos;indirizzo {addresses}; aveva {before}</translation>
    </message>
    <message>
        <source>This computer: the way out is from {addresses} now; it was from {before}</source>
        <translation>Questo computer: ora esce da {addresses}; usciva da {before}</translation>
    </message>
    <message>
        <source>This computer: there is no way out now; it was from {before}</source>
        <translation>Questo computer: ora non ha un&apos;uscita verso la rete; usciva da {before}</translation>
    </message>
    <message>
        <source>This computer slept for {length}</source>
        <translation>Questo computer è stato in sospensione per {length}</translation>
    </message>
    <message>
        <source>This computer slept, or was stopped, for {length}</source>
        <translation>Questo computer è stato in sospensione, o fermo, per {length}</translation>
    </message>
    <message>
        <source>This computer: its clock was set {length} forward</source>
        <translation>Questo computer: l&apos;orologio è stato spostato avanti di {length}</translation>
    </message>
    <message>
        <source>This computer: its clock was set {length} back</source>
        <translation>Questo computer: l&apos;orologio è stato spostato indietro di {length}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nessun indirizzo</translation>
    </message>
</context>
<context>
    <name>Thumbnail</name>
    <message>
        <source>sepgui at a glance</source>
        <translation>sepgui a colpo d&apos;occhio</translation>
    </message>
    <message>
        <source>A double click brings the whole window</source>
        <translation>Con un doppio clic torna la finestra intera</translation>
    </message>
</context>
<context>
    <name>Tls</name>
    <message>
        <source>expired</source>
        <translation>scaduto</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <translation>non ancora valido</translation>
    </message>
    <message>
        <source>issued for another name</source>
        <translation>emesso per un altro nome</translation>
    </message>
    <message>
        <source>self-signed</source>
        <translation>autofirmato</translation>
    </message>
    <message>
        <source>from an authority this computer does not trust</source>
        <translation>emesso da un&apos;autorità di cui questo computer non si fida</translation>
    </message>
    <message>
        <source>opened and signed again on the way (SSL inspection)</source>
        <translation>aperto e firmato di nuovo lungo il percorso (ispezione SSL)</translation>
    </message>
    <message>
        <source>weak key</source>
        <translation>chiave debole</translation>
    </message>
    <message>
        <source>weak signature</source>
        <translation>firma debole</translation>
    </message>
    <message>
        <source>speaks only outdated versions (TLS 1.0 or 1.1)</source>
        <translation>parla solo versioni superate (TLS 1.0 o 1.1)</translation>
    </message>
    <message>
        <source>the handshake failed</source>
        <translation>l&apos;handshake è fallito</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 g</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>{action} (F5)</source>
        <translation>{action} (F5)</translation>
    </message>
    <message>
        <source>Run once</source>
        <translation>Sonda una volta</translation>
    </message>
    <message>
        <source>Ask every port once, now (Ctrl+R)</source>
        <translation>Sonda ogni porta una volta, adesso (Ctrl+R)</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Questo computer</translation>
    </message>
    <message>
        <source>SEP version</source>
        <translation>Versione di SEP</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Intervallo di tempo</translation>
    </message>
    <message>
        <source>Last {range}</source>
        <translation>Ultimi {range}</translation>
    </message>
    <message>
        <source>Show the last {range}</source>
        <translation>Mostra gli ultimi {range}</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>{host} ({address}), TCP port {port}</source>
        <translation>{host} ({address}), porta TCP {port}</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Salto</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Che cosa è tornato</translation>
    </message>
    <message>
        <source>the port accepts the connection</source>
        <translation>la porta accetta la connessione</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nessuna risposta</translation>
    </message>
    <message>
        <source>the connection is refused with a reset</source>
        <translation>la connessione è rifiutata con un reset</translation>
    </message>
    <message>
        <source>accepted and reset at once</source>
        <translation>accettata e subito chiusa con un reset</translation>
    </message>
    <message>
        <source>this computer could not send ({errno})</source>
        <translation>questo computer non ha potuto inviare ({errno})</translation>
    </message>
    <message>
        <source>the hops are used up at this router</source>
        <translation>i salti concessi finiscono su questo router</translation>
    </message>
    <message>
        <source>Port {port} was not asked: {why}.</source>
        <translation>La porta {port} non è stata sondata: {why}.</translation>
    </message>
    <message>
        <source>On port {port} not even the first hop answers: this computer&apos;s own firewall drops it, or the routers on the way do not tell.</source>
        <translation>Sulla porta {port} non risponde nemmeno il primo salto: la scarta il firewall di questo computer, oppure i router lungo la strada non lo dicono.</translation>
    </message>
    <message>
        <source>Port {port} goes round in a circle between routers: a routing loop; after {hops} hops no end.</source>
        <translation>La porta {port} gira in tondo tra i router: un anello di instradamento; dopo {hops} salti non c&apos;è fine.</translation>
    </message>
    <message>
        <source>Port {port} answers: {address} accepts, at hop {hop}.</source>
        <translation>La porta {port} risponde: {address} accetta, al salto {hop}.</translation>
    </message>
    <message>
        <source>Port {port} is accepted and reset at once at hop {hop}, in the name of {address}: by a firewall or proxy, or by a service that turns this computer away.</source>
        <translation>La porta {port} viene accettata e subito chiusa con un reset al salto {hop}, a nome di {address}: da un firewall o un proxy, oppure da un servizio che respinge questo computer.</translation>
    </message>
    <message>
        <source>Port {port} is refused with a reset at hop {hop}, in the name of {address}: nothing listens there, or a firewall refuses in the host&apos;s name.</source>
        <translation>La porta {port} è rifiutata con un reset al salto {hop}, a nome di {address}: lì nessuno ascolta, oppure un firewall rifiuta a nome dell&apos;host.</translation>
    </message>
    <message>
        <source>{address} turns port {port} away, at hop {hop}: {why}.</source>
        <translation>{address} respinge la porta {port}, al salto {hop}: {why}.</translation>
    </message>
    <message>
        <source>The last to answer on port {port} is {address}, at hop {hop}: the packets stop there or beyond, or they arrive and nothing comes back.</source>
        <translation>L&apos;ultimo a rispondere sulla porta {port} è {address}, al salto {hop}: i pacchetti si fermano lì o più in là, oppure arrivano e non torna nulla.</translation>
    </message>
    <message>
        <source>After {hops} hops port {port} has no end; the last to answer is {address}, at hop {hop}.</source>
        <translation>Dopo {hops} salti la porta {port} non ha fine; l&apos;ultimo a rispondere è {address}, al salto {hop}.</translation>
    </message>
    <message>
        <source>Port {port} was asked as far as {address}, at hop {hop}; then: {why}.</source>
        <translation>La porta {port} è stata sondata fino a {address}, al salto {hop}; poi: {why}.</translation>
    </message>
    <message>
        <source>Ports {port} and {reference} go the same way and are treated alike, as far as can be seen.</source>
        <translation>Le porte {port} e {reference} fanno la stessa strada e sono trattate allo stesso modo, per quanto si vede.</translation>
    </message>
    <message>
        <source>The ways of ports {port} and {reference} part at hop {hop}: a load balancer, a proxy or a rule that routes by port.</source>
        <translation>Le strade delle porte {port} e {reference} si dividono al salto {hop}: un bilanciatore, un proxy o una regola che instrada per porta.</translation>
    </message>
    <message>
        <source>Port {port} is turned away at hop {hop}, in the name of {address}; port {reference} goes on to {beyond}.</source>
        <translation>La porta {port} è respinta al salto {hop}, a nome di {address}; la porta {reference} prosegue fino a {beyond}.</translation>
    </message>
    <message>
        <source>Port {port} gets no farther than {address}, at hop {hop}; port {reference} goes on to {beyond}. What swallows port {port} stands at {address}, or between it and {beyond}.</source>
        <translation>La porta {port} non va oltre {address}, al salto {hop}; la porta {reference} prosegue fino a {beyond}. Ciò che inghiotte la porta {port} sta su {address}, o tra questo e {beyond}.</translation>
    </message>
    <message>
        <source>Port {port} does not get to the first hop that answers on port {reference}, {beyond}: this computer&apos;s own firewall drops it, or something before {beyond} does.</source>
        <translation>La porta {port} non arriva al primo salto che risponde sulla porta {reference}, {beyond}: la scarta il firewall di questo computer, o qualcosa prima di {beyond}.</translation>
    </message>
</context>
<context>
    <name>Vantage</name>
    <message>
        <source>“{wanted}” is neither a host of the site nor a role; use none, a host or one of: {roles}.</source>
        <translation>«{wanted}» non è né un host della sede né un ruolo; usare none, un host o uno di questi: {roles}.</translation>
    </message>
    <message>
        <source>No host of the site is in the role “{role}”; name it with --role {role}=HOST.</source>
        <translation>Nessun host della sede ha il ruolo «{role}»; indicarlo con --role {role}=HOST.</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>open</source>
        <translation>aperta</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>chiusa</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>filtrata</translation>
    </message>
    <message>
        <source>open|filtered</source>
        <translation>aperta|filtrata</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>irraggiungibile</translation>
    </message>
    <message>
        <source>local error</source>
        <translation>errore locale</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confermata</translation>
    </message>
    <message>
        <source>unexpected</source>
        <translation>inattesa</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>in errore</translation>
    </message>
    <message>
        <source>mute</source>
        <translation>muta</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>non verificata</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>degradata</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>problema</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>come previsto</translation>
    </message>
    <message>
        <source>unproven</source>
        <translation>non dimostrabile</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>non applicabile</translation>
    </message>
</context>
<context>
    <name>Version</name>
    <message>
        <source>“{typed}” is not a SEP version: write it like 14.3, 12.1.5, 14.3 MP1 or 14.3 RU1.</source>
        <translation>«{typed}» non è una versione di SEP: scriverla come 14.3, 12.1.5, 14.3 MP1 o 14.3 RU1.</translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message>
        <source>{ports} and {count} more</source>
        <translation>{ports} e altre {count}</translation>
    </message>
    <message>
        <source>Waiting for {ports} to open: nothing else is asked meanwhile, and this gently.</source>
        <translation>In attesa di {ports}: intanto non si sonda altro, e questo con calma.</translation>
    </message>
    <message>
        <source>Waiting for {ports} to open.</source>
        <translation>In attesa di {ports}.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n port(s)</source>
        <translation>
            <numerusform>In attesa di %n porta</numerusform>
            <numerusform>In attesa di %n porte</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Smetti di aspettare</translation>
    </message>
    <message>
        <source>Ask every port again as before</source>
        <translation>Interroga di nuovo tutte le porte come prima</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafico</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Porte</translation>
    </message>
    <message>
        <source>Findings ({count})</source>
        <translation>Diagnosi ({count})</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Viste</translation>
    </message>
</context>
</TS>
