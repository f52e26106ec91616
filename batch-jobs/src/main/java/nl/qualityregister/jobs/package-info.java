/** The register's nights: imports, evaluation, certificates, delivery. Each job is one class and calls the same doors as the API. */
@NullMarked
package nl.qualityregister.jobs;

import org.jspecify.annotations.NullMarked;
