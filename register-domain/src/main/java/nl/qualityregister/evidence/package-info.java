/**
 * What a professional claims: activities, practice, interruptions, documents; as drafts, submitted, judged or withdrawn. It knows
 * courses and everything left of them.
 */
@NullMarked
package nl.qualityregister.evidence;

import org.jspecify.annotations.NullMarked;
