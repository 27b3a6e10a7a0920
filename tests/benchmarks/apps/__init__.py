"""Small programs that stand for what Accord is measured against."""
