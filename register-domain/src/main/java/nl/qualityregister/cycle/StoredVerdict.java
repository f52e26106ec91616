package nl.qualityregister.cycle;

import nl.qualityregister.norm.NormVersion;

/** The latest verdict on a cycle, with what tells whether it still holds. */
record StoredVerdict(Judged judged, NormVersion norm, String seal) {
    boolean holdsFor(Dossier dossier) {
        return seal.equals(dossier.sources().seal())
                && norm.equals(dossier.cycle().terms().norm())
                && judged.evaluatedOn().equals(dossier.asOf());
    }
}
