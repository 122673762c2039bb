package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.core.Engine;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.wire.FreeHeap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that fail as badly as tasks can, on an engine with a small heap, which serves on. */
class OutOfMemoryIT {
    private static Cluster cluster;
    private static Client client;
    private static DirectView e0;

    @BeforeAll
    static void start() {
        // On a single processor the JVM would take a collector that divides the heap so that the largest values here
        // don't fit.
        cluster = Cluster.local(ClusterOptions.engines(1).withJvmArguments("-Xms96m", "-Xmx96m", "-XX:+UseG1GC"));
        client = cluster.connect();
        e0 = client.view(0);
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    private static final String MORE_HEAP = "cogrid start --heap";

    @AfterEach
    void theEngineIsUsable() throws IOException {
        try {
            e0.clear();
            e0.put("a", List.of(1, 2));
            assertThat(e0.<Integer>evaluate("a.sum()").get()).isEqualTo(3);
        } catch (EngineLostException e) {
            throw new AssertionError("the engine has ended; its log: " + Files.readString(cluster.log(0)), e);
        }
    }

    private static RemoteTaskException failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable task) {
        return catchThrowableOfType(RemoteTaskException.class, task);
    }

    @Test
    void aTaskThatAllocatesOneArrayTooLargeFails() {
        RemoteTaskException failure = failureOf(() -> e0.applySync((Integer size) -> new long[size].length, 1 << 27));

        assertThat(failure.remoteClass()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(failure).hasCauseInstanceOf(OutOfMemoryError.class).hasMessageContaining(MORE_HEAP);
    }

    @Test
    void aTaskThatFillsTheHeapBitByBitFails() {
        RemoteTaskException failure = failureOf(() -> e0.applySync(() -> {
            List<byte[]> all = new ArrayList<>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }));

        assertThat(failure.remoteClass()).isEqualTo("java.lang.OutOfMemoryError");
    }

    @Test
    void aTextThatFillsTheHeapFails() {
        RemoteTaskException failure =
                failureOf(() -> e0.execute("def all = []; while (true) { all << new byte[1 << 20] }")
                        .get());

        assertThat(failure.remoteClass()).isEqualTo("java.lang.OutOfMemoryError");
    }

    @Test
    void anErrorThatReachesTheGridMemberWhileTheHeapIsFullEndsNeitherMemberNorEngine() {
        e0.execute("""
                        def all = []
                        def heap = Runtime.runtime
                        while (heap.maxMemory() - heap.totalMemory() + heap.freeMemory() > 8 << 20) {
                            all << new byte[(1 << 20) - 64]
                        }
                        def error = new OutOfMemoryError('on a thread of the member')
                        com.hazelcast.instance.impl.OutOfMemoryErrorDispatcher.onOutOfMemory(error) // as that does
                        """).get();

        assertThat(client.ids()).containsExactly(0);
    }

    @RepeatedTest(5)
    void aResultTooLargeToBeEncodedFailsUnlessItsBeginningIsFetchedInTime() {
        byte[] result = null;
        RemoteTaskException failure = null;
        try {
            result = e0.applySync(() -> new byte[fitsOnceAndNotTwice()]);
        } catch (RemoteTaskException e) {
            failure = e;
        }

        assertThat(failure == null ? result : failure.getMessage())
                .satisfiesAnyOf(
                        value -> assertThat(value).isInstanceOf(byte[].class),
                        text -> assertThat(text).asString().contains(MORE_HEAP));
    }

    @RepeatedTest(5)
    void dataTooLargeToBeEncodedAreRefused() {
        RemoteTaskException failure = failureOf(() -> e0.applySync(() -> {
            Engine.current().publish(new byte[fitsOnceAndNotTwice()]);
        }));

        assertThat(failure.getMessage()).contains(MORE_HEAP);
    }

    @RepeatedTest(3)
    void aResultOfManySmallObjectsTooLargeToBeEncodedFails() {
        RemoteTaskException failure = failureOf(() -> e0.applySync(() -> {
            List<long[]> all = new ArrayList<>();
            for (int left = fitsOnceAndNotTwice() / 1_050; left > 0; left--) {
                all.add(new long[128]);
            }
            return all;
        }));

        assertThat(failure.getMessage()).contains(MORE_HEAP);
    }

    @RepeatedTest(3)
    void aValueOfManySmallObjectsTooLargeToBeDecodedIsRefused() {
        List<List<Integer>> all = new ArrayList<>();
        for (int left = 500_000; left > 0; left--) {
            all.add(new ArrayList<>(List.of(left, 1_000 + left, 2_000 + left)));
        }

        RemoteTaskException failure = failureOf(() -> e0.put("all", all));

        assertThat(failure.getMessage()).contains(MORE_HEAP);
    }

    @ParameterizedTest
    @ValueSource(ints = {50_000, 2_000_000})
    void tasksThatWaitTakeNotAllOfTheHeap(int bytes, @TempDir Path folder) throws IOException {
        Path goOn = folder.resolve("go-on");
        AsyncResult<?> first = e0.execute("while (!new File('" + goOn + "').exists()) { sleep 10 }");
        List<AsyncResult<Integer>> waiting = new ArrayList<>();
        for (int sent = 0; sent < 200_000_000; sent += bytes) {
            waiting.add(e0.applyAsync(array -> array.length, new byte[bytes]));
        }
        await().atMost(Duration.ofSeconds(50))
                .until(() -> AnsweredStatus.activity(client, 0).queued() == waiting.size());
        Files.createFile(goOn);
        first.get();
        int refused = 0;
        for (AsyncResult<Integer> each : waiting) {
            try {
                assertThat(each.get()).isEqualTo(bytes);
            } catch (RemoteTaskException e) {
                assertThat(e).hasMessageContaining(MORE_HEAP).hasMessageContaining("has not run");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @RepeatedTest(3)
    void aTableTooLargeToBeDecodedIsRefused() {
        RemoteTaskException failure = failureOf(() -> e0.put("table", new double[50][100_000]));

        assertThat(failure.getMessage()).contains(MORE_HEAP);
    }

    private static int fitsOnceAndNotTwice() {
        System.gc();
        return (int) (FreeHeap.bytes() / 5 * 3);
    }

    @Test
    void endlessRecursionFails() {
        RemoteTaskException java = failureOf(() -> e0.applySync((Integer n) -> Endless.recursion(n), 1));
        RemoteTaskException groovy =
                failureOf(() -> e0.execute("def f(n) { f(n + 1) + 1 }; f(0)").get());

        assertThat(java.remoteClass()).isEqualTo("java.lang.StackOverflowError");
        assertThat(groovy.remoteClass()).isEqualTo("java.lang.StackOverflowError");
    }

    @Test
    void errorsAreFailuresLikeOthers() {
        assertThatThrownBy(() -> e0.applySync(() -> {
                    throw new AssertionError("not so");
                }))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("java.lang.AssertionError")
                .hasMessageContaining("not so")
                .hasCauseInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> e0.applySync(() -> {
                    throw new OwnError("mine");
                }))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("mine")
                .hasCauseInstanceOf(OwnError.class);
        assertThatThrownBy(() -> e0.execute("throw new ThreadDeath()").get()).isInstanceOf(RemoteTaskException.class);
    }

    @Test
    void aStaticInitialiserThatThrowsIsNamed() {
        assertThatThrownBy(() -> e0.applySync(() -> Unlucky.VALUE))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("java.lang.ExceptionInInitializerError")
                .hasStackTraceContaining("no luck today");
        assertThatThrownBy(() -> e0.applySync(() -> Unlucky.VALUE))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("java.lang.NoClassDefFoundError");
    }

    @Test
    void aTaskThatThrowsAnIoExceptionRunsOnce() {
        e0.put("runs", 0);

        assertThatThrownBy(() -> e0.applySync(() -> {
                    Engine.current().globals().merge("runs", 1, (a, b) -> (int) a + (int) b);
                    throw new IOException("the disk is on strike");
                }))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("the disk is on strike")
                .hasCauseInstanceOf(IOException.class);
        assertThat(e0.get("runs", Integer.class)).isEqualTo(1);
    }

    /** Recursion that javac does not see through. */
    static final class Endless {
        private Endless() {}

        @SuppressWarnings("InfiniteRecursion")
        static int recursion(int n) {
            return recursion(n + 1) + 1;
        }
    }

    static final class Unlucky {
        static final int VALUE = fail();

        private Unlucky() {}

        private static int fail() {
            throw new IllegalStateException("no luck today");
        }
    }

    static final class OwnError extends Error {
        private static final long serialVersionUID = 1L;

        OwnError(String message) {
            super(message);
        }
    }
}
