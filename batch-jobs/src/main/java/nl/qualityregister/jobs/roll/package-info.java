/** The roll and its log: checkpoints and tiles, the audit, the rebuilding of what follows from the entries, and the verifier from outside. */
@NullMarked
package nl.qualityregister.jobs.roll;

import org.jspecify.annotations.NullMarked;
