/** The demo register: fictitious people in CSV files, brought to today and led through the same jobs as real ones. */
@NullMarked
package nl.qualityregister.jobs.demo;

import org.jspecify.annotations.NullMarked;
