"""What is known of languages whatever the task: words, scripts, orthographies."""
