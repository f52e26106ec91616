/** A registrant's cycles and what the norm says of them: who is due, verdicts, the dossier. It knows points and everything left of it. */
@NullMarked
package nl.qualityregister.cycle;

import org.jspecify.annotations.NullMarked;
