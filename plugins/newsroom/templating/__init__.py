"""Turn a publication into views, and views into text through a theme's templates."""
