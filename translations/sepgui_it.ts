<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>Version</name>
    <message>
        <source>“{typed}” is not a SEP version: write it like 14.3, 12.1.5, 14.3 MP1 or 14.3 RU1.</source>
        <translation>«{typed}» non è una versione di SEP: scriverla come 14.3, 12.1.5, 14.3 MP1 o 14.3 RU1.</translation>
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
        <source>a list of tables</source>
        <translation>un elenco di tabelle</translation>
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
    <name>Site</name>
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
</TS>
