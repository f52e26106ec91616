/**
 * How the API says no: every refusal, of a room, of the framework or of the house, becomes one problem body (RFC 9457), worded in
 * Dutch or English from {@code schemas/problems}, and its type resolves to a page.
 */
@NullMarked
package nl.qualityregister.api.problem;

import org.jspecify.annotations.NullMarked;
