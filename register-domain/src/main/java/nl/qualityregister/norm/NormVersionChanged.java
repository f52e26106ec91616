package nl.qualityregister.norm;

/** A version that has been recorded was found with another content; a version never changes, so nothing starts. */
public final class NormVersionChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NormVersionChanged(NormVersion version, String recorded, String found) {
        super("Norm set " + version + " was recorded with SHA-256 " + recorded + " and is now found with " + found
                + ": a version never changes. Give what changed a new version. A home of the demonstration, in which nothing real"
                + " was judged, can be begun anew with ./register demo --fresh.");
    }
}
