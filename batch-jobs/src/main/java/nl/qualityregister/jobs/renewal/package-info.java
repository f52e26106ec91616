/** The nights in which cycles end: they are judged, and decided where the norm may decide. */
@NullMarked
package nl.qualityregister.jobs.renewal;

import org.jspecify.annotations.NullMarked;
