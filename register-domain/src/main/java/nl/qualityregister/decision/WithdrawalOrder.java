package nl.qualityregister.decision;

import java.time.LocalDate;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be withdrawn: all that the course is accredited for in the register.
 *
 * @param firstDayWithout from when on editions no longer count
 * @param takeBackFrom what was credited for editions that ended on the day or later is taken back too; absent, all that was earned stays
 */
public record WithdrawalOrder(
        CourseCode course,
        RegisterId register,
        LocalDate firstDayWithout,
        @Nullable LocalDate takeBackFrom) {}
