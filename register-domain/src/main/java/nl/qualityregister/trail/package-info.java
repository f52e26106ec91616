/** Who did or saw what of whom, when and on which ground: append-only, ids and never contents. It knows no other room. */
@NullMarked
package nl.qualityregister.trail;

import org.jspecify.annotations.NullMarked;
