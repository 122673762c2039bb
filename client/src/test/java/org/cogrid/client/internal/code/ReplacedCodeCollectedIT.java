package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarTable;
import org.cogrid.core.internal.codec.form.Encoded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of code that a program has replaced, and of what that shares with the rest. */
final class ReplacedCodeCollectedIT extends CollectingGrid {
    private static final String FUNCTION =
            "package p; public class F implements org.cogrid.core.function.Fn0<Integer> {"
                    + " public Integer call() { return %d; } }";

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
        ContentHash unit = JarTable.of(Files.readAllBytes(jar)).hash();

        try (CodeGrid otherGrid = new CodeGrid()) {
            CodeGrid.encode(otherGrid.client(), lasting.loadClass("lib.Counter"));

            assertThat(otherGrid.store.missing(Set.of(unit))).isEmpty();
        }
    }

    /** A version of a class that was sent, and its loaders on both sides. */
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
                        "package p; public class " + name + " implements org.cogrid.core.function.Fn0<Integer> {"
                                + " public Integer call() { return lib.Counter.next() + 0 * new F().call(); } }");
        Class<?> type = Program.loader(lasting, program.classes()).loadClass("p." + name);
        Encoded encoded = CodeGrid.encode(client, type.getConstructor().newInstance());
        assertThat(((Fn0<?>) CodeGrid.decode(engine, encoded)).call()).isEqualTo(expected);
        return new WeakReference<>(type.getClassLoader());
    }

    private ClassLoader loader(Version version) throws ClassNotFoundException {
        return engine.loaderOf(version.manifest()).loadClass("p.F").getClassLoader();
    }
}
