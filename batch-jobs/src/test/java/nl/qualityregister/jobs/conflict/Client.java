package nl.qualityregister.jobs.conflict;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import nl.qualityregister.jobs.conflict.Caller.Reply;
import tools.jackson.databind.JsonNode;

/**
 * A client of the API that hands in, withdraws and corrects evidence for people of its own, as they would, and judges it, as two
 * assessors would. What it was answered is what it knows of the facts.
 */
final class Client implements Callable<Integer> {
    private static final String ACCEPTED = "{\"outcome\": \"accepted\"}";

    private final int number;
    private final Random random;
    private final List<Person> people;
    private final Map<Person, Caller> accounts = new HashMap<>();
    private final Map<Person, History> histories = new HashMap<>();
    private final Caller first;
    private final Caller second;
    private final BooleanSupplier open;

    /** @param open whether it is to go on */
    Client(int number, List<Person> people, URI api, Path home, BooleanSupplier open) {
        this.number = number;
        this.random = new Random(number);
        this.people = people;
        this.open = open;
        this.first = Caller.login(api, home, assessor(number, 1));
        this.second = Caller.login(api, home, assessor(number, 2));
        people.forEach(person -> {
            accounts.put(person, Caller.login(api, home, person.subject()));
            histories.put(person, new History());
        });
    }

    static String assessor(int client, int which) {
        return "conflict-assessor-" + client + "-" + which;
    }

    Map<Person, History> histories() {
        return histories;
    }

    /** How often it acted. */
    @Override
    public Integer call() {
        int acts = 0;
        while (open.getAsBoolean()) {
            act(people.get(random.nextInt(people.size())));
            acts++;
        }
        return acts;
    }

    private void act(Person person) {
        List<String> standing = histories.get(person).standing();
        switch (standing.isEmpty() ? random.nextInt(3) : random.nextInt(6)) {
            case 0, 1 -> accept(person, draft(person), Set.of());
            case 2 -> regret(person, draft(person));
            case 3, 4 -> withdraw(person, standing.get(random.nextInt(standing.size())));
            default -> correct(person, standing.get(random.nextInt(standing.size())));
        }
    }

    private Reply draft(Person person) {
        return accounts.get(person)
                .post("/v1/evidence", "{\"register\": \"krsd-demo\", \"claim\": " + claim(person) + "}")
                .expecting(201);
    }

    /** Submits a draft, and has it judged. */
    private void accept(Person person, Reply draft, Set<String> gone) {
        String piece = id(draft);
        submit(person, draft);
        String item = "/v1/assessment-items/" + item(person) + "/verdicts";
        Instant asked = Instant.now();
        Reply judged = first.post(item, ACCEPTED).expecting(201);
        if (judged.json().path("stage").asString().equals("second")
                && !judged.json().path("state").asString().equals("concluded")) {
            judged = second.post(item, ACCEPTED).expecting(201);
        }
        if (!judged.json().path("state").asString().equals("concluded")) {
            throw new IllegalStateException("not concluded: " + judged);
        }
        histories.get(person).accepted(piece, gone, asked, Instant.now());
    }

    /** Submitted, and withdrawn before anybody judged it: the facts stay as they are. */
    private void regret(Person person, Reply draft) {
        Reply submitted = submit(person, draft);
        accounts.get(person)
                .post(place(id(draft)) + "/withdrawals", "{\"reason\": \"Not yet.\"}", submitted.version())
                .expecting(201);
    }

    private Reply submit(Person person, Reply draft) {
        return accounts.get(person)
                .post(place(id(draft)) + "/submissions", "", draft.version())
                .expecting(201);
    }

    private void withdraw(Person person, String piece) {
        Caller account = accounts.get(person);
        String version = account.get(place(piece)).expecting(200).version();
        Instant asked = Instant.now();
        account.post(place(piece) + "/withdrawals", "{\"reason\": \"Entered by mistake.\"}", version)
                .expecting(201);
        histories.get(person).withdrawn(piece, asked, Instant.now());
    }

    private void correct(Person person, String piece) {
        Caller account = accounts.get(person);
        JsonNode old = account.get(place(piece)).expecting(200).json();
        String claim =
                old.path("claim").path("kind").asString().equals("practice") ? practice(person) : activity(person);
        Reply draft = account.post(place(piece) + "/corrections", "{\"claim\": " + claim + "}")
                .expecting(201);
        accept(person, draft, Set.of(piece));
    }

    /** Of one person one piece lies on the desk at a time. */
    private String item(Person person) {
        JsonNode page = first.get("/v1/assessment-items?kind=evidence&register=krsd-demo&limit=100")
                .expecting(200)
                .json();
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(item -> item.path("registrationNumber").asString("").equals(person.number()))
                .map(item -> item.path("itemId").asString())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("client " + number + " finds nothing on the desk"));
    }

    private static String id(Reply evidence) {
        return evidence.json().path("evidenceId").asString();
    }

    private static String place(String evidence) {
        return "/v1/evidence/" + evidence;
    }

    private String claim(Person person) {
        return random.nextInt(3) == 0 ? practice(person) : activity(person);
    }

    private String activity(Person person) {
        return String.format(Locale.ROOT, """
                {"kind": "activity", "title": "A course", "type": "course", "category": "training", "topic": "ethics",
                 "completedOn": "%s", "hours": "%d", "points": "%d", "knowledgeSource": "professional"}
                """, within(person), 1 + random.nextInt(20), 1 + random.nextInt(50));
    }

    private String practice(Person person) {
        return String.format(Locale.ROOT, """
                {"kind": "practice", "role": "social-domain", "employer": "Gemeente Zilverdam", "jobTitle": "jobcoach",
                 "from": "%s", "hoursPerWeek": "%d"}
                """, within(person), 12 + random.nextInt(24));
    }

    private String within(Person person) {
        long days = person.end().toEpochDay() - person.start().toEpochDay();
        return person.start().plusDays(random.nextLong(days)).toString();
    }
}
