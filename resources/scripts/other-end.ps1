# @WHAT@
# @HARMLESS@
# @HOW@
#   powershell -NoProfile -ExecutionPolicy Bypass -File @FILE@.ps1 > @FILE@.json
# For Windows PowerShell 5.1 and later.

$ErrorActionPreference = 'Stop'
$timeoutMs = @MILLISECONDS@
$head = @HEAD@ | ConvertFrom-Json
$results = New-Object System.Collections.ArrayList

function Get-Now { [DateTime]::UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", [Globalization.CultureInfo]::InvariantCulture) }

function Add-Result($entry, $name, $address, $port, $state, $reason, $ms, $at) {
    [void]$results.Add([ordered]@{
        entry = $entry; host = $name; address = $address; transport = 'tcp'; port = $port
        state = $state; reason = $reason; connect_ms = $ms; at = $at
    })
}

# One connection to one address, opened and closed.
function Test-Address($entry, $name, $ip, $port) {
    $at = Get-Now
    $state = 'filtered'; $reason = 'no-response'; $ms = $null; $socket = $null
    try {
        $socket = New-Object System.Net.Sockets.Socket($ip.AddressFamily, [Net.Sockets.SocketType]::Stream, [Net.Sockets.ProtocolType]::Tcp)
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $wait = $socket.BeginConnect($ip, $port, $null, $null)
        if ($wait.AsyncWaitHandle.WaitOne($timeoutMs, $false)) {
            $socket.EndConnect($wait)
            $ms = [Math]::Round($watch.Elapsed.TotalMilliseconds, 1)
            $state = 'open'; $reason = 'syn-ack'
            $socket.Shutdown([Net.Sockets.SocketShutdown]::Both)
        }
    } catch {
        $cause = $_.Exception.GetBaseException()
        if ($state -ne 'open') {
            $state = 'error'; $reason = 'local-error'
            if ($cause -is [Net.Sockets.SocketException]) {
                switch ($cause.SocketErrorCode.ToString()) {
                    'ConnectionRefused'  { $state = 'closed';      $reason = 'conn-refused' }
                    'TimedOut'           { $state = 'filtered';    $reason = 'no-response' }
                    'HostUnreachable'    { $state = 'unreachable'; $reason = 'host-unreach' }
                    'NetworkUnreachable' { $state = 'error';       $reason = 'no-route' }
                    'AccessDenied'       { $state = 'error';       $reason = 'local-firewall' }
                }
            }
        }
    } finally {
        if ($socket) { $socket.Close() }
    }
    Add-Result $entry $name $ip.ToString() $port $state $reason $ms $at
}

function Test-Flow($entry, $name, $port, $pause) {
    try {
        $addresses = @([Net.Dns]::GetHostAddresses($name))
    } catch {
        Add-Result $entry $name '' $port 'error' 'name-error' $null (Get-Now)
        return
    }
    foreach ($ip in $addresses) {
        Test-Address $entry $name $ip $port
        Start-Sleep -Seconds $pause
    }
}

$started = Get-Now
@FLOWS@

[ordered]@{
    schema = '@SCHEMA@'; script = 'powershell'; computer = $env:COMPUTERNAME; started = $started
    vantage = $head.vantage; managers = @($head.managers | ForEach-Object { $_ }); clients = @($head.clients | ForEach-Object { $_ })
    sep_version = $head.sep_version; site = $head.site; flows = @($results | ForEach-Object { $_ })
} | ConvertTo-Json -Depth 4
