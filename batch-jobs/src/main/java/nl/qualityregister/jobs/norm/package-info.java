/** Norm sets from the command line: checking documents, judging cases by them, explaining a verdict. Needs no database. */
@NullMarked
package nl.qualityregister.jobs.norm;

import org.jspecify.annotations.NullMarked;
