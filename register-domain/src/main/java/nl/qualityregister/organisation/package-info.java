/**
 * Employers, providers and accrediting bodies as legal bodies; the accounts and clients that act, for whom, in which role, until when.
 * It knows the trail, files and norms.
 */
@NullMarked
package nl.qualityregister.organisation;

import org.jspecify.annotations.NullMarked;
