/** What another norm would mean for those who are registered now; nothing is changed by it. */
@NullMarked
package nl.qualityregister.jobs.whatif;

import org.jspecify.annotations.NullMarked;
