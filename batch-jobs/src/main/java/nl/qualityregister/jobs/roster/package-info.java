/** Rosters checked without a network. */
@NullMarked
package nl.qualityregister.jobs.roster;

import org.jspecify.annotations.NullMarked;
