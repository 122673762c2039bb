package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.cogrid.core.Fn0;
import org.cogrid.core.Fn1;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.CodeOwners;
import org.cogrid.core.internal.code.CodeStore;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.codec.Encoded;
import org.cogrid.node.internal.code.CodeCollector;
import org.cogrid.node.internal.code.EngineCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeCollectedIT {
    private static final int JOBS = 100;
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final String FUNCTION = "package p; public class F implements org.cogrid.core.Fn0<Integer> {"
            + " public Integer call() { return %d; } }";
    private final CodeGrid grid = new CodeGrid();
    private final HazelcastInstance connection = grid.connect();
    private final ClientCode client = client(connection);
    private final EngineCode engine = grid.engine();
    private final CodeCollector collector =
            new CodeCollector(grid.hazelcast(), grid.store, engine, left -> Set.of(), GRACE);

    @BeforeEach
    void start() {
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.close();
        connection.shutdown();
        grid.close();
    }

    @Test
    void codeOfAClientThatHasLeftGoesOnceNothingUsesIt() {
        Encoded encoded = CodeGrid.encode(client, Travellers.doubling());
        WeakReference<Object> there = new WeakReference<>(CodeGrid.decode(engine, encoded));
        WeakReference<ClassLoader> loader =
                new WeakReference<>(there.get().getClass().getClassLoader());

        connection.shutdown();

        awaitCollected(loader);
        Awaitility.await().untilAsserted(() -> assertThat(grid.store.all()).isEmpty());
        assertThat(grid.store.owners().keySet()).allMatch(CodeOwners::isLoaders);
    }

    @Test
    @SuppressWarnings("unchecked")
    void codeThatAValueUsesStaysWhenItsClientLeaves() throws Exception {
        Encoded encoded = CodeGrid.encode(client, Travellers.capturing(new Travellers.Point(1, 2)));
        Fn1<Integer, ?> there = (Fn1<Integer, ?>) CodeGrid.decode(engine, encoded);
        String owner = owner();

        connection.shutdown();
        Awaitility.await().untilAsserted(() -> assertThat(grid.store.owners()).doesNotContainKey(owner));
        Awaitility.await()
                .during(GRACE.multipliedBy(4))
                .until(() -> !grid.store.all().isEmpty());

        assertThat(there.call(10)).hasToString("Point[x=11, y=13]"); // loads the anonymous class and the enum by now
    }

    @Test
    void codeOfAClientThatIsThereStays() {
        ContentHash manifest = CodeGrid.encode(client, Travellers.doubling()).manifest();

        Awaitility.await()
                .during(GRACE.multipliedBy(4))
                .until(() -> grid.store
                        .all()
                        .containsAll(grid.store.manifest(manifest).units()));
    }

    @Test
    void aVersionThatItsProgramHasReplacedGoes(@TempDir Path folder) throws Exception {
        Version old = version(folder, 1);
        awaitCollected(old.here());

        Version next = version(folder, 2);

        assertThat(grid.store.kept(owner())).containsExactly(next.manifest());
        awaitCollected(old.there());
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(grid.store.findManifest(old.manifest())).isEmpty());
    }

    @Test
    void aVersionThatItsProgramStillHasStays(@TempDir Path folder) throws Exception {
        Version old = version(folder, 1);
        ClassLoader here = old.here().get();
        System.gc();

        Version next = version(folder, 2);

        assertThat(grid.store.kept(owner())).containsExactlyInAnyOrder(old.manifest(), next.manifest());
        Awaitility.await().during(GRACE.multipliedBy(4)).until(() -> {
            System.gc();
            return old.there().get() != null;
        });
        Reference.reachabilityFence(here);
    }

    @Test
    void aVersionThatAValueUsesStaysWhenItsProgramHasReplacedIt(@TempDir Path folder) throws Exception {
        Program program = new Program(folder.resolve("v1"))
                .with("p.Later", "package p; public class Later { static int number() { return 1; } }")
                .with("p.F", FUNCTION.formatted(1).replace("return 1", "return Later.number()"));
        AtomicReference<@Nullable Object> here = new AtomicReference<>(instance(program));
        Fn0<?> value = (Fn0<?>) CodeGrid.decode(engine, CodeGrid.encode(client, here.get()));
        WeakReference<ClassLoader> loader =
                new WeakReference<>(here.getAndSet(null).getClass().getClassLoader());
        awaitCollected(loader);

        Version next = version(folder, 2);

        assertThat(grid.store.kept(owner())).containsExactly(next.manifest());
        awaitCollected(next.here());
        version(folder, 3);
        awaitCollected(next.there());
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(grid.store.findManifest(next.manifest())).isEmpty());
        assertThat(value.call()).isEqualTo(1); // loads the second class by now
    }

    @Test
    void aVersionOfATaskThatWaitsKeepsItsStaticsWhenItsProgramHasReplacedIt(@TempDir Path folder) throws Exception {
        Version old = version(folder, 1);
        engine.await(old.manifest());
        awaitCollected(old.here());
        Version next = version(folder, 2);
        awaitCollected(next.here());
        version(folder, 3);

        awaitCollected(next.there());

        assertThat(old.there().get()).isSameAs(loader(old));
        engine.done(old.manifest());
        awaitCollected(old.there());
    }

    @Test
    void aVersionThatComesAgainStaysLoadedFromThenOn(@TempDir Path folder) throws Exception {
        Version old = version(folder, 1);
        Fn0<?> value = (Fn0<?>) CodeGrid.decode(engine, CodeGrid.encode(client, instance(folder, 1)));
        awaitCollected(old.here());
        version(folder, 2);

        Version again = version(folder, 1);
        WeakReference<ClassLoader> there = again.there();
        ClassLoader here = again.here().get();
        assertThat(value.getClass().getClassLoader()).isSameAs(there.get());
        value = null;

        Awaitility.await().during(GRACE.multipliedBy(4)).until(() -> {
            System.gc();
            return there.get() != null;
        });
        Reference.reachabilityFence(here);
    }

    @Test
    void whatAProgramLoadsAnewSharesAJarThatStays(@TempDir Path folder) throws Exception {
        Path jar = counter(folder);
        ClassLoader lasting = Program.loader(jar);
        Object other = instance(folder, 1); // of a version that makes the counting ones go to a loader of their own
        CodeGrid.decode(engine, CodeGrid.encode(client, other));
        awaitCollected(count(folder, jar, lasting, "A", 1));
        CodeGrid.decode(engine, CodeGrid.encode(client, Travellers.doubling()));

        Awaitility.await().during(GRACE.multipliedBy(4)).until(() -> {
            System.gc();
            return true;
        });

        count(folder, jar, lasting, "B", 2);
        Reference.reachabilityFence(other);
        Reference.reachabilityFence(lasting);
    }

    @Test
    void anotherClientOfTheProgramKeepsWhatItHasSent(@TempDir Path folder) throws Exception {
        HazelcastInstance otherConnection = grid.connect();
        Version old = version(folder, 1, client(otherConnection));
        awaitCollected(old.here());
        assertThat(version(folder, 1).manifest()).isEqualTo(old.manifest());

        version(folder, 2);
        Awaitility.await().untilAsserted(() -> {
            System.gc();
            version(folder, 3);
            assertThat(grid.store.kept(owner())).doesNotContain(old.manifest());
        });

        assertThat(grid.store.kept(owner(otherConnection))).containsExactly(old.manifest());
        assertThat(old.there().get()).isSameAs(loader(old));
        otherConnection.shutdown();
        awaitCollected(old.there());
    }

    @Test
    void aClientOfAnotherGridSendsWhatThisOneHasSentBefore(@TempDir Path folder) throws Exception {
        try (CodeGrid otherGrid = new CodeGrid()) {
            Object here = instance(folder, 1);
            CodeGrid.encode(client, here);

            Encoded encoded = CodeGrid.encode(otherGrid.client(), here);

            assertThat(((Fn0<?>) CodeGrid.decode(otherGrid.engine(), encoded)).call())
                    .isEqualTo(1);
        }
    }

    @Test
    void aJarIsSentByALaterClientAlsoWhenThoseWhoSentItFirstAreGone(@TempDir Path folder) throws Exception {
        Path jar = counter(folder);
        ClassLoader lasting = Program.loader(jar);
        CodeGrid.encode(client, lasting.loadClass("lib.Counter"));
        awaitCollected(count(folder, jar, lasting, "A", 1));
        ContentHash unit = ContentHash.of(Files.readAllBytes(jar));

        try (CodeGrid otherGrid = new CodeGrid()) {
            CodeGrid.encode(otherGrid.client(), lasting.loadClass("lib.Counter"));

            assertThat(otherGrid.store.find(unit)).isPresent();
        }
    }

    @Test
    void codeOfAWaitingTaskStaysWhenItsClientLeaves() {
        Encoded encoded = CodeGrid.encode(client, Travellers.doubling());
        engine.await(encoded.manifest());
        connection.shutdown();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(grid.store.owners().keySet()).noneMatch(owner -> owner.startsWith("client:")));
        Awaitility.await()
                .during(GRACE.multipliedBy(4))
                .until(() -> !grid.store.all().isEmpty());

        assertThat(CodeGrid.decode(engine, encoded)).isNotNull();

        engine.done(encoded.manifest());
    }

    @Test
    void unitsThatNobodyKeepsGo() {
        byte[] unit = {1, 2, 3};
        grid.store.putMissing(Map.of(ContentHash.of(unit), () -> unit));

        Awaitility.await().untilAsserted(() -> assertThat(grid.store.all()).isEmpty());
    }

    @Test
    void unitsOfAManifestThatIsLostAndSentAgainStay() {
        byte[] unit = {1, 2, 3};
        byte[] idle = {4, 5, 6};
        Manifest manifest =
                Manifest.empty("test").with(List.of(CodeGroup.of(Map.of("p.A", ContentHash.of(unit)), List.of())));
        grid.store.keepAlso(owner(), Set.of(ContentHash.of(manifest.bytes())));
        grid.store.putMissing(Map.of(ContentHash.of(idle), () -> idle));
        Awaitility.await().untilAsserted(() -> assertThat(grid.store.all()).isEmpty()); // it was looked for by now

        grid.store.put(manifest);
        grid.store.putMissing(Map.of(ContentHash.of(unit), () -> unit));

        Awaitility.await()
                .during(GRACE.multipliedBy(4))
                .until(() -> grid.store.all().contains(ContentHash.of(unit)));
    }

    /** A version of a class that was sent, and its loaders on both sides. */
    @Test
    void codeWithNamesOfItsOwnGoesBesideCodeThatStays(@TempDir Path folder) throws Exception {
        Fn1<?, ?> kept = (Fn1<?, ?>) CodeGrid.decode(engine, CodeGrid.encode(client, Travellers.doubling()));
        int before = grid.store.all().size();
        StringBuilder jobs = new StringBuilder("package p;");
        for (int job = 0; job <= JOBS; job++) {
            jobs.append(" class Job").append(job).append(" extends java.util.ArrayList<Integer> {}");
        }
        Path classes = new Program(folder).with("p.Jobs", jobs.toString()).classes();
        List<WeakReference<ClassLoader>> there = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            there.add(job(classes, job));
        }

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            job(classes, JOBS); // the client tells of what has ended with new code
            assertThat(there.stream().filter(loader -> loader.get() != null)).hasSizeLessThan(5);
            assertThat(grid.store.all()).hasSizeLessThan(before + 20);
        });
        Reference.reachabilityFence(kept);
    }

    private WeakReference<ClassLoader> job(Path classes, int job) throws Exception {
        Constructor<?> constructor =
                Program.loader(classes).loadClass("p.Job" + job).getDeclaredConstructor();
        constructor.setAccessible(true);
        Object value = CodeGrid.decode(engine, CodeGrid.encode(client, constructor.newInstance()));
        return new WeakReference<>(value.getClass().getClassLoader());
    }

    private record Version(ContentHash manifest, WeakReference<ClassLoader> here, WeakReference<ClassLoader> there) {}

    private Version version(Path folder, int number) throws Exception {
        return version(folder, number, client);
    }

    private Version version(Path folder, int number, ClientCode sender) throws Exception {
        Object here = instance(folder, number);
        Encoded encoded = CodeGrid.encode(sender, here);
        Fn0<?> there = (Fn0<?>) CodeGrid.decode(engine, encoded);
        assertThat(there.call()).isEqualTo(number);
        return new Version(
                new ContentHash(encoded.manifest().hex()), // not the one that says that a task is under way
                new WeakReference<>(here.getClass().getClassLoader()),
                new WeakReference<>(there.getClass().getClassLoader()));
    }

    private static Program program(Path folder, int number) {
        return new Program(folder.resolve("v" + number)).with("p.F", FUNCTION.formatted(number));
    }

    private static Object instance(Path folder, int number) throws Exception {
        return instance(program(folder, number));
    }

    private static Object instance(Program program) throws Exception {
        return Program.loader(program.classes())
                .loadClass("p.F")
                .getConstructor()
                .newInstance();
    }

    private static Path counter(Path folder) {
        return new Program(folder.resolve("library"))
                .with(
                        "lib.Counter",
                        "package lib; public class Counter { private static int n; public static int next() { return ++n; } }")
                .jar("counter-1.0.jar");
    }

    /** Sends a function of a loader of its own, which uses the jar of an outer one, and gives the former. */
    private WeakReference<ClassLoader> count(Path folder, Path jar, ClassLoader lasting, String name, int expected)
            throws Exception {
        Program program = new Program(folder.resolve(name), jar)
                .with("p.F", FUNCTION.formatted(2))
                .with(
                        "p." + name,
                        "package p; public class " + name + " implements org.cogrid.core.Fn0<Integer> {"
                                + " public Integer call() { return lib.Counter.next() + 0 * new F().call(); } }");
        Class<?> type = Program.loader(lasting, program.classes()).loadClass("p." + name);
        Encoded encoded = CodeGrid.encode(client, type.getConstructor().newInstance());
        assertThat(((Fn0<?>) CodeGrid.decode(engine, encoded)).call()).isEqualTo(expected);
        return new WeakReference<>(type.getClassLoader());
    }

    private static void awaitCollected(WeakReference<ClassLoader> loader) {
        Awaitility.await().until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private String owner() {
        return owner(connection);
    }

    private static String owner(HazelcastInstance connection) {
        return CodeOwners.client(connection.getLocalEndpoint().getUuid());
    }

    private static ClientCode client(HazelcastInstance connection) {
        return new ClientCode(
                new CodeStore(connection),
                owner(connection),
                () -> Runtime.version().feature(),
                CodeCollectedIT.class.getClassLoader());
    }

    private ClassLoader loader(Version version) throws ClassNotFoundException {
        return engine.loaderOf(version.manifest()).loadClass("p.F").getClassLoader();
    }
}
