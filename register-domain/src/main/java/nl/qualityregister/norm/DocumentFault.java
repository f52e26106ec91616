package nl.qualityregister.norm;

/**
 * Something wrong in a document.
 *
 * @param pointer where: a JSON pointer (RFC 6901); empty for the document as a whole
 * @param message what, in a sentence for the person who writes the document
 */
public record DocumentFault(String pointer, String message) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
    }
}
