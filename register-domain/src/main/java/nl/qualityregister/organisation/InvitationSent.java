package nl.qualityregister.organisation;

/** Somebody is to be written to. */
public record InvitationSent(InvitationId invitation) {}
