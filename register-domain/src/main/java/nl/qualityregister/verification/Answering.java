package nl.qualityregister.verification;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.registrant.Factor;
import nl.qualityregister.registrant.Factors;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers what many questions need in one statement each, and judges every question by it. What was known is judged as of the moment
 * asked; what may be told, and whether what was said of the person agrees, is judged now.
 */
@Component
class Answering {
    private final Disclosure disclosure;
    private final Roll roll;
    private final Sightings sightings;
    private final Factors factors;

    Answering(Disclosure disclosure, Roll roll, Sightings sightings, Factors factors) {
        this.disclosure = disclosure;
        this.roll = roll;
        this.sightings = sightings;
        this.factors = factors;
    }

    /** In the order of the questions. */
    List<Answer> answers(List<Question> questions, AsOf asOf) {
        List<Optional<RegistrationNumber>> read =
                questions.stream().map(Question::read).toList();
        Set<RegistrationNumber> asked = read.stream().flatMap(Optional::stream).collect(toSet());
        Map<RegistrationNumber, Visibility> veiled = asked.isEmpty() ? Map.of() : sightings.visibilities(asked);
        Set<RegistrationNumber> shown = asked.stream()
                .flatMap(number -> person(number, veiled).stream())
                .collect(toSet());
        Map<RegistrationNumber, List<Standing>> standings =
                shown.isEmpty() ? Map.of() : disclosure.look(shown, asOf.validOn(), asOf.knownAt(), Tier.EMPLOYER);
        Set<RegistrationNumber> known = known(shown, standings, asOf);
        Set<Factor> agreeing = factors.agreeing(said(questions, read, veiled));
        List<Answer> answers = new ArrayList<>(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            answers.add(answer(questions.get(i), read.get(i), veiled, standings, known, agreeing, asOf));
        }
        return answers;
    }

    private Set<RegistrationNumber> known(
            Set<RegistrationNumber> shown, Map<RegistrationNumber, List<Standing>> standings, AsOf asOf) {
        Set<RegistrationNumber> others = new HashSet<>(shown);
        others.removeAll(standings.keySet());
        Set<RegistrationNumber> known = new HashSet<>(standings.keySet());
        if (!others.isEmpty()) {
            known.addAll(roll.entered(others, asOf.knownAt()));
        }
        return known;
    }

    private static List<Factor> said(
            List<Question> questions,
            List<Optional<RegistrationNumber>> read,
            Map<RegistrationNumber, Visibility> veiled) {
        List<Factor> said = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (question.saysMore()) {
                read.get(i)
                        .flatMap(number -> whose(number, veiled))
                        .map(question::of)
                        .ifPresent(said::add);
            }
        }
        return said;
    }

    private static Answer answer(
            Question question,
            Optional<RegistrationNumber> read,
            Map<RegistrationNumber, Visibility> veiled,
            Map<RegistrationNumber, List<Standing>> standings,
            Set<RegistrationNumber> known,
            Set<Factor> agreeing,
            AsOf asOf) {
        Optional<RegistrationNumber> whose = read.flatMap(number -> whose(number, veiled));
        if (whose.isEmpty() || (question.saysMore() && !agreeing.contains(question.of(whose.get())))) {
            return Answer.to(question, read, ResultCode.NOT_FOUND, null, List.of(), asOf.validOn());
        }
        RegistrationNumber person = whose.get();
        if (veiled.get(person) instanceof Visibility.Hidden) {
            return Answer.to(question, read, ResultCode.HIDDEN, null, List.of(), asOf.validOn());
        }
        if (!known.contains(person)) {
            return Answer.to(question, read, ResultCode.NOT_FOUND, null, List.of(), asOf.validOn());
        }
        @Nullable List<Standing> all = standings.get(person);
        List<Standing> matching = all == null
                ? List.of()
                : all.stream().filter(question::concerns).toList();
        return Answer.to(
                question,
                read,
                ResultCode.of(matching),
                person.equals(Objects.requireNonNull(read.orElse(null))) ? null : person,
                matching,
                asOf.validOn());
    }

    /** Under which number the person is known now; empty when he or she was erased. */
    private static Optional<RegistrationNumber> whose(
            RegistrationNumber number, Map<RegistrationNumber, Visibility> veiled) {
        @Nullable Visibility visibility = veiled.get(number);
        return switch (visibility) {
            case null -> Optional.of(number);
            case Visibility.Hidden hidden -> Optional.of(number);
            case Visibility.Merged merged -> Optional.of(merged.survivor());
            case Visibility.Erased erased -> Optional.empty();
        };
    }

    /** Of whom something may be told. */
    private static Optional<RegistrationNumber> person(
            RegistrationNumber number, Map<RegistrationNumber, Visibility> veiled) {
        return whose(number, veiled).filter(person -> !(veiled.get(person) instanceof Visibility.Hidden));
    }
}
