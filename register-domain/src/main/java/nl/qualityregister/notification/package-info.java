/** The outbox: what must be told to whom, tries and the delivery log. It knows verification and everything left of it. */
@NullMarked
package nl.qualityregister.notification;

import org.jspecify.annotations.NullMarked;
