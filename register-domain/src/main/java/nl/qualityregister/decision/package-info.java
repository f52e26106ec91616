/**
 * What people and, where it may, the norm decide: admission, renewal, measures. It looks to the right of the room whose facts it
 * changes by calling left. It knows cycles and everything left of them.
 */
@NullMarked
package nl.qualityregister.decision;

import org.jspecify.annotations.NullMarked;
