"""The document's templates: data in, clips out, one file each."""
