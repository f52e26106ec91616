/** A register full of people who do not exist, for benchmarks and rehearsals; the same people for the same seed and day. */
@NullMarked
package nl.qualityregister.jobs.seed;

import org.jspecify.annotations.NullMarked;
