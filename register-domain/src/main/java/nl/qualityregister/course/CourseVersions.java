package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of what providers write: drafts of courses and of new versions. A draft is edited until it is applied for; then it is fixed,
 * and a change of topic is a new version that is reviewed again. Whose course it is, is asked here: another's is unknown.
 */
@Service
@Transactional
public class CourseVersions {
    private final VersionRows rows;
    private final VersionCheck check;

    CourseVersions(VersionRows rows, VersionCheck check) {
        this.rows = rows;
        this.check = check;
    }

    /**
     * Begins a course that nobody else sees yet. Refuses with {@link CourseCodeTaken}, or with the faults of the input.
     *
     * @param code the provider's own; drawn where absent
     * @param copyOf an earlier course of the provider's, for the record
     */
    public CourseVersion draft(
            OrganisationId provider,
            @Nullable CourseCode code,
            CourseContent content,
            List<FileId> files,
            @Nullable CourseCode copyOf,
            Actor by) {
        InputRefused.ifAny(check.ofDraft(code, content, files));
        if (copyOf != null) {
            own(copyOf, provider);
        }
        CourseCode given = code == null ? rows.draw() : code;
        if (!rows.addCourse(given, provider, content)) {
            throw new CourseCodeTaken(given);
        }
        rows.add(given, 1, content, files, copyOf, by);
        return rows.find(given, 1).orElseThrow();
    }

    /** A draft with the content and the documents of the newest version of an earlier course. Refuses with {@link CourseNotFound}. */
    public CourseVersion copy(OrganisationId provider, CourseCode earlier, @Nullable CourseCode code, Actor by) {
        CourseVersion newest = newest(earlier, provider);
        return draft(provider, code, newest.content(), newest.files(), earlier, by);
    }

    /**
     * Begins the next version, which is applied for anew; the one before stays accredited meanwhile. Refuses with {@link CourseNotFound},
     * and with {@link DraftUnderWay} when the course has a draft.
     */
    public CourseVersion begin(OrganisationId provider, CourseCode course, Actor by) {
        CourseVersion newest = newest(lock(course, provider), provider);
        if (newest.state() == VersionState.DRAFT) {
            throw new DraftUnderWay(course, newest.version());
        }
        rows.add(course, newest.version() + 1, newest.content(), newest.files(), null, by);
        return rows.find(course, newest.version() + 1).orElseThrow();
    }

    /** Refuses with {@link CourseNotFound}, {@link CourseVersionFixed}, {@link CourseChangedMeanwhile} (412), or the faults of the input. */
    public CourseVersion save(
            OrganisationId provider,
            CourseCode course,
            int version,
            long edit,
            CourseContent content,
            List<FileId> files) {
        CourseVersion standing = find(lock(course, provider), version, provider);
        if (standing.state() == VersionState.FIXED) {
            throw new CourseVersionFixed(course, version);
        }
        expect(standing, edit);
        InputRefused.ifAny(check.ofDraft(null, content, files));
        rows.save(course, version, content, files);
        return rows.find(course, version).orElseThrow();
    }

    /**
     * One lecturer in another's place, of equal role, which the bodies are told and not asked. Refuses with {@link CourseNotFound},
     * {@link CourseChangedMeanwhile} (412), and with the faults of the input: another role is a change of substance.
     *
     * @param place of the lecturer in the list, from 0
     */
    public CourseVersion replaceLecturer(
            OrganisationId provider,
            CourseCode course,
            int version,
            long edit,
            int place,
            CourseContent.Lecturer lecturer,
            Actor by) {
        CourseVersion standing = find(lock(course, provider), version, provider);
        expect(standing, edit);
        CourseContent content = standing.content();
        InputRefused.ifAny(replacing(content, place, lecturer));
        List<CourseContent.Lecturer> lecturers = new ArrayList<>(content.lecturers());
        CourseContent.Lecturer before = lecturers.set(place, lecturer);
        rows.save(course, version, content.with(lecturers), standing.files());
        rows.note(course, version, "LECTURER_REPLACED", Map.of("before", before, "after", lecturer), by);
        return rows.find(course, version).orElseThrow();
    }

    private static List<Fault> replacing(CourseContent content, int place, CourseContent.Lecturer lecturer) {
        List<Fault> faults = new ArrayList<>();
        if (lecturer.name().isBlank()) {
            faults.add(Fault.at("/lecturer/name", "required"));
        }
        if (place < 0 || place >= content.lecturers().size()) {
            faults.add(Fault.at("/place", "unknown-value"));
        } else if (!content.lecturers().get(place).role().equals(lecturer.role())) {
            faults.add(Fault.at(
                    "/lecturer/role",
                    "other-role",
                    "role",
                    content.lecturers().get(place).role()));
        }
        return faults;
    }

    private static void expect(CourseVersion standing, long edit) {
        if (standing.edit() != edit) {
            throw new CourseChangedMeanwhile(standing.course(), edit, standing.edit());
        }
    }

    private CourseCode lock(CourseCode course, OrganisationId provider) {
        return rows.lock(course)
                .filter(provider::equals)
                .map(own -> course)
                .orElseThrow(() -> new CourseNotFound(course));
    }

    private CourseVersion newest(CourseCode course, OrganisationId provider) {
        return own(course, provider).getFirst();
    }

    private List<CourseVersion> own(CourseCode course, OrganisationId provider) {
        List<CourseVersion> versions = rows.of(course);
        if (versions.isEmpty() || !versions.getFirst().provider().equals(provider)) {
            throw new CourseNotFound(course);
        }
        return versions;
    }

    /** Refuses with {@link CourseNotFound}. */
    @Transactional(readOnly = true)
    public CourseVersion find(CourseCode course, int version, OrganisationId provider) {
        return rows.find(course, version)
                .filter(found -> found.provider().equals(provider))
                .orElseThrow(() -> new CourseNotFound(course));
    }

    /** Whoever's it is; for the bodies that judge it. */
    @Transactional(readOnly = true)
    public Optional<CourseVersion> find(CourseCode course, int version) {
        return rows.find(course, version);
    }

    /** Newest first. Refuses with {@link CourseNotFound}. */
    @Transactional(readOnly = true)
    public List<CourseVersion> of(CourseCode course, OrganisationId provider) {
        return own(course, provider);
    }

    /** The newest version of each of the provider's courses, by code, after the given one. */
    @Transactional(readOnly = true)
    public List<CourseVersion> list(OrganisationId provider, Optional<CourseCode> after, int limit) {
        return rows.of(provider, after, limit);
    }
}
