"""What a person sees and presses, one file a screen."""
