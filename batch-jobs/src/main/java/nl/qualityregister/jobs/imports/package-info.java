/**
 * Files that are taken in. What a file looks like is described in {@code schemas/json/import}; a {@link FileKind} says what one of
 * its rows means to the register; {@link Intake} does what is the same for all: it reads the file as a stream, keeps rows with a
 * fault apart, takes the others in by chunks, and goes on where it was.
 */
@NullMarked
package nl.qualityregister.jobs.imports;

import org.jspecify.annotations.NullMarked;
