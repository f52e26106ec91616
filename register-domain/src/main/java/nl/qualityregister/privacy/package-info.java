/**
 * What concerns all that is held about a person: the inventory, the export, later rectification, erasure and retention. It stands right
 * of all rooms and reads the tables of each; it writes none of them.
 */
@NullMarked
package nl.qualityregister.privacy;

import org.jspecify.annotations.NullMarked;
