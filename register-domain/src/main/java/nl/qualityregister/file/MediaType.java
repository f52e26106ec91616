package nl.qualityregister.file;

/** What is taken. */
enum MediaType {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    ODT("application/vnd.oasis.opendocument.text"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
