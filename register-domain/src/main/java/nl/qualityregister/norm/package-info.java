/**
 * Registers and their norm sets as versioned, effective-dated data, and the pure evaluator that judges by them. It knows the
 * trail and files.
 *
 * <p>A norm set is read, checked and compiled once; from then on it is an immutable value that turns the facts of one
 * registrant into a verdict. The evaluator knows no clock, no database and no other room.
 */
@NullMarked
package nl.qualityregister.norm;

import org.jspecify.annotations.NullMarked;
