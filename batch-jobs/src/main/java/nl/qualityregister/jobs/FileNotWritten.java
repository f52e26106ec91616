package nl.qualityregister.jobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file of a job could not be laid down: the disk is full, or gone. Nothing half lies in its place; the same order writes it later. */
public final class FileNotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FileNotWritten(Path place, IOException why) {
        super(place + " could not be written (" + reason(why) + "); the same order writes it when there is room");
    }

    /** What the system says of it, without the place. */
    public static String reason(IOException why) {
        String reason = why instanceof FileSystemException system ? system.getReason() : why.getMessage();
        return reason == null ? why.getClass().getSimpleName() : reason;
    }
}
