package nl.qualityregister.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of one number and answered.
 *
 * @param number in nine digits where it could be read, otherwise as written
 * @param register to which the question was narrowed
 * @param occupation to which the question was narrowed
 * @param birthDateChecked whether a date of birth was given; it agreed unless the number was not found
 * @param survivor the number under which a merged person is known now
 * @param lines what the answer rests on; empty when there is nothing or nothing may be told
 */
record Answer(
        String number,
        @Nullable String register,
        @Nullable String occupation,
        boolean birthDateChecked,
        boolean nameChecked,
        ResultCode result,
        @Nullable String survivor,
        List<Line> lines) {
    /** What stands where an answer was erased. */
    static final Answer NONE = new Answer("", null, null, false, false, ResultCode.NOT_FOUND, null, List.of());

    Answer {
        lines = List.copyOf(lines);
    }

    static Answer to(
            Question question,
            Optional<RegistrationNumber> read,
            ResultCode result,
            @Nullable RegistrationNumber survivor,
            List<Standing> standings,
            LocalDate validOn) {
        @Nullable RegisterId register = question.register();
        @Nullable OccupationCode occupation = question.occupation();
        return new Answer(
                read.map(RegistrationNumber::value).orElse(question.number()),
                register == null ? null : register.value(),
                occupation == null ? null : occupation.value(),
                question.birthDate() != null,
                question.name() != null,
                result,
                survivor == null ? null : survivor.value(),
                standings.stream().map(standing -> Line.of(standing, validOn)).toList());
    }

    /** In canonical form (RFC 8785): members by name, what is absent left out. */
    String spelled() {
        StringBuilder json = new StringBuilder(256).append('{');
        if (birthDateChecked || nameChecked) {
            json.append("\"checked\":[")
                    .append(birthDateChecked ? "\"birth-date\"" : "")
                    .append(birthDateChecked && nameChecked ? "," : "")
                    .append(nameChecked ? "\"name\"" : "")
                    .append("],");
        }
        Line.member(json, "number", number);
        if (occupation != null) {
            Line.member(json.append(','), "occupation", occupation);
        }
        if (register != null) {
            Line.member(json.append(','), "register", register);
        }
        json.append(",\"registrations\":[");
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            lines.get(i).spell(json);
        }
        Line.member(json.append("],"), "result", result.code());
        if (survivor != null) {
            Line.member(json.append(','), "survivor", survivor);
        }
        return json.append('}').toString();
    }
}
