/** Certificates: issued exactly once, rendered on demand, revoked with a reason. It knows decisions and everything left of them. */
@NullMarked
package nl.qualityregister.certificate;

import org.jspecify.annotations.NullMarked;
