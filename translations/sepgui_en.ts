<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
