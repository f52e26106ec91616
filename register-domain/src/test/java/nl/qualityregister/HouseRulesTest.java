package nl.qualityregister;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What compilers cannot see. */
class HouseRulesTest {
    /** The rooms in the order of knowing: a room calls rooms before it and reads their tables, never those after it. */
    static final List<String> ROOMS = List.of(
            "house",
            "trail",
            "file",
            "norm",
            "organisation",
            "registrant",
            "roll",
            "course",
            "evidence",
            "assessment",
            "points",
            "cycle",
            "decision",
            "certificate",
            "verification",
            "notification",
            "privacy");

    private static final String BASE = "nl.qualityregister.";

    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.qualityregister");

    @Test
    void everyRoomIsInTheOrderOfKnowing() {
        Set<String> found = HOUSE.stream().map(HouseRulesTest::room).collect(Collectors.toCollection(TreeSet::new));
        assertThat(ROOMS).containsAll(found);
    }

    @Test
    void aRoomKnowsOnlyRoomsToItsLeft() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass origin : HOUSE) {
            origin.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(BASE))
                    .filter(target -> ROOMS.indexOf(room(target)) > ROOMS.indexOf(room(origin)))
                    .forEach(target -> wrong.add(origin.getName() + " knows " + target.getName()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aStatementReadsTablesOfItsOwnRoomOrLeftAndWritesOnlyItsOwn() throws IOException {
        Map<String, String> rooms = roomOfTable();
        List<String> wrong = new ArrayList<>();
        for (Path source : sources()) {
            String room = source.getParent().getFileName().toString();
            if (!ROOMS.contains(room)) {
                room = ROOMS.stream()
                        .filter(source.toString().replace('\\', '/')::contains)
                        .findFirst()
                        .orElse(room);
            }
            String text = Files.readString(source);
            for (Map.Entry<String, String> table : rooms.entrySet()) {
                String name = table.getKey();
                boolean writes = Pattern.compile("(insert into|update|delete from|copy|truncate)\\s+" + name + "\\b")
                        .matcher(text)
                        .find();
                boolean reads = Pattern.compile("(from|join)\\s+" + name + "\\b")
                        .matcher(text)
                        .find();
                if (writes && !table.getValue().equals(room)) {
                    wrong.add(source.getFileName() + " of room " + room + " writes " + name);
                }
                if (reads && ROOMS.indexOf(table.getValue()) > ROOMS.indexOf(room)) {
                    wrong.add(source.getFileName() + " of room " + room + " reads " + name);
                }
            }
        }
        assertThat(rooms).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void bannedNamesStayOut() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|DTO|Exception)")
                .orShould()
                .haveSimpleNameStartingWith("Base")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(HOUSE);
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    @Test
    void repositoriesAndEntitiesStayInTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith(jakarta.persistence.Entity.class)
                .or()
                .areAssignableTo(org.springframework.data.repository.Repository.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void everyRoomSaysWhatItIsForAndIsNullMarked() throws IOException {
        for (String room : ROOMS.subList(0, ROOMS.size() - 1)) {
            Path info = Path.of("src/main/java/nl/qualityregister", room, "package-info.java");
            assertThat(Files.readString(info)).contains("@NullMarked").startsWith("/**");
        }
    }

    private static String room(JavaClass type) {
        String rest = type.getPackageName().substring(BASE.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /** Each migration belongs to the room its name gives: {@code V0700__course.sql}, {@code V0701__course_seats.sql}. */
    private static Map<String, String> roomOfTable() throws IOException {
        Map<String, String> rooms = new HashMap<>();
        Pattern created = Pattern.compile("create (?:table|view|materialized view)\\s+(?:if not exists\\s+)?([a-z_]+)");
        try (Stream<Path> migrations = Files.list(Path.of("../schemas/db/migration"))) {
            for (Path migration : migrations.toList()) {
                String room = migration.getFileName().toString().replaceAll("^V[0-9]+__([a-z]+)(_.*)?\\.sql$", "$1");
                Matcher tables = created.matcher(Files.readString(migration));
                while (tables.find()) {
                    rooms.put(tables.group(1), room);
                }
            }
        }
        rooms.values().retainAll(ROOMS);
        return rooms;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/nl/qualityregister"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
