/** Registers and their norm sets as versioned, effective-dated data, and the pure evaluator that judges by them. It knows the trail and files. */
@NullMarked
package nl.qualityregister.norm;

import org.jspecify.annotations.NullMarked;
