/** What is done for providers by night. */
@org.jspecify.annotations.NullMarked
package nl.qualityregister.jobs.provider;
