#!/bin/sh
# @WHAT@
# @HARMLESS@
# @HOW@
#   sh @FILE@.sh > @FILE@.json

LC_ALL=C
export LC_ALL
seconds=@SECONDS@
comma=

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# The addresses of a host, one a line; none where its name is not known.
addresses() {
    case $1 in
        *:*) echo "$1" ;;
        *[!0-9.]*) if command -v getent > /dev/null 2>&1; then getent ahosts "$1" | awk '!seen[$1]++ { print $1 }'; else echo "$1"; fi ;;
        *) echo "$1" ;;
    esac
}

# One connection, opened and closed; what went wrong is on the output, 124 is the time-out.
connect() {
    if command -v bash > /dev/null 2>&1 && command -v timeout > /dev/null 2>&1; then
        timeout "$seconds" bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>&1 < /dev/null
    else
        nc -v -z -w "$seconds" "$1" "$2" 2>&1 < /dev/null
    fi
}

# try ENTRY HOST PORT PAUSE: one line of JSON for each address.
try() {
    found=$(addresses "$2")
    if [ -z "$found" ]; then
        told "$1" "$2" "" "$3" error name-error "$(now)"
        return
    fi
    for address in $found; do
        at=$(now)
        said=$(connect "$address" "$3")
        code=$?
        case $code:$said in
            0:*) state=open reason=syn-ack ;;
            *refused*) state=closed reason=conn-refused ;;
            124:* | *"timed out"*) state=filtered reason=no-response ;;
            *"o route to host"*) state=unreachable reason=host-unreach ;;
            *"etwork is unreachable"*) state=error reason=no-route ;;
            *"ermission denied"* | *"not permitted"*) state=error reason=local-firewall ;;
            *"not known"* | *"name resolution"* | *"ould not resolve"*) state=error reason=name-error ;;
            127:* | 126:* | *"usage"* | *"nvalid option"*) state=error reason=local-error ;;
            *) state=filtered reason=no-response ;;
        esac
        told "$1" "$2" "$address" "$3" "$state" "$reason" "$at"
        sleep "$4"
    done
}

# told ENTRY HOST ADDRESS PORT STATE REASON AT: where nothing tells addresses, the name stands alone.
told() {
    case $3 in
        *:*) address=$3 ;;
        *[!0-9.]*) address= ;;
        *) address=$3 ;;
    esac
    printf '%s\n {"entry": "%s", "host": "%s", "address": "%s", "transport": "tcp", "port": %s,' \
        "$comma" "$1" "$2" "$address" "$4"
    printf ' "state": "%s", "reason": "%s", "connect_ms": null, "at": "%s"}' "$5" "$6" "$7"
    comma=,
}

computer=$(uname -n | tr -cd 'A-Za-z0-9._-')
printf '{"schema": "@SCHEMA@", "script": "sh", "computer": "%s", "started": "%s",\n' "$computer" "$(now)"
printf '%s\n' @HEAD@
printf '"flows": ['
@FLOWS@
printf '\n]}\n'
