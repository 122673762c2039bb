package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One thread's upload of a class hangs, while others of the same client send code, too. */
final class SlowUploadIT {
    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ClassLoader program;
    private WatchedGrid watched;
    private ClientCode client;

    @BeforeEach
    void make() throws Exception {
        Path classes = new Program(folder.resolve("program"))
                .with("p.Shared", "package p; public class Shared { }")
                .with("p.F", "package p; public class F { Shared shared; }")
                .with("p.G", "package p; public class G { Shared shared; }")
                .with("p.Other", "package p; public class Other { }")
                .classes();
        program = Program.loader(classes);
        watched = new WatchedGrid(
                "setAsync",
                ContentHash.of(Files.readAllBytes(classes.resolve("p/Shared.class")))
                        .hex());
        client = new ClientCode(
                new CodeStore(watched.of(grid.hazelcast())), CodeOwners.client(UUID.randomUUID()), () -> 17, program);
    }

    @AfterEach
    void stop() throws InterruptedException {
        watched.mayAnswer.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES))
                .isTrue(); // or its code came into the next test's grid
    }

    @Test
    void otherCodeIsSentMeanwhile() throws Exception {
        Future<ContentHash> hung = send("p.F");
        watched.isAsked.get(1, TimeUnit.MINUTES);

        ContentHash other = send("p.Other").get(1, TimeUnit.MINUTES);

        assertThat(grid.engine().loaderOf(other).loadClass("p.Other")).isNotNull();
        assertThat(hung).isNotDone();
    }

    @Test
    void jarsAreGivenMeanwhile() throws Exception {
        Path jar = new Program(folder.resolve("library"))
                .with("lib.L", "package lib; public class L { }")
                .jar("l.jar");
        Future<ContentHash> hung = send("p.F");
        watched.isAsked.get(1, TimeUnit.MINUTES);

        ContentHash given = threads.submit(() -> client.addJars(List.of(jar))).get(1, TimeUnit.MINUTES);

        assertThat(grid.engine().loaderOf(given).loadClass("lib.L")).isNotNull();
        assertThat(hung).isNotDone();
    }

    @Test
    void whatSeveralThreadsNeedIsSentOnce() throws Exception {
        Future<ContentHash> first = send("p.F");
        watched.isAsked.get(1, TimeUnit.MINUTES);
        Future<ContentHash> again = send("p.F");
        Future<ContentHash> user = send("p.G");
        assertThat(List.of(first, again, user)).noneMatch(Future::isDone);

        watched.mayAnswer.countDown();

        assertThat(again.get(1, TimeUnit.MINUTES)).isEqualTo(first.get(1, TimeUnit.MINUTES));
        assertThat(grid.engine().loaderOf(user.get(1, TimeUnit.MINUTES)).loadClass("p.G"))
                .isNotNull();
        assertThat(client.unitsSent()).isEqualTo(3);
    }

    private Future<ContentHash> send(String className) {
        return threads.submit(() -> CodeGrid.manifestOf(client, program.loadClass(className)));
    }
}
