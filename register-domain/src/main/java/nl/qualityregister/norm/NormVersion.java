package nl.qualityregister.norm;

/** One immutable version of a norm set. */
public record NormVersion(NormSetId normSet, String version) {}
