package nl.qualityregister.jobs.certificate;

import java.io.IOException;
import java.nio.file.Path;
import nl.qualityregister.jobs.FileNotWritten;

/** A PDF could not be laid down: the disk is full, or gone. The certificate is issued; the same order lays it down later. */
final class CertificateNotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CertificateNotWritten(Path place, IOException why) {
        super(place + " could not be written (" + FileNotWritten.reason(why)
                + "): make room; the certificate is issued, and the same order writes the file");
    }
}
