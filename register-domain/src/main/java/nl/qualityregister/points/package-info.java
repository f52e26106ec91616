/** The ledger of credited facts; a correction is a counter-entry. It knows assessment and everything left of it. */
@NullMarked
package nl.qualityregister.points;

import org.jspecify.annotations.NullMarked;
