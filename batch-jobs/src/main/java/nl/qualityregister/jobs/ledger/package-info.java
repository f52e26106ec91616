/** What keeps the ledger and what is derived from it true to each other. */
@NullMarked
package nl.qualityregister.jobs.ledger;

import org.jspecify.annotations.NullMarked;
