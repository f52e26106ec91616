package nl.qualityregister.file;

import java.nio.file.Path;

/** Looks for malware in an upload that is complete and not yet kept. */
interface Scanner {
    ScanState scan(Path content);
}
