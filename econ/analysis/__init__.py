"""Questions to a result: tables, sensitivity, the question turned round, comparison, restatement, guard-rails."""
