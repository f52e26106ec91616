package nl.qualityregister.certificate;

import org.jspecify.annotations.Nullable;

/**
 * One certificate to be made.
 *
 * @param receiver for whom it is given; empty when for nobody in particular
 * @param account for a statement of what was counted
 * @param standing for a statement of good standing
 */
record Order(
        Entitled person,
        CertificateKind kind,
        int edition,
        String receiver,
        Particulars.@Nullable Account account,
        Particulars.@Nullable Standing standing) {

    /** The certificate of a cycle. */
    static Order ofCycle(Entitled person, int edition) {
        return new Order(person, CertificateKind.ofCycle(person.renewal()), edition, "", null, null);
    }
}
