/**
 * The operations of the contract, one class per resource: each reads what was sent, asks one door, shows what came back. What of a
 * kind the caller may touch is asked of {@link nl.qualityregister.api.security.Reach}.
 */
@NullMarked
package nl.qualityregister.api.operation;

import org.jspecify.annotations.NullMarked;
