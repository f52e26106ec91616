package nl.qualityregister.file;

public enum ScanState {
    UNSCANNED,
    CLEAN,
    INFECTED
}
