/**
 * Who calls, and what he may. The token says who; the register says what: an operation is allowed to one who holds a role that the
 * table in {@link nl.qualityregister.api.security.Permissions} names, and whose token carries the scope of that role. What of a kind
 * somebody may touch is said in {@link nl.qualityregister.api.security.Reach} alone.
 */
@NullMarked
package nl.qualityregister.api.security;

import org.jspecify.annotations.NullMarked;
