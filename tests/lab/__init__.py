"""The lab: namespaces with real firewall rules, delay and loss, misbehaving listeners and real servers."""
