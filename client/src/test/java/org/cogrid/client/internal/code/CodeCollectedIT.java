package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.grid.CodeOwners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of code when clients leave, and of units that nobody keeps. */
final class CodeCollectedIT extends CollectingGrid {
    private static final int JOBS = 100;

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
}
