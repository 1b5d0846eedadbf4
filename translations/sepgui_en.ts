<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CountChips</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n degraded</source>
        <translation>
            <numerusform>%n degraded</numerusform>
            <numerusform>%n degraded</numerusform>
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
            <numerusform>%n as expected</numerusform>
            <numerusform>%n as expected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unproven</source>
        <translation>
            <numerusform>%n unproven</numerusform>
            <numerusform>%n unproven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportActs</name>
    <message numerus="yes">
        <source>{fault} And %n file(s) more.</source>
        <translation>
            <numerusform>{fault} And %n file more.</numerusform>
            <numerusform>{fault} And %n files more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message numerus="yes">
        <source>%n port(s) with a problem</source>
        <translation>
            <numerusform>%n port with a problem</numerusform>
            <numerusform>%n ports with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n port(s) degraded, none with a problem</source>
        <translation>
            <numerusform>%n port degraded, none with a problem</numerusform>
            <numerusform>%n ports degraded, none with a problem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message numerus="yes">
        <source>%n row(s) that cannot be proved from here or do not apply</source>
        <translation>
            <numerusform>%n row that cannot be proved from here or does not apply</numerusform>
            <numerusform>%n rows that cannot be proved from here or do not apply</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s): cannot be proved from here or do not apply</source>
        <translation>
            <numerusform>%n more row: cannot be proved from here or does not apply</numerusform>
            <numerusform>%n more rows: cannot be proved from here or do not apply</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message numerus="yes">
        <source>%n session(s) were cut off, and what they measured is kept.</source>
        <translation>
            <numerusform>1 session was cut off, and what it measured is kept.</numerusform>
            <numerusform>%n sessions were cut off, and what they measured is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message numerus="yes">
        <source>Waiting for %n port(s)</source>
        <translation>
            <numerusform>Waiting for %n port</numerusform>
            <numerusform>Waiting for %n ports</numerusform>
        </translation>
    </message>
</context>
</TS>
