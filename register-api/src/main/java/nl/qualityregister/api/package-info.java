/** HTTP and pages. It may lay the answers of several doors side by side; it never joins two writes. */
@NullMarked
package nl.qualityregister.api;

import org.jspecify.annotations.NullMarked;
