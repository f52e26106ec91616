package nl.qualityregister.certificate;

import java.util.Objects;

/**
 * Everything that is on one certificate, as printed, so that it can be rendered again to the same bytes when labels, texts and house
 * style have long changed.
 *
 * @param stationery what it shares with all others of its register and kind
 */
record PrintedCertificate(Stationery stationery, Particulars particulars) {
    Particulars.Portable portable() {
        return Objects.requireNonNull(particulars.portable(), "made before there were credentials");
    }
}
