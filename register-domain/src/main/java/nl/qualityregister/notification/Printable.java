package nl.qualityregister.notification;

import nl.qualityregister.registrant.Registrant;

/**
 * Correspondence with people that must reach them: by mail with the letter as PDF, or as that PDF alone for the office to print and post
 * to who has no address, or whose address does not take it.
 */
interface Printable extends Correspondence {
    /** Throws {@link DeliveryFailed} when there is nothing any more to write about. */
    Posted posted(Message message, Registrant person);

    static Channel channel(Registrant person) {
        return person.email() == null ? Channel.LETTER : Channel.MAIL;
    }
}
