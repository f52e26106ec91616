/** Jobs around admission. */
@NullMarked
package nl.qualityregister.jobs.admission;

import org.jspecify.annotations.NullMarked;
