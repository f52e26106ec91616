package nl.qualityregister.jobs.backup;

/** Said in one line to whoever asked; nothing was done, or nothing of it is left. */
final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupRefused(String line) {
        super(line);
    }
}
