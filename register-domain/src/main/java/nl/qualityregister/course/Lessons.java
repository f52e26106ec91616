package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of shared lessons (<i>wij-kennis</i>): what professionals give to each other, of their own will, in words in which nobody can
 * be recognised. An editor has read each one that is shown, without learning whose it is; of a theme to which fewer than five people
 * contributed nothing is shown; and each is taken back whenever its writer wishes. No dossier and no assessment reads them.
 */
@Service
@Transactional
public class Lessons {
    private static final int LONGEST = 6_000;
    private static final int SHORTEST = 40;

    private final LessonRows rows;
    private final Norms norms;
    private final Trail trail;

    Lessons(LessonRows rows, Norms norms, Trail trail) {
        this.rows = rows;
        this.norms = norms;
        this.trail = trail;
    }

    /** What in the text may make somebody recognisable, for its writer to mend; nothing is kept. */
    @Transactional(readOnly = true)
    public List<LessonHint> check(String text) {
        return Recognisable.in(text, rows.organisationsIn(text));
    }

    /** It waits for the editor. Refuses with every fault at once: unknown register, theme that is no code, a text too short or long. */
    public Lesson contribute(NewLesson lesson, Actor by) {
        norms.register(lesson.register());
        InputRefused.ifAny(faults(lesson.theme(), lesson.text()));
        LessonId id = rows.add(lesson);
        leave("lesson-contributed", id, by);
        return rows.lock(id).orElseThrow();
    }

    /** Its writer words it anew; it waits for the editor again. Refuses with LessonNotFound, LessonChangedMeanwhile (412), faults. */
    public Lesson rewrite(LessonId id, RegistrantId writer, long version, String theme, String text, Actor by) {
        LessonState next = after(own(id, writer, version), LessonMove.REWRITE);
        InputRefused.ifAny(faults(theme, text));
        rows.change(id, next, theme, text, null, null);
        leave("lesson-rewritten", id, by);
        return rows.lock(id).orElseThrow();
    }

    /** Its writer takes it back; the text is gone. Refuses with LessonNotFound, LessonNotInThatState. */
    public Lesson withdraw(LessonId id, RegistrantId writer, Actor by) {
        LessonState next = after(own(id, writer, null), LessonMove.WITHDRAW);
        rows.change(id, next, null, null, null, null);
        leave("lesson-withdrawn", id, by);
        return rows.lock(id).orElseThrow();
    }

    /** The editor lets it be shown. Refuses with LessonNotFound, LessonChangedMeanwhile (412), LessonNotInThatState. */
    public Lesson show(LessonId id, long version, Actor by) {
        Lesson lesson = seen(id, version);
        rows.change(id, after(lesson, LessonMove.SHOW), null, lesson.text(), null, by);
        leave("lesson-shown", id, by);
        return rows.lock(id).orElseThrow();
    }

    /** The editor gives it back to be worded otherwise, or takes one down that was shown. Refuses as {@link #show} does. */
    public Lesson giveBack(LessonId id, long version, String remark, Actor by) {
        Lesson lesson = seen(id, version);
        if (remark.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/remark", "required")));
        }
        rows.change(id, after(lesson, LessonMove.RETURN), null, lesson.text(), remark, by);
        leave("lesson-returned", id, by);
        return rows.lock(id).orElseThrow();
    }

    /** Every lesson of these people is taken back. Returns how many. */
    public int withdrawAll(Collection<RegistrantId> writers) {
        return rows.withdrawAll(writers);
    }

    /** So that nobody is the editor of his or her own. */
    @Transactional(readOnly = true)
    public boolean isWrittenBy(LessonId id, RegistrantId person) {
        return rows.writer(id).filter(person::equals).isPresent();
    }

    /** Somebody's own, newest first, in whatever state. */
    @Transactional(readOnly = true)
    public List<Lesson> of(RegistrantId writer) {
        return rows.of(writer);
    }

    /** What waits for the editor, oldest first. */
    @Transactional(readOnly = true)
    public List<Lesson> waiting(int limit) {
        return rows.waiting(limit);
    }

    /** What is shown, of one theme or all, after the given one. */
    @Transactional(readOnly = true)
    public List<Lesson> shown(RegisterId register, @Nullable String theme, Optional<LessonId> after, int limit) {
        return rows.shown(register, theme, after, limit);
    }

    @Transactional(readOnly = true)
    public List<LessonTheme> themes(RegisterId register) {
        return rows.themes(register);
    }

    private Lesson own(LessonId id, RegistrantId writer, @Nullable Long version) {
        if (rows.writer(id).filter(writer::equals).isEmpty()) {
            throw new LessonNotFound(id);
        }
        Lesson lesson = rows.lock(id).orElseThrow();
        if (version != null) {
            expect(lesson, version);
        }
        return lesson;
    }

    private Lesson seen(LessonId id, long version) {
        Lesson lesson = rows.lock(id)
                .filter(found -> found.state() != LessonState.WITHDRAWN)
                .orElseThrow(() -> new LessonNotFound(id));
        expect(lesson, version);
        return lesson;
    }

    private static void expect(Lesson lesson, long version) {
        if (lesson.version() != version) {
            throw new LessonChangedMeanwhile(lesson.id(), version, lesson.version());
        }
    }

    private static LessonState after(Lesson lesson, LessonMove move) {
        return move.from(lesson.state()).orElseThrow(() -> new LessonNotInThatState(lesson.id(), lesson.state()));
    }

    private static List<Fault> faults(String theme, String text) {
        List<Fault> faults = new ArrayList<>();
        if (!theme.matches("[a-z0-9]+(-[a-z0-9]+)*") || theme.length() > 60) {
            faults.add(Fault.at("/theme", "malformed"));
        }
        if (text.length() > LONGEST) {
            faults.add(Fault.at("/text", "too-long", "max", LONGEST));
        } else if (text.strip().length() < SHORTEST) {
            faults.add(Fault.at("/text", "too-short", "min", SHORTEST));
        }
        return faults;
    }

    /** Of whom it is stays out of the trail: the actor is there, and the lesson names nobody. */
    private void leave(String act, LessonId id, Actor by) {
        trail.record(List.of(new Footprint(by, act, "lesson:" + id, List.of(), "own-will", null)));
    }
}
