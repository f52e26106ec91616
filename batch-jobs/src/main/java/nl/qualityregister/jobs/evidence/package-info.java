/** Jobs of evidence and its files: whom to remind, what to scan. */
@NullMarked
package nl.qualityregister.jobs.evidence;

import org.jspecify.annotations.NullMarked;
