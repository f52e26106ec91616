package nl.qualityregister.norm;

/** Names one version of a norm set; a cycle is pinned to one. */
public record NormVersion(NormSetId normSet, String version) {

    public NormVersion {
        Ids.requireVersion(version);
    }

    public static NormVersion of(String normSet, String version) {
        return new NormVersion(new NormSetId(normSet), version);
    }

    /** As people write it: {@code krsd-demo/2022}. */
    @Override
    public String toString() {
        return normSet + "/" + version;
    }
}
