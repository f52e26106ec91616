package nl.qualityregister.file;

import java.nio.file.Path;

/** Looks for malware in a content that is complete. */
interface Scanner {
    /** {@code UNSCANNED} when it could not tell, now: it is asked again later. */
    ScanState scan(Path content);

    /** Whether it looks at all, so that what waits is worth handing to it. */
    boolean looks();
}
