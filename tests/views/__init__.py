"""What people see: widgets and screens, drawn without a terminal and read back."""
