/** What waits in the outbox leaves it. */
@NullMarked
package nl.qualityregister.jobs.notification;

import org.jspecify.annotations.NullMarked;
