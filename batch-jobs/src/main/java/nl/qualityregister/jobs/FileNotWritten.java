package nl.qualityregister.jobs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of a job could not be laid down: the disk is full, or gone. Nothing half lies in its place; the same order writes it later. */
public final class FileNotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FileNotWritten(Path place, IOException why) {
        super(place + " could not be written (" + reason(why) + "): make room, or let this user write there");
    }

    /** What the system says of it, without the place. */
    public static String reason(IOException why) {
        return switch (why) {
            case NoSuchFileException gone -> "the folder is not there and cannot be made";
            case AccessDeniedException denied -> "this user may not";
            case FileAlreadyExistsException other -> "something else lies in its place";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        };
    }
}
