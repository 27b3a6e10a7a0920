"""What holds for the project as a whole: what is shipped, how the tree is kept, what an import may cost."""
