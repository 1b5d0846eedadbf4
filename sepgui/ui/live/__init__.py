"""What goes on beside the matrix: waiting for ports, tray icon, notifications, small window, notes."""
