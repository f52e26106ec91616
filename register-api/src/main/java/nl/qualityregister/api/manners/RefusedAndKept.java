package nl.qualityregister.api.manners;

import jakarta.servlet.http.HttpServletRequest;

/** Says of a request that it was refused and nevertheless kept something: then its transaction is not undone. */
public final class RefusedAndKept {
    private static final String MARK = RefusedAndKept.class.getName();

    private RefusedAndKept() {}

    public static void mark(HttpServletRequest request) {
        request.setAttribute(MARK, true);
    }

    static boolean isMarked(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }
}
