package nl.qualityregister.notification;

import java.util.UUID;

/**
 * Something claimed from the outbox, to be told now.
 *
 * @param id the same each time it is sent, so that a receiver can tell a repetition
 * @param recipient the id of the registrant or of the organisation
 * @param tries this one included
 */
record Message(UUID id, Channel channel, String recipient, StatusChange change, int tries) {}
