/** Certificates are issued and laid down as files. */
@NullMarked
package nl.qualityregister.jobs.certificate;

import org.jspecify.annotations.NullMarked;
