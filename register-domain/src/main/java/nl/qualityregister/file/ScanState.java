package nl.qualityregister.file;

/** {@code WAIVED}: the installation said that it has no scanner, and the file goes on with that on it. */
public enum ScanState {
    UNSCANNED,
    WAIVED,
    CLEAN,
    INFECTED;

    /** Whether anybody but a scanner may have the bytes. */
    public boolean served() {
        return this == CLEAN || this == WAIVED;
    }
}
