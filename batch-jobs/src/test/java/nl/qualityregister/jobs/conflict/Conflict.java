package nl.qualityregister.jobs.conflict;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients at a running API change the facts of the very cycles that two nights judge over and over, beside each other; now and then
 * somebody holds some of the cycles for a moment, as who decides on one does. Afterwards every verdict is looked at.
 */
final class Conflict {
    private static final String REGISTER = "krsd-demo";
    private static final int PEOPLE_A_CLIENT = 4;
    /** Nights in one process, where each order is a process of its own. */
    private static final int IN_A_ROW = 5;
    /** The clients go on until so many rows of nights went by beside them, however long processes take to start. */
    private static final int ROWS = 6;

    private final URI api;
    private final Path home;
    private final Database database;
    private final Orders orders;
    private final int clients;
    private final Duration time;
    private final Map<Long, List<Instant>> freed = new ConcurrentHashMap<>();
    private final AtomicInteger rows = new AtomicInteger();

    /** A job that is run to its end, so many times in a row; fails when it does not succeed. */
    interface Orders {
        void give(int times, String job, String... parameters) throws Exception;
    }

    /** Where the register's database is. */
    record Database(String url, String user, String password) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    /** What was seen; {@code faults} is empty when every verdict is as it should be. */
    record Seen(
            int acts,
            int changes,
            int nights,
            int cycles,
            int verdicts,
            int overtaken,
            Duration behind,
            List<String> faults) {
        void print(PrintStream out) {
            out.printf(
                    Locale.ROOT,
                    "%,8d acts of the clients, which changed the facts of a cycle %,d times%n",
                    acts,
                    changes);
            out.printf(Locale.ROOT, "%,8d nights beside them%n", nights);
            out.printf(
                    Locale.ROOT,
                    "%,8d verdicts on %,d cycles, of which %,d were overtaken by later facts%n",
                    verdicts,
                    cycles,
                    overtaken);
            out.printf(
                    Locale.ROOT,
                    "%,8d ms at most from the instant of the facts to the moment that the verdict bears%n",
                    behind.toMillis());
            faults.stream().limit(20).forEach(out::println);
            out.println(
                    faults.isEmpty()
                            ? "every verdict is the evaluator's on the facts of one instant"
                            : faults.size() + " are wrong");
        }
    }

    Conflict(URI api, Path home, Database database, Orders orders, int clients, Duration time) {
        this.api = api;
        this.home = home;
        this.database = database;
        this.orders = orders;
        this.clients = clients;
        this.time = time;
    }

