/** Jobs of the review desk: what was asked back and is waited for. */
@NullMarked
package nl.qualityregister.jobs.assessment;

import org.jspecify.annotations.NullMarked;
