package nl.qualityregister.certificate;

/**
 * Everything that is on one certificate, as printed, so that it can be rendered again to the same bytes when labels, texts and house
 * style have long changed.
 *
 * @param stationery what it shares with all others of its register and kind
 */
record PrintedCertificate(Stationery stationery, Particulars particulars) {}
