package nl.qualityregister.notification;

import java.util.Set;

/** Makes mails of messages of some templates, when they leave: addresses and words are looked up then. */
interface Correspondence {
    Set<String> templates();

    /** Throws {@link DeliveryFailed} when there is nobody, or nothing any more, to write to. */
    Mail mail(Message message);
}
