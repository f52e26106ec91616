/**
 * What concerns all that is held about a person: the inventory, the export, rectification, erasure and retention. It stands right of
 * all rooms and reads the tables of each. It writes them in one case only: what the inventory says of rows whose person is erased or whose
 * term is over; where more than rows is at stake it calls the room's own door.
 */
@NullMarked
package nl.qualityregister.privacy;

import org.jspecify.annotations.NullMarked;
