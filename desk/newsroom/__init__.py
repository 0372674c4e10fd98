"""What people do: one action a function, action(desk, by, …), each one transaction."""
