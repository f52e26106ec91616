/**
 * A backup of a whole register while it runs, and its restoring: the database as of one moment, the files it names, and apart from both
 * the keys. Plain programs, for a register that is restored has no database yet.
 */
@NullMarked
package nl.qualityregister.jobs.backup;

import org.jspecify.annotations.NullMarked;
