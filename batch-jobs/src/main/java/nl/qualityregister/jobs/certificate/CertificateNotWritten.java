package nl.qualityregister.jobs.certificate;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A PDF could not be laid down: the disk is full, or gone. The certificate is issued; the same order lays it down later. */
final class CertificateNotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CertificateNotWritten(Path place, IOException why) {
        super(place + " could not be written (" + reason(why)
                + "); the certificate is issued, and the same order writes the file when there is room");
    }

    private static String reason(IOException why) {
        String reason = why instanceof FileSystemException system ? system.getReason() : why.getMessage();
        return reason == null ? why.getClass().getSimpleName() : reason;
    }
}
