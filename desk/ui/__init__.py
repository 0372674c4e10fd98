"""What people see and press: the only room that knows Qt."""
