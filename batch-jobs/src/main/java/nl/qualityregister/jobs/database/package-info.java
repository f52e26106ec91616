/** The embedded PostgreSQL of one register's home: started detached by the launcher, used by every process, stopped by the launcher. */
@NullMarked
package nl.qualityregister.jobs.database;

import org.jspecify.annotations.NullMarked;
