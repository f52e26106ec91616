/** Jobs that say in numbers what a register is and does. */
@NullMarked
package nl.qualityregister.jobs.report;

import org.jspecify.annotations.NullMarked;
