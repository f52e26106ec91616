/** Benchmarks that need the rooms and a database of their own; each prints its ratio to what the database can do at all. */
@org.jspecify.annotations.NullMarked
package nl.qualityregister.jobs.bench;
