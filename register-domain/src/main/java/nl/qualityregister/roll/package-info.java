/**
 * The public register itself: append-only entries with true-from/until and recorded-at, the standing projected from them, what of
 * it may be shown to whom, the change sequence, and the Merkle log over all of it. It knows registrants and everything left of them.
 */
@NullMarked
package nl.qualityregister.roll;

import org.jspecify.annotations.NullMarked;