    Seen run() throws Exception {
        List<Client> working = enter();
        List<Future<Integer>> acts = new ArrayList<>();
        List<Future<Integer>> nights = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            working.forEach(client -> acts.add(pool.submit(client)));
            Callable<Boolean> over = () -> acts.stream().allMatch(Future::isDone);
            nights.add(pool.submit(() -> nights(over, "register=" + REGISTER)));
            nights.add(pool.submit(() -> nights(over)));
            Future<?> holding = pool.submit(() -> hold(over, people(working)));
            holding.get();
        }
        orders.give(1, "EvaluateCycles", "again=true");
        return look(working, sum(acts), sum(nights));
    }

    private static int sum(List<Future<Integer>> counts) throws Exception {
        int sum = 0;
        for (Future<Integer> count : counts) {
            sum += count.get();
        }
        return sum;
    }

    private static List<Person> people(List<Client> clients) {
        return clients.stream()
                .flatMap(client -> client.histories().keySet().stream())
                .toList();
    }

    /** People whose cycles are over get accounts, as any register would give them. */
    private List<Client> enter() throws Exception {
        List<Person> people;
        try (Connection connection = database.connect()) {
            people = Person.due(connection, REGISTER, clients * PEOPLE_A_CLIENT);
        }
        Path body = home.resolve("conflict-organisations.csv");
        Files.writeString(body, "id;name;kinds\nkeurraad-leren;Keurraad Leren;accrediting-body\n");
        orders.give(1, "ImportOrganisations", "file=" + body);
        Path accounts = home.resolve("conflict-accounts.csv");
        Files.writeString(accounts, accounts(people));
        orders.give(1, "ImportAccounts", "file=" + accounts, "issuer=" + api);
        long until = System.nanoTime() + time.toNanos();
        List<Client> entered = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            // neighbours by key are different clients' people, so that each chunk holds people of several
            int client = i;
            List<Person> own = java.util.stream.IntStream.range(0, people.size())
                    .filter(which -> which % clients == client)
                    .mapToObj(people::get)
                    .toList();
            entered.add(new Client(i, own, api, home, () -> System.nanoTime() < until || rows.get() < ROWS));
        }
        return entered;
    }

    private String accounts(List<Person> people) {
        StringBuilder rows = new StringBuilder("subject;label;role;organisation;registration_number\n");
        people.forEach(person -> rows.append(person.subject())
                .append(";professional;professional;;")
                .append(person.number())
                .append('\n'));
        for (int i = 0; i < clients; i++) {
            for (int which = 1; which <= 2; which++) {
                rows.append(Client.assessor(i, which)).append(";assessor;assessor;keurraad-leren;\n");
            }
        }
        return rows.toString();
    }

    private int nights(Callable<Boolean> over, String... parameters) throws Exception {
        List<String> order = new ArrayList<>(List.of(parameters));
        order.add("again=true");
        int nights = 0;
        try {
            do {
                orders.give(IN_A_ROW, "EvaluateCycles", order.toArray(String[]::new));
                nights += IN_A_ROW;
                rows.incrementAndGet();
            } while (!over.call());
        } catch (Exception failed) {
            rows.addAndGet(ROWS);
            throw failed;
        }
        return nights;
    }

    /** Takes the lock of some cycles as a decision on them would, and notes when it was given free. */
    private Void hold(Callable<Boolean> over, List<Person> people) throws Exception {
        Random random = new Random(7);
        try (Connection connection = database.connect();
                PreparedStatement lock = connection.prepareStatement(
                        "select id from cycle where id = any(?) order by id for no key update")) {
            connection.setAutoCommit(false);
            while (!over.call()) {
                List<Long> some = people.stream()
                        .filter(any -> random.nextInt(3) == 0)
                        .map(Person::cycle)
                        .toList();
                lock.setArray(1, connection.createArrayOf("bigint", some.toArray()));
                lock.executeQuery().close();
                pause(Duration.ofMillis(300 + random.nextInt(500)));
                Instant now = Instant.now();
                connection.commit();
                some.forEach(cycle -> freed.computeIfAbsent(cycle, any -> new CopyOnWriteArrayList<>())
                        .add(now));
                pause(Duration.ofMillis(50 + random.nextInt(100)));
            }
        }
        return null;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private Seen look(List<Client> clients, int acts, int nights) throws SQLException {
        List<String> faults = new ArrayList<>();
        Duration behind = Duration.ZERO;
        int changes = 0;
        try (Connection connection = database.connect()) {
            RecordedVerdicts recorded = new RecordedVerdicts(connection);
            Map<Long, List<Recorded>> chains = recorded.of(REGISTER);
            faults.addAll(missing(connection, chains.keySet()));
            for (List<Recorded> chain : chains.values()) {
                for (Recorded verdict : chain) {
                    faults.addAll(recorded.faults(verdict));
                }
                Recorded last = chain.getLast();
                if (!recorded.standing(last.cycle()).equals(names(last))) {
                    faults.add(last + " is the last one, and not on what stands now");
                }
            }
            for (Client client : clients) {
                for (Map.Entry<Person, History> one : client.histories().entrySet()) {
                    long cycle = one.getKey().cycle();
                    List<Recorded> chain = chains.getOrDefault(cycle, List.of());
                    faults.addAll(one.getValue().faults(chain, freed.getOrDefault(cycle, List.of())));
                    changes += one.getValue().changes();
                    Duration longest = one.getValue().behind(chain);
                    behind = longest.compareTo(behind) > 0 ? longest : behind;
                }
            }
            int verdicts = chains.values().stream().mapToInt(Collection::size).sum();
            return new Seen(acts, changes, nights, chains.size(), verdicts, verdicts - chains.size(), behind, faults);
        }
    }

    private static List<Object> names(Recorded verdict) {
        Set<String> credits =
                Set.copyOf(verdict.credits().stream().map(Object::toString).toList());
        return List.of(credits, Set.copyOf(verdict.evidence()));
    }

    private static List<String> missing(Connection connection, Set<Long> judged) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select id from cycle where register = ? and state <> 'CLOSED' and upper(days) <= current_date
                """)) {
            statement.setString(1, REGISTER);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (!judged.contains(row.getLong(1))) {
                        missing.add("cycle " + row.getLong(1) + " has no verdict");
                    }
                }
            }
        }
        return missing;
    }

    /** {@code http://localhost:8080 HOME CLIENTS SECONDS}, in the folder of the launcher and beside an API that serves that home. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[1]);
        Path postgres = home.resolve("postgres");
        Database database = new Database(
                "jdbc:postgresql://127.0.0.1:"
                        + Files.readString(postgres.resolve("port")).strip() + "/register",
                "register",
                Files.readString(postgres.resolve("password")).strip());
        Seen seen = new Conflict(
                        URI.create(arguments[0]),
                        home,
                        database,
                        Conflict::byTheLauncher,
                        Integer.parseInt(arguments[2]),
                        Duration.ofSeconds(Integer.parseInt(arguments[3])))
                .run();
        seen.print(System.out);
        if (seen.overtaken() == 0) {
            System.out.println("no verdict was overtaken, which shows nothing: give it more time");
        }
        System.exit(seen.faults().isEmpty() && seen.overtaken() > 0 ? 0 : 1);
    }

    private static void byTheLauncher(int times, String job, String... parameters)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./register", "job"));
        for (int i = 0; i < times; i++) {
            command.addAll(i == 0 ? List.of(job) : List.of("--", job));
            command.addAll(List.of(parameters));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(job + " did not succeed: " + said);
        }
    }
}
