/** The one review desk: whatever a person has to judge is an item here. It knows evidence and everything left of it. */
@NullMarked
package nl.qualityregister.assessment;

import org.jspecify.annotations.NullMarked;
