package nl.qualityregister.certificate;

/** A part of the page that stands in the middle of a column. */
interface CentredPart {
    /** What is at least left free above it. */
    float gap();

    float height();

    void set(Sheet sheet, Box column, float top);
}
