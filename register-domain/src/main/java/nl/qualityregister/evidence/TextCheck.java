package nl.qualityregister.evidence;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;

/** What holds for drafts too: nothing endless, nothing that is no text. */
final class TextCheck {
    private static final int CODE = 60;
    private static final int LINE = 300;
    private static final int TEXT = 20_000;
    private static final int MOST_ATTRIBUTES = 40;
    private static final int MOST_VALUES = 50;
    private static final int MOST_FILES = 20;

    private final List<Fault> faults;
    private final String at;

    TextCheck(String at, List<Fault> faults) {
        this.at = at;
        this.faults = faults;
    }

    void check(Claim claim, List<FileId> files) {
        switch (claim) {
            case Claim.OfActivity activity -> {
                text("/claim/title", activity.title(), LINE);
                text("/claim/type", activity.type(), CODE);
                text("/claim/category", activity.category(), CODE);
                text("/claim/topic", activity.topic(), CODE);
                text("/claim/typeText", activity.typeText(), LINE);
                text("/claim/topicText", activity.topicText(), LINE);
                each("/claim/knowledgeSources", activity.knowledgeSources(), (at, source) -> text(at, source, CODE));
                each("/claim/answers", activity.answers(), this::answered);
                applied("/claim/application", activity.application());
                attributes("/claim/attributes", activity.attributes());
            }
            case Claim.OfPractice practice -> {
                text("/claim/role", practice.role(), CODE);
                text("/claim/employer", practice.employer(), LINE);
                text("/claim/jobTitle", practice.jobTitle(), LINE);
                text("/claim/roleText", practice.roleText(), LINE);
                text("/claim/organisation", practice.organisation(), LINE);
                each("/claim/alsoAt", practice.alsoAt(), (at, employer) -> {
                    text(at + "/organisation", employer.organisation(), LINE);
                    text(at + "/name", employer.name(), LINE);
                });
                each(
                        "/claim/interruptions",
                        practice.interruptions(),
                        (at, pause) -> text(at + "/reason", pause.reason(), CODE));
            }
            case Claim.OfInterruption interruption -> {
                text("/claim/reason", interruption.reason(), CODE);
                text("/claim/reasonText", interruption.reasonText(), TEXT);
            }
            case Claim.OfDocument document -> {
                text("/claim/document", document.document(), CODE);
                text("/claim/documentText", document.documentText(), LINE);
                text("/claim/issuer", document.issuer(), LINE);
            }
        }
        if (files.size() > MOST_FILES) {
            faults.add(Fault.at(at + "/files", "too-many", "max", MOST_FILES));
        }
    }

    private <T> void each(String pointer, List<T> list, BiConsumer<String, T> check) {
        if (list.size() > MOST_VALUES) {
            faults.add(Fault.at(at + pointer, "too-many", "max", MOST_VALUES));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            check.accept(pointer + "/" + i, list.get(i));
        }
    }

    private void answered(String pointer, Claim.Answered answered) {
        text(pointer + "/question", answered.question(), LINE);
        text(pointer + "/answer", answered.answer(), TEXT);
    }

    private void applied(String pointer, Claim.@Nullable Applied application) {
        if (application != null) {
            text(pointer + "/tried", application.tried(), TEXT);
            text(pointer + "/changed", application.changed(), TEXT);
        }
    }

    private void attributes(String pointer, Map<String, Object> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            faults.add(Fault.at(at + pointer, "too-many", "max", MOST_ATTRIBUTES));
            return;
        }
        attributes.forEach((name, value) -> {
            if (!name.matches("[A-Za-z][A-Za-z0-9]{0,59}")) {
                faults.add(Fault.at(at + pointer, "malformed-attribute-name"));
            } else {
                value(pointer + "/" + name, value);
            }
        });
    }

    private void value(String pointer, Object value) {
        switch (value) {
            case String text -> text(pointer, text, TEXT);
            case Boolean flag -> {}
            case Number number -> {}
            case List<?> list
            when list.size() <= MOST_VALUES && list.stream().allMatch(String.class::isInstance) ->
                list.forEach(text -> text(pointer, (String) text, LINE));
            default -> faults.add(Fault.at(at + pointer, "malformed"));
        }
    }

    void text(String pointer, @Nullable String text, int max) {
        if (text == null) {
            return;
        }
        if (text.length() > max) {
            faults.add(Fault.at(at + pointer, "too-long", "max", max));
        } else if (text.codePoints().anyMatch(TextCheck::noText)) {
            faults.add(Fault.at(at + pointer, "malformed"));
        }
    }

    /** Half of a surrogate pair, or a control character that is no white space. */
    private static boolean noText(int character) {
        return Character.getType(character) == Character.SURROGATE
                || (Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0);
    }
}
