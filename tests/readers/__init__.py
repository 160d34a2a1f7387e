"""Files of every form and fault become blocks or a refusal that says what to do."""
