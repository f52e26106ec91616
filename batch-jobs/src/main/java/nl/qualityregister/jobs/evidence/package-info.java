/** Jobs of the evidence: who is to be reminded of what. */
@NullMarked
package nl.qualityregister.jobs.evidence;

import org.jspecify.annotations.NullMarked;
