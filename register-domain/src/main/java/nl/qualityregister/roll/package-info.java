/**
 * The public register itself: append-only entries with true-from/until and recorded-at, the standing projected from them, and the
 * change sequence. It knows registrants and everything left of them.
 */
@NullMarked
package nl.qualityregister.roll;

import org.jspecify.annotations.NullMarked;
