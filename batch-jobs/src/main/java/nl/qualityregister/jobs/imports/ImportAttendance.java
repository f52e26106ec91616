package nl.qualityregister.jobs.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.course.AttendanceOutcome;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** Records who attended which edition, from a file. */
@Component
public class ImportAttendance implements RegisterJob, FileKind<AttendanceRow> {
    private final Imports imports;
    private final Courses courses;

    ImportAttendance(Imports imports, Courses courses) {
        this.imports = imports;
        this.courses = courses;
    }

    @Override
    public String purpose() {
        return "Records and credits attendance of course editions from a CSV file";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Imports.FILE, Imports.REJECTS, Imports.DRY_RUN);
    }

    @Override
    public void check(Order order) {
        imports.check(order, this);
    }

    @Override
    public Optional<Map<String, Object>> rehearse(Order order) {
        return imports.rehearse(order, this);
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return imports.steps(order, this, steps);
    }

    @Override
    public String table() {
        return "attendance";
    }

    @Override
    public int chunk() {
        return 5_000;
    }

    @Override
    public AttendanceRow read(Entry entry, List<RowFault> faults) {
        Row row = entry.first();
        return new AttendanceRow(row.need("edition"), row.need("registration_number"), row.whole("session"));
    }

    @Override
    public Taken take(List<AttendanceRow> values, Actor by) {
        return counted(courses.record(values, null, by));
    }

    @Override
    public Taken rehearse(List<AttendanceRow> values, Actor by) {
        return counted(courses.rehearsePart(values, new Reporter.Office(), by));
    }

    private static Taken counted(List<AttendanceOutcome> outcomes) {
        Map<String, Long> counts = new HashMap<>();
        Map<Integer, List<RowFault>> rejected = new HashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case AttendanceOutcome.Recorded recorded -> counts.merge("new", 1L, Long::sum);
                case AttendanceOutcome.Waiting waiting -> counts.merge("waiting for accreditation", 1L, Long::sum);
                case AttendanceOutcome.AlreadyKnown known -> counts.merge("known", 1L, Long::sum);
                case AttendanceOutcome.Rejected refused ->
                    rejected.put(
                            i, refused.faults().stream().map(RowFault::first).toList());
            }
        }
        return new Taken(counts, rejected);
    }

    @Override
    public Map<String, String> columns() {
        return Map.of("number", "registration_number");
    }
}
