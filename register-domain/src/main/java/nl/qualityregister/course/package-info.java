/** Courses, their accreditation, editions and attendance. It knows the roll and everything left of it. */
@NullMarked
package nl.qualityregister.course;

import org.jspecify.annotations.NullMarked;
