package nl.qualityregister.course;

import nl.qualityregister.organisation.OrganisationId;

/** For whom attendance is handed in, which says of which editions and until when. */
public sealed interface Reporter {
    /** The office: any edition, also after the term. */
    record Office() implements Reporter {}

    /** A provider: its own editions, within the term. */
    record Provider(OrganisationId organisation) implements Reporter {}

    /** An employer: the editions that their provider delegated to it, within the term. */
    record Employer(OrganisationId organisation) implements Reporter {}
}
