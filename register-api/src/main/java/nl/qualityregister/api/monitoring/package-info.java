/** What those who run the register look at: whether it is ready, and what waits. */
@NullMarked
package nl.qualityregister.api.monitoring;

import org.jspecify.annotations.NullMarked;
