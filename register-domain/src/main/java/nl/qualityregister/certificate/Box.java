package nl.qualityregister.certificate;

/** A place on the page in points, from the lower left corner. */
record Box(float left, float bottom, float width, float height) {
    float right() {
        return left + width;
    }

    float top() {
        return bottom + height;
    }

    float middle() {
        return left + width / 2;
    }
}
