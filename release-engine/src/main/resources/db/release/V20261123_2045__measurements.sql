-- What the verifier measured while it judged a release, to be plotted; null if it measured nothing.
ALTER TABLE releases ADD COLUMN measurements text;
