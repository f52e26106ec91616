package nl.qualityregister.jobs.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.jobs.FileNotWritten;
import nl.qualityregister.jobs.OrderRefused;

/** Where PDFs lie as {@code <number>.pdf}: whole ones only, each moved to its place when all of it is on the disk. */
final class CertificateFolder {
    private final Path folder;

    private CertificateFolder(Path folder) {
        this.folder = folder;
    }

    /** Made when it is not there; refuses with {@link OrderRefused} when nothing can be written there. */
    static CertificateFolder at(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OrderRefused("folder=" + folder + " cannot be made: " + FileNotWritten.reason(e));
        }
        if (!Files.isWritable(folder)) {
            throw new OrderRefused(
                    "folder=" + folder + " cannot be written to: let this user write there, or name another");
        }
        return new CertificateFolder(folder);
    }

    boolean lacks(Certificate certificate) {
        return Files.notExists(place(certificate));
    }

    /** A file that is there with the same bytes is not touched. */
    void write(Certificate certificate, byte[] pdf) {
        Path place = place(certificate);
        Path unfinished = folder.resolve("." + certificate.number() + ".unfinished");
        try {
            if (!Files.exists(place) || !Arrays.equals(Files.readAllBytes(place), pdf)) {
                Files.write(unfinished, pdf);
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            discard(unfinished, e);
            throw new CertificateNotWritten(place, e);
        }
    }

    private static void discard(Path unfinished, IOException why) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private Path place(Certificate certificate) {
        return folder.resolve(certificate.number() + ".pdf");
    }
}
