/** Long lists answered, keys changed, ends announced: what is done for employers while they do not wait. */
@NullMarked
package nl.qualityregister.jobs.verification;

import org.jspecify.annotations.NullMarked;
