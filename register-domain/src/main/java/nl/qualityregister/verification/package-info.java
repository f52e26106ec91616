/** What an employer may learn, as of which day and as known when, with a receipt. It knows certificates and everything left of them. */
@NullMarked
package nl.qualityregister.verification;

import org.jspecify.annotations.NullMarked;
