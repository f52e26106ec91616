/** What is over goes, and with it whoever asked to be erased and is waited for no longer. */
@NullMarked
package nl.qualityregister.jobs.privacy;

import org.jspecify.annotations.NullMarked;
