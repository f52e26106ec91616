/** Bytes by content hash, their type told from their content and not from their name, and what a scanner made of them. It knows the trail. */
@NullMarked
package nl.qualityregister.file;

import org.jspecify.annotations.NullMarked;
